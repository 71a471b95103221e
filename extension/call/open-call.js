// Opens the page for somebody who is on the telephone or stands at a cash machine.

import { openExtensionPage } from "../page/tabs.js";

/**
 * Opens the page in a new tab.
 * @param {{ windowId: number, incognito: boolean }} [beside] the tab in which the person asked for it
 */
export const openCall = (beside) => openExtensionPage("call/call.html", beside);
