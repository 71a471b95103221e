// Documents that were unloaded are removed from a tab's state with the tab's next message or after
// 400 ms. They unload while the browser fetches the next page, and work at that moment would slow the
// navigation down.

const REMOVAL_TIMEOUT_MS = 400;

/** The unloaded documents that are still in each tab's state. @type {Map<number, string[]>} */
const unloaded = new Map();

/**
 * Records that a document has been unloaded. Calls `onTimeout` unless the records of the tab are taken
 * earlier.
 *
 * @type {(tabId: number, document: string, onTimeout: () => void) => void}
 */
export function recordUnload(tabId, document, onTimeout) {
  const documents = unloaded.get(tabId) ?? [];
  if (documents.length === 0) {
    setTimeout(() => unloaded.has(tabId) && onTimeout(), REMOVAL_TIMEOUT_MS);
  }
  unloaded.set(tabId, [...documents, document]);
}

/** Whether a document of a tab has been unloaded and is still in the tab's state. @type {(tabId: number, document: string) => boolean} */
export const isUnloaded = (tabId, document) => unloaded.get(tabId)?.includes(document) ?? false;

/** Returns the unloaded documents of a tab and clears the records. @type {(tabId: number) => string[]} */
export function takeUnloaded(tabId) {
  const documents = unloaded.get(tabId) ?? [];
  unloaded.delete(tabId);
  return documents;
}
