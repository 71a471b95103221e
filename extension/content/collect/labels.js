// Everything that names a field for a person, nearest first.

import { FIELD, generatedTextBeside, textAfter, textBefore } from "./adjacent-text.js";
import { dom } from "./dom.js";
import { MARK, elementText, tidyText } from "./element-text.js";
import { generatedText } from "./generated-text.js";
import { labelElementsOf } from "./label-elements.js";
import { renderedPart, renderedText, spokenText } from "./rendered-text.js";

/** @typedef {(source: Mamori.Source, text: string) => void} Add */

const GROUP =
  "fieldset,[role=group],[role=radiogroup],[role=dialog],form[aria-label],section[aria-label]";

/** The texts of the elements that an attribute refers to by id. @type {(el: Element, name: string) => string[]} */
function referredTexts(el, name) {
  const value = dom.attribute(el, name);
  if (!value) return [];
  const ids = value.split(/\s+/).filter(Boolean).slice(0, 5);
  return ids.map((id) => {
    const target = dom.first(dom.root(el), `#${CSS.escape(id)}`);
    return target ? spokenText(target) : "";
  });
}

/** The text of the button that stands for a hidden input of a file, directly beside it. @type {(el: any) => string} */
function fileButton(el) {
  if (el.type !== "file" || dom.shown(el)) return "";
  const button = [dom.previous(el), el.nextElementSibling].find(
    (one) => one && dom.shown(one) && dom.matches(one, "button,[role=button i]"),
  );
  return button ? renderedText(button) : "";
}

const MAX_DOCUMENT_NAME = 80;

/**
 * The line that a file's label stands in or below: the label often names only a side of a document.
 * @type {(el: any) => string}
 */
function documentName(el) {
  if (el.type !== "file") return "";
  const label = dom.closest(el, "label") ?? el.labels?.[0];
  const home = label ? dom.parent(label) : null;
  if (!dom.isElement(home)) return "";
  const own = [...dom.children(home)]
    .filter((node) => !dom.isElement(node))
    .map((node) => renderedPart(node, home))
    .join(" ");
  let before = dom.previous(label);
  while (before && dom.tag(before) === "label") before = dom.previous(before);
  const isText = before && !dom.matches(before, FIELD) && !dom.first(before, FIELD);
  const text = /\S/.test(own) ? own : isText ? renderedText(before) : "";
  return text.length <= MAX_DOCUMENT_NAME ? text : "";
}

/** Adds label elements and attributes of the field itself. @type {(el: any, add: Add) => void} */
function ownLabels(el, add) {
  for (const label of labelElementsOf(el)) add("label", renderedText(label));
  add("label", fileButton(el));
  for (const text of referredTexts(el, "aria-labelledby")) add("aria", text);
  add("aria", dom.attribute(el, "aria-label"));
  for (const name of ["placeholder", "aria-placeholder", "data-placeholder"])
    add("placeholder", dom.attribute(el, name));
  add("title", dom.attribute(el, "title"));
  // Custom elements take the label of the field inside them as an attribute.
  for (const part of [el, dom.parent(el)])
    if (part && dom.isElement(part) && dom.tag(part).includes("-"))
      add("label", dom.attribute(part, "label"));
}

/** @type {(cell: Element) => string} */
function rowHeader(cell) {
  let first = null;
  for (let at = dom.previous(cell); at; at = dom.previous(at)) {
    if (dom.tag(at) === "th") return renderedText(at);
    first = at;
  }
  return first && !dom.first(first, FIELD) ? renderedText(first) : "";
}

/** The text of the column's cell in the first row, if that row is a header. @type {(cell: any, rowHasHeader: boolean) => string} */
function columnHeader(cell, rowHasHeader) {
  const row = /** @type {any} */ (dom.closest(cell, "table"))?.rows[0];
  const head = row?.cells[cell.cellIndex];
  if (!head || row === dom.parent(cell)) return "";
  if (dom.tag(head) !== "th" && (rowHasHeader || dom.first(row, FIELD))) return "";
  return renderedText(head);
}

