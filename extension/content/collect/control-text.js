// The text of controls that nobody types into, where it stands beside a field like a name.

import { dom } from "./dom.js";
import { tidyText } from "./element-text.js";
import { hasTakenInput } from "./input-takers.js";
import { isTelling } from "./telling-words.js";

const LETTERS = /\p{L}{2}/u;
// A server repeats here what was typed on the step before. PINs are digits, and passwords mix letters with
// digits; names do neither.
const VALUES = /[0-9０-９]{4,}|(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[0-9A-Za-z]{4,}/g;

/** Whether an element is a button to look at: one without its looks is text. @type {(el: Element) => boolean} */
export function isButton(el) {
  if (dom.tag(el) !== "button") return false;
  const { cursor, backgroundColor, borderTopStyle } = getComputedStyle(el);
  const isBare = borderTopStyle === "none" && /^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor);
  return !isBare || !/^(?:auto|text)$/.test(cursor);
}

/** The text of a menu without a choice. What is chosen in another one says of a person only what asks for the card. @type {(el: any) => string} */
function menuText(el) {
  const options = dom.all(el, "option");
  if (options.length === 1) return dom.content(options[0]);
  const chosen = dom.matches(el, ":disabled") ? el.selectedOptions[0] : undefined;
  const text = chosen ? dom.content(chosen).trim() : "";
  return isTelling(text) ? text : "";
}

/** Whether a text asks for the card and holds nothing that a person could have entered. @type {(text: string) => boolean} */
const isQuestion = (text) => isTelling(text) && !/\d/.test(text.normalize("NFKC"));

/**
 * The text of a control that nobody can type into, where a name would be: what the page was sent with.
 * Of what a script has put there since, which may repeat what was entered, only words that ask for the
 * card are read.
 * @type {(el: any) => string}
 */
export function fixedText(el) {
  const tag = dom.tag(el);
  if (tag === "select") return menuText(el);
  const isOfButton = dom.attribute(el, "type").toLowerCase() === "button";
  const isFixed = isOfButton || dom.matches(el, ":disabled,[readonly]");
  const isPlain = !/^(?:password|hidden|checkbox|radio|file)$/i.test(dom.attribute(el, "type"));
  if (!isFixed || !isPlain || (tag === "button" && !isOfButton)) return "";
  const isSet = tag === "input" && !hasTakenInput(el) && isQuestion(el.value);
  const sent = tag === "input" ? dom.attribute(el, "value") : dom.content(el);
  const text = tidyText(isSet ? el.value : sent, 61);
  const isName = LETTERS.test(text) && text.length <= 60 && !text.includes("@");
  return isName ? text.replace(VALUES, "***") : "";
}
