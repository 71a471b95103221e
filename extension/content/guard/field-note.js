// The note beside a field that a warning is about: the last moment before the first digit.

import { dom } from "../collect/dom.js";
import { editableAround } from "../collect/editable.js";
import { boxesOf, fieldElement } from "../collect/field-registry.js";
import { innermostFocus } from "../collect/shadow-roots.js";
import { frameState } from "../frame-state.js";
import { createHost, make, showOnTop } from "../overlay/overlay.js";
import { onTrusted, offTrusted } from "../trusted-events.js";
import { editableTarget, typedPattern } from "./input-watcher.js";

const GAP_PX = 8;

/** @type {{ host: any, field: Element, text: string } | null} */
let shown = null;
/** @type {any} */
let focused = null;

/** Whether a warning names this field, or danger meets a number in it. @type {(el: any, state: Mamori.BannerState) => boolean} */
function needsNote(el, { highlights: marks, level }) {
  const here = marks.filter((mark) => mark.frame === frameState.frameId);
  const named = here.map(({ field }) => fieldElement(field)).filter((field) => field !== undefined);
  if (named.some((field) => boxesOf(field).includes(el))) return true;
  const hasDigits = level === "danger" && /\d\D*\d\D*\d\D*\d/.test(String(el.value ?? ""));
  return hasDigits || Boolean(typedPattern(el));
}

/** Shows the note at the field that has the focus if it needs one, and no other. */
export function updateFieldNote() {
  const state = frameState.bannerState;
  const text = state?.strings?.fieldNote;
  const field = text && focused?.isConnected && needsNote(focused, state) ? focused : null;
  if (shown?.host.isConnected && shown.field === field && shown.text === text) return;
  removeNote();
  if (state && text && field) showNote(field, state, text);
}

/** @type {(field: Element, state: Mamori.BannerState, text: string) => void} */
function showNote(field, { level, language }, text) {
  const box = make("section", level, text);
  box.setAttribute("role", "status");
  const host = createHost(box, language, "note");
  shown = { host, field, text };
  showOnTop(host, false);
  moveNote();
  addEventListener("scroll", moveNote, { capture: true, passive: true });
  onTrusted(["resize"], moveNote);
}

/** Keeps the note below its field, or above it where there is no room. */
function moveNote() {
  if (!shown) return;
  const { host, field } = shown;
  const at = dom.rect(field);
  const hasRoom = at.bottom + GAP_PX + host.offsetHeight <= innerHeight;
  const above = Math.max(0, at.top - GAP_PX - host.offsetHeight);
  const top = hasRoom ? at.bottom + GAP_PX : above;
  const left = Math.max(0, Math.min(at.left, innerWidth - host.offsetWidth));
  host.style.setProperty("--left", `${left}px`, "important");
  host.style.setProperty("--top", `${top}px`, "important");
}

function removeNote() {
  shown?.host.remove();
  shown = null;
  removeEventListener("scroll", moveNote, { capture: true });
  offTrusted(["resize"], moveNote);
}

/** @type {(event: Event) => void} */
function onFocus(event) {
  focused = editableTarget(event);
  updateFieldNote();
}

function onBlur() {
  focused = null;
  updateFieldNote();
}

/** Follows the focus from field to field. */
export function watchFocus() {
  focused = editableAround(innermostFocus(dom.focused(document)));
  onTrusted(["focusin"], onFocus);
  onTrusted(["input"], updateFieldNote);
  onTrusted(["focusout"], onBlur);
}
