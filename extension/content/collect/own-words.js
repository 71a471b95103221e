// What something that is no form control says before anything is typed into it. Digits are left out,
// because a person may have typed some before.

import { dom } from "./dom.js";
import { isTelling } from "./telling-words.js";

const MAX_LENGTH = 200;
const MAX_TEXT_NODES = 400;
const MAX_LINES = 4;
const DIGITS = /[0-9０-９]+/g;

/** The text of an element, if it is short enough to be a name. @type {(el: Element) => string[]} */
export function ownWords(el) {
  const walker = dom.walker(el, NodeFilter.SHOW_TEXT);
  let text = "";
  while (text.length <= MAX_LENGTH && walker.nextNode())
    text += /** @type {Text} */ (walker.currentNode).data;
  return text.length <= MAX_LENGTH && isTelling(text) ? [text.replace(DIGITS, "")] : [];
}

/** @type {(node: Node) => boolean} */
function isInView(node) {
  const range = new Range();
  range.selectNodeContents(node);
  const { top, bottom, width } = range.getBoundingClientRect();
  return width > 1 && bottom > 0 && top < innerHeight;
}

/** The telling lines in the window. @type {() => string[]} */
export function wordsInView() {
  const body = dom.body(document);
  const walker = body && dom.walker(body, NodeFilter.SHOW_TEXT);
  const lines = [];
  for (let count = 0; walker?.nextNode() && count < MAX_TEXT_NODES; count++) {
    const { data } = /** @type {Text} */ (walker.currentNode);
    const isLine = data.length <= MAX_LENGTH && isTelling(data);
    if (
      isLine &&
      isInView(walker.currentNode) &&
      lines.push(data.replace(DIGITS, "")) === MAX_LINES
    )
      break;
  }
  return lines;
}
