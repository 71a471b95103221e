// Who wrote what stands in a field. The browser keeps no record of it, so that the text which a field had
// before the person first typed into it is remembered here; it never leaves the frame.

import { dom } from "../collect/dom.js";

const MAX_TOUCHED = 200;

/** The text of each element before the person changed it. @type {WeakMap<Element, string>} */
const textsBefore = new WeakMap();
/** The elements that were touched, in that order. @type {WeakRef<Element>[]} */
let touched = [];

/** Remembers that a person changes an element, and the text that it has until then. @type {(el: Element, readText: () => string) => void} */
export function touch(el, readText) {
  if (textsBefore.has(el)) return;
  textsBefore.set(el, isFilledByBrowser(el) ? "" : readText());
  touched = [...touched, new WeakRef(el)].slice(-MAX_TOUCHED);
}

/** Whether a person typed into an element, or had the browser fill it. @type {(el: Element) => boolean} */
export const isTouched = (el) => textsBefore.has(el) || isFilledByBrowser(el);

/** @type {(el: Element) => boolean} */
function isFilledByBrowser(el) {
  try {
    return dom.matches(el, ":autofill");
  } catch {
    // Older browsers do not know the name.
    return false;
  }
}

/** What the page had written into an element before a person typed. @type {(el: Element) => string} */
export const pageTextOf = (el) => textsBefore.get(el) ?? "";

/** The elements that were touched and still exist. @type {() => any[]} */
export const touchedElements = () => touched.map((one) => one.deref()).filter(Boolean);
