// Shows a hidden banner again, and gives up after five times.

import { dom } from "../collect/dom.js";
import { tell } from "../tell.js";
import { listen, offTrusted, onTrusted } from "../trusted-events.js";
import { fitToView, isFirst, isLegible, putFirst, showModal, showOnTop } from "./overlay.js";
import { defaultPlace, isMisplaced, leaveBody } from "./place.js";
import { closePopovers, findRootsInSlices, isCovered } from "./top-layer.js";

// How often the banner is shown again in a document: where the page hid it, and where the page only
// opened or closed something of its own that lies over it.
const MAX_RESHOWS = { hidden: 5, moved: 20 };
const CHECK_INTERVALS_MS = { page: 400, stay: 1500 };
// What opens so soon after a person has done something is no attack: a menu, or a dialog.
const ANSWER_MS = 1000;
// Honest view transitions are shorter.
const MAX_TRANSITION_MS = 1500;
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

// No other place would undo what is on the root.
const SILENCED = ":not(html):is([inert], [aria-hidden=true])";
/** Whether the page has made a host, or what it is in, inert or unheard by screen readers. @type {(host: Element) => boolean} */
const isSilenced = (host) => dom.closest(host, SILENCED) !== null;

/** Whether the tab key reaches the buttons. @type {(placed: PlacedBanner) => boolean} */
const isReached = ({ style, host }) => style === "page" || isFirst(host);

/** Whether the banner is in the top layer, rendered and legible, also for those who hear it. @type {(placed: PlacedBanner) => boolean} */
function isShown(placed) {
  const { style, host, box } = placed;
  const isOpen = style === "page" ? box.matches(":modal") : host.matches(":popover-open");
  const isRendered = box.checkVisibility({ contentVisibilityAuto: true });
  const isUsable = isLegible(host) && !isSilenced(host) && isReached(placed);
  return isInDocument(host) && isOpen && isRendered && isUsable;
}

/** Whether the page draws the top layer, or all of it, unreadably. */
const isFilteredOut = () =>
  isFiltered && UNREADABLE_FILTER.test(getComputedStyle(dom.page(document)).filter);

/** Whether a person can see that the dialog covers the page. @type {(placed: PlacedBanner) => boolean} */
function covers({ box, host }) {
  const { left, top, width, height } = dom.rect(box);
  const isWhole = box.matches(".aside") || width * height > 0.9 * innerWidth * innerHeight;
  const isHit = dom.hit(left + width / 2, top + height / 2) === host;
  return isWhole && isHit && !viewTransition() && !isCovered();
}

/** A view transition is drawn over everything. */
const viewTransition = () => /** @type {any} */ (document).activeViewTransition;

/** The view transition that was seen last, and since when. @type {{ transition: unknown, since: number }} */
let lastTransition = { transition: null, since: 0 };

/** Whether a view transition takes so long that it hides the banner. */
function isInLongTransition() {
  const transition = viewTransition() ?? null;
  if (transition !== lastTransition.transition) {
    lastTransition = { transition, since: performance.now() };
  }
  return transition !== null && performance.now() - lastTransition.since > MAX_TRANSITION_MS;
}

/** Whether the page has laid something of its own over the banner, or has closed a dialog with it. @type {(placed: PlacedBanner) => boolean} */
const isMoved = ({ host }) => Boolean(dom.parent(host)) && (isMisplaced(host) || isCovered());

/** Shows the banner again if the page hides it. @type {(isAnswer?: boolean) => void} `isAnswer`: to what a person has just done */
function check(isAnswer = false) {
  const isInvisibleTab = dom.visibility(document) === "hidden" || innerWidth * innerHeight === 0;
  // After `document.open()` a page has no root element for a moment.
  if (!watched || isInvisibleTab || !dom.page(document)) return;
  fitToScale(watched);
  const isPage = watched.style === "page";
  if (!isShown(watched) || isFilteredOut() || isInLongTransition()) reshow("hidden");
  else if (isPage && !covers(watched)) reshow("hidden");
  else if (!isPage && isMoved(watched)) reshow("moved", isAnswer);
  // A frame can take the focus although it is inert.
  else if (isPage && dom.focused(document) !== watched.host) {
    watched.box.querySelector(".leave").focus({ preventScroll: true });
  }
}

