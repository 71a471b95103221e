// The text that only a style sheet shows, before an element's own text and after it.

import { counterLetters, cssStringsIn, forgetCounterStyles } from "./counter-styles.js";
import { dom } from "./dom.js";
import { MARK, tidyText } from "./element-text.js";

const PART =
  /"((?:[^"\\]|\\.)*)"|attr\(\s*([\w-]+)|(open|close)-quote|counters?\([^)]*?,\s*([\w-]+)\)/g;
const LETTER = /\p{L}/u;
/** A longer text is a name by itself. */
const MAX_SHORT_LENGTH = 12;
const MAX_INNER = 6;
/** Where strings are cut off in the middle, looking for their ends takes long. */
const MAX_CONTENT = 1000;
const JAPANESE = "[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}ー]";
export const ENDS_JAPANESE = new RegExp(`${JAPANESE}$`, "u");
export const STARTS_JAPANESE = new RegExp(`^${JAPANESE}`, "u");

/** What stands before and after the text of each element, within one scan. @type {Map<Element, string[]>} */
const known = new Map();

/** Forgets the style sheets of the scan before. */
export function forgetGenerated() {
  known.clear();
  forgetCounterStyles();
}

/** The letters in the `content` of a pseudo-element. @type {(el: Element, part: string) => string} */
function cssStrings(el, part) {
  const pseudo = getComputedStyle(el, part);
  const { content } = pseudo;
  if (!content || content === "none" || content === "normal") return "";
  const parts = content
    .slice(0, MAX_CONTENT)
    .replace(/^\S* \/ /, "")
    .matchAll(PART);
  return [...parts]
    .map(([, text, name, quote, style]) => {
      if (name) return dom.attribute(el, name);
      if (quote) return cssStringsIn(pseudo.quotes)[quote === "open" ? 0 : 1] ?? "";
      return style ? counterLetters(style, el) : text.replace(/\\(.)/g, "$1");
    })
    .join("");
}

/** The letters in front of an item of a list. @type {(el: Element) => string} */
function markerText(el) {
  const own = getComputedStyle(el);
  if (!own.display.includes("list-item")) return "";
  const { listStyleType } = own;
  const [string = ""] = cssStringsIn(listStyleType);
  return cssStrings(el, "::marker") || string || counterLetters(listStyleType, el);
}

/** The text that only the style sheet shows in an element: before it, after it and as its marker. @type {(el: Element) => string} */
export function generatedText(el) {
  const [marker, before, after] = [
    markerText(el),
    cssStrings(el, "::before"),
    cssStrings(el, "::after"),
  ];
  return marker || before || after ? tidyText(`${marker} ${before} ${after}`, 200) : "";
}

/** A text of a style sheet, if it is no mark. @type {(text: string) => string} */
function lettersOf(text) {
  const tidy = text && tidyText(text, 200);
  return LETTER.test(tidy) && !MARK.test(tidy) ? tidy : "";
}

/** The letters before and after the text of an element; a mark such as "required" is none. @type {(el: Element) => string[]} */
function lettersAround(el) {
  let found = known.get(el);
  if (!found) {
    found = [lettersOf(cssStrings(el, "::before")), lettersOf(cssStrings(el, "::after"))];
    known.set(el, found);
  }
  return found;
}

/** Joins two texts; Japanese is written without spaces. @type {(a: string, b: string) => string} */
const glue = (a, b) =>
  !a || !b || (ENDS_JAPANESE.test(a) && STARTS_JAPANESE.test(b)) ? a + b : `${a} ${b}`;

/** A short text of an element, together with the letters before and after it. @type {(el: Element, text: string) => string} */
export function withLettersAround(el, text) {
  const own = text.trim();
  if (!own || own.length > MAX_SHORT_LENGTH) return text;
  const [before, after] = lettersAround(el);
  return before || after ? glue(glue(before, own), after) : text;
}

/** The same, also for the elements in the element. @type {(el: Element, text: string) => string} */
export function withGeneratedText(el, text) {
  if (text.length > MAX_SHORT_LENGTH) return text;
  let whole = text;
  const all = dom.all(el, "*");
  for (let at = Math.min(all.length, MAX_INNER) - 1; at >= 0; at--) {
    const inner = all[at];
    const part = tidyText(dom.content(inner), MAX_SHORT_LENGTH + 1);
    if (part) whole = whole.replace(part, () => withLettersAround(inner, part));
  }
  const [before, after] = lettersAround(el);
  return glue(glue(before, whole), after);
}
