// The visible text of a frame.

import { dom, shownElements } from "./dom.js";
import { hasNoProse, maskLongNumbers, readOn, readingOf, tidyText } from "./element-text.js";
import { textStyleOf } from "./rendered-text.js";
import { textStart } from "./telling-words.js";

const MAX_TEXT = 32_768;
/** How much of a longer page is read before and behind its first field. */
const MAX_BEFORE_FIELD = 4096;
const MAX_BEHIND_FIELD = 12_288;
const MAX_NODES_BEFORE_FIELD = 2000;
const NODES_PER_STEP = 64;
/** How much of a long number is needed to see that it is one. */
const LONGEST_NUMBER = 200;

/** The text with single spaces and line breaks, and with long numbers masked. @type {(text: string) => string} */
const tidyLines = (text) =>
  maskLongNumbers(
    text
      .replace(/[^\S\n]+/g, " ")
      .replace(/\s*\n\s*/g, "\n")
      .trim(),
  );

/** Reads until there are more than `most` characters. Yields where the scan may pause. @type {(reading: import("./element-text.js").Reading, most: number) => Generator<void, string>} */
function* readUpTo(reading, most) {
  while (readOn(reading, most, NODES_PER_STEP)) yield;
  return reading.text;
}

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
  return yield* readUpTo(readingOf(dom.root(field), start), MAX_BEFORE_FIELD + MAX_BEHIND_FIELD);
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

// What is in an unreadable element may be readable again.
const isUnreadable = (/** @type {Element} */ el) =>
  hasNoProse(el) || (!el.firstElementChild && textStyleOf(el).isUnreadable);

/** Whether a text has all that is sent, and enough behind it to see where a long number ends. @type {(text: string) => boolean} */
const isEnough = (text) => tidyLines(text).length > MAX_TEXT + LONGEST_NUMBER;

/** The text without the elements that `isSkipped` accepts, or at least as much of it as is sent. @type {(roots: Node[], isSkipped?: (el: Element) => boolean) => Generator<void, string>} */
function* textOf(roots, isSkipped) {
  let text = "";
  let next = MAX_TEXT;
  for (const at of roots.map(textStart)) {
    if (at) {
      const reading = readingOf(at, undefined, isSkipped);
      while (readOn(reading, 2 * MAX_TEXT - text.length, NODES_PER_STEP)) {
        yield;
        if (text.length + reading.text.length < next) continue;
        if (isEnough(text + reading.text)) break;
        next += MAX_TEXT / 8;
      }
      text += reading.text;
    }
    text += "\n";
  }
  return tidyLines(text);
}

/**
 * The visible text, in reading order. Where there is too much of it, what nobody can read is left out,
 * so that it uses up no place, and the text around the field comes first. Yields where the scan may pause.
 * @type {(roots: Node[], field?: Element) => Generator<void, string>}
 */
export function* readText(roots, field) {
  // In design mode the whole document is what a person types.
  if (dom.designMode(document) === "on") return "";
  const all = yield* textOf(roots);
  const whole = all.length <= MAX_TEXT ? all : yield* textOf(roots, isUnreadable);
  const head = whole.slice(0, MAX_TEXT);
  if (!field || whole.length <= MAX_TEXT) return head;
  const near = tidyLines(yield* textAround(field));
  return head.includes(near) ? head : `${near}\n${head}`.slice(0, MAX_TEXT);
}
