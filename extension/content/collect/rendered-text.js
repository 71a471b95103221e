// Text as it is rendered: in the order of the screen, with the strings that a style sheet adds, and
// without what nobody can see.

import { dom } from "./dom.js";
import {
  beginning,
  blockOf,
  dataOf,
  elementText,
  hasNoProse,
  nextOutside,
  tidyText,
} from "./element-text.js";
import { flickeringText } from "./flickering-texts.js";
import {
  ENDS_JAPANESE,
  STARTS_JAPANESE,
  forgetGenerated,
  generatedText,
  withGeneratedText,
} from "./generated-text.js";
import { forgetLabelElements } from "./label-elements.js";
import { isPicture, pictureName } from "./pictures.js";
import { forgetHosts, isInTyping } from "./typed-text.js";
import { canCutOff, isCutToNothing } from "./visibility.js";

/** @typedef {{ text: string, node: Node, style: TextStyle | null }} Run */
/** @typedef {{ isUnreadable: boolean, isReversed: boolean }} TextStyle how an element shows its own text */

const MIN_FONT_SIZE_PX = 5;
const MAX_RUNS = 200;
const MAX_READ = 800;
// A longer piece of text is a whole word, whose order in the source is the order of reading.
const MAX_PIECE_LENGTH = 4;
const TRANSPARENT = /^rgba\(.*, 0\)$|^transparent$/;

/** Styles do not change within one scan. @type {Map<Element, TextStyle>} */
const textStyles = new Map();
/** @type {Map<Element, string>} */
const renderedTexts = new Map();
/** @type {Map<Element, string>} */
const spokenTexts = new Map();

/** @type {Map<Element, string>} */
const backgrounds = new Map();

/** Forgets the styles of the scan before. */
export function forgetStyles() {
  const memories = [textStyles, hiddenLetters, renderedTexts, spokenTexts, backgrounds];
  for (const memory of memories) memory.clear();
  forgetGenerated();
  forgetHosts();
  forgetLabelElements();
}

/** The background colour behind an element; empty where it may be a picture. @type {(el: Element, known?: CSSStyleDeclaration) => string} */
function backgroundOf(el, known) {
  if (!dom.isElement(el)) return "rgb(255, 255, 255)";
  let colour = backgrounds.get(el);
  if (colour !== undefined) return colour;
  const style = known ?? getComputedStyle(el);
  colour = style.backgroundColor;
  if (style.backgroundImage !== "none") colour = "";
  // A positioned element may lie above anything.
  else if (TRANSPARENT.test(colour))
    colour = /absolute|fixed/.test(style.position) ? "" : backgroundOf(dom.parent(el));
  backgrounds.set(el, colour);
  return colour;
}

/** Whether text has no colour that differs from its background. @type {(el: Element, style: CSSStyleDeclaration) => boolean} */
function isInvisibleInk(el, style) {
  const ink = style.webkitTextFillColor || style.color;
  if (!TRANSPARENT.test(ink) && ink !== backgroundOf(el, style)) return false;
  return style.textShadow === "none" && style.backgroundClip !== "text";
}

/** Whether an element is clipped to nothing. @type {(el: Element, style: CSSStyleDeclaration) => boolean} */
function isClippedAway(el, style) {
  if (isCutToNothing(style)) return true;
  if (!canCutOff(style)) return false;
  const { width, height } = dom.rect(el);
  return width <= 1 || height <= 1;
}

/** How an element shows its own text. @type {(el: Element) => TextStyle} */
export function textStyleOf(el) {
  const known = textStyles.get(el);
  if (known) return known;
  const style = getComputedStyle(el);
  const isReversed = style.unicodeBidi.endsWith("override") && style.direction === "rtl";
  const isUnreadable =
    Number.parseFloat(style.fontSize) < MIN_FONT_SIZE_PX ||
    isClippedAway(el, style) ||
    !dom.opaque(el) ||
    isInvisibleInk(el, style);
  const found = { isUnreadable, isReversed };
  textStyles.set(el, found);
  return found;
}

/** Whether a style sheet hides the first letter of each element, within one scan. @type {Map<Element, boolean>} */
const hiddenLetters = new Map();

