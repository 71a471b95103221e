// Opens the page that says what to do about what was typed in a tab.

import { withEngine } from "./instance.js";
import { recall } from "./memory.js";

/** @typedef {import("./tab.js").Tab} Tab */

/** @type {(tab: Tab) => Promise<void>} */
export async function openHelp(tab) {
  const state = await recall(tab.id);
  // Whatever has failed, the page can be told by hand what was typed.
  const verdict = await withEngine((engine) => engine.judge(state, null)).catch(() => null);
  const asks = (verdict?.asks ?? []).join("+");
  const url = chrome.runtime.getURL(`help/help.html?asks=${asks}`);
  // A private window may not show pages of an extension.
  const windowId = tab.incognito ? undefined : tab.windowId;
  await chrome.tabs.create({ url, windowId }).catch(() => {});
}
