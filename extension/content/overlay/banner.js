// The banner in the top frame.

import { frameState } from "../frame-state.js";
import { tell } from "../tell.js";
import { drawBanner } from "./banner-box.js";
import { hasGivenUp, stopWatching, watchBanner } from "./banner-watchdog.js";
import {
  button,
  closesWithoutScript,
  createHost,
  make,
  putFirst,
  setText,
  showModal,
  showOnTop,
  textOf,
} from "./overlay.js";
import { removePageListeners } from "./page-listeners.js";
import { closePopovers, reopenPopovers } from "./top-layer.js";

const LINE_MS = 8000;
const LEAVE_TIMEOUT_MS = 2000;
const STEP_ASIDE_MS = 4000;

/**
 * @typedef {object} PlacedBanner what of ours is in the page
 * @property {"line" | "stay" | "page"} style
 * @property {string} key what it says, which tells whether a person has answered it already
 * @property {string} look all that it shows, which tells whether another is to take its place
 * @property {any} host
 * @property {any} box the content of the host
 * @property {string} document the name of the document that it is about
 */

/** @type {Mamori.BannerState | null} */
let bannerState = null;
/** @type {PlacedBanner | null} */
let placed = null;
/** The scroll position of the page when it was covered. */
let scrollPosition = { left: 0, top: 0 };
/** The dangers that the person went on from, by what was said. @type {Set<string>} */
const acknowledged = new Set();
/** The banners that the person closed, by what was said. @type {Set<string>} */
const closed = new Set();

/** Goes back to the page before this site. Where that fails, the background closes the tab; without it the tab becomes empty. */
function leave() {
  removePageListeners();
  const timeout = setTimeout(() => location.replace("about:blank"), LEAVE_TIMEOUT_MS);
  addEventListener("pagehide", () => clearTimeout(timeout), { once: true });
  history.go(-1 - /** @type {any} */ (globalThis.navigation?.currentEntry?.index ?? 0));
  tell({ kind: "leave", site: frameState.site });
}

/** Opens our help page, which the page cannot reach. */
const help = () => tell({ kind: "open-help" });

/** Opens our page for somebody who is on the telephone. */
const call = () => tell({ kind: "open-call" });

/** The person goes on in spite of a danger: the banner stays and no longer covers the page. */
export function proceed() {
  if (bannerState?.style !== "page") return;
  acknowledged.add(keyOf(bannerState));
  bannerState.style = "stay";
  update();
  tell({ kind: "danger-acknowledged", document: bannerState.document });
}

/** What a banner says. @type {(state: Mamori.BannerState) => string} */
const keyOf = ({ strings }) => `${strings?.headline}\n${strings?.detail}`;

// Of our own pages, only the one for practice has content scripts.
const isPractice = location.protocol.endsWith("-extension:");

/** Shows in the page what the state and the answers of the person ask for. */
function update() {
  if (!bannerState) return;
  const key = keyOf(bannerState);
  const style = closed.has(key) && bannerState.style !== "page" ? "none" : bannerState.style;
  const look = JSON.stringify([style, bannerState.strings, bannerState.textSize]);
  if (placed?.look === look) return;
  clear();
  if (!bannerState.strings || style === "none" || hasGivenUp()) return;
  const actions = { leave, help, call, proceed, close: () => dismiss(key) };
  const toolkit = { make, setText, textOf, button };
  const { practice } = bannerState.strings;
  const strings = { ...bannerState.strings, practice: isPractice ? practice : "" };
  const box = drawBanner(style, bannerState.level, strings, toolkit, actions);
  const host = createHost(box, bannerState.language);
  if (style !== "page") putFirst(host);
  placed = { style, key, look, host, box, document: bannerState.document };
  const closing = box.querySelector("[data-action=proceed],[data-action=close]");
  if (closing) closesWithoutScript(closing, style === "page" ? box : host);
  if (style === "page") cover(box);
  else showOnTop(host, style !== "line");
  watchBanner(placed);
  if (style === "line") setTimeout(expire, LINE_MS, placed);
}

/** Covers the page, which becomes inert. @type {(dialog: HTMLDialogElement) => void} */
function cover(dialog) {
  scrollPosition = { left: scrollX, top: scrollY };
  // Neither the escape key nor a click outside is an answer.
  dialog.setAttribute("closedby", "none");
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  // Whenever the dialog is shown, the button to leave gets the focus.
  dialog.querySelector(".leave")?.setAttribute("autofocus", "");
  showModal(dialog);
  closePopovers();
}

/** Makes way for a moment, so that a field can be seen; the page stays inert. */
export function stepAside() {
  if (placed?.style !== "page") return;
  const { classList } = placed.box;
  classList.add("aside");
  setTimeout(() => classList.remove("aside"), STEP_ASIDE_MS);
}

/** Removes the slim line, unless the person points at it or has the focus in it. @type {(line: typeof placed) => void} */
function expire(line) {
  if (!line || placed !== line) return;
  if (line.host.matches(":hover, :focus-within")) setTimeout(expire, LINE_MS / 4, line);
  else dismiss(line.key);
}

/** @type {(key: string) => void} */
function dismiss(key) {
  closed.add(key);
  update();
}

/** Removes the banner; closing a dialog returns the focus to where it was. */
function clear() {
  stopWatching();
  if (placed?.style === "page") placed.box.close();
  placed?.host.remove();
  if (placed?.style === "page") uncover();
  placed = null;
}

/** Gives the page back what covering it has changed. */
function uncover() {
  reopenPopovers();
  scrollTo({ ...scrollPosition, behavior: "instant" });
}

/** Shows the banner for a state of the tab. @type {(next: Mamori.BannerState) => void} */
export function showBanner(next) {
  // A slim line removes itself; that its host counts as noticed by now does not remove it.
  const isLineShown = next.style === "none" && next.level === "notice" && placed?.style === "line";
  if (isLineShown) return;
  if (next.style === "page" && acknowledged.has(keyOf(next))) next.style = "stay";
  bannerState = next;
  update();
}
