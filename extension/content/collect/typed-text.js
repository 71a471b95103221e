// Where the text in a page is what a person types, which must never leave the page.

import { onTrusted } from "../trusted-events.js";
import { dom } from "./dom.js";
import { editableAround } from "./editable.js";
import { showsTyping } from "./input-takers.js";
import { hasKeypad } from "./page-features.js";
import { innermostTarget } from "./shadow-roots.js";
import { isTelling } from "./telling-words.js";

const HOST = "[contenteditable]:not([contenteditable=false i]),[role=textbox i]";
/** The elements whose text may be what a person types. */
export const TYPING_PLACE = `textarea,${HOST}`;
const MAX_CHARACTERS_SEARCHED = 200_000;
const FIELD_IN_IT =
  "input:not([type=hidden i],[type=checkbox i],[type=radio i],[type=button i],[type=submit i]),select,textarea";

/** Whether each host only stands around what takes input, within one scan. @type {Map<Element, boolean>} */
const wrappers = new Map();
/** The blocks of such hosts in which a person has typed. @type {WeakSet<Node>} */
const typedBlocks = new WeakSet();

/** Forgets the hosts of the scan before. */
export const forgetHosts = () => wrappers.clear();

/** @type {(host: Element) => boolean} */
const isKeypadPage = (host) =>
  isTelling(dom.content(host).slice(0, MAX_CHARACTERS_SEARCHED)) && hasKeypad([host]);

/** Whether a host holds a field or a keypad, so that its text is the page's own. @type {(host: Element) => boolean} */
function isWrapper(host) {
  let is = wrappers.get(host);
  if (is === undefined) {
    is = dom.first(host, FIELD_IN_IT) !== null || isKeypadPage(host);
    wrappers.set(host, is);
  }
  return is;
}

/** Whether what is in an element is typed by a person. @type {(el: Element) => boolean} */
export function holdsTyping(el) {
  if (typedBlocks.has(el) || showsTyping(el)) return true;
  const isPlace =
    dom.has(el, "contenteditable") || dom.has(el, "role") || dom.tag(el) === "textarea";
  return isPlace && dom.matches(el, TYPING_PLACE) && (dom.tag(el) === "textarea" || !isWrapper(el));
}

/** Whether an element is in a place of what a person types, or is one. @type {(el: Element) => boolean} */
export function isInTyping(el) {
  let at = dom.closest(el, TYPING_PLACE);
  if (!at) return showsTyping(el);
  // Only in such a place can a block be a person's own.
  for (let block = el; block !== at && dom.isElement(block); block = dom.parent(block))
    if (typedBlocks.has(block)) return true;
  while (at && !holdsTyping(at)) {
    const above = dom.parent(at);
    at = dom.isElement(above) ? dom.closest(above, TYPING_PLACE) : null;
  }
  return at !== null;
}

/** A person types beside the fields in a host: the text there is the person's own from then on. @type {(event: Event) => void} */
function onType(event) {
  const host = editableAround(innermostTarget(event));
  if (!host || dom.matches(host, "input,textarea") || !isWrapper(host)) return;
  const { focusNode } = getSelection() ?? {};
  const block = focusNode && (dom.isElement(focusNode) ? focusNode : dom.parent(focusNode));
  typedBlocks.add(block && dom.contains(host, block) ? block : host);
}

/** Remembers from now on where a person types in the text of the page. */
export const watchTypedBlocks = () => onTrusted(["beforeinput"], onType);
