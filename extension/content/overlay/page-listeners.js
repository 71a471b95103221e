// Takes away every listener of the page, so that none asks a person who leaves to stay.

import { dom } from "../collect/dom.js";
import { make } from "./overlay.js";

/**
 * The page's own function, which a page may have replaced: that of a new frame is as the browser made it.
 * The page hears no event of a frame in a closed shadow root.
 */
function takeOpenFromFrame() {
  const [host, frame] = [make("div"), make("iframe")];
  host.attachShadow({ mode: "closed" }).append(frame);
  dom.insert(dom.page(document), host, null);
  return frame.contentWindow.wrappedJSObject.Document.prototype.open;
}

/** `document.open()` removes all listeners. Firefox refuses it to the scripts of an extension. */
function openDocument() {
  const { wrappedJSObject: page } = /** @type {any} */ (globalThis);
  if (page) Reflect.apply(takeOpenFromFrame(), page.document, []);
  else /** @type {() => void} */ (Document.prototype.open).call(document);
}

export function removePageListeners() {
  try {
    openDocument();
  } catch {
    // `document.open()` fails in an XML document.
  }
  addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), true);
}
