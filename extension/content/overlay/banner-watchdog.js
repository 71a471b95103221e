// Shows a hidden banner again, and gives up after five times.

import { dom } from "../collect/dom.js";
import { tell } from "../tell.js";
import { listen, offTrusted, onTrusted } from "../trusted-events.js";
import { isCovered, isLegible, isMisplaced, showModal, showOnTop } from "./overlay.js";

// How often the banner is shown again in a document: where the page hid it, and where the page only
// opened or closed a dialog of its own.
const MAX_RESHOWS = { hidden: 5, moved: 20 };
const CHECK_INTERVALS_MS = { page: 400, stay: 1500 };
// What makes everything on a page unreadable; a page in grey or in negative can be read.
const UNREADABLE_FILTER = /opacity|blur|brightness|contrast|url/;
// Only Firefox draws the top layer through the filter of the page.
const isFiltered = CSS.supports("-moz-appearance: none");
const reshows = { hidden: 0, moved: 0 };
/** @typedef {import("./banner.js").PlacedBanner} PlacedBanner */

/** @type {PlacedBanner | null} */
let watched = null;
let isOver = false;
/** @type {ReturnType<typeof setInterval> | undefined} */
let interval;

const isInDocument = (/** @type {Node} */ host) => dom.contains(document, host);

/** Whether the banner is in the top layer, rendered and legible. @type {(placed: PlacedBanner) => boolean} */
function isShown({ style, host, box }) {
  const isOpen = style === "page" ? box.matches(":modal") : host.matches(":popover-open");
  const isRendered = box.checkVisibility({ contentVisibilityAuto: true });
  return isInDocument(host) && isOpen && isRendered && isLegible(host);
}

/** Whether a person can see that the dialog covers the page. @type {(box: any, host: Element) => boolean} */
function covers(box, host) {
  const { left, top, width, height } = dom.rect(box);
  const isWhole = box.matches(".aside") || width * height > 0.9 * innerWidth * innerHeight;
  const isHit = dom.hit(left + width / 2, top + height / 2) === host;
  const isFilteredOut =
    isFiltered && UNREADABLE_FILTER.test(getComputedStyle(dom.page(document)).filter);
  return isWhole && isHit && !isFilteredOut && !isCovered() && !viewTransition();
}

/** A view transition is drawn over everything. */
const viewTransition = () => /** @type {any} */ (document).activeViewTransition;

/** Whether a dialog of the page has opened, or has closed with ours in it. @type {(placed: PlacedBanner) => boolean} */
const isMoved = ({ style, host }) => style === "stay" && dom.parent(host) && isMisplaced(host);

/** Shows the banner again if the page hides it. */
function check() {
  const isInvisibleTab = dom.visibility(document) === "hidden" || innerWidth * innerHeight === 0;
  // After `document.open()` a page has no root element for a moment.
  if (!watched || isInvisibleTab || !dom.page(document)) return;
  if (isMoved(watched)) return reshow("moved");
  const isVisible =
    isShown(watched) &&
    (watched.style === "page" ? covers(watched.box, watched.host) : !watched.host.inert);
  if (!isVisible) reshow("hidden");
  // A frame can take the focus although it is inert.
  else if (watched.style === "page" && dom.focused(document) !== watched.host) {
    watched.box.querySelector(".leave").focus({ preventScroll: true });
  }
}

/** @type {(what: "hidden" | "moved") => void} */
function reshow(what) {
  if (!watched) return;
  if (reshows[what] === MAX_RESHOWS[what]) return giveUp(watched);
  reshows[what] += 1;
  viewTransition()?.skipTransition();
  if (!isInDocument(watched.host)) dom.page(document).append(watched.host);
  watched.host.inert = false;
  if (watched.style === "page") showModal(watched.box);
  else showOnTop(watched.host);
  records.takeRecords();
  observe(watched.host);
}

/** From now on only the toolbar button, the popup and a tab of our own say it, which no page reaches. @type {(placed: PlacedBanner) => void} */
function giveUp({ document }) {
  stopWatching();
  isOver = true;
  tell({ kind: "banner-hidden", document });
}

const records = new MutationObserver(check);

const EVENTS = ["toggle", "close", "fullscreenchange"];

/** Observes the banner. `document.open()` removes all listeners, so that they are registered again. @type {(host: Element) => void} */
function observe(host) {
  records.observe(document, { childList: true });
  records.observe(dom.page(document), { childList: true });
  records.observe(host, { attributes: true });
  listen();
}

/** Keeps a banner in sight until `stopWatching`, or until the page has hidden it too often. @type {(placed: PlacedBanner) => void} */
export function watchBanner(placed) {
  stopWatching();
  if (placed.style === "line") return;
  watched = placed;
  observe(placed.host);
  onTrusted(EVENTS, check);
  interval = setInterval(check, CHECK_INTERVALS_MS[placed.style]);
}

/** Whether the page has hidden the banner so often that it is not shown any more. */
export const hasGivenUp = () => isOver;

export function stopWatching() {
  watched = null;
  records.disconnect();
  clearInterval(interval);
  offTrusted(EVENTS, check);
}
