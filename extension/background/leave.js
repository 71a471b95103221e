// Sees to it that a tab leaves a site when the person asked for it. The page itself is asked to go back,
// and may stay, navigate again and again, or come back through the page before it.

import { closeTab } from "../page/tabs.js";
import { askFrame } from "./tab.js";

/** How long to wait before each look at where the tab is: the page has time to go, and the next one to lead back. */
const WAITS_MS = [800, 1000, 1000];

/** @typedef {import("./tab.js").Tab} Tab */

/** @type {(ms: number) => Promise<void>} */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Closes a tab that still shows, or shows again, the site that it is to leave. @type {(tab: Tab, site: string) => Promise<void>} */
export async function leave(tab, site) {
  for (const wait of WAITS_MS) {
    await pause(wait);
    const shown = await askFrame(tab, 0, { kind: "which-site" });
    if (shown === site) return closeTab(tab.id).catch(() => {});
  }
  return undefined;
}
