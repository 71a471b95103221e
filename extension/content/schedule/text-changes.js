// What it means that a text of the page changes in place.

import { dom } from "../collect/dom.js";
import { telltaleCame } from "../collect/flickering-texts.js";
import { isTelling } from "../collect/telling-words.js";
import { isInTyping } from "../collect/typed-text.js";

const MAX_CHANGED = 200;
const MAX_CHARACTERS_SEARCHED = 20_000;
const MAX_SEEN = 100;
// The digits of a clock or a counter, and not how many digits are asked for.
const MOVING_DIGIT = /[0-9０-９](?![0-9０-９]*\s*[桁けケ])/g;

/** The telling texts that came in place of others. @type {Set<string>} */
const seen = new Set();

/** A text as it stands while its clock or counter goes on. @type {(text: string) => string} */
export const withoutMotion = (text) => text.replace(MOVING_DIGIT, "0");

/** @type {(nodes: NodeList) => boolean} */
function areTexts(nodes) {
  for (let at = 0; at < nodes.length; at++) if (!dom.isText(nodes[at])) return false;
  return true;
}

/** Whether a change replaces text by text. @type {(record: MutationRecord) => boolean} */
export function isTextChange(record) {
  if (record.type !== "childList") return record.type === "characterData";
  const { addedNodes } = record;
  return addedNodes.length > 0 && areTexts(addedNodes) && areTexts(record.removedNodes);
}

/** @type {(nodes: NodeList) => string} */
function content(nodes) {
  let text = "";
  for (let at = 0; at < nodes.length; at++) text += dom.content(nodes[at]) ?? "";
  return text;
}

/** The text before a change and after it. @type {(record: MutationRecord) => [string, string]} */
const texts = ({ type, target, oldValue, addedNodes, removedNodes }) =>
  type === "characterData"
    ? [oldValue ?? "", dom.content(target) ?? ""]
    : [content(removedNodes), content(addedNodes)];

/** Whether a text was seen before; only so many are remembered. @type {(text: string) => boolean} */
function isKnown(text) {
  if (seen.has(text) || seen.size >= MAX_SEEN) return true;
  seen.add(text);
  return false;
}

/**
 * Whether a change of text is telling, or may at least matter; null where only digits change, and for
 * what a person types.
 * @type {(record: MutationRecord) => "telling" | "short" | null}
 */
export function textChange(record) {
  const [before, now] = texts(record).map((text) =>
    withoutMotion(text.slice(0, MAX_CHARACTERS_SEARCHED)),
  );
  if (before === now || !/\S/.test(before + now)) return null;
  const { target } = record;
  const el = dom.isElement(target) ? target : dom.parent(target);
  if (dom.isElement(el) && isInTyping(el)) return null;
  if (isTelling(now) && !isTelling(before)) {
    telltaleCame(target, now, /\S/.test(before));
    if (!isKnown(now)) return "telling";
  }
  return now.length < MAX_CHANGED ? "short" : null;
}
