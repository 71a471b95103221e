// The entries of the context menu, which check a link or selected text as a message. Firefox for
// Android has no context menu for extensions.

import { browserStrings, stringsIn } from "../i18n/strings.js";
import { openExtensionPage } from "../page/tabs.js";
import { onSettingsChanged, readSettings } from "../settings/settings.js";
import { withEngine } from "./engine.js";

/** Each entry by its context, with the key of its title. */
const ENTRIES = /** @type {const} */ ([
  ["link", "check_menu_link"],
  ["selection", "check_menu_selection"],
]);

function createEntries() {
  for (const [context, key] of ENTRIES) {
    chrome.contextMenus.create({ id: context, title: browserStrings(key), contexts: [context] });
  }
  updateTitles();
}

/** Sets the titles in the language that the person has chosen. */
async function updateTitles() {
  const { settings } = await withEngine(readSettings);
  const lookup = await stringsIn(settings.language);
  for (const [id, key] of ENTRIES) chrome.contextMenus.update(id, { title: lookup(key) });
}

/**
 * Opens the check page. The text is handed over in `storage.session`, which is never written to
 * disk, and the page removes it from there.
 * @type {(info: chrome.contextMenus.OnClickData) => Promise<void>}
 */
async function openCheckPage({ menuItemId, linkUrl, selectionText }) {
  const text = (menuItemId === "link" ? linkUrl : selectionText) ?? "";
  await chrome.storage.session.set({ check: { text } });
  await openExtensionPage("check/check.html");
}

/** Creates the context menu at installation and handles its clicks. */
export function addMenu() {
  if (!chrome.contextMenus) return;
  chrome.runtime.onInstalled.addListener(() => chrome.contextMenus.removeAll(createEntries));
  chrome.contextMenus.onClicked.addListener(openCheckPage);
  onSettingsChanged(updateTitles);
}
