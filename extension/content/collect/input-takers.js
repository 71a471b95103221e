// What takes a person's input in this frame. An element that has the focus or takes a key is a field,
// whatever hides it, whatever its markup is, and however many others come before it.

import { onTrusted } from "../trusted-events.js";
import { dom } from "./dom.js";
import { controlOf, editableAround } from "./editable.js";
import { ownWords, wordsInView } from "./own-words.js";
import { innermostFocus, innermostTarget, rememberFocusedHost } from "./shadow-roots.js";

/** @typedef {import("./editable.js").Editable} Editable */

const MAX_TAKERS = 8;
const DIGIT = /^[0-9０-９]$/;
/** How long a page may take to answer a key. */
const ANSWER_MS = 150;

/** The elements that have taken input, the latest last. @type {Set<Element>} */
const takers = new Set();
/** What the elements that are no form control said before the first key. @type {WeakMap<Element, string[]>} */
const words = new WeakMap();
/** @type {(el: Element) => void} */
let onTaker = () => {};
let digitsWithoutField = 0;

/** @type {(el: Element) => boolean} */
const isFormControl = (el) => dom.matches(el, "input,textarea");

/** The field or the editing host that an element is or is in. @type {(el: Element) => Element | null} */
function fieldAround(el) {
  const field = editableAround(el);
  if (field) return isFormControl(field) && !controlOf(field) ? null : field;
  return dom.matches(el, "[role=textbox i],[role=searchbox i],[role=combobox i]") ? el : null;
}

/** @type {Element | null} */
let latest = null;

/** @type {(el: Element) => void} */
function add(el) {
  if (latest === el) return;
  latest = el;
  takers.delete(el);
  takers.add(el);
  if (takers.size > MAX_TAKERS)
    takers.delete(/** @type {Element} */ (takers.values().next().value));
  onTaker(el);
}

/** What an element says. What is edited may be a person's letter; a whole tab is the page's. @type {(el: Element) => string[]} */
function wordsOf(el) {
  const isPage = el === dom.body(document);
  if (editableAround(el) && !(isPage && globalThis.top === globalThis.self)) return [];
  return isPage ? wordsInView() : ownWords(el);
}

/** Remembers what an element says, before anything is typed into it. @type {(el: Element) => void} */
function rememberWords(el) {
  if (!words.has(el) && !isFormControl(el)) words.set(el, wordsOf(el));
}

/** @type {(event: Event) => void} */
function onFocus(event) {
  rememberFocusedHost(event.target);
  const el = innermostTarget(event);
  if (!el) return;
  const field = fieldAround(el);
  rememberWords(field ?? el);
  if (field) add(field);
}

/** Whether a key is a digit that is typed; with another key it is a command. @type {(event: any) => boolean} */
const isDigit = ({ type, key, ctrlKey, altKey, metaKey }) =>
  type === "keydown" && DIGIT.test(key) && !ctrlKey && !altKey && !metaKey;

/**
 * A digit that no field takes is typed into the element that has the focus. Where nothing has it, the
 * page takes digits if it answers one, or if a person goes on.
 * @type {(event: any) => void}
 */
function onInput(event) {
  rememberFocusedHost(event.target);
  const body = dom.body(document);
  const el = innermostTarget(event) ?? body;
  const field = el && fieldAround(el);
  const isTyped = event.type === "beforeinput" || isDigit(event);
  if (!body || !el || !(field || isTyped)) return;
  const taker = field ?? (el === dom.page(document) ? body : el);
  rememberWords(taker);
  if (field || taker !== body || event.type !== "keydown") return add(taker);
  if (++digitsWithoutField > 1) add(body);
  else whenAnswered(event, () => add(body));
}

/** Calls back if the page answers a key by what it does or shows. @type {(event: KeyboardEvent, act: () => void) => void} */
function whenAnswered(event, act) {
  const observer = new MutationObserver(() => end(true));
  const timer = setTimeout(() => end(event.defaultPrevented), ANSWER_MS);
  /** @type {(isAnswered: boolean) => void} */
  function end(isAnswered) {
    clearTimeout(timer);
    observer.disconnect();
    if (isAnswered) act();
  }
  observer.observe(document, { childList: true, characterData: true, subtree: true });
}

/** The elements that have taken input and are still there. @type {() => Editable[]} */
export function inputTakers() {
  const found = [];
  for (const el of takers) {
    if (!el.isConnected) takers.delete(el);
    else found.push({ el, control: controlOf(el) ?? /** @type {const} */ ("editable") });
  }
  return found;
}

/** Whether an element is what takes input at present. @type {(el: Element) => boolean} */
export const isLatestTaker = (el) => latest === el;

/** Whether an element has taken input. @type {(el: Element) => boolean} */
export const hasTakenInput = (el) => takers.has(el);

/** What an element said before anything was typed into it; nothing for a form control. @type {(el: Element) => string[]} */
export const wordsBeforeInput = (el) => words.get(el) ?? [];

/** Whether what an element shows is what a person types, though nothing in its markup says so. @type {(el: Element) => boolean} */
export const showsTyping = (el) =>
  takers.has(el) &&
  !isFormControl(el) &&
  el !== dom.body(document) &&
  !dom.first(el, "button,input");

/** Hears what takes input from now on, and calls a listener with each element that begins to. @type {(listener: (el: Element) => void) => void} */
export function watchTakers(listener) {
  onTaker = listener;
  onTrusted(["focusin"], onFocus);
  onTrusted(["keydown", "beforeinput", "paste", "compositionstart"], onInput);
}

/** Has another listener called instead. What takes input already is read with everything else. @type {(listener: (el: Element) => void) => void} */
export function whenInputIsTaken(listener) {
  onTaker = listener;
  const focused = innermostFocus(dom.focused(document));
  const field = focused && fieldAround(focused);
  if (field && field !== dom.body(document)) {
    rememberWords(field);
    takers.add((latest = field));
  }
}
