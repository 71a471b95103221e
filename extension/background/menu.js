// The entries of the context menu: a link, or selected text, is checked as a
// message. Firefox for Android has no such menu.

const PAGE = "check/check.html";

const ENTRIES = /** @type {const} */ ([
  ["link", "check_menu_link"],
  ["selection", "check_menu_selection"],
]);

function offer() {
  for (const [context, word] of ENTRIES) {
    const title = chrome.i18n.getMessage(word);
    chrome.contextMenus.create({ id: context, title, contexts: [context] });
  }
}

/** What was chosen waits in the session, in memory, until the page takes it. @type {(info: chrome.contextMenus.OnClickData) => Promise<void>} */
async function check({ menuItemId, linkUrl, selectionText }) {
  const text = (menuItemId === "link" ? linkUrl : selectionText) ?? "";
  await chrome.storage.session.set({ check: { text } });
  await chrome.tabs.create({ url: chrome.runtime.getURL(PAGE) });
}

/** Has the menu offered, and answers it. */
export function answerMenu() {
  if (!chrome.contextMenus) return;
  chrome.runtime.onInstalled.addListener(() => chrome.contextMenus.removeAll(offer));
  chrome.contextMenus.onClicked.addListener(check);
}
