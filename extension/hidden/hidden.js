// Speaks for the banner where a page keeps hiding it. The engine draws what there is to say; this
// script does what the buttons say, to the tab of that page.

import { readSettings } from "../settings/settings.js";
import { openPage } from "../words/page.js";

const root = /** @type {HTMLElement} */ (document.getElementById("hidden"));
const { engine, lookup, failed } = await openPage("name");
const tabId = Number(new URLSearchParams(location.search).get("tab"));
const stateKey = `tab:${tabId}`;
let drawnAs = "";

/** Draws what the page hides, or that there is no such page any more. */
async function draw() {
  const { [stateKey]: state } = await chrome.storage.session.get(stateKey);
  const { settings } = await readSettings(engine);
  const verdict = state && engine.judge(state, settings);
  if (!verdict?.hidden) {
    root.textContent = lookup("hidden_gone");
    return;
  }
  const as = JSON.stringify(verdict);
  if (as === drawnAs) return;
  drawnAs = as;
  engine.draw_hidden(root, verdict, settings, lookup);
}

/** Ends the tab of that page and this one; the window stays open. */
async function leave() {
  await chrome.tabs.create({});
  await chrome.tabs.remove(tabId);
  await close();
}

async function close() {
  const own = await chrome.tabs.getCurrent();
  if (own?.id !== undefined) await chrome.tabs.remove(own.id);
}

/** Asks once more, and then lets the page have its way. @type {(button: HTMLElement) => Promise<void>} */
async function proceed(button) {
  if (button.textContent !== lookup("proceed_again")) {
    button.textContent = lookup("proceed_again");
    return;
  }
  await chrome.tabs.sendMessage(tabId, { kind: "proceed" }, { frameId: 0 });
  await chrome.tabs.update(tabId, { active: true });
  await close();
}

/** Opens the help on what the page asks for. */
async function help() {
  const asks = (root.dataset.asks ?? "").replaceAll(" ", "+");
  await chrome.tabs.create({ url: chrome.runtime.getURL(`help/help.html?asks=${asks}`) });
}

/** @type {Record<string, (button: HTMLElement) => unknown>} */
const actions = { leave, proceed, help };

root.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  if (button) actions[button.dataset.action ?? ""]?.(button);
});
chrome.storage.onChanged.addListener((changes, area) => {
  if (area === "session" && stateKey in changes) draw();
});

if (failed) root.textContent = lookup("unchecked_failure");
else await draw();
