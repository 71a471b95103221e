// Opens and closes tabs, for the background and for the pages of the extension.

/**
 * Opens a page of the extension in a new tab. Does nothing where the browser refuses.
 * @param {string} path the path inside the extension, with its query
 * @param {{ windowId: number, incognito: boolean }} [beside] a tab in whose window the page opens; the
 *   current window unless given. Private windows cannot show pages of an extension, so the browser
 *   then chooses the window.
 */
export async function openExtensionPage(path, beside) {
  const windowId = beside && !beside.incognito ? beside.windowId : undefined;
  await chrome.tabs.create({ url: chrome.runtime.getURL(path), windowId }).catch(() => {});
}

/** Closes a tab; a new tab keeps its window open. @type {(tabId: number) => Promise<void>} */
export async function closeTab(tabId) {
  await chrome.tabs.create({});
  await chrome.tabs.remove(tabId);
}
