// What of the page lies in the top layer of the browser, where the element that was added last is on
// top. No page can ask for that order, and neither can we: what lies below ours is remembered when ours
// is shown, and whatever comes later lies above.

import { dom } from "../collect/dom.js";
import { everyRoot } from "../collect/shadow-roots.js";
import { ownElements } from "../own-elements.js";
import { inSlices } from "../schedule/slices.js";
import { onTrusted } from "../trusted-events.js";

const IN_TOP_LAYER = ":modal, :popover-open, :fullscreen";
// The list of a select that the page draws itself is in the top layer as well.
const OPEN_SELECT = CSS.supports("selector(select:open)") ? "select:open" : "";
const { hidePopover, showPopover } = HTMLElement.prototype;

/** Elements of the page that lie below ours. @type {WeakSet<Node>} */
let below = new WeakSet();
/** The document and those of its shadow roots that were found by now. @type {Node[]} */
let roots = [document];
// Looking into every shadow root may take a twentieth of the time.
const WALK_SHARE = 20;
/** When to look next, while nobody looks. */
let nextWalk = 0;
/** The popovers of the page that were closed when ours covered the page. @type {any[]} */
const closedPopovers = [];

/** @type {(root: Node) => Element[]} */
function topLayerOf(root) {
  const open = [...dom.all(root, IN_TOP_LAYER)];
  const selects = OPEN_SELECT ? [...dom.all(root, OPEN_SELECT)] : [];
  const drawn = selects.filter((one) => getComputedStyle(one).appearance === "base-select");
  return [...open, ...drawn].filter((element) => !ownElements.has(element));
}

/** Elements of the page in the top layer. */
const topLayerOfPage = () => roots.filter((root) => root.isConnected).flatMap(topLayerOf);

/** Whether an element of the page came into the top layer after ours. */
export const isCovered = () => topLayerOfPage().some((element) => !below.has(element));

/** Remembers what lies below ours, which has just been shown. */
export function rememberBelow() {
  below = new WeakSet(topLayerOfPage());
}

/** @type {(event: Event) => void} */
const forget = ({ target }) => void below.delete(/** @type {Node} */ (target));

/** `beforetoggle` does not leave a shadow root. @type {(found: Node[]) => void} */
function useRoots(found) {
  roots = found;
  for (const root of roots) root.addEventListener("beforetoggle", forget, true);
}

/** Looks into every shadow root of the page at once. On a long page that takes a tenth of a second. */
export function findRoots() {
  const walk = everyRoot();
  let step = walk.next();
  while (!step.done) step = walk.next();
  useRoots(step.value);
}

/** Looks into every shadow root of the page in short slices; resolves with whether it did. @type {() => Promise<boolean>} */
export async function findRootsInSlices() {
  if (performance.now() < nextWalk) return false;
  nextWalk = Infinity;
  const { result, cost } = await inSlices(everyRoot(), () => false);
  useRoots(result);
  nextWalk = performance.now() + cost * WALK_SHARE;
  return true;
}

/**
 * Closes the popovers of the page. A page can hide and show one again without our hearing of it, in a
 * shadow root or after `document.open()`, and it would then lie above ours although it is known.
 */
export function closePopovers() {
  for (const element of topLayerOfPage()) {
    if (!dom.matches(element, ":popover-open")) continue;
    closedPopovers.push(element);
    below.delete(element);
    hidePopover.call(/** @type {HTMLElement} */ (element));
  }
}

/** Opens the popovers again that were closed for ours. */
export function reopenPopovers() {
  for (const element of closedPopovers.splice(0)) {
    try {
      showPopover.call(element);
    } catch {
      // The page has removed it, or opened it itself.
    }
  }
}

onTrusted(["beforetoggle", "fullscreenchange"], forget);
