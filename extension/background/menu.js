// The entries of the context menu: a link, or selected text, is checked as a
// message. Firefox for Android has no such menu.

import { withEngine } from "./instance.js";
import { onSettings, readSettings } from "../settings/settings.js";
import { browserWords, wordsIn } from "../words/words.js";

const PAGE = "check/check.html";

const ENTRIES = /** @type {const} */ ([
  ["link", "check_menu_link"],
  ["selection", "check_menu_selection"],
]);

function offer() {
  for (const [context, word] of ENTRIES) {
    chrome.contextMenus.create({ id: context, title: browserWords(word), contexts: [context] });
  }
  rename();
}

/** Says the entries in the language that was chosen. */
async function rename() {
  const { settings } = await withEngine(readSettings);
  const lookup = await wordsIn(settings.language);
  for (const [id, word] of ENTRIES) chrome.contextMenus.update(id, { title: lookup(word) });
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
  onSettings(rename);
}
