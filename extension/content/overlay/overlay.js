// What is shown in a page lives in the top layer of the browser, in closed shadow roots.

import { dom } from "../collect/dom.js";
import { splitReadings } from "../../i18n/readings.js";
import { frameState } from "../frame-state.js";
import { ownElements } from "../own-elements.js";
import { onTrusted } from "../trusted-events.js";
import { defaultPlace, moveToUsablePlace } from "./place.js";
import { NOTE_STYLE, STYLE } from "./style.js";
import { findRoots, isCovered, rememberBelow } from "./top-layer.js";

const MIN_AGE_MS = 500;
// A page that knew these names could register them as properties with other initial values.
const CUSTOM_PROPERTIES = /--(?=(ground|ink|soft|act|on|level|size|font)\b)/g;
const PREFIX = `--${Math.random().toString(36).slice(2)}-`;

/** @type {WeakMap<any, ShadowRoot>} */
const shadowRoots = new WeakMap();
/** What each button does when it is clicked. @type {WeakMap<any, (event: any) => void>} */
const clickActions = new WeakMap();
/** The style sheet that draws a host in its own size. @type {WeakMap<any, any>} */
const fittingSheets = new WeakMap();
let changedAt = 0;

// A page may name an image "createElementNS".
const create = Document.prototype.createElementNS.bind(document, "http://www.w3.org/1999/xhtml");

/** Creates an element. @type {(tag: string, className?: string, text?: string) => any} */
export function make(tag, className = "", text = "") {
  const element = create(tag);
  element.setAttribute("class", className);
  if (text) setText(element, text);
  return element;
}

/** A word with its reading above it, which a screen reader does not need. @type {(word: string, reading: string) => any} */
function makeRuby(word, reading) {
  const [ruby, above] = [make("ruby"), make("rt", "", reading)];
  above.setAttribute("aria-hidden", "true");
  ruby.append(make("span", "", word), above);
  return ruby;
}

/**
 * Has an element show a text. As generated content it can neither be selected, and thereby made
 * transparent by the page's `::selection`, nor be found by `window.find()`, which tells a page whether
 * a sentence is shown, in closed shadow roots as well.
 * @type {(element: any, text: string) => void}
 */
export function setText(element, text) {
  const parts = splitReadings(text);
  if (parts.every((part) => typeof part === "string")) element.dataset.text = text;
  else {
    const show = (/** @type {typeof parts[number]} */ part) =>
      typeof part === "string" ? make("span", "", part) : makeRuby(part.word, part.reading);
    element.replaceChildren(...parts.map(show));
  }
}

/** @type {(element: any) => string} */
export const textOf = (element) => element.dataset.text ?? "";

/** @type {(css: string) => any} */
function makeSheet(css) {
  const sheet = make("style");
  sheet.textContent = css;
  return sheet;
}

/** The place in the order of the tab key: before everything of the page that does not ask for the same. */
const FIRST = 1;

/** Has the tab key reach a host's buttons before what is on the page. @type {(host: any) => void} */
export const putFirst = (host) => void (host.tabIndex = FIRST);

/** @type {(host: any) => boolean} */
export const isFirst = (host) => host.tabIndex === FIRST;

/** Puts a host element with this content in a closed shadow root into the page. @type {(content: any, language: string, className?: string) => any} */
export function createHost(content, language, className = "") {
  const host = create("div");
  ownElements.add(host);
  content.lang = language;
  const { textSize = "normal" } = frameState.bannerState ?? {};
  if (textSize !== "normal") content.classList.add(textSize);
  content.dir = /^(ar|fa|he|ur)/.test(language) ? "rtl" : "ltr";
  const style = (className === "note" ? STYLE + NOTE_STYLE : STYLE).replace(
    CUSTOM_PROPERTIES,
    PREFIX,
  );
  // The host has a place in the order of the tab key, and its first button gets the focus in its stead.
  const shadowRoot = host.attachShadow({ mode: "closed", delegatesFocus: true });
  const sheet = makeSheet(style);
  shadowRoot.append(sheet, content);
  shadowRoots.set(host, shadowRoot);
  defaultPlace().append(host);
  // The content security policy of our practice page refuses style elements; the policies of other pages do not apply here.
  if (!sheet.sheet) adopt(shadowRoot, style);
  return host;
}

/** @type {(shadowRoot: ShadowRoot, style: string) => void} */
function adopt(shadowRoot, style) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  shadowRoot.adoptedStyleSheets = [sheet];
}

/** Shows a host above everything in the top layer. A person has to be able to use it, unless it is one that only speaks. @type {(host: any, isUsed?: boolean) => void} */
export function showOnTop(host, isUsed = true) {
  if (isUsed) moveToUsablePlace(host);
  host.popover = "manual";
  if (host.matches(":popover-open")) host.hidePopover();
  host.showPopover();
  rememberBelow();
  afterShown(host);
}

