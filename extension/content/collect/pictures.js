// Pictures and the text that stands for them.

import { dom } from "./dom.js";

/** The text alternative of a picture; empty where it has none. @type {(el: Element) => string} */
export function pictureName(el) {
  const name = ["alt", "aria-label", "title"].map((name) => dom.attribute(el, name));
  const title = dom.tag(el) === "svg" ? dom.first(el, "title") : null;
  return name.find((text) => /\S/.test(text)) ?? (title ? dom.content(title) : "");
}

/** @type {(el: Element) => boolean} */
export const isPicture = (el) => dom.matches(el, "img,svg,[role=img i],input[type=image i]");
