// Opens the help page for what was typed in a tab.

import { openHelp } from "../help/open-help.js";
import { withEngine } from "./engine.js";
import { loadTab } from "./tab-store.js";

/** @typedef {import("./tab.js").Tab} Tab */

/** @type {(tab: Tab) => Promise<void>} */
export async function openHelpForTab(tab) {
  const state = await loadTab(tab.id);
  // The help page is useful even when the engine fails: the person can tick what they typed.
  const verdict = await withEngine((engine) => engine.judge(state, null)).catch(() => null);
  await openHelp(verdict?.asks ?? [], tab);
}