/** The scale of the view when the banner was last fitted to it. */
let fittedScale = 1;

/** A person who zooms, or turns a phone, hides nothing. @type {(placed: PlacedBanner) => void} */
function fitToScale({ host }) {
  const scale = globalThis.visualViewport?.scale ?? 1;
  if (scale !== fittedScale) fitToView(host);
  fittedScale = scale;
}

/** @type {(what: "hidden" | "moved", isFree?: boolean) => void} */
function reshow(what, isFree = false) {
  if (!watched) return;
  if (!isFree && reshows[what]++ === MAX_RESHOWS[what]) return giveUp(watched);
  if (what === "hidden") restore(watched);
  if (watched.style === "page") showModal(watched.box);
  else showOnTop(watched.host);
  if (watched.style === "page") closePopovers();
  records.takeRecords();
  observe(watched.host);
}

/** Undoes what a page can do to the host element. @type {(placed: PlacedBanner) => void} */
function restore({ style, host, box }) {
  viewTransition()?.skipTransition();
  const isLost = !isInDocument(host);
  // What happens to all children of the body does not happen to a child of its parent.
  if (isLost || !box.checkVisibility() || isSilenced(host)) {
    leaveBody();
    if (dom.parent(host) !== defaultPlace()) defaultPlace().append(host);
  }
  host.inert = false;
  if (style !== "page") putFirst(host);
  host.removeAttribute("aria-hidden");
}

/** From now on only the toolbar button, the popup and a tab of our own say it, which no page reaches. @type {(placed: PlacedBanner) => void} */
function giveUp({ document }) {
  stopWatching();
  isOver = true;
  tell({ kind: "banner-hidden", document });
}

/** The children of the body change all the time, with nothing in it for us. @type {(changes: MutationRecord[]) => void} */
function onRecords(changes) {
  if (!watched) return;
  const isOurs = changes.some(({ target }) => target === watched?.host || target === document);
  if (isOurs || !isInDocument(watched.host)) check();
}

const records = new MutationObserver(onRecords);

const EVENTS = ["toggle", "close", "fullscreenchange"];
const onEvent = () => check(performance.now() - touchedAt < ANSWER_MS);

const TOUCHES = ["pointerdown", "keydown", "click"];
let touchedAt = -ANSWER_MS;
const onTouch = () => void (touchedAt = performance.now());

/** Checks at intervals, and looks for shadow roots in between, in slices. */
async function onInterval() {
  check();
  if (await findRootsInSlices()) check();
}

/** Observes the banner. `document.open()` removes all listeners, so that they are registered again. @type {(host: Element) => void} */
function observe(host) {
  records.observe(document, { childList: true });
  records.observe(dom.page(document), { childList: true });
  const body = dom.body(document);
  if (body) records.observe(body, { childList: true });
  records.observe(host, { attributes: true });
  listen();
}

/** Keeps a banner in sight until `stopWatching`, or until the page has hidden it too often. @type {(placed: PlacedBanner) => void} */
export function watchBanner(placed) {
  stopWatching();
  if (placed.style === "line") return;
  watched = placed;
  observe(placed.host);
  onTrusted(EVENTS, onEvent);
  onTrusted(TOUCHES, onTouch, true);
  interval = setInterval(onInterval, CHECK_INTERVALS_MS[placed.style]);
}

/** Whether the page has hidden the banner so often that it is not shown any more. */
export const hasGivenUp = () => isOver;

export function stopWatching() {
  watched = null;
  records.disconnect();
  clearInterval(interval);
  offTrusted(EVENTS, onEvent);
  offTrusted(TOUCHES, onTouch);
}
