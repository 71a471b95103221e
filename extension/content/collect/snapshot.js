// What this frame shows and asks for, as the engine takes it.

import { readSenders } from "./chat-senders.js";
import { dom } from "./dom.js";
import { tidyText } from "./element-text.js";
import { readFields } from "./fields.js";
import { readIdentity } from "./identity.js";
import { hasCanvas, hasKeypad } from "./page-features.js";
import { readChoices, readText } from "./page-text.js";
import { hasTellingWord } from "./telling-words.js";

/** The frame's address without query and fragment, which may hold personal data. */
export function address() {
  const url = location.href.split(/[?#]/, 1)[0];
  return url.slice(0, location.protocol === "data:" ? 64 : 2048);
}

/**
 * The origin that made this document, where its address has none: its own, or that of the nearest frame
 * around it that has one. A page cannot change either. Empty where the browser does not tell.
 */
function owner() {
  if (/^(?:https?|file):$/.test(location.protocol)) return "";
  const around = [...(location.ancestorOrigins ?? [])];
  return [globalThis.origin, ...around].find((origin) => origin !== "null") ?? "";
}

/** @type {(roots: Node[], hasPicture: boolean, isCut: boolean) => Mamori.Unreadable[]} */
const unreadable = (roots, hasPicture, isCut) => [
  ...(hasCanvas(roots) ? [/** @type {const} */ ("canvas")] : []),
  ...(hasPicture ? [/** @type {const} */ ("picture")] : []),
  ...(isCut ? [/** @type {const} */ ("limit")] : []),
];

/**
 * Reads the frame. Yields where the scan may pause.
 * @param {Node[]} roots the document and its shadow roots
 * @param {object} options
 * @param {boolean} options.isTop
 * @param {string} options.document the name of the document
 * @param {number} options.documentLoadedAt milliseconds since 1970
 * @param {boolean} options.isWanted whether a frame without a field and without a telling word is read, too
 * @param {(hiders: Element[]) => void} options.onHiders called with what hides the fields that a person cannot see
 * @returns {Generator<void, Mamori.PageSnapshot | null>} null where there is nothing to say
 */
export function* readSnapshot(roots, options) {
  const { isTop, isWanted, onHiders } = options;
  const url = address();
  const hasWords = hasTellingWord(roots);
  yield;
  const { fields, hiders, hasPicture, first, isCut } = yield* readFields(roots, hasWords);
  onHiders(hiders);
  if (fields.length === 0 && !hasWords && !isWanted && !isCut) return null;
  const identity = yield* readIdentity(roots);
  const senders = hasWords ? readSenders(fields) : [];
  const text = hasWords || first ? yield* readText(roots, first) : "";
  // Beside a file, a menu says which documents it may show.
  const takesFile = fields.some(({ control }) => control === "file");
  const choices = takesFile ? readChoices(roots) : "";
  return {
    url,
    owner: owner(),
    top: isTop,
    document: options.document,
    documentLoadedAt: options.documentLoadedAt,
    contentType: dom.contentType(document),
    title: tidyText(dom.title(document), 300),
    identity: [...identity, ...senders],
    fields,
    text: choices ? `${text}\n${choices}` : text,
    keypad: hasWords && hasKeypad(roots),
    unreadable: unreadable(roots, hasPicture, isCut),
  };
}
