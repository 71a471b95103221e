// What is shown in a page lives in the top layer of the browser, in closed shadow roots.

import { dom } from "../collect/dom.js";
import { allRoots } from "../collect/shadow-roots.js";
import { frameState } from "../frame-state.js";
import { ownElements } from "../own-elements.js";
import { onTrusted } from "../trusted-events.js";
import { NOTE_STYLE, STYLE } from "./style.js";

const MIN_AGE_MS = 500;
// A page that knew these names could register them as properties with other initial values.
const CUSTOM_PROPERTIES = /--(?=(ground|ink|soft|act|on|level|size)\b)/g;
const PREFIX = `--${Math.random().toString(36).slice(2)}-`;

const IN_TOP_LAYER = ":modal, :popover-open, :fullscreen";
/** @type {WeakMap<any, ShadowRoot>} */
const shadowRoots = new WeakMap();
/** What each button does when it is clicked. @type {WeakMap<any, (event: any) => void>} */
const clickActions = new WeakMap();
/** Elements of the page that lie below ours in the top layer. @type {WeakSet<Element>} */
let below = new WeakSet();
let changedAt = 0;

// A page may name an image "createElementNS".
const create = Document.prototype.createElementNS.bind(document, "http://www.w3.org/1999/xhtml");

/** Creates an element. @type {(tag: string, className?: string, text?: string) => any} */
export function make(tag, className = "", text = "") {
  const element = create(tag);
  element.setAttribute("class", className);
  element.textContent = text;
  return element;
}

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
  const shadowRoot = host.attachShadow({ mode: "closed" });
  const sheet = make("style", "", style);
  shadowRoot.append(sheet, content);
  shadowRoots.set(host, shadowRoot);
  dom.page(document).append(host);
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

/** The page's open modal dialog: everything outside of it is inert. */
function modalOfPage() {
  const open = [...dom.all(document, "dialog:modal")];
  return open.find((dialog) => dom.contains(dialog, dom.focused(document))) ?? open.pop();
}

/** The element that a host has to be in to be usable. */
const usablePlace = () => modalOfPage() ?? dom.page(document);
/** Whether a host is not in the page's open modal dialog, and therefore inert. @type {(host: any) => boolean} */
export const isMisplaced = (host) => dom.parent(host) !== usablePlace();

/** Shows a host above everything in the top layer, where the element that was added last is on top. @type {(host: any) => void} */
export function showOnTop(host) {
  if (isMisplaced(host)) usablePlace().append(host);
  host.popover = "manual";
  if (host.matches(":popover-open")) host.hidePopover();
  host.showPopover();
  afterShown(host);
}

/** Shows a dialog in a host above everything, with the rest of the page inert. @type {(dialog: any) => void} */
export function showModal(dialog) {
  // In full screen a page can draw a fake browser around ours.
  Document.prototype.exitFullscreen.call(document).catch(() => {});
  dialog.close();
  dialog.showModal();
  afterShown(dialog.getRootNode().host);
}

/** Whether the CSS zoom of the page leaves our text readable. @type {(host: any) => boolean} */
export const isLegible = ({ currentCSSZoom = 1 }) => currentCSSZoom > 0.8 && currentCSSZoom < 3;

/** Remembers what lies below, and undoes the CSS zoom of the page. @type {(host: any) => void} */
function afterShown(host) {
  [changedAt, below] = [performance.now(), new WeakSet(topLayerOfPage())];
  if (isLegible(host)) return;
  const zoom = 1 / host.parentElement.currentCSSZoom;
  shadowRoots.get(host)?.append(make("style", "", `:host { zoom: ${zoom} !important }`));
}

/** Elements of the page in the top layer. @type {() => Element[]} */
function topLayerOfPage() {
  const walk = allRoots();
  let step = walk.next();
  while (!step.done) step = walk.next();
  const found = step.value.flatMap((root) => [...dom.all(root, IN_TOP_LAYER)]);
  return found.filter((element) => !ownElements.has(element));
}

/** Whether an element of the page came into the top layer after ours. */
export const isCovered = () => topLayerOfPage().some((element) => !below.has(element));

/** Whether the person saw what they clicked on; a click by keyboard has no position. @type {(event: MouseEvent, host: any) => boolean} */
function isSeen({ detail, clientX, clientY }, host) {
  const isHit = detail === 0 || dom.hit(clientX, clientY) === host;
  return isHit && dom.shown(host) && dom.opaque(host) && !isCovered();
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

/** Runs the action of the button under a click on one of our hosts. @type {(event: any) => void} */
export function dispatchClick(event) {
  const shadowRoot = shadowRoots.get(event.target);
  const { detail, clientX, clientY } = event;
  const at =
    detail === 0 ? shadowRoot?.activeElement : shadowRoot?.elementFromPoint(clientX, clientY);
  if (!at?.closest("a")) event.preventDefault();
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
onTrusted(["beforetoggle"], ({ target }) => below.delete(target));
