// The page of choices. The engine reads and draws them; this script stores
// what a person changes, and only where it differs from the default.

import init, * as engine from "../engine/engine.js";

const SETTINGS = /** @type {const} */ (["cardNotice", "trusted"]);
const root = /** @type {HTMLElement} */ (document.getElementById("options"));
/** @type {(key: string, args?: string[]) => string} */
const lookup = (key, args) => chrome.i18n.getMessage(key, args);

/** What could not be used when this page opened; it stays said until the page closes. @type {string[]} */
let broken = [];

/** @returns {Promise<{ settings: Mamori.Settings, broken: string[] }>} */
async function stored() {
  return engine.read_settings(await chrome.storage.local.get([...SETTINGS]));
}

async function draw() {
  const { settings } = await stored();
  const focused = /** @type {HTMLInputElement | null} */ (document.activeElement)?.value;
  engine.draw_options(root, settings, broken, lookup);
  /** @type {HTMLElement | null} */ (root.querySelector(`[value="${focused}"]`))?.focus();
}

/** @type {(settings: Mamori.Settings) => Promise<void>} */
async function save(settings) {
  const { settings: defaults } = engine.read_settings({});
  for (const key of SETTINGS) {
    const isDefault = JSON.stringify(settings[key]) === JSON.stringify(defaults[key]);
    if (isDefault) await chrome.storage.local.remove(key);
    else await chrome.storage.local.set({ [key]: settings[key] });
  }
}

root.addEventListener("change", async ({ target }) => {
  const { value } = /** @type {HTMLInputElement} */ (target);
  const { settings } = await stored();
  await save({ ...settings, cardNotice: /** @type {Mamori.CardNotice} */ (value) });
});
root.addEventListener("click", async ({ target }) => {
  const host = target instanceof HTMLButtonElement ? target.dataset.host : undefined;
  if (host === undefined) return;
  const { settings } = await stored();
  await save({ ...settings, trusted: settings.trusted.filter((other) => other !== host) });
});
chrome.storage.onChanged.addListener((_changes, area) => {
  if (area === "local") draw();
});

document.documentElement.lang = lookup("language");
document.title = lookup("options_heading");
await init({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
const found = await stored();
broken = found.broken;
await draw();
if (broken.length > 0) await save(found.settings);
