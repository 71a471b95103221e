// The text before and behind a field, line by line.

import { fixedText, isButton } from "./control-text.js";
import { dom } from "./dom.js";
import { controlOf } from "./editable.js";
import { MARK, blockOf, isNoProse, nextOutside, tidyText } from "./element-text.js";
import { generatedText, withLettersAround } from "./generated-text.js";
import { isPicture, pictureName } from "./pictures.js";
import { renderedPart, renderedText, textStyleOf } from "./rendered-text.js";
import { isInTyping } from "./typed-text.js";
import { fieldHiddenBy } from "./visibility.js";

/**
 * @typedef {object} Piece some text, and the block it stands in
 * @property {string} text
 * @property {any} line
 * @property {boolean} [field] whether another field was met instead
 */

export const FIELD =
  "input:not([type=hidden i]),select,textarea,[contenteditable]:not([contenteditable=false i]),[role=textbox i]";
export const HEADING = "h1,h2,h3,h4,h5,h6,[role=heading]";
// The text around a field belongs to it up to one of these.
const BOUNDARY = `${HEADING},legend,table,nav,body`;
const NOT_ITS_OWN = `${HEADING},legend,select`;
const PAGE_HEADER = "body>header,[role=banner]";
const OTHER_PLACE = `${NOT_ITS_OWN},${PAGE_HEADER}`;

/** Whether an element is what a label may name: a decoy that nobody sees leaves its words to others. @type {(control: any) => boolean} */
const isSeenField = (control) =>
  Boolean(control) && (!controlOf(control) || fieldHiddenBy(control, new Map()) === null);

/** Whether the text of a block belongs to something else than this field. @type {(line: any, el: Element) => boolean} */
export function belongsElsewhere(line, el) {
  if (!dom.isElement(line)) return line === document;
  if (isInTyping(line)) return true;
  // Most lines are in none of these places.
  if (dom.closest(line, OTHER_PLACE)) {
    if (dom.closest(line, NOT_ITS_OWN)) return true;
    const header = dom.closest(line, PAGE_HEADER);
    if (header && !dom.contains(header, el)) return true;
  }
  return dom.tag(line) === "label" && line.control !== el && isSeenField(line.control);
}

/** Whether a person reads what is in a node. @type {(at: any) => boolean} */
const isReadable = (at) => !dom.isElement(at) || (!isNoProse(at) && !isButton(at) && dom.shown(at));

/** The text of a node in a block; null where it belongs to something else. @type {(node: Node, line: any, el: Element) => Piece | null} */
function piece(node, line, el) {
  if (belongsElsewhere(line, el)) return null;
  const parent = dom.parent(node);
  if (!isReadable(line) || (parent !== line && !isReadable(parent))) return { text: "", line };
  if (dom.isElement(node)) return { text: spokenName(/** @type {Element} */ (node)), line };
  if (!dom.isElement(parent)) return { text: /** @type {Text} */ (node).data, line };
  const part = renderedPart(node, parent);
  const text = textStyleOf(parent).isReversed ? [...part].reverse().join("") : part;
  const isOwn = parent !== line && !parent.firstElementChild && !dom.contains(parent, el);
  return { text: isOwn ? withLettersAround(parent, text) : text, line };
}

/** The name of a picture or the text of a slot. @type {(el: Element) => string} */
const spokenName = (el) => (isPicture(el) ? pictureName(el) : renderedText(el));

const LETTER = /\p{L}/u;

/** Whether a text node is prose; the text of a control is read with the control. @type {(node: Node) => boolean} */
function isProse(node) {
  const parent = dom.parent(node);
  const isOfControl = dom.isElement(parent) && (isNoProse(parent) || isButton(parent));
  return !isOfControl && /\S/.test(/** @type {Text} */ (node).data);
}
/** @type {(el: Element) => boolean} */
const hasName = (el) => isPicture(el) || dom.tag(el) === "slot";

/** @type {(el: Element, back: boolean) => Piece | undefined} */
function control(el, back) {
  const isField = dom.matches(el, FIELD);
  if (!isField && !isButton(el)) return undefined;
  const text = back && dom.shown(el) ? fixedText(el) : "";
  if (text) return { text, line: el };
  return isField ? { text: "", line: null, field: true } : undefined;
}

/**
 * The text from a field to the next boundary, before or behind it, or to the first block that `isBeyond`
 * what is wanted: where a text stands costs less than how it reads.
 * @type {(el: Element, back: boolean, isBeyond: (line: any) => boolean) => Generator<Piece>}
 */
function* piecesFrom(el, back, isBeyond) {
  const walker = dom.walker(dom.root(el));
  walker.currentNode = el;
  let node = back ? walker.previousNode() : nextOutside(walker);
  for (let steps = 0; node && steps < 80; steps++) {
    const isElement = dom.isElement(node);
    const at = /** @type {Element} */ (node);
    const met = isElement ? control(at, back) : undefined;
    if (met) yield met;
    if (met?.field || (isElement && !met && dom.matches(at, BOUNDARY))) return;
    // A line break separates two names only in the block of the field itself.
    if (isElement && dom.tag(at) === "br" && dom.contains(blockOf(node), el))
      yield { text: "", line: null };
    if (isElement ? !met && hasName(at) : isProse(node)) {
      const line = blockOf(node);
      const found = isBeyond(line) ? null : piece(node, line, el);
      if (!found) return;
      yield found;
    }
    node = back ? walker.previousNode() : walker.nextNode();
  }
}

