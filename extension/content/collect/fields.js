// The fields of a frame that a person can see, each with what names it.

import { joinBoxes, typedPattern } from "../guard/input-watcher.js";
import { HEADING } from "./adjacent-text.js";
import { dom, parseUrl } from "./dom.js";
import { addDrawnWords } from "./drawn-words.js";
import { controlOf, editableElements, isOnlySearch } from "./editable.js";
import { tidyText } from "./element-text.js";
import { boxesOf, fieldElement, fieldKey, setBoxes } from "./field-registry.js";
import { inputTakers } from "./input-takers.js";
import { findLabelElements } from "./label-elements.js";
import { labelsOf } from "./labels.js";
import { makeshiftFields } from "./makeshift-fields.js";
import { forgetStyles } from "./rendered-text.js";
import { addScreenLabels } from "./screen-labels.js";
import { groupBoxes } from "./split-numbers.js";
import { isTelling } from "./telling-words.js";
import { MAX_FIELDS, preferred, seenFields } from "./seen-fields.js";
import { fieldHiddenBy } from "./visibility.js";

/** @typedef {import("./editable.js").Editable} Editable */

// The legend of a field set names its fields in another way.
const TITLE = `${HEADING},:not(fieldset)>legend`;

// Frames without an address of their own have the origin of the document that made them.
const ownHost = () => location.host || (parseUrl(origin)?.host ?? "");

/** The host that a form is sent to, if it is not the frame's own. @type {(form: Element | null) => string} */
function actionHost(form) {
  if (!form) return "";
  const button = dom.first(form, "[formaction]");
  const action = dom.attribute(form, "action") || (button && dom.attribute(button, "formaction"));
  const host = (action && parseUrl(action)?.host) || "";
  return host === ownHost() ? "" : host;
}

const FORM = "form,dialog,[role=form i],[role=dialog i],[role=alertdialog i],[aria-modal=true i]";

/** The form or the dialog that a field is in, also around its shadow root. @type {(el: any) => Element | null} */
function formOf(el) {
  for (let at = el; at; at = dom.host(dom.root(at))) {
    const form = at.form ?? dom.closest(at, FORM);
    if (form) return form;
  }
  return null;
}

/** Numbers the forms from 1, in the order in which they are met; no form is 0. */
function formNumbers() {
  /** @type {Element[]} */
  const forms = [];
  return (/** @type {Element} */ el) => {
    const form = formOf(el);
    if (form && !forms.includes(form)) forms.push(form);
    return form ? forms.indexOf(form) + 1 : 0;
  };
}

/**
 * What the description of a field takes from the frame.
 * @typedef {object} Surroundings
 * @property {(root: Node) => ArrayLike<Element>} headings
 * @property {typeof actionHost} hosts
 * @property {(el: Element) => number} forms
 */

/** @type {(boxes: Editable[], surroundings: Surroundings) => Mamori.Field} */
function describe(boxes, { headings, hosts, forms }) {
  const { el, control, label } = boxes[0];
  const labels = labelsOf(el, boxes[boxes.length - 1].el, headings);
  const attribute = (/** @type {string} */ name) => tidyText(dom.attribute(el, name), 200);
  const length = Number.parseInt(dom.attribute(el, "maxlength"), 10);
  return {
    key: fieldKey(el),
    control,
    labels: label?.text ? [label, ...labels] : labels,
    name: attribute("name"),
    id: attribute("id"),
    autocomplete: attribute("autocomplete"),
    pattern: attribute("pattern"),
    maxLength: length >= 0 ? Math.min(length, 0xffffffff) : null,
    boxes: boxes.length,
    form: forms(el),
    actionHost: hosts(el.form ?? dom.closest(el, "form")),
    typed: typedPattern(el),
  };
}

/**
 * Remembers answers for the time of one scan.
 * @template K, V
 * @param {(key: K) => V} ask
 * @returns {(key: K) => V}
 */
function memoized(ask) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, ask(key));
    return known.get(key);
  };
}

/** The texts of the labels of each field that the last full scan has read, by its key. @type {Map<number, Set<string>>} */
const lastLabels = new Map();

/** What the last full scan found. */
let lastScan = {
  styleSheets: 0,
  all: /** @type {Editable[]} */ ([]),
  /** What hides each element of `all`; null for a visible one. */
  hiders: /** @type {(Element | null)[]} */ ([]),
};

/** @type {() => number} */
const styleSheetCount = () => dom.sheets(document).length;

// A person has typed into it, so it was visible, whatever its style says.
/** @type {(el: any, memo: Map<any, any>) => Element | null} */
const hiderOf = (el, memo) => (typedPattern(el) ? null : fieldHiddenBy(el, memo));

/**
 * Whether a full scan would find the same fields as the last one: the same elements and style sheets,
 * and what was hidden still is. A field that was hidden since is no reason to scan again.
 * @type {(roots: Node[]) => boolean}
 */
export function areFieldsUnchanged(roots) {
  const all = editableElements(roots);
  const isSame = all.length === lastScan.all.length && styleSheetCount() === lastScan.styleSheets;
  const memo = new Map();
  return (
    isSame &&
    all.every(({ el, control }, at) => {
      const old = lastScan.all[at];
      return (
        el === old.el && control === old.control && (!lastScan.hiders[at] || hiderOf(el, memo))
      );
    })
  );
}

