// The options page. The engine draws the settings; this script stores what a person changes.

import { FamilyForm } from "../family/family-form.js";
import { onAction } from "../page/actions.js";
import { applyLocale, openPage } from "../page/page.js";
import {
  SETTING_KEYS,
  onSettingsChanged,
  readSettings,
  saveSettings,
} from "../settings/settings.js";
import { exportSettings, importSettings } from "./file.js";

const root = /** @type {HTMLElement} */ (document.getElementById("options"));
const status = /** @type {HTMLElement} */ (document.getElementById("state"));
const opened = await openPage("options_heading");
const { engine } = opened;
let { lookup } = opened;

const family = new FamilyForm(engine, (family) => saveSettings(engine, { family }));

/** Keys whose stored value was unusable when the page opened. The page names them until it closes. @type {string[]} */
let broken = [];

async function draw() {
  const stored = await readSettings(engine);
  lookup = await applyLocale(stored.settings);
  document.title = lookup("options_heading");
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const { name = "", value = "" } = /** @type {any} */ (before) ?? {};
  engine.draw_options(root, { ...stored, broken }, lookup);
  family.draw(lookup, stored.settings.family);
  root.querySelector("section.family")?.append(family.root);
  if (before && family.root.contains(before)) before.focus();
  const focused = [`select[name="${name}"]`, `[name="${name}"][value="${value}"]`].join();
  if (name) /** @type {HTMLElement | null} */ (root.querySelector(focused))?.focus();
}

/** Stores the changes that a function makes to the current settings. @type {(change: (settings: Mamori.Settings) => Partial<Mamori.Settings>) => Promise<void>} */
async function store(change) {
  await saveSettings(engine, change((await readSettings(engine)).settings));
}

/** @type {(button: HTMLElement) => Promise<void>} */
const distrust = ({ dataset }) =>
  store(({ trusted }) => ({ trusted: trusted.filter((host) => host !== dataset.host) }));

/** Stores the settings of a file; its trusted hosts are added to those of the person, and the person is asked about whom to ask. @type {(file: File) => Promise<void>} */
async function importFrom(file) {
  const { imported: read, messages } = await importSettings(engine, file, lookup);
  const { family: proposed, ...imported } = read;
  await store(({ trusted }) => ({
    ...imported,
    trusted: [...new Set([...trusted, ...(imported.trusted ?? [])])],
  }));
  status.textContent = messages.join("\n");
  if (proposed?.name) family.receive({ family: proposed, fault: "" });
}

onAction(root, {
  distrust,
  export: async () => exportSettings((await readSettings(engine)).settings),
});
root.addEventListener("change", ({ target }) => {
  const { name, value, files } = /** @type {HTMLInputElement} */ (target);
  if (files?.[0]) importFrom(files[0]);
  else if (!files) store(() => ({ [name]: value }));
});
onSettingsChanged(draw);

if (opened.failed) {
  root.textContent = lookup("unchecked_failure");
} else {
  const stored = await readSettings(engine);
  ({ broken } = stored);
  await draw();
  const repaired = SETTING_KEYS.filter((key) => broken.includes(key));
  const defaults = repaired.map((key) => [key, stored.settings[key]]);
  await saveSettings(engine, Object.fromEntries(defaults));
}
