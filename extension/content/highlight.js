// The outline that shows a person where a field of the report is.

import { fieldElement } from "./collect/field-registry.js";

const HIGHLIGHT_MS = 4000;

/** Shows a person where a field is, without changing the page's tree. @type {(key: number) => void} */
export function highlight(key) {
  const el = fieldElement(key);
  const outline = { outline: "4px solid #c2410c", outlineOffset: "3px" };
  el?.scrollIntoView({ block: "center" });
  el?.animate([outline, outline], { duration: HIGHLIGHT_MS });
}
