// The letters that a page's own counter styles show as numbers.

import { dom } from "./dom.js";

const STRING = /"((?:[^"\\]|\\.)*)"/g;
const MAX_RULES = 2000;

/** The strings of each counter style of the page, within one scan. @type {Map<string, string> | null} */
let known = null;

/** Forgets the counter styles of the scan before. */
export const forgetCounterStyles = () => void (known = null);

/** The strings in a value of a style sheet. @type {(value: string) => string[]} */
export const cssStringsIn = (value) =>
  [...value.matchAll(STRING)].map(([, text]) => text.replace(/\\(.)/g, "$1"));

/** The rules of a style sheet; none where it is of another host. @type {(sheet: CSSStyleSheet) => CSSRule[]} */
function rulesOf(sheet) {
  try {
    return [...sheet.cssRules].slice(0, MAX_RULES);
  } catch {
    return [];
  }
}

/** @type {(root: any) => Map<string, string>} */
function readCounterStyles(root) {
  const found = new Map();
  const sheets = [...(root.styleSheets ?? []), ...(root.adoptedStyleSheets ?? [])];
  for (const rule of /** @type {any[]} */ (sheets.flatMap(rulesOf))) {
    if (rule.symbols === undefined || !rule.name) continue;
    const { prefix, symbols, additiveSymbols, suffix } = rule;
    found.set(
      rule.name,
      cssStringsIn([prefix, symbols, additiveSymbols, suffix].join(" ")).join(""),
    );
  }
  return found;
}

/** The letters of a counter style that the page has made; empty for one of the browser. @type {(name: string, el: Element) => string} */
export function counterLetters(name, el) {
  const root = dom.root(el);
  if (root !== document) return readCounterStyles(root).get(name) ?? "";
  known ??= readCounterStyles({
    styleSheets: dom.sheets(document),
    adoptedStyleSheets: dom.adoptedSheets(document),
  });
  return known.get(name) ?? "";
}
