// A removed iframe cannot wake the service worker; its parent reports it.

import { dom } from "../collect/dom.js";
import { frameState } from "../frame-state.js";
import { isAlive } from "../lifetime.js";

const FRAME = "iframe,frame";
// Some pages change their frames all the time.
const MIN_GAP_MS = 500;
let isWaiting = false;

/** @type {(node: Node | EventTarget | null) => boolean} */
const hasFrame = (node) => {
  const el = /** @type {Element | null} */ (node);
  return (
    el !== null && dom.isElement(el) && (dom.matches(el, FRAME) || dom.first(el, FRAME) !== null)
  );
};

/** A page of which nothing is shown has no frame that could matter. */
const isRelevant = () =>
  frameState.isJudging || (frameState.bannerState?.level ?? "clear") !== "clear";

function report() {
  isWaiting = false;
  if (isRelevant() && isAlive())
    chrome.runtime.sendMessage({ kind: "child-frame-removed" }).catch(() => {});
}

function reportSoon() {
  if (isWaiting) return;
  isWaiting = true;
  setTimeout(report, MIN_GAP_MS);
}

/** Reports frames that were removed with these changes. @type {(records: MutationRecord[]) => void} */
export function reportRemovedFrames(records) {
  if (isWaiting || !isRelevant()) return;
  for (const { removedNodes } of records)
    for (let at = 0; at < removedNodes.length; at++)
      if (hasFrame(removedNodes[at])) return reportSoon();
}

/** A frame that loads a document has lost another. @type {(event: Event) => void} */
export function onFrameLoaded({ target }) {
  if (hasFrame(target)) reportSoon();
}