/** A block that does not contain the field is read as a whole, in the order of the screen. @type {(text: string, line: any, el: Element) => Piece} */
export function wholeBlock(text, line, el) {
  const plain = tidyText(text, Infinity);
  const isApart = dom.isElement(line) && !dom.contains(line, el);
  if (!isApart || dom.first(line, FIELD)) return { text: plain, line };
  const all = line.firstElementChild ? renderedText(line) : "";
  const isAll = all && all.length <= plain.length + 2;
  return { text: isAll ? all : withLettersAround(line, plain), line };
}

/** Joins lines of one character each to one word, in the order of the element around them all. @type {(list: Piece[], el: Element) => Piece} */
function joinedWord(list, el) {
  const text = list.map(({ text }) => text).reverse();
  const { line } = list[0];
  const home = dom.parent(line);
  const isHome = dom.isElement(home) && !dom.contains(home, el);
  const all =
    isHome && list.every(({ line }) => dom.contains(home, line)) ? renderedText(home) : "";
  const isAll = all.replace(/\s/g, "") === text.join("").replace(/\s/g, "");
  return { text: isAll ? all : text.join(""), line };
}

/** Whether a line may be one letter of a word. @type {(text: string) => boolean} */
const isShort = (text) => text.length <= 2 && LETTER.test(text);

/** Joins lines of one character each: a word that is written vertically, or side by side. @type {(lines: Iterable<Piece>, el: Element) => Generator<Piece>} */
function* joined(lines, el) {
  /** @type {Piece[]} */
  let short = [];
  const all = () => {
    const list = short;
    short = [];
    return list.length < 3 ? list : [joinedWord(list, el)];
  };
  for (const line of lines) {
    if (isShort(line.text)) short.push(line);
    else yield* [...all(), line];
  }
  yield* all();
}

/**
 * The text before a field, line by line, nearest first, up to the end of its reach, and beyond it only
 * to complete a word that is written letter by letter.
 * @type {(el: Element, reach: Node) => Generator<Piece>}
 */
function* linesBefore(el, reach) {
  /** @type {Piece} */
  let { text, line } = { text: "", line: null };
  let isInWord = false;
  const isBeyond = (/** @type {any} */ at) =>
    !dom.contains(reach, at) && !isInWord && !isShort(text.trim());
  for (const found of piecesFrom(el, true, isBeyond)) {
    if (found.line !== line && text) {
      const whole = wholeBlock(text, line, el);
      isInWord = isShort(whole.text);
      yield whole;
      text = "";
    }
    line = found.line;
    text = found.text + text;
  }
  if (text) yield wholeBlock(text, line, el);
}

/** The parent; the top element of a root for itself. @type {(at: Node) => Node} */
function outward(at) {
  const parent = dom.parent(at);
  return parent && parent !== document ? parent : at;
}

// A line that ends like this continues in the next one.
const UNFINISHED = /の[\s\p{Cf}\p{M}]*$|\b(?:of|your)\s*$/iu;

/**
 * At most `most` lines before a field: the nearest one names it; where that is a hint, a second, short
 * one often does. After a line that `isFound` already, only the line that it continues is read.
 * @type {(el: Element, most: number, isFound: (text: string) => boolean) => string[]}
 */
export function textBefore(el, most, isFound) {
  /** @type {string[]} */
  const texts = [];
  let isName = false;
  const reach = [1, 2, 3, 4].reduce((at) => outward(at), /** @type {Node} */ (el));
  for (const { text, line } of joined(linesBefore(el, reach), el)) {
    if (!dom.contains(reach, line)) break;
    if (MARK.test(text) || (texts.length > 0 && text.length > 60)) continue;
    if (isName && !UNFINISHED.test(text)) break;
    isName = isFound(text);
    if (!isName && texts.push(text.slice(-200)) >= most) break;
  }
  return texts;
}

/**
 * The text behind a field belongs to it unless another field follows; then it belongs only to a field
 * without any other name, and only in the same line: "[    ] year [    ] month".
 * @type {(el: Element, isNameless: boolean) => string}
 */
export function textAfter(el, isNameless) {
  const own = blockOf(el);
  // The text behind a form belongs to none of its fields.
  const parent = dom.isElement(own) && dom.tag(own) !== "form" ? dom.parent(own) : null;
  const reach = dom.isElement(parent) ? parent : own;
  /** @type {{ text: string, line: any, ended: boolean }} */
  const first = { text: "", line: null, ended: false };
  const isBeyond = (/** @type {any} */ line) => line && !dom.contains(reach, line);
  for (const { text, line, field } of piecesFrom(el, false, isBeyond)) {
    if (field) return isNameless && first.line === own ? tidyText(first.text, 200) : "";
    if (!first.text) first.line = line;
    else if (line !== first.line) first.ended = true;
    if (!first.ended) first.text += text;
  }
  return MARK.test(first.text) ? "" : tidyText(first.text, 200);
}

/** The elements beside a field that may have text from a style sheet, nearest first. @type {(el: Element) => Generator<Element>} */
function* elementsBeside(el) {
  let at = el;
  for (let depth = 0; depth < 3; depth++) {
    const before = dom.previous(at);
    if (before && dom.matches(before, BOUNDARY)) return;
    if (before && !/\S/.test(dom.content(before)) && !dom.first(before, FIELD)) {
      if (!dom.matches(before, FIELD)) yield* [before, ...[...dom.all(before, "*")].slice(0, 4)];
    }
    const parent = dom.parent(at);
    if (!dom.isElement(parent) || dom.matches(parent, "form,body,table,tr")) return;
    if (dom.all(parent, FIELD).length > 1) return;
    yield parent;
    at = parent;
  }
}

/** The text beside a field that only a style sheet shows. @type {(el: Element) => string} */
export function generatedTextBeside(el) {
  for (const at of elementsBeside(el)) {
    const text = generatedText(at);
    if (!MARK.test(text)) return text;
  }
  return "";
}
