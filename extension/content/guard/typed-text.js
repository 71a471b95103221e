// What a person typed in this frame, one character after another, wherever it went: into fields, editors,
// and elements that only take keys. It is kept in this frame alone, so that it can be struck out of what
// leaves the frame.

import { onTrusted } from "../trusted-events.js";

const MIN_LENGTH = 4;
const MAX_LENGTH = 2000;
const MAX_PIECES = 100;

/** What was typed without a break, pasted or dropped. @type {Set<string>} */
const pieces = new Set();
/** What is being typed. */
let line = "";
/** The character of the last key, which comes once more as text. */
let key = "";

/** @type {(text: string) => void} */
function add(text) {
  if (text.length < MIN_LENGTH) return;
  pieces.delete(text);
  pieces.add(text.slice(0, MAX_LENGTH));
  if (pieces.size > MAX_PIECES) pieces.delete(/** @type {string} */ (pieces.values().next().value));
}

/** @type {(text: string) => void} */
function append(text) {
  line = (line + text).slice(-MAX_LENGTH);
}

/** What is shorter goes on in the next box, as a PIN does that has a box for each digit. */
function endLine() {
  if (line.length < MIN_LENGTH) return;
  add(line);
  line = "";
}

/** @type {(event: KeyboardEvent) => void} */
function onKey({ key: name, ctrlKey, metaKey, isComposing }) {
  if (isComposing || ctrlKey || metaKey) return;
  key = [...name].length === 1 ? name : "";
  if (key) append(key);
  else if (name === "Backspace") line = line.slice(0, -1);
  else if (name === "Enter" || name === "Tab") endLine();
}

/** @type {(event: InputEvent) => void} */
function onBeforeInput({ inputType, data }) {
  // While a word is composed, each event has the whole of it.
  if (inputType === "insertCompositionText" || !data) return;
  if (data !== key) append(data);
  key = "";
}

/** @type {(event: CompositionEvent) => void} */
function onComposition({ type, data }) {
  if (!data) return;
  add(line + data);
  if (type === "compositionend") append(data);
}

/** @type {(event: any) => void} */
function onTransfer({ clipboardData, dataTransfer }) {
  add((clipboardData ?? dataTransfer)?.getData("text/plain") ?? "");
}

/** The browser or a tool of it has filled a field; the page may empty it at once. @type {(event: any) => void} */
function onInput({ target, inputType }) {
  if (inputType === "insertText" || /^delete/.test(inputType ?? "")) return;
  if (typeof target?.value === "string") add(target.value);
}

/** Everything that was typed, and what is being typed last. @type {() => string[]} */
export const typedTexts = () => [...pieces, line];

/** Whether these characters were typed one after another. @type {(text: string) => boolean} */
export const wasTyped = (text) => typedTexts().some((typed) => typed.includes(text));

/** Starts to remember what is typed in this frame. */
export function watchTypedText() {
  onTrusted(["keydown"], onKey);
  onTrusted(["beforeinput"], onBeforeInput);
  onTrusted(["compositionupdate", "compositionend"], onComposition);
  onTrusted(["paste", "drop"], onTransfer);
  onTrusted(["input"], onInput);
  onTrusted(["click"], endLine);
}