/** Whether a style sheet hides the first letter. @type {(el: Element) => boolean} */
function hidesFirstLetter(el) {
  let hides = hiddenLetters.get(el);
  if (hides !== undefined) return hides;
  const style = getComputedStyle(el, "::first-letter");
  hides = Number.parseFloat(style.fontSize) < MIN_FONT_SIZE_PX || TRANSPARENT.test(style.color);
  hides &&= getComputedStyle(el).display !== "inline";
  hiddenLetters.set(el, hides);
  return hides;
}

/** What a person can read of a text node. @type {(node: Node, parent: Element) => string} */
export function renderedPart(node, parent) {
  if (textStyleOf(parent).isUnreadable) return "";
  const data = dataOf(node);
  const isFirst =
    hidesFirstLetter(parent) && dom.content(parent).trimStart().startsWith(data.trimStart());
  const text = isFirst ? data.replace(/^\s*\S/u, "") : data;
  const other = flickeringText(node) || flickeringText(parent);
  return other && !data.includes(other) ? `${text} ${other}` : text;
}

/** The runs of text inside a node in the order of the source. @type {(root: Node, most?: number) => Generator<Run>} */
function* runs(root, most = MAX_RUNS) {
  const walker = dom.walker(root);
  let node = walker.nextNode();
  for (let count = 0; node && count < most; count++) {
    if (!dom.isElement(node)) {
      const parent = dom.parent(node);
      const isPlain = !dom.isElement(parent);
      const text = isPlain ? dataOf(node) : renderedPart(node, parent);
      yield { text, node, style: isPlain ? null : textStyleOf(parent) };
    } else {
      const el = /** @type {any} */ (node);
      if (hasNoProse(el) || textStyleOf(el).isUnreadable) {
        node = nextOutside(walker);
        continue;
      }
      if (dom.tag(el) === "br") yield { text: "\n", node, style: null };
      else if (isPicture(el)) yield { text: pictureName(el), node, style: null };
      else if (dom.tag(el) === "slot")
        for (const part of el.assignedNodes({ flatten: true })) yield* assigned(part);
    }
    node = walker.nextNode();
  }
}

/** The runs of text of a node that is assigned to a slot. @type {(part: Node) => Generator<Run>} */
function* assigned(part) {
  if (!dom.isElement(part)) yield { text: dataOf(part), node: part, style: null };
  else if (
    !hasNoProse(/** @type {Element} */ (part)) &&
    !textStyleOf(/** @type {Element} */ (part)).isUnreadable
  )
    yield* runs(part, 50);
}

/** @type {(text: string) => string} */
const reversed = (text) => [...text].reverse().join("");

/** Reverses what is shown from right to left, element by element. @type {(list: Run[]) => Run[]} */
function inReadingDirection(list) {
  /** @type {Run[]} */
  const out = [];
  for (const run of list) {
    const last = out.at(-1);
    const isOne = last?.style?.isReversed && run.style === last.style;
    if (isOne) last.text = reversed(run.text) + last.text;
    else out.push(run.style?.isReversed ? { ...run, text: reversed(run.text) } : run);
  }
  return out;
}

/** Whether a word is written in pieces that may be positioned one by one. @type {(list: Run[]) => boolean} */
function isInPieces(list) {
  const texts = list.map(({ text }) => text.trim()).filter(Boolean);
  return texts.length >= 3 && texts.join("").length <= MAX_PIECE_LENGTH * texts.length;
}

/** The rectangle of a text node or an element, in pixels of the viewport. @type {(node: Node) => DOMRect} */
export function rectOf(node) {
  if (dom.isElement(node)) return dom.rect(/** @type {Element} */ (node));
  const range = new Range();
  range.selectNodeContents(node);
  return range.getBoundingClientRect();
}

/** @typedef {{ run: Run, at: DOMRect }} Placed */

/** Orders by line and from the left; vertical lines from the right. @type {(isVertical: boolean) => (a: Placed, b: Placed) => number} */
const byPlace = (isVertical) => (a, b) => {
  const [down, right] = [a.at.top - b.at.top, a.at.left - b.at.left];
  if (isVertical) return Math.abs(right) > Math.min(a.at.width, b.at.width) / 2 ? -right : down;
  return Math.abs(down) > Math.min(a.at.height, b.at.height) / 2 ? down : right;
};

