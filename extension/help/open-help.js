// The address of the help page carries what was asked for, so that the page can tick it.

/**
 * Opens the help page in a new tab.
 * @param {string[]} asks names of what was typed, such as `my-number`
 * @param {number} [windowId] the current window unless given
 */
export async function openHelp(asks, windowId) {
  const url = chrome.runtime.getURL(`help/help.html?asks=${asks.join("+")}`);
  await chrome.tabs.create({ url, windowId }).catch(() => {});
}
