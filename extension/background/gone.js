// What has left a tab is struck out with the next that is heard of the tab, or a moment later: it
// goes while the next page is fetched, and whatever the browser does then, a person waits for.

/** @typedef {typeof import("../engine/engine.js")} Engine */
/** @typedef {[frame: number, since: number]} Document */

const LATER = 400;

/** The documents that have left each tab. @type {Map<number, Document[]>} */
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

/** The documents that have left a tab since this was asked last. @type {(tabId: number) => Document[]} */
export function takeGone(tabId) {
  const all = gone.get(tabId) ?? [];
  gone.delete(tabId);
  return all;
}

/** The state of a tab without these documents. @type {(engine: Engine, state: unknown, documents: Document[], settings: Mamori.Settings) => unknown} */
export function strike(engine, state, documents, settings) {
  let tab = state;
  for (const [frame, since] of documents) {
    ({ tab } = engine.leave(tab, frame, since, settings));
    // Chromium gives a top frame another number once its document has left the tab.
    ({ tab } = engine.leave(tab, 0, since, settings));
  }
  return tab;
}