/** Shows a dialog in a host above everything, with the rest of the page inert. @type {(dialog: any) => void} */
export function showModal(dialog) {
  // In full screen a page can draw a fake browser around ours.
  Document.prototype.exitFullscreen.call(document).catch(() => {});
  dialog.close();
  dialog.showModal();
  // The button that gets the focus may be below what it is about.
  dialog.scrollTop = 0;
  findRoots();
  rememberBelow();
  afterShown(dialog.getRootNode().host);
}

/** How large our text is drawn, compared with what it asks for: by the CSS zoom of the page, and by the scale of a page that is laid out for a wider screen. @type {(host: any) => number} */
const drawnScale = ({ currentCSSZoom = 1 }) => currentCSSZoom * viewScale();
const viewScale = () => Math.min(1, globalThis.visualViewport?.scale ?? 1);

/** Whether our text is drawn in a size that can be read. @type {(host: any) => boolean} */
export const isLegible = (host) => drawnScale(host) > 0.8 && drawnScale(host) < 3;

/** @type {(host: any) => void} */
function afterShown(host) {
  changedAt = performance.now();
  fitToView(host);
}

/** Draws a host in its own size, whatever the zoom and the scale of the page. @type {(host: any) => void} */
export function fitToView(host) {
  if (isLegible(host)) return;
  const scale = viewScale();
  const zoom = 1 / ((host.parentElement?.currentCSSZoom ?? 1) * scale);
  // The units of the view do not shrink where an element is zoomed.
  const fitted =
    scale === 1
      ? ""
      : `section { max-height: calc(60vh * ${scale}) } dialog { width: 100%; height: 100%; padding: 12px 20px 0 }`;
  const sheet = fittingSheets.get(host) ?? makeSheet("");
  fittingSheets.set(host, sheet);
  sheet.textContent = `:host { zoom: ${zoom} !important } ${fitted}`;
  shadowRoots.get(host)?.append(sheet);
}

/** Whether the person saw what they clicked on; a click by keyboard has no position. @type {(event: MouseEvent, host: any) => boolean} */
function isSeen({ detail, clientX, clientY }, host) {
  const isHit = detail === 0 || dom.hit(clientX, clientY) === host;
  if (!isHit || !dom.shown(host) || !dom.opaque(host)) return false;
  findRoots();
  return !isCovered();
}

/** A button that acts only on a person's own click, on what they saw and had time to read. @type {(label: string, className: string, act: (button: any) => void) => any} */
export function button(label, className, act) {
  const element = make("button", className, label);
  let drawnAt = performance.now();
  const isHarmless = className === "leave";
  clickActions.set(element, (event) => {
    // What the button does without a script is for a page whose extension is gone.
    event.preventDefault();
    const visibleSince = isHarmless ? drawnAt : Math.max(drawnAt, changedAt);
    if (!event.isTrusted || performance.now() - visibleSince < MIN_AGE_MS) return;
    if (!isHarmless && !isSeen(event, element.getRootNode().host)) return;
    drawnAt = performance.now();
    act(element);
  });
  element.addEventListener("click", clickActions.get(element));
  return element;
}

/** Has a button close what it is in, also where no script of ours runs any more. @type {(button: any, target: any) => void} */
export function closesWithoutScript(button, target) {
  button.setAttribute("command", dom.tag(target) === "dialog" ? "close" : "hide-popover");
  button.commandForElement = target;
}

/** Whether the focus moves because of us. */
let isMovingFocus = false;
export const movesFocus = () => isMovingFocus;

/** Moves the focus without the page hearing of it: a page may close or empty what loses the focus. @type {(move: () => void) => void} */
export function withoutFocusEvents(move) {
  isMovingFocus = true;
  move();
  isMovingFocus = false;
}

/** The element of ours at the position of an event on one of our hosts. @type {(event: any) => any} */
const elementAt = ({ target, clientX, clientY }) =>
  shadowRoots.get(target)?.elementFromPoint(clientX, clientY);

/** A press on our text takes the focus from nothing, and gives it to no button. @type {(event: any) => void} */
export function keepFocus(event) {
  if (!elementAt(event)?.closest("button, a, summary")) event.preventDefault();
}

/** Runs the action of the button under a click on one of our hosts. @type {(event: any) => void} */
export function dispatchClick(event) {
  const isByKey = event.detail === 0;
  const at = isByKey ? shadowRoots.get(event.target)?.activeElement : elementAt(event);
  if (!at?.closest("a, summary")) event.preventDefault();
  clickActions.get(at?.closest("button"))?.(event);
}

// What has just moved, or come to the front, is not what the person meant to click on.
let wasInBackground = false;
onTrusted(["resize"], () => (changedAt = performance.now()));
onTrusted(["blur"], ({ target }) => {
  // A frame of the page that takes the focus is no other window.
  if (target === globalThis.window) wasInBackground = !Document.prototype.hasFocus.call(document);
});
onTrusted(["focus"], ({ target }) => {
  if (target === globalThis.window && wasInBackground) changedAt = performance.now();
});
