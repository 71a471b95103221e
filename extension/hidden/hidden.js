// Speaks for the banner where a page keeps hiding it. The engine draws what there is to say; this
// script does what the buttons say, to the tab of that page.

import init, * as engine from "../engine/engine.js";

const root = /** @type {HTMLElement} */ (document.getElementById("hidden"));
/** @type {(key: string, args?: string[]) => string} */
const lookup = (key, args) => chrome.i18n.getMessage(key, args);
const tabId = Number(new URLSearchParams(location.search).get("tab"));
const stateKey = `tab:${tabId}`;
let drawnAs = "";

/** Draws what the page hides, or that there is no such page any more. */
async function draw() {
  const { [stateKey]: state } = await chrome.storage.session.get(stateKey);
  const stored = await chrome.storage.local.get(["cardNotice", "trusted"]);
  const verdict = state && engine.judge(state, engine.read_settings(stored).settings);
  if (!verdict?.hidden) {
    root.textContent = lookup("hidden_gone");
    return;
  }
  const as = JSON.stringify(verdict);
  if (as === drawnAs) return;
  drawnAs = as;
  engine.draw_hidden(root, verdict, lookup);
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

document.documentElement.lang = lookup("language");
document.title = lookup("name");
await init({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
await draw();
