// What a person types, pastes or drops is judged here, in the frame. Only the kind of number is
// remembered, by the field that it stands in; the digits are not.

import { dom } from "../collect/dom.js";
import { editableAround } from "../collect/editable.js";
import { blockOf } from "../collect/element-text.js";
import { boxesOf } from "../collect/field-registry.js";
import { innermostFocus, innermostTarget } from "../collect/shadow-roots.js";
import { frameState } from "../frame-state.js";
import { onTrusted } from "../trusted-events.js";
import { isTouched, pageTextOf, touch } from "./authorship.js";
import { digitPatternOf } from "./check-digits.js";
import { wasTyped } from "./typed-text.js";

const MAX_LENGTH = 2000;
const MAX_PASTE_LENGTH = 20_000;
const MAX_TEXT_NODES = 40;
// The first twelve digits of a longer number are no My Number, so that the person may finish first.
const TYPING_PAUSE_MS = 400;

/** What kind of number was typed into each element; the first box stands for a split number. @type {WeakMap<Element, Mamori.DigitPattern>} */
const patterns = new WeakMap();
/** Called when the kind of number in a field has changed. @type {() => void} */
let onPattern = () => {};
/** The element that was typed into last. @type {any} */
let last = null;
let isChanged = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** The field or the outermost editable element that an event is about. @type {(event: Event) => any} */
export const editableTarget = (event) => editableAround(innermostTarget(event));

/** The middle of a text, around the caret. @type {(text: string, at: number) => string} */
const around = (text, at) => text.slice(Math.max(0, at - MAX_LENGTH / 2), at + MAX_LENGTH / 2);

/** The text of an editable element near the caret. @type {(host: Element) => string} */
function textNearCaret(host) {
  const root = dom.root(host);
  const selection = (root !== document && root.getSelection?.()) || getSelection();
  const { focusNode, focusOffset = 0 } = selection ?? {};
  const walker = dom.walker(host, NodeFilter.SHOW_TEXT);
  if (focusNode && focusNode !== host && dom.contains(host, focusNode))
    walker.currentNode = focusNode;
  for (let steps = 0; steps < MAX_TEXT_NODES / 2 && walker.previousNode(); steps++);
  let text = "";
  let line = null;
  for (let steps = 0; steps < MAX_TEXT_NODES; steps++) {
    const node = /** @type {any} */ (walker.currentNode);
    const isText = !dom.isElement(node);
    if (isText && line !== (line = blockOf(node))) text += "\n";
    if (isText) text += around(node.data ?? "", node === focusNode ? focusOffset : 0);
    if (!walker.nextNode()) break;
  }
  return text;
}

/** @type {(el: any) => string} */
function value(el) {
  const { value } = el;
  if (typeof value !== "string") return textNearCaret(el);
  return value.length > MAX_LENGTH ? around(value, el.selectionEnd ?? 0) : value;
}

/** The kind of number that was typed into an element. @type {(el: Element) => Mamori.DigitPattern | null} */
export const typedPattern = (el) => patterns.get(boxesOf(el)[0]) ?? null;

/** @type {(el: Element, pattern: Mamori.DigitPattern | null) => void} */
function remember(el, pattern) {
  if (typedPattern(el) === pattern) return;
  const [first] = boxesOf(el);
  if (pattern) patterns.set(first, pattern);
  else patterns.delete(first);
  frameState.patternChanges += 1;
  onPattern();
}

const MIN_NUMBER_LENGTH = 12;

/** Whether a person wrote what stands in these boxes, or the page wrote what a person typed elsewhere. @type {(boxes: Element[]) => boolean} */
function isByPerson(boxes) {
  if (boxes.some(isTouched)) return true;
  const texts = boxes
    .map((/** @type {any} */ box) => box.value)
    .filter((one) => typeof one === "string");
  const digits = texts.join("").replace(/\D/g, "");
  return digits.length >= MIN_NUMBER_LENGTH && wasTyped(digits);
}

/** The kind of number that a person wrote into these boxes. @type {(boxes: Element[], text: string) => Mamori.DigitPattern | null} */
const writtenPattern = (boxes, text) =>
  isByPerson(boxes) ? digitPatternOf(text, boxes.map(pageTextOf).join("")) : null;

/**
 * Judges what a person wrote into a field. A page may empty or change it by itself, and the number was typed all the
 * same: only a change by the person makes it forgotten.
 * @type {(el: Element, isChanged?: boolean) => Mamori.DigitPattern | null}
 */
export function judgeInput(el, isChanged = false) {
  const boxes = boxesOf(el);
  const text = boxes.map(value).join("");
  const pattern = writtenPattern(boxes, text);
  if (pattern || (isChanged && text)) remember(el, pattern);
  return typedPattern(el);
}

/** Judges the field that was typed into last. */
function judgeLast() {
  clearTimeout(waiting);
  if (last) judgeInput(last, isChanged);
  isChanged = false;
}

/** Judges boxes that are now known to hold one number, where the person has filled them already. @type {(boxes: Element[]) => void} */
export function joinBoxes(boxes) {
  if (boxes.includes(last)) judgeInput(last, true);
}

/** Whether a field has as many characters as it takes. @type {(el: any) => boolean} */
const isFull = (el) => el.maxLength > 0 && value(el).length >= el.maxLength;

/** @type {(event: any) => void} */
function onType(event) {
  const el = editableTarget(event);
  if (!el) return;
  if (el !== last) judgeLast();
  last = el;
  const isInserted = /^insertFrom/.test(event.inputType);
  isChanged ||= event.type === "input" && !isInserted;
  clearTimeout(waiting);
  if (isInserted || boxesOf(el).every(isFull)) judgeLast();
  else waiting = setTimeout(judgeLast, TYPING_PAUSE_MS);
}

/** A page may handle a paste itself, so that the pasted text is judged before the page gets it. @type {(event: any) => void} */
function onPaste(event) {
  const el = editableTarget(event);
  const text = el && event.clipboardData?.getData("text/plain").slice(0, MAX_PASTE_LENGTH);
  const pattern = digitPatternOf(text || "");
  if (pattern) remember(el, pattern);
}

// An input method types under one of these names.
const WRITING_KEYS = /^(?:.|Backspace|Delete|Process|Unidentified|Dead)$/u;

/** Remembers what a field held before the person changes it. @type {(event: any) => void} */
function onTouch(event) {
  if (event.type === "keydown" && !WRITING_KEYS.test(event.key)) return;
  const el = editableTarget(event);
  if (el) touch(el, () => value(el));
}

/** A keypad on the screen writes into the field that has the focus. */
function onClick() {
  const el = editableAround(innermostFocus(dom.focused(document)));
  if (el) touch(el, () => value(el));
}

/** The browser fills a field without any event before. @type {(event: any) => void} */
function onInput(event) {
  const el = editableTarget(event);
  if (el) touch(el, () => el.defaultValue ?? "");
}

/** Watches what is typed in this frame, and calls when the kind of number in a field has changed. @type {(listener: () => void) => void} */
export function watchInput(listener) {
  onPattern = listener;
  onTrusted(["keydown", "beforeinput", "compositionstart", "paste", "drop"], onTouch);
  onTrusted(["click"], onClick);
  onTrusted(["input"], onInput);
  onTrusted(["input", "keyup"], onType);
  onTrusted(["paste"], onPaste);
  // A page may fill a field itself, on a key whose event it stops or from a keypad on the screen.
  onTrusted(["click", "focusout"], judgeLast);
}
