// The fields of a frame that a person can see, each with what names it.

import { joinBoxes, typedPattern } from "../guard/input-watcher.js";
import { HEADING } from "./adjacent-text.js";
import { dom, parseUrl } from "./dom.js";
import { editableElements } from "./editable.js";
import { tidyText } from "./element-text.js";
import { boxesOf, fieldKey, setBoxes } from "./field-registry.js";
import { labelsOf } from "./labels.js";
import { forgetStyles } from "./rendered-text.js";
import { addScreenLabels } from "./screen-labels.js";
import { groupBoxes } from "./split-numbers.js";
import { fieldHiddenBy } from "./visibility.js";

/** @typedef {import("./editable.js").Editable} Editable */

const MAX_FIELDS = 500;

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

/** @type {(boxes: Editable[], headings: (root: Node) => ArrayLike<Element>, hosts: typeof actionHost) => Mamori.Field} */
function describe(boxes, headings, hosts) {
  const { el, control } = boxes[0];
  const attribute = (/** @type {string} */ name) => tidyText(dom.attribute(el, name), 200);
  const length = Number.parseInt(dom.attribute(el, "maxlength"), 10);
  return {
    key: fieldKey(el),
    control,
    labels: labelsOf(el, boxes[boxes.length - 1].el, headings),
    name: attribute("name"),
    id: attribute("id"),
    autocomplete: attribute("autocomplete"),
    pattern: attribute("pattern"),
    maxLength: length >= 0 ? Math.min(length, 0xffffffff) : null,
    boxes: boxes.length,
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

/**
 * The visible fields, and what hides the others. Yields where the scan may pause.
 * @type {(roots: Node[]) => Generator<void, { fields: Mamori.Field[], hiders: Element[], hasPicture: boolean }>}
 */
export function* readFields(roots) {
  forgetStyles();
  const all = editableElements(roots);
  yield;
  // All geometry is read at once and nothing is written in between, so that at most one layout is needed.
  const memo = new Map();
  const hiders = all.map(({ el }) => hiderOf(el, memo));
  lastScan = { styleSheets: styleSheetCount(), all, hiders };
  yield;
  const visible = all.filter((_, i) => !hiders[i]).slice(0, 2 * MAX_FIELDS);
  const headings = memoized((/** @type {Node} */ root) => dom.all(root, HEADING));
  const hosts = memoized(actionHost);
  const fields = [];
  for (const boxes of groupBoxes(visible).slice(0, MAX_FIELDS)) {
    joinAll(boxes.map(({ el }) => el));
    fields.push(describe(boxes, headings, hosts));
    yield;
  }
  const els = visible.map(({ el }) => el);
  const hasPicture = yield* addScreenLabels(fields, els, roots);
  return { fields, hiders: /** @type {Element[]} */ (hiders.filter(Boolean)), hasPicture };
}

/** @type {(boxes: Element[]) => void} */
function joinAll(boxes) {
  if (boxes.length === 1 || boxesOf(boxes[0]).length === boxes.length) return;
  setBoxes(boxes);
  joinBoxes(boxes);
}
