"use strict";

// A frame that goes away cannot wake the background while it does; the one around it can.
((mamori) => {
  if (mamori.live?.()) return;
  const { dom } = mamori;

  const FRAME = "iframe,frame";

  /** @type {(node: Node) => boolean} */
  const hasFrame = (node) =>
    dom.isElement(node) &&
    (dom.matches(node, FRAME) || dom.first(/** @type {Element} */ (node), FRAME) !== null);

  // Some pages change their frames all the time.
  const SHORTEST_GAP = 500;
  let isWaiting = false;

  /** Only a page that is warned of has something to lose. */
  function hasSomething() {
    const { level = "clear" } = mamori.verdict ?? {};
    return level !== "clear" || mamori.isJudging();
  }

  function tell() {
    isWaiting = false;
    if (hasSomething() && mamori.live?.())
      chrome.runtime.sendMessage({ kind: "lost" }).catch(() => {});
  }

  function lose() {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(tell, SHORTEST_GAP);
  }

  mamori.frames = {
    miss(records) {
      if (isWaiting || !hasSomething()) return;
      if (records.some(({ removedNodes }) => [...removedNodes].some(hasFrame))) lose();
    },
    onLoad({ target }) {
      if (hasFrame(/** @type {Node} */ (target))) lose();
    },
  };
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
