// Keeps the page's scripts from hearing what a person does on our elements, and every key while the
// page is covered.

import { dom } from "../collect/dom.js";
import { frameState } from "../frame-state.js";
import { ownElements } from "../own-elements.js";
import { HANDLED, onTrusted } from "../trusted-events.js";
import { dispatchClick, keepFocus, movesFocus } from "./overlay.js";

const ON_OURS =
  "pointerdown pointerup mousedown mouseup click auxclick dblclick contextmenu touchstart touchend focus blur focusin focusout beforetoggle toggle".split(
    " ",
  );
const TYPING =
  "keydown keypress keyup beforeinput input compositionstart compositionupdate paste drop".split(
    " ",
  );
const FOCUS = new Set(["focus", "blur", "focusin", "focusout"]);
// With these a person moves about or leaves, and types nothing.
const NAVIGATION_KEYS = /^(Tab|Escape|F\d+)$/;

/** @type {(event: Event) => unknown} */
function onEvent(event) {
  const { target, type } = event;
  if (ownElements.has(/** @type {Node} */ (target))) {
    event.stopImmediatePropagation();
    if (type === "click") dispatchClick(/** @type {MouseEvent} */ (event));
    if (type === "mousedown") keepFocus(event);
    // The watchdog has to know when the banner is closed.
    return type === "toggle" ? undefined : HANDLED;
  }
  if (movesFocus() && FOCUS.has(type)) event.stopImmediatePropagation();
  if (frameState.bannerState?.style === "page" && TYPING.includes(type)) {
    blockTyping(/** @type {KeyboardEvent} */ (event));
    return HANDLED;
  }
  return undefined;
}

/** A frame can take the focus although it is inert, and a page's dialog may lie over ours. @type {(event: KeyboardEvent) => void} */
function blockTyping(event) {
  event.stopImmediatePropagation();
  if (event.ctrlKey || event.altKey || event.metaKey || NAVIGATION_KEYS.test(event.key)) return;
  event.preventDefault();
  // An input method writes in spite of that, so that the field has to lose the focus.
  /** @type {any} */ (dom.focused(document))?.blur();
}

/** Hears every event before the other handlers. */
export function shieldEvents() {
  onTrusted([...ON_OURS, ...TYPING], onEvent, true);
}