/** Adds the headers of the row and the column; in nested tables up to three levels out. @type {(el: Element, add: Add) => void} */
function tableHeaders(el, add) {
  let cell = dom.closest(el, "td,th");
  for (let depth = 0; cell && depth < 3; depth++) {
    const header = rowHeader(cell);
    add("table-header", header);
    add("table-header", columnHeader(cell, header !== ""));
    for (const text of referredTexts(cell, "headers")) add("table-header", text);
    const row = dom.parent(cell);
    cell = dom.isElement(row) ? dom.closest(row, "td,th") : null;
  }
}

/** Adds the term of a description list. @type {(el: Element, add: Add) => void} */
function term(el, add) {
  let at = dom.closest(el, "dd");
  while (at && dom.tag(at) !== "dt") at = dom.previous(at);
  if (at) add("term", renderedText(at));
}

/** Adds the names of the groups around a field, up to three levels out. @type {(el: Element, add: Add) => void} */
function groups(el, add) {
  let group = dom.closest(el, GROUP);
  for (let depth = 0; group && depth < 3; depth++) {
    const legend = dom.tag(group) === "fieldset" && dom.first(group, "legend");
    if (legend) add("legend", renderedText(legend));
    for (const text of referredTexts(group, "aria-labelledby")) add("legend", text);
    add("legend", dom.attribute(group, "aria-label"));
    group = dom.isElement(dom.parent(group)) ? dom.closest(dom.parent(group), GROUP) : null;
  }
}

/** Adds the last heading before the field. @type {(el: Element, headings: ArrayLike<Element>, add: Add) => void} */
function heading(el, headings, add) {
  let [low, high] = [0, headings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const isBefore = dom.compare(headings[middle], el) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  if (low > 0) add("heading", renderedText(headings[low - 1]) || elementText(headings[low - 1]));
}

const NAMING = new Set(["label", "aria", "table-header", "term", "before"]);

/** Whether something names the field itself. @type {(labels: Mamori.Label[]) => boolean} */
export const isNamed = (labels) =>
  labels.some(
    ({ text, source }) =>
      NAMING.has(source) || (/placeholder|title/.test(source) && !MARK.test(text)),
  );

/**
 * The labels of a field whose boxes are `first` to `last`. In a shadow root the labels of the host
 * follow, because custom elements are labelled from outside. `headings` lists the headings of a root.
 * @type {(first: Element, last: Element, headings: (root: Node) => ArrayLike<Element>, isHost?: boolean) => Mamori.Label[]}
 */
export function labelsOf(first, last, headings, isHost = false) {
  /** @type {Map<string, Mamori.Source>} */
  const found = new Map();
  /** @type {Add} */
  const add = (source, text) => {
    const folded = text && tidyText(text, 200);
    if (folded && found.size < 12 && !found.has(folded)) found.set(folded, source);
  };
  ownLabels(first, add);
  const slotted = isHost ? elementText(first) : "";
  if (slotted.length <= 80) add("label", slotted);
  tableHeaders(first, add);
  term(first, add);
  // A field that is no form control can show a name of its style sheet itself.
  if (!dom.matches(first, "input,textarea,select")) add("before", generatedText(first));
  if (![...found.values()].some((source) => NAMING.has(source)))
    add("before", generatedTextBeside(first));
  const isFound = (/** @type {string} */ text) => found.has(tidyText(text, 200));
  for (const text of textBefore(first, found.size ? 1 : 2, isFound)) add("before", text);
  add("before", documentName(first));
  if (!isHost) add("after", textAfter(last, found.size === 0));
  if (dom.tag(first) === "select") add("before", dom.content(dom.first(first, "option") ?? first));
  for (const text of referredTexts(first, "aria-describedby")) add("aria", text);
  groups(first, add);
  heading(first, headings(dom.root(first)), add);
  const host = dom.host(dom.root(first));
  if (host) for (const { source, text } of labelsOf(host, host, headings, true)) add(source, text);
  return [...found].map(([text, source]) => ({ source, text }));
}

/** Label elements that are not visible but that screen readers speak, for a field without other labels. @type {(el: any) => Mamori.Label[]} */
export function invisibleLabels(el) {
  const texts = [...labelElementsOf(el)].map((label) => elementText(label)).filter(Boolean);
  return texts.map((text) => ({ source: "label", text }));
}
