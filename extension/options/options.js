// The page of choices. The engine reads and draws them; this script stores what a person changes.

import { SETTINGS, onSettings, readSettings, saveSettings } from "../settings/settings.js";
import { dress, openPage } from "../words/page.js";
import { readFile, writeFile } from "./file.js";

const root = /** @type {HTMLElement} */ (document.getElementById("options"));
const state = /** @type {HTMLElement} */ (document.getElementById("state"));
const opened = await openPage("options_heading");
const { engine } = opened;
let { lookup } = opened;

/** What could not be used when this page opened; it stays said until the page closes. @type {string[]} */
let broken = [];

async function draw() {
  const stored = await readSettings(engine);
  lookup = await dress(stored.settings);
  document.title = lookup("options_heading");
  const { name = "", value = "" } = /** @type {any} */ (document.activeElement) ?? {};
  engine.draw_options(root, { ...stored, broken }, lookup);
  const same = [`select[name="${name}"]`, `[name="${name}"][value="${value}"]`].join();
  if (name) /** @type {HTMLElement | null} */ (root.querySelector(same))?.focus();
}

/** @type {(change: (settings: Mamori.Settings) => Partial<Mamori.Settings>) => Promise<void>} */
async function change(change) {
  await saveSettings(engine, change((await readSettings(engine)).settings));
}

/** @type {(button: HTMLElement) => Promise<void>} */
const distrust = ({ dataset }) =>
  change(({ trusted }) => ({ trusted: trusted.filter((host) => host !== dataset.host) }));

/** Takes over what a file says, and says what it does not. @type {(file: File) => Promise<void>} */
async function importFrom(file) {
  const { taken, said } = await readFile(engine, file, lookup);
  await change(({ trusted }) => ({
    ...taken,
    trusted: [...new Set([...trusted, ...(taken.trusted ?? [])])],
  }));
  state.textContent = said.join("\n");
}

/** @type {Record<string, (button: HTMLElement) => unknown>} */
const actions = {
  distrust,
  export: async () => writeFile((await readSettings(engine)).settings),
};

root.addEventListener("change", ({ target }) => {
  const { name, value, files } = /** @type {HTMLInputElement} */ (target);
  if (files?.[0]) importFrom(files[0]);
  else if (!files) change(() => ({ [name]: value }));
});
root.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  if (button) actions[button.dataset.action ?? ""]?.(button);
});
onSettings(draw);

if (opened.failed) {
  root.textContent = lookup("unchecked_failure");
} else {
  const found = await readSettings(engine);
  ({ broken } = found);
  await draw();
  const repaired = SETTINGS.filter((key) => broken.includes(key));
  const defaults = repaired.map((key) => [key, found.settings[key]]);
  await saveSettings(engine, Object.fromEntries(defaults));
}
