// Unloaded frames are removed from a tab's state with the tab's next message or after 400 ms.
// Frames unload while the browser fetches the next page, and work at that moment would slow the
// navigation down.

/** @typedef {typeof import("../engine/engine.js")} Engine */
/** @typedef {[frameId: number, documentLoadedAt: number]} UnloadedDocument */

const REMOVAL_TIMEOUT_MS = 400;

/** The unloaded documents that are still in each tab's state. @type {Map<number, UnloadedDocument[]>} */
const unloaded = new Map();

/**
 * Records that a frame's document has unloaded. Calls `onTimeout` unless the records of the tab are
 * taken earlier.
 *
 * @type {(tabId: number, frameId: number, documentLoadedAt: number, onTimeout: () => void) => void}
 */
export function recordUnload(tabId, frameId, documentLoadedAt, onTimeout) {
  const documents = unloaded.get(tabId) ?? [];
  if (documents.length === 0) {
    setTimeout(() => unloaded.has(tabId) && onTimeout(), REMOVAL_TIMEOUT_MS);
  }
  unloaded.set(tabId, [...documents, [frameId, documentLoadedAt]]);
}

/** Returns the unloaded documents of a tab and clears the records. @type {(tabId: number) => UnloadedDocument[]} */
export function takeUnloaded(tabId) {
  const documents = unloaded.get(tabId) ?? [];
  unloaded.delete(tabId);
  return documents;
}

/** Returns the state of a tab without these documents. @type {(engine: Engine, state: unknown, documents: UnloadedDocument[], settings: Mamori.Settings) => unknown} */
export function removeUnloaded(engine, state, documents, settings) {
  let tab = state;
  for (const [frameId, documentLoadedAt] of documents) {
    ({ tab } = engine.remove_frame(tab, frameId, documentLoadedAt, settings));
    // Chromium changes the ID of a top frame whose document has unloaded, so the document is also
    // removed from frame 0.
    ({ tab } = engine.remove_frame(tab, 0, documentLoadedAt, settings));
  }
  return tab;
}
