// Looks once more at a tab of which something is shown whenever it loads something. A page that is left
// in a hurry may not have told, and the page after it may say nothing. Nothing is heard, and the
// background is not woken, for tabs of which nothing is shown.

/** @typedef {import("./tab.js").Tab} Tab */

/** What is done for each tab. @type {Map<number, () => void>} */
const watched = new Map();

/** @type {(tabId: number, change: { status?: string }) => void} */
const onUpdated = (tabId, { status }) => status && look(tabId);

/** Looks at a tab now, if it is watched. @type {(tabId: number) => void} */
export const look = (tabId) => watched.get(tabId)?.();

/** Calls back whenever this tab loads something, in place of an earlier callback. @type {(tabId: number, onLoad: () => void) => void} */
export function watchLoads(tabId, onLoad) {
  if (watched.size === 0) chrome.tabs.onUpdated.addListener(onUpdated);
  watched.set(tabId, onLoad);
}

/** @type {(tabId: number) => void} */
export function stopWatchingLoads(tabId) {
  if (watched.delete(tabId) && watched.size === 0) {
    chrome.tabs.onUpdated.removeListener(onUpdated);
  }
}
