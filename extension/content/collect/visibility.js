// Whether a person can see and use a field.

import { dom } from "./dom.js";

/** @typedef {Map<Element, Element | null>} HiddenByMemo what hides each ancestor, within one scan */

const CLIP = /rect\(0(px)?,? 0/;
const CLIP_PATH = /^inset\((?:50|100)%\)|^circle\(0/;
const POSITIONED = /absolute|fixed/;
// Looking for an element at a point costs more than its style does.
const MAX_HIT_TESTS = 100;

/** @type {(rect: DOMRect) => boolean} */
const isTiny = (rect) => rect.width <= 1 || rect.height <= 1;

/** Nobody types into a transparent speck; traps for bots are made so. @type {(el: Element, rect: DOMRect) => boolean} */
const isSpeck = (el, rect) => rect.width <= 10 && rect.height <= 10 && !dom.opaque(el);

/** The parent of an element; for the top of a shadow root, its host. @type {(el: Element) => Element | null} */
function parentAcrossRoots(el) {
  const parent = dom.parent(el);
  return parent && !dom.isElement(parent) ? dom.host(parent) : parent;
}

/**
 * Whether an element is left of or above everything that scrolling reaches. Boxes that scroll inside
 * the page are counted in, so that a field that is scrolled out of a box stays a field.
 * @type {(el: Element, rect: DOMRect) => boolean}
 */
function isOutside(el, rect) {
  let { right, bottom } = rect;
  if (right > 0 && bottom > 0) return false;
  for (let at = parentAcrossRoots(el); at; at = parentAcrossRoots(at)) {
    right += at.scrollLeft;
    bottom += at.scrollTop;
  }
  // In a page written from the right, positions left of the start are ordinary.
  return bottom <= 0 || (right <= 0 && getComputedStyle(dom.page(document)).direction === "ltr");
}

/** Whether a clip takes away all of an element; the older property has no effect on what is not positioned. @type {(style: CSSStyleDeclaration) => boolean} */
export const isCutToNothing = (style) =>
  CLIP_PATH.test(style.clipPath) || (CLIP.test(style.clip) && POSITIONED.test(style.position));

/** Whether an element with this style can cut off what is in it. @type {(style: CSSStyleDeclaration) => boolean} */
export const canCutOff = (style) =>
  style.overflowX !== "visible" && !/^(?:inline|contents)$/.test(style.display);

/** @type {(el: Element) => boolean} */
function isClipping(el) {
  if (dom.has(el, "inert")) return true;
  // What the body's box cuts off is cut off by the window, which scrolls.
  if (el === dom.body(document) || el === dom.page(document)) return false;
  return isTiny(dom.rect(el)) && canCutOff(getComputedStyle(el));
}

/** Whether an element is not shown inside of an ancestor that hides what is in it. @type {(el: any, hider: Element) => boolean} */
function escapes(el, hider) {
  if (dom.has(hider, "inert")) return dom.matches(el, ":modal");
  const { position } = getComputedStyle(el);
  if (position === "fixed") {
    const { transform, filter, contain } = getComputedStyle(hider);
    return [transform, filter, contain].every((value) => value === "none");
  }
  // An absolute element is cut off by what holds the box that it is placed in.
  return position === "absolute" && !(el.offsetParent && dom.contains(hider, el.offsetParent));
}

/** The nearest ancestor that hides what is in it. @type {(el: Element, memo: HiddenByMemo) => Element | null} */
function ancestorHiding(el, memo) {
  const at = parentAcrossRoots(el);
  if (!at) return null;
  let hider = memo.get(at);
  if (hider === undefined) {
    hider = isClipping(at) ? at : ancestorHiding(at, memo);
    memo.set(at, hider);
  }
  return hider && escapes(el, hider) ? null : hider;
}

/** How many elements were looked for at a point, by the memory of each scan. @type {WeakMap<HiddenByMemo, number>} */
const hitTests = new WeakMap();

/** Whether the browser finds an element in its middle, where nothing has cut it off. @type {(el: Element, rect: DOMRect, memo: HiddenByMemo) => boolean} */
function isFound(el, { left, top, width, height }, memo) {
  const [x, y] = [left + width / 2, top + height / 2];
  const count = hitTests.get(memo) ?? 0;
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight || count >= MAX_HIT_TESTS) return false;
  hitTests.set(memo, count + 1);
  const root = dom.root(el);
  return (root === document || dom.host(root) !== null) && dom.hits(root, x, y).includes(el);
}

/**
 * What hides an element: itself or an ancestor; null when nothing does. Opacity does not hide:
 * an invisible field over drawn boxes is how codes are often asked.
 * @type {(el: Element, memo: HiddenByMemo) => Element | null}
 */
function hiddenBy(el, memo) {
  if (!dom.shown(el)) return el;
  const rect = dom.rect(el);
  if (isTiny(rect) || isOutside(el, rect) || isSpeck(el, rect)) return el;
  const hider = isCutToNothing(getComputedStyle(el)) ? el : ancestorHiding(el, memo);
  return hider && isFound(el, rect, memo) ? null : hider;
}

/** Whether nothing hides an element. @type {(el: Element, memo: HiddenByMemo) => boolean} */
export const isSeen = (el, memo) => hiddenBy(el, memo) === null;

/**
 * What hides a field. A file is chosen by a label or by a drop zone, with the input itself
 * hidden, so that it counts where either of them is seen.
 * @type {(el: Element, memo: HiddenByMemo) => Element | null}
 */
export function fieldHiddenBy(el, memo) {
  const own = hiddenBy(el, memo);
  if (!own || dom.attribute(el, "type").toLowerCase() !== "file") return own;
  const { labels } = /** @type {HTMLInputElement} */ (el);
  const parent = parentAcrossRoots(el);
  const stands = [...(labels ?? []), ...(parent ? [parent] : [])];
  return stands.some((stand) => !hiddenBy(stand, memo)) ? null : own;
}
