// The visible text of a frame.

import { dom } from "./dom.js";
import { maskLongNumbers, textPieces } from "./element-text.js";
import { textStart } from "./telling-words.js";

const MAX_TEXT = 32_768;

/** The visible text, in reading order. Yields where the scan may pause. @type {(roots: Node[]) => Generator<void, string>} */
export function* readText(roots) {
  // In design mode the whole document is what a person types.
  if (dom.designMode(document) === "on") return "";
  let text = "";
  let pieces = 0;
  for (const at of roots.map(textStart)) {
    for (const piece of at ? textPieces(at) : []) {
      text += piece;
      if (text.length > 2 * MAX_TEXT) break;
      if (++pieces % 64 === 0) yield;
    }
    text += "\n";
  }
  const lines = text.replace(/[^\S\n]+/g, " ").replace(/\s*\n\s*/g, "\n");
  return maskLongNumbers(lines.trim()).slice(0, MAX_TEXT);
}
