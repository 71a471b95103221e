// The visible text of a frame.

import { dom, shownElements } from "./dom.js";
import { hasNoProse, maskLongNumbers, textPieces, tidyText } from "./element-text.js";
import { textStyleOf } from "./rendered-text.js";
import { textStart } from "./telling-words.js";

const MAX_TEXT = 32_768;
/** How much of a longer page is read before and behind its first field. */
const MAX_BEFORE_FIELD = 4096;
const MAX_BEHIND_FIELD = 12_288;
const MAX_NODES_BEFORE_FIELD = 2000;

/** Joins pieces until they have more than `most` characters. Yields where the scan may pause. @type {(pieces: Iterable<string>, most: number) => Generator<void, string>} */
function* join(pieces, most) {
  let text = "";
  let count = 0;
  for (const piece of pieces) {
    text += piece;
    if (text.length > most) break;
    if (++count % 64 === 0) yield;
  }
  return text;
}

/** The text with single spaces and line breaks, and with long numbers masked. @type {(text: string) => string} */
const tidyLines = (text) =>
  maskLongNumbers(
    text
      .replace(/[^\S\n]+/g, " ")
      .replace(/\s*\n\s*/g, "\n")
      .trim(),
  );

/** The text node that the text around a field begins with. @type {(field: Element) => Generator<void, Node>} */
function* startBefore(field) {
  const walker = dom.walker(dom.root(field), NodeFilter.SHOW_TEXT);
  walker.currentNode = field;
  /** @type {Node} */
  let start = field;
  let size = 0;
  for (let steps = 1; size < MAX_BEFORE_FIELD && steps < MAX_NODES_BEFORE_FIELD; steps++) {
    const node = walker.previousNode();
    const parent = node && dom.parent(node);
    if (!node) break;
    if (steps % 64 === 0) yield;
    if (!/\S/.test(/** @type {Text} */ (node).data)) continue;
    if (!dom.isElement(parent) || hasNoProse(parent)) continue;
    start = node;
    size += /** @type {Text} */ (node).data.length;
  }
  return start;
}

/** @type {(field: Element) => Generator<void, string>} */
function* textAround(field) {
  const start = yield* startBefore(field);
  return yield* join(textPieces(dom.root(field), start), MAX_BEFORE_FIELD + MAX_BEHIND_FIELD);
}

/** A menu of documents has few choices, and a list of countries many. */
const MAX_CHOICES = 12;
const MAX_MENUS = 4;

/** The choices of the menus that a person sees, a line for each menu: 「運転免許証・マイナンバーカード」. @type {(roots: Node[]) => string} */
export function readChoices(roots) {
  const menus = shownElements(roots, "select", MAX_MENUS).map((menu) => dom.all(menu, "option"));
  const short = menus.filter(({ length }) => length > 1 && length <= MAX_CHOICES);
  return short
    .map((choices) => [...choices].map((one) => tidyText(dom.content(one), 40)).join("・"))
    .join("\n");
}

/** What is left of a long text without what nobody can read, which must not use up its place. @type {(text: string, roots: Node[]) => Generator<void, string>} */
function* readable(text, roots) {
  if (text.length <= MAX_TEXT) return text;
  // What is in an unreadable element may be readable again.
  const isSkipped = (/** @type {Element} */ el) =>
    hasNoProse(el) || (!el.firstElementChild && textStyleOf(el).isUnreadable);
  let clean = "";
  for (const at of roots.map(textStart)) {
    if (at) clean += yield* join(textPieces(at, undefined, isSkipped), 2 * MAX_TEXT - clean.length);
    clean += "\n";
  }
  return tidyLines(clean);
}

/**
 * The visible text, in reading order. Where there is too much of it, the text around the field comes
 * first. Yields where the scan may pause.
 * @type {(roots: Node[], field?: Element) => Generator<void, string>}
 */
export function* readText(roots, field) {
  // In design mode the whole document is what a person types.
  if (dom.designMode(document) === "on") return "";
  let text = "";
  for (const at of roots.map(textStart)) {
    if (at) text += yield* join(textPieces(at), 2 * MAX_TEXT - text.length);
    text += "\n";
  }
  const whole = yield* readable(tidyLines(text), roots);
  const head = whole.slice(0, MAX_TEXT);
  if (!field || whole.length <= MAX_TEXT) return head;
  const near = tidyLines(yield* textAround(field));
  return head.includes(near) ? head : `${near}\n${head}`.slice(0, MAX_TEXT);
}
