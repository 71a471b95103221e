// The address of the help page names what was asked for, so that the page can tick it.

import { openExtensionPage } from "../page/tabs.js";

/**
 * Opens the help page in a new tab.
 * @param {string[]} asks names of what was typed, such as `my-number`
 * @param {{ windowId: number, incognito: boolean }} [beside] the tab that the help is for
 */
export const openHelp = (asks, beside) =>
  openExtensionPage(`help/help.html?given=${asks.join("+")}`, beside);
