// The text of the nodes of a page.

import { dom } from "./dom.js";
import { holdsTyping, isInTyping } from "./typed-text.js";

const INLINE = new Set(
  "a abbr b bdi bdo big cite code del dfn em font i img ins kbd mark nobr q rb ruby s samp small span strike strong sub sup tspan tt u var wbr".split(
    " ",
  ),
);
// What is in these is not shown, or is a choice and not prose.
const NO_PROSE = new Set(
  "noscript template textarea select datalist iframe object audio video canvas".split(" "),
);
const SVG = "http://www.w3.org/2000/svg";
const KANJI = /\p{sc=Han}/u;

// "Required", brackets and bullets between a name and its field are no name. Letters in circles and
// brackets are letters.
export const MARK = /^(?:(?![⒜-ⓩ㈀-㋾🄐-🆉])[\p{P}\p{S}\s\d]|必須|任意|必|required|optional)*$/iu;

/** The nearest ancestor that is not an inline element. @type {(node: Node) => any} */
export function blockOf(node) {
  let at = dom.parent(node);
  while (at && dom.isElement(at) && INLINE.has(dom.tag(at))) at = dom.parent(at);
  return at;
}

/** The next node after the walker's current one and everything in it. @type {(walker: TreeWalker) => Node | null} */
export function nextOutside(walker) {
  for (;;) {
    const next = walker.nextSibling();
    if (next || !walker.parentNode()) return next;
  }
}

/**
 * Whether the text in an element is none that a person reads in a row with others. Browsers show the
 * text of most elements anywhere, so that a tag alone says little: an option counts as a choice only in
 * a menu, a script is prose where a style sheet shows it, a description is silent only in a drawing, and ruby text, which would split the words that it
 * annotates, only where it says how they are read.
 * @type {(el: Element) => boolean}
 */
export function isNoProse(el) {
  const tag = dom.tag(el);
  if (NO_PROSE.has(tag)) return true;
  if (tag === "script" || tag === "style") return !dom.shown(el);
  if (tag === "option") return dom.closest(el, "select,datalist") !== null;
  if (tag === "title" || tag === "desc") return dom.namespace(el) === SVG;
  if (tag !== "rt" && tag !== "rp") return false;
  return dom.closest(el, "ruby") !== null && !KANJI.test(dom.content(el));
}

// More than what is read of a whole page.
const MAX_OF_NODE = 70_000;
/** Long texts as they were read last. @type {WeakMap<Node, { data: string, text: string }>} */
const longTexts = new WeakMap();

/** A text with single spaces and line breaks, cut off where more was read than matters. @type {(data: string) => string} */
function squeezed(data) {
  const words = /\S{1,1000}/g;
  let text = "";
  for (let at = 0, word; text.length < MAX_OF_NODE && (word = words.exec(data)) !== null;) {
    const gap = data.slice(at, word.index);
    text += (gap.includes("\n") ? "\n" : gap && " ") + word[0];
    at = words.lastIndex;
  }
  return text;
}

/** The text of a text node; of a long one without the spaces that nobody sees, looked for once. @type {(node: Node) => string} */
export function dataOf(node) {
  const { data } = /** @type {Text} */ (node);
  if (data.length <= MAX_OF_NODE) return data;
  const known = longTexts.get(node);
  if (known?.data === data) return known.text;
  const text = squeezed(data);
  longTexts.set(node, { data, text });
  return text;
}

/** Whether the text in an element is hidden, typed by a person or no prose. @type {(el: Element) => boolean} */
export const hasNoProse = (el) => isNoProse(el) || !dom.shown(el) || holdsTyping(el);

/**
 * A reading of the text inside a node.
 * @typedef {object} Reading
 * @property {string} text what has been read
 * @property {TreeWalker} walker
 * @property {Node | null} node the next node
 * @property {any} line the block that was read last
 * @property {(el: Element) => boolean} isSkipped whether an element is left out
 */

/** Begins to read the text inside a node in reading order, from `start` on. @type {(root: Node, start?: Node, isSkipped?: (el: Element) => boolean) => Reading} */
export function readingOf(root, start, isSkipped = hasNoProse) {
  const walker = dom.walker(root);
  if (start) walker.currentNode = start;
  return { text: "", walker, node: start ?? walker.nextNode(), line: null, isSkipped };
}

/**
 * Reads on until there are more than `most` characters, at most so many texts and elements; blocks are
 * separated by line breaks. Says whether there may be more to read.
 * @type {(reading: Reading, most: number, nodes: number) => boolean}
 */
export function readOn(reading, most, nodes) {
  const { walker } = reading;
  let { node } = reading;
  for (let count = 0; node && count < nodes && reading.text.length <= most; count++) {
    if (!dom.isElement(node)) addData(reading, node, most);
    else if (reading.isSkipped(/** @type {Element} */ (node))) {
      node = nextOutside(walker);
      continue;
    } else addElement(reading, /** @type {Element} */ (node));
    node = walker.nextNode();
  }
  reading.node = node;
  return node !== null && reading.text.length <= most;
}

/** @type {(reading: Reading, node: Node, most: number) => void} */
function addData(reading, node, most) {
  const data = dataOf(node);
  if (!/\S/.test(data)) return void (reading.text += " ");
  const line = blockOf(node);
  if (line !== reading.line) reading.text += "\n";
  reading.line = line;
  if (reading.text.length <= most) reading.text += data;
}

/** @type {(reading: Reading, el: Element) => void} */
function addElement(reading, el) {
  const tag = dom.tag(el);
  if (tag === "img") reading.text += dom.attribute(el, "alt");
  else if (tag === "br") reading.text += "\n";
}

// Pages repeat what a person typed for confirmation. No number as long as a My Number may leave the frame.
const MIN_LONG_NUMBER = 12;
const LONG_NUMBER = /(?:[0-9０-９][\s‐-―−－ー-]?){12,}/g;
/** Replaces each digit of numbers of at least 12 digits by 0. @type {(text: string) => string} */
export const maskLongNumbers = (text) =>
  text.length < MIN_LONG_NUMBER
    ? text
    : text.replace(LONG_NUMBER, (number) => number.replace(/[0-9０-９]/g, "0"));
/** Four times as much as is needed, so that a number is masked before it is cut. */
const BEFORE_MASKING = 4;

/** The beginning of a text, with at least `most` characters that are no spaces. @type {(text: string, most: number) => string} */
export function beginning(text, most) {
  if (text.length <= most) return text;
  const words = /\S{1,100}/g;
  for (let seen = 0, word; (word = words.exec(text)) !== null;)
    if ((seen += word[0].length) > most) return text.slice(0, words.lastIndex);
  return text;
}

/** The text in one line, with long numbers masked, and cut to `cap` characters. @type {(text: string, cap: number) => string} */
export const tidyText = (text, cap) =>
  maskLongNumbers(
    beginning(text, BEFORE_MASKING * cap)
      .replace(/\s+/g, " ")
      .trim(),
  ).slice(0, cap);

/** The text of an element in one line, whatever its style; cut to `cap` characters. @type {(el: Element, cap?: number) => string} */
export function elementText(el, cap = 200) {
  if (isNoProse(el) || isInTyping(el)) return "";
  const reading = readingOf(el);
  addElement(reading, el);
  readOn(reading, BEFORE_MASKING * cap, Infinity);
  return tidyText(reading.text, cap);
}
