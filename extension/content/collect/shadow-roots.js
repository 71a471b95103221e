// The document and its shadow roots, open and closed.

import { ownElements } from "../own-elements.js";
import { dom } from "./dom.js";

// The plain elements that can have a shadow root. Asking an element costs some two microseconds, so that
// on a long page only those without content of their own are asked: the content of a host is not
// rendered, its shadow root is. A host that is missed is found when the focus enters it.
const PLAIN =
  "article,aside,blockquote,body,div,footer,h1,h2,h3,h4,h5,h6,header,main,nav,p,section,span";
const PLAIN_TAGS = new Set(PLAIN.split(","));
const MAX_ELEMENTS_ASKED = 1000;
const MAX_ROOTS = 500;
const ELEMENTS_PER_STEP = 500;
const FIELDS = new Set(["input", "textarea", "select"]);

/** Hosts that the focus has entered. @type {Set<Element>} */
const focusedHosts = new Set();

/** What finds shadow roots in Chromium; null where the elements themselves tell. @type {((el: any) => ShadowRoot | null) | null | undefined} */
let ask;

/** The shadow root of an element, open or closed. @type {(el: any) => ShadowRoot | null} */
export function shadowRootOf(el) {
  if (ownElements.has(el)) return null;
  try {
    if (ask === undefined) ask = globalThis.chrome?.dom?.openOrClosedShadowRoot ?? null;
    return ask?.(el) ?? el.openOrClosedShadowRoot ?? null;
  } catch {
    return null;
  }
}

const isBare = (/** @type {any} */ el) => !el.firstElementChild && !/\S/.test(dom.content(el));

/** The shadow roots of the elements in a root; undefined where the walk may pause. @type {(root: Node, isComplete?: boolean) => Generator<ShadowRoot | undefined>} */
function* shadowRootsIn(root, isComplete = false) {
  const all = dom.all(root, "*");
  const isSmall = isComplete || all.length <= MAX_ELEMENTS_ASKED;
  for (let i = 0; i < all.length; i++) {
    if (i % ELEMENTS_PER_STEP === ELEMENTS_PER_STEP - 1) yield;
    const tag = dom.tag(all[i]);
    if (!tag.includes("-") && !(PLAIN_TAGS.has(tag) && (isSmall || isBare(all[i])))) continue;
    const shadowRoot = shadowRootOf(all[i]);
    if (shadowRoot) yield shadowRoot;
  }
}

/**
 * The document and every shadow root in it. Yields where the walk may pause.
 * @type {() => Generator<void, Node[]>}
 */
export function* allRoots() {
  /** @type {Set<Node>} */
  const found = new Set([document]);
  for (const host of focusedHosts) {
    const shadowRoot = host.isConnected ? shadowRootOf(host) : focusedHosts.delete(host) && null;
    if (shadowRoot) found.add(shadowRoot);
  }
  for (const root of found) {
    for (const shadowRoot of shadowRootsIn(root)) {
      if (shadowRoot && found.size < MAX_ROOTS) found.add(shadowRoot);
      else yield;
    }
  }
  return [...found];
}

/**
 * The document and every shadow root in it, however many there are. Yields where the walk may pause.
 * @type {() => Generator<void, Node[]>}
 */
export function* everyRoot() {
  /** @type {Set<Node>} */
  const found = new Set([document]);
  for (const root of found) {
    for (const shadowRoot of shadowRootsIn(root, true)) {
      if (shadowRoot) found.add(shadowRoot);
      yield;
    }
  }
  return [...found];
}

/** Remembers where the focus went: an event in a closed shadow root names only the host. @type {(el: unknown) => void} */
export function rememberFocusedHost(el) {
  if (el instanceof Element && shadowRootOf(el)) focusedHosts.add(el);
}

/** The focused element in the shadow roots of an element, which a closed one does not show; without one, itself. @type {(el: any) => Element | null} */
export function innermostFocus(el) {
  while (el instanceof Element && !FIELDS.has(dom.tag(el))) {
    const inner = shadowRootOf(el)?.activeElement;
    if (!inner) return el;
    el = inner;
  }
  return el instanceof Element ? el : null;
}

/** The element that an event is about; an event in a closed shadow root names only the host. @type {(event: Event) => Element | null} */
export const innermostTarget = (event) => innermostFocus(event.composedPath()[0]);
