// Ways to enter something without a field: a keypad and a canvas.

import { dom } from "./dom.js";
import { pictureName } from "./pictures.js";

const KEYS =
  "button,a,li,td,[role=button],[onclick],[tabindex],[class*=key i],[class*=num i],input[type=button i],input[type=image i]";
const KANJI = "〇一二三四五六七八九";
const MAX_TEXT_NODES = 20_000;
const MAX_MENUS = 60;
/** A menu of digits has no more than ten of them and an empty choice. */
const MAX_OPTIONS = 13;

/** The digit that a key has as its text; empty for another text. @type {(text: string) => string} */
function digit(text) {
  const one = text.trim();
  if (one.length > 3) return "";
  const plain = one.normalize("NFKC").replace("零", "〇");
  const kanji = plain.length === 1 ? KANJI.indexOf(plain) : -1;
  return kanji >= 0 ? String(kanji) : /^[0-9]$/.test(plain) ? plain : "";
}

/** @type {(el: Element) => string} */
function keyText(el) {
  const text = dom.attribute(el, "value") || dom.content(el);
  if (/\S/.test(text)) return text;
  const picture = dom.first(el, "img,svg");
  return dom.attribute(el, "aria-label") || pictureName(picture ?? el);
}

/** The texts of a root that are one digit, each with its element. @type {(root: Node) => Generator<[string, Element]>} */
function* digitTexts(root) {
  const start = root === document ? dom.body(document) : root;
  const walker = start && dom.walker(start, NodeFilter.SHOW_TEXT);
  for (let count = 0; walker?.nextNode() && count < MAX_TEXT_NODES; count++) {
    const { data } = /** @type {Text} */ (walker.currentNode);
    const found = data.length <= 40 && digit(data);
    const parent = found && dom.parent(walker.currentNode);
    if (found && dom.isElement(parent)) yield [found, parent];
  }
}

/** @type {(el: Element) => boolean} */
const isPressable = (el) =>
  dom.closest(el, KEYS) !== null || getComputedStyle(el).cursor === "pointer";

/** Whether ten visible keys have the ten digits. @type {(roots: Node[]) => boolean} */
export function hasKeypad(roots) {
  const digits = new Set();
  for (const root of roots) {
    for (const el of dom.all(root, KEYS)) {
      const text = digits.size < 10 && digit(keyText(el));
      if (text && dom.shown(el)) digits.add(text);
    }
  }
  return digits.size === 10 || hasDigitMenus(roots) || hasDrawnKeypad(roots);
}

/** Whether four visible menus have the ten digits to choose from. @type {(roots: Node[]) => boolean} */
function hasDigitMenus(roots) {
  const menus = roots.flatMap((root) => [...dom.all(root, "select")].slice(0, MAX_MENUS));
  const ofDigits = menus.filter((menu) => {
    const options = [...dom.all(menu, "option")].slice(0, MAX_OPTIONS);
    const digits = new Set(options.map((option) => digit(dom.content(option))));
    digits.delete("");
    return digits.size === 10 && options.length < MAX_OPTIONS && dom.shown(menu);
  });
  return ofDigits.length >= 4;
}

/** The same for keys that are not marked as buttons in the source. @type {(roots: Node[]) => boolean} */
function hasDrawnKeypad(roots) {
  const texts = roots.flatMap((root) => [...digitTexts(root)]);
  if (new Set(texts.map(([text]) => text)).size < 10) return false;
  const keys = texts.slice(0, 500).filter(([, el]) => dom.shown(el) && isPressable(el));
  return new Set(keys.map(([text]) => text)).size === 10;
}

/** Whether a canvas fills at least 15 % of the window, or takes the focus. @type {(roots: Node[]) => boolean} */
export function hasCanvas(roots) {
  const all = roots.flatMap((root) => [...dom.all(root, "canvas")].slice(0, 20));
  return all.some((el) => {
    const { width, height } = dom.rect(el);
    if (width < 200 || height < 100 || !dom.shown(el)) return false;
    const share = (width * height) / (innerWidth * innerHeight);
    return share >= 0.15 || dom.has(el, "tabindex") || dom.has(el, "contenteditable");
  });
}
