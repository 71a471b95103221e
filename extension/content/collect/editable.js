// The elements that a person can type into.

import { dom } from "./dom.js";

/**
 * @typedef {object} Editable
 * @property {any} el
 * @property {Mamori.Control} control
 * @property {Mamori.Label} [label] what the element itself says, where it is no real field
 */

export const EDITABLE =
  "input,select,textarea,[contenteditable],[role=textbox i],[role=searchbox i],[role=combobox i]";
const NOT_TYPED_INTO = new Set(
  "hidden submit button reset image range color checkbox radio".split(" "),
);
const PLAIN_INPUT = new Set("password tel number email search url file".split(" "));
const DATES = new Set("date month week time datetime-local".split(" "));
export const MAX_EDITABLE = 3000;

/** @type {(el: any) => Mamori.Control | null} */
function inputControl(el) {
  if (NOT_TYPED_INTO.has(el.type)) return null;
  if (dom.attribute(el, "role").toLowerCase() === "searchbox") return "search";
  if (PLAIN_INPUT.has(el.type)) return el.type;
  // Firefox reports a month input, which it does not support, as text.
  return DATES.has(dom.attribute(el, "type").toLowerCase()) ? "date" : "text";
}

/**
 * The control of an element that is `contenteditable` or has an editable role. A role on an element
 * around a real field is not a second field.
 * @type {(el: Element) => Mamori.Control | null}
 */
function customControl(el) {
  const role = dom.attribute(el, "role").toLowerCase();
  const isHost = dom.has(el, "contenteditable") && dom.matches(el, "[contenteditable]:read-write");
  if (dom.matches(el, "[contenteditable]:read-write [contenteditable]")) return null;
  if (!isHost && (!role || dom.first(el, "input,textarea,[contenteditable]"))) return null;
  if (!isHost && !/^(?:textbox|searchbox|combobox)$/.test(role)) return null;
  return role === "searchbox" ? "search" : role === "combobox" ? "select" : "editable";
}

/** The kind of control that an element is; null for one that takes no text. @type {(el: Element) => Mamori.Control | null} */
export function controlOf(el) {
  const tag = dom.tag(el);
  if (dom.matches(el, ":disabled")) return null;
  if (tag === "input") return inputControl(el);
  if (tag === "select") return "select";
  return tag === "textarea" ? "text-area" : customControl(el);
}

/** The field that an element is, or the outermost editable element around it. @type {(el: any) => any} */
export function editableAround(el) {
  if (!el || dom.matches(el, "input,textarea")) return el;
  let host = null;
  for (let at = el; at; at = host && dom.parent(host)) {
    const next = dom.isElement(at) ? dom.closest(at, "[contenteditable]:read-write") : null;
    if (!next) break;
    host = next;
  }
  return host ?? (dom.designMode(document) === "on" ? dom.body(document) : null);
}

const SEARCH_NAMES = ["name", "id", "placeholder", "aria-label", "title"];
const SEARCH = /search|検索|さがす|探す|query|keyword|キーワード|(?:^|\s)[qs](?:$|\s)/i;

/** Whether nothing but a search is asked for: every field is one, or the only field is named like one. @type {(fields: Editable[]) => boolean} */
export function isOnlySearch(fields) {
  if (fields.every(({ control }) => control === "search")) return true;
  if (fields.length > 1) return false;
  const [{ el }] = fields;
  const names = SEARCH_NAMES.map((name) => dom.attribute(el, name)).join(" ");
  return SEARCH.test(names) || dom.closest(el, "search,[role=search i]") !== null;
}

/** The editable elements of these roots in document order, visible or not. @type {(roots: Node[]) => Generator<Editable>} */
export function* editableElementsIn(roots) {
  for (const root of roots) {
    for (const el of dom.all(root, EDITABLE)) {
      const control = controlOf(el);
      if (control) yield { el, control };
    }
  }
}

/** The first `max` of them. @type {(roots: Node[], max?: number) => Editable[]} */
export function editableElements(roots, max = MAX_EDITABLE) {
  const found = [];
  for (const one of editableElementsIn(roots)) if (found.push(one) === max) break;
  return found;
}
