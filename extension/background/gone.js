// What has left a tab is struck out with the next that is heard of the tab, or a moment later: it
// goes while the next page is fetched, and whatever the browser does then, a person waits for.

/** @typedef {typeof import("../engine/engine.js")} Engine */

const LATER = 400;

/** The documents that have left each tab. @type {Map<number, [frame: number, since: number][]>} */
const gone = new Map();

/**
 * Remembers that a frame's document has left its tab, and calls back where nothing is heard of the
 * tab meanwhile.
 *
 * @type {(tabId: number, frame: number, since: number, settle: () => void) => void}
 */
export function miss(tabId, frame, since, settle) {
  const all = gone.get(tabId) ?? [];
  if (all.length === 0) setTimeout(() => gone.has(tabId) && settle(), LATER);
  gone.set(tabId, [...all, [frame, since]]);
}

/** The state of a tab without what has left it. @type {(engine: Engine, tabId: number, state: unknown, settings: Mamori.Settings) => unknown} */
export function strike(engine, tabId, state, settings) {
  const all = gone.get(tabId) ?? [];
  gone.delete(tabId);
  // Chromium gives a top frame another number once its document has left the tab.
  const named = all.flatMap(([frame, since]) =>
    [frame, 0].map((id) => /** @type {const} */ ([id, since])),
  );
  return named.reduce((tab, [id, since]) => engine.leave(tab, id, since, settings).tab, state);
}

/** @type {(tabId: number) => void} */
export const forgetGone = (tabId) => void gone.delete(tabId);