/** @type {() => Surroundings} */
const surroundingsOfScan = () => ({
  headings: memoized((/** @type {Node} */ root) => dom.all(root, TITLE)),
  hosts: memoized(actionHost),
  forms: formNumbers(),
});

/**
 * @typedef {object} FoundFields
 * @property {Mamori.Field[]} fields the visible fields
 * @property {Element[]} hiders what hides the others
 * @property {boolean} hasPicture whether a picture without text names a field
 * @property {Element | undefined} first the first field that is no search box, where more than a search is asked for
 * @property {boolean} isCut whether there are more fields than are read
 */

/** Inserts an element into a list in the order of the document. @type {(list: Editable[], one: Editable) => void} */
function insertInOrder(list, one) {
  const at = list.findIndex(({ el }) => dom.compare(one.el, el) & Node.DOCUMENT_POSITION_FOLLOWING);
  list.splice(at < 0 ? list.length : at, 0, one);
}

/**
 * The visible fields, and what hides the others. Where the frame asks for something, the other ways to
 * hand something over are fields, too. Yields where the scan may pause.
 * @type {(roots: Node[], hasWords: boolean) => Generator<void, FoundFields>}
 */
export function* readFields(roots, hasWords) {
  forgetStyles();
  const memo = new Map();
  const takers = inputTakers();
  const { all, hiders, visible, isCut } = yield* seenFields(roots, takers, (el) =>
    hiderOf(el, memo),
  );
  lastScan = { styleSheets: styleSheetCount(), all, hiders };
  yield;
  const isAsking = hasWords || !isOnlySearch(visible);
  const makeshift = isAsking ? yield* makeshiftFields(roots, visible, memo) : [];
  for (const one of makeshift) insertInOrder(visible, one);
  // What takes input may be no field in the source, or stand in a tree that was not found.
  const others = takers.filter((taker) => !visible.some(({ el }) => el === taker.el));
  for (const one of others) insertInOrder(visible, one);
  if (visible.length > 0) yield* findLabelElements(roots);
  const surroundings = surroundingsOfScan();
  const groups = groupBoxes(visible);
  const fields = [];
  for (const boxes of preferred(groups, MAX_FIELDS, takers)) {
    joinAll(boxes.map(({ el }) => el));
    fields.push(describe(boxes, surroundings));
    yield;
  }
  const els = visible.map(({ el }) => el);
  const hasPicture = yield* addScreenLabels(fields, els, roots);
  yield* addWordsAtTakers(fields, takers, els, roots);
  rememberLabels(fields);
  const first = isAsking ? visible.find(({ control }) => control !== "search")?.el : undefined;
  return {
    fields: hasWords ? fields : fields.filter((field) => !isEmptyTaker(field, takers)),
    hiders: /** @type {Element[]} */ (hiders.filter(Boolean)),
    hasPicture,
    first,
    isCut: isCut || groups.length > MAX_FIELDS,
  };
}

/** @type {(fields: Mamori.Field[], takers: Editable[], els: Element[], roots: Node[]) => Generator<void, void>} */
function* addWordsAtTakers(fields, takers, els, roots) {
  for (const field of fields) {
    const el = /** @type {Element} */ (fieldElement(field.key));
    const taker = takers.find((one) => boxesOf(el).includes(one.el));
    if (taker) yield* addDrawnWords(field, taker.el, els, roots);
  }
}

/** Whether keys were typed where no field is, on a page whose words ask for nothing. @type {(field: Mamori.Field, takers: Editable[]) => boolean} */
function isEmptyTaker({ key, labels }, takers) {
  const el = fieldElement(key);
  const isMakeshift = el && !controlOf(el) && takers.some((taker) => taker.el === el);
  return Boolean(isMakeshift) && !labels.some(({ text }) => isTelling(text));
}

/** @type {(fields: Mamori.Field[]) => void} */
function rememberLabels(fields) {
  lastLabels.clear();
  for (const { key, labels } of fields)
    lastLabels.set(key, new Set(labels.map(({ text }) => text)));
}

/**
 * Whether an element that takes input was not read by the last full scan, or not all that names it.
 * Asks for no more than this one field.
 * @type {(el: Element) => boolean}
 */
export function isUnread(el) {
  const [first] = boxesOf(el);
  const known = lastLabels.get(fieldKey(first));
  const taker = inputTakers().find((one) => one.el === el);
  if (!known || !taker) return Boolean(taker);
  forgetStyles();
  const field = describe([{ el: first, control: taker.control }], surroundingsOfScan());
  const work = addDrawnWords(field, el, [], []);
  while (!work.next().done);
  return field.labels.some(({ text }) => isTelling(text) && !known.has(text));
}

/** @type {(boxes: Element[]) => void} */
function joinAll(boxes) {
  if (boxes.length === 1 || boxesOf(boxes[0]).length === boxes.length) return;
  setBoxes(boxes);
  joinBoxes(boxes);
}