/** Orders the pieces of a word as they stand on the screen. @type {(list: Run[]) => Run[]} */
function ordered(list) {
  const shown = list
    .filter(({ text }) => /\S/.test(text))
    .map((run) => ({ run, at: rectOf(run.node) }))
    .filter(({ at }) => at.width > 0);
  const line = dom.parent(shown[0]?.run.node ?? document);
  const isVertical = dom.isElement(line) && getComputedStyle(line).writingMode.startsWith("v");
  const placed = [...shown].sort(byPlace(isVertical));
  return placed.every((piece, i) => piece === shown[i]) ? list : placed.map(({ run }) => run);
}

/** @type {(el: Element) => string} */
function computeRenderedText(el) {
  if (isPicture(el)) return tidyText(pictureName(el), 200);
  if (hasNoProse(el) || isInTyping(el) || textStyleOf(el).isUnreadable) return "";
  const only = onlyRun(el);
  if (only) return finished(el, only.style?.isReversed ? reversed(only.text) : only.text);
  let list = inReadingDirection([...runs(el)]);
  const isPieces = isInPieces(list);
  if (isPieces) list = ordered(list);
  return finished(el, joined(list, isPieces));
}

/** The run of an element that holds one text and nothing else, as most do; null for another. @type {(el: Element) => Run | null} */
function onlyRun(el) {
  const { length, 0: node } = dom.children(el);
  if (length !== 1 || !dom.isText(node) || dom.tag(el) === "slot") return null;
  return { text: renderedPart(node, el), node, style: textStyleOf(el) };
}

/** The text of an element in one line, with what its style sheet adds. @type {(el: Element, text: string) => string} */
function finished(el, text) {
  const tidy = tidyText(withoutBreaks(beginning(text, MAX_READ)), 200);
  return tidy ? withGeneratedText(el, tidy) : generatedText(el);
}

/**
 * Japanese is written without spaces, so that a line break does not end a word. Each gap is looked at once:
 * a pattern for the whole would try every way to share out the blanks.
 * @type {(text: string) => string}
 */
const withoutBreaks = (text) =>
  text.replace(/\s+/g, (gap, /** @type {number} */ at) => {
    if (!gap.includes("\n")) return gap;
    const end = at + gap.length;
    const [before, after] = [text.slice(Math.max(0, at - 2), at), text.slice(end, end + 2)];
    return ENDS_JAPANESE.test(before) && STARTS_JAPANESE.test(after) ? "" : gap;
  });

/** Whether two pieces in one row have a gap between them. @type {(a: Node, b: Node) => boolean} */
function isApart(a, b) {
  const [one, next] = [rectOf(a), rectOf(b)];
  const isOneRow = Math.abs(one.top - next.top) < one.height / 2;
  return isOneRow && next.left - one.right > one.height / 3;
}

/** Joins the runs of different blocks with spaces, but not the pieces of one word. @type {(list: Run[], isPieces: boolean) => string} */
function joined(list, isPieces) {
  let text = "";
  /** @type {Run | undefined} */
  let last;
  for (const run of list) {
    if (/\S/.test(run.text)) {
      const isNew = last && blockOf(run.node) !== blockOf(last.node);
      if (last && isNew && (!isPieces || isApart(last.node, run.node))) text += " ";
      last = run;
    }
    text += run.text;
  }
  return text;
}

/** What a person can read in an element, in one line. @type {(el: Element) => string} */
export function renderedText(el) {
  let text = renderedTexts.get(el);
  if (text === undefined) renderedTexts.set(el, (text = computeRenderedText(el)));
  return text;
}

/** What a screen reader says of an element that fields refer to; many may refer to the same one. @type {(el: Element) => string} */
export function spokenText(el) {
  let text = spokenTexts.get(el);
  if (text === undefined) {
    text = dom.attribute(el, "aria-label") || elementText(el);
    spokenTexts.set(el, text);
  }
  return text;
}
