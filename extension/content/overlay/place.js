// Where our host elements stand in the tree of the page.

import { dom } from "../collect/dom.js";

// A framework that hydrates a whole document does it soon after the page has loaded.
const HYDRATION_MS = 10_000;

/** Whether the page took a host out of its body, or hides the body. */
let isBodyRefused = false;

/** Has hosts stand beside the body from now on. */
export const leaveBody = () => void (isBodyRefused = true);

/** Whether scripts of the page may still be about to take over the tree that the server wrote. */
function isYoung() {
  const [{ loadEventEnd = 0 } = {}] = /** @type {any[]} */ (
    performance.getEntriesByType("navigation")
  );
  return loadEventEnd === 0 || performance.now() - loadEventEnd < HYDRATION_MS;
}

/** The page's open modal dialog: everything outside of it is inert. */
function modalOfPage() {
  const open = [...dom.all(document, "dialog:modal")];
  return open.find((dialog) => dom.contains(dialog, dom.focused(document))) ?? open.pop();
}

/**
 * Where a new host goes. React up to version 18 throws a document away in which `html` has a child
 * that it does not know, and tolerates one at the end of `body`. Later on, `html` is better: pages
 * style, count, replace and copy the children of `body`.
 */
export function defaultPlace() {
  const body = dom.body(document);
  const isUsable = !isBodyRefused && body && dom.tag(body) === "body" && isYoung();
  return isUsable ? body : dom.page(document);
}

/** Whether a host is where a person cannot use it: outside of the page's open modal dialog, or in one that is closed. @type {(host: Element) => boolean} */
export function isMisplaced(host) {
  const parent = dom.parent(host);
  const modal = modalOfPage();
  return modal ? parent !== modal : parent !== dom.body(document) && parent !== dom.page(document);
}

/** Moves a host to where a person can use it. @type {(host: Element) => void} */
export function moveToUsablePlace(host) {
  if (isMisplaced(host)) (modalOfPage() ?? defaultPlace()).append(host);
}
