// One listener for all events that these scripts need. It is registered at each window before any
// script of the page runs, so that no page can hide an event from it, and it drops the events that a
// page makes itself.

import { onStop } from "./lifetime.js";

const TYPES = [
  ..."DOMContentLoaded load pageshow pagehide popstate hashchange resize submit".split(" "),
  ..."pointerdown pointerup mousedown mouseup click auxclick dblclick contextmenu".split(" "),
  ..."touchstart touchend focus blur focusin focusout".split(" "),
  ..."beforetoggle toggle close fullscreenchange".split(" "),
  ..."keydown keypress keyup beforeinput input paste drop".split(" "),
  ..."compositionstart compositionupdate".split(" "),
];
const PASSIVE = new Set(["touchstart", "touchend"]);

/** What a handler returns where no other handler may see the event. */
export const HANDLED = Symbol("handled");

/** @typedef {(event: any) => unknown} Handler */
/** @type {Map<string, Handler[]>} */
const handlers = new Map();

/** @type {(event: Event) => void} */
function dispatch(event) {
  if (!event.isTrusted) return;
  for (const handler of handlers.get(event.type) ?? []) {
    if (handler(event) === HANDLED) return;
  }
}

/** Registers the listener, again where a page has removed it by `document.open()`. */
export function listen() {
  for (const type of TYPES) {
    addEventListener(type, dispatch, { capture: true, passive: PASSIVE.has(type) });
  }
}

/** Has a handler called with each trusted event of these types, before the handlers that came earlier where `isFirst`. @type {(types: string[], handler: Handler, isFirst?: boolean) => void} */
export function onTrusted(types, handler, isFirst = false) {
  for (const type of types) {
    const known = handlers.get(type) ?? [];
    handlers.set(type, isFirst ? [handler, ...known] : [...known, handler]);
  }
}

/** Has a handler called no longer. @type {(types: string[], handler: Handler) => void} */
export function offTrusted(types, handler) {
  for (const type of types) {
    handlers.set(
      type,
      (handlers.get(type) ?? []).filter((one) => one !== handler),
    );
  }
}

onStop(() => {
  for (const type of TYPES) removeEventListener(type, dispatch, { capture: true });
});
