// Shows a warning in a tab of the extension when a page keeps hiding the banner. The engine draws the
// warning; the buttons act on the tab of that page.

import { loadTab, onTabChanged } from "../background/tab-store.js";
import { openHelp } from "../help/open-help.js";
import { onAction } from "../page/actions.js";
import { openPage } from "../page/page.js";
import { closeTab } from "../page/tabs.js";
import { readSettings } from "../settings/settings.js";

const root = /** @type {HTMLElement} */ (document.getElementById("hidden"));
const { engine, lookup, failed } = await openPage("name");
const tabId = Number(new URLSearchParams(location.search).get("tab"));
/** The verdict that is drawn now. @type {Mamori.Verdict | undefined} */
let drawn;

/** Draws the warning, or that the tab no longer shows such a page. */
async function draw() {
  const state = await loadTab(tabId);
  const { settings } = await readSettings(engine);
  /** @type {Mamori.Verdict | null} */
  const verdict = state && engine.judge(state, settings);
  if (!verdict?.bannerHidden) {
    root.textContent = lookup("hidden_gone");
    return;
  }
  if (JSON.stringify(verdict) === JSON.stringify(drawn)) return;
  drawn = verdict;
  engine.draw_hidden(root, verdict, settings, lookup);
}

/** Closes the tab of that page and this one. */
async function leave() {
  await closeTab(tabId);
  await closeOwnTab();
}

async function closeOwnTab() {
  const own = await chrome.tabs.getCurrent();
  if (own?.id !== undefined) await chrome.tabs.remove(own.id);
}

/** Goes on to the page; the first click only asks whether the person is sure. @type {(button: HTMLElement) => Promise<void>} */
async function proceed(button) {
  if (button.textContent !== lookup("proceed_again")) {
    button.textContent = lookup("proceed_again");
    return;
  }
  await chrome.tabs.sendMessage(tabId, { kind: "proceed" }, { frameId: 0 });
  await chrome.tabs.update(tabId, { active: true });
  await closeOwnTab();
}

/** Opens the help page for what the page asks for. */
const help = () => openHelp(drawn?.asks ?? []);

onAction(root, { leave, proceed, help });
onTabChanged(tabId, draw);

if (failed) root.textContent = lookup("unchecked_failure");
else await draw();
