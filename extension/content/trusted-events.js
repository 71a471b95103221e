// One listener for all events that these scripts need. It is registered at each window before any
// script of the page runs, so that no page can hide an event from it, and it drops the events that a
// page makes itself.

import { onStop } from "./lifetime.js";

const TYPES = [
  ..."DOMContentLoaded load pageshow pagehide popstate hashchange resize submit formdata".split(
    " ",
  ),
  ..."prerenderingchange resume".split(" "),
  ..."pointerdown pointerup mousedown mouseup click auxclick dblclick contextmenu".split(" "),
  ..."touchstart touchend focus blur focusin focusout".split(" "),
  ..."beforetoggle toggle close fullscreenchange".split(" "),
  ..."keydown keypress keyup beforeinput input paste drop".split(" "),
  ..."compositionstart compositionupdate compositionend".split(" "),
];
const PASSIVE = new Set(["touchstart", "touchend"]);
/** Loads inside the document, which are not those of the window. */
export const LOAD_INSIDE = "load inside";

// A page may call an image "addEventListener".
const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;

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

/** An event inside the document that the window does not hear. @type {(event: Event) => void} */
function dispatchInside(event) {
  if (event.isTrusted) for (const handler of handlers.get(LOAD_INSIDE) ?? []) handler(event);
}

/** Registers the listener, again where a page has removed it by `document.open()`. */
export function listen() {
  for (const type of TYPES) {
    addEventListener(type, dispatch, { capture: true, passive: PASSIVE.has(type) });
  }
}

/** Registers the listener where the window hears nothing: for loads inside the document, and changes of its address. */
export function listenInside() {
  add.call(document, "load", dispatchInside, true);
  globalThis.navigation?.addEventListener("currententrychange", dispatch);
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
  remove.call(document, "load", dispatchInside, true);
  globalThis.navigation?.removeEventListener("currententrychange", dispatch);
});
