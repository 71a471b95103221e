// Starts a page of the extension: loads the engine and the settings, and applies the chosen language
// and text size.

import init, * as engine from "../engine/engine.js";
import { browserStrings, stringsIn } from "../i18n/strings.js";
import { showReadings } from "./readings.js";
import { readSettings } from "../settings/settings.js";

/** @typedef {import("../i18n/strings.js").Lookup} Lookup */

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = /^(ar|fa|he|ur)/;

/** Applies the chosen language and text size to the page. @type {(settings: Mamori.Settings) => Promise<Lookup>} */
export async function applyLocale({ language, textSize }) {
  const lookup = await stringsIn(language);
  const root = document.documentElement;
  root.lang = lookup("language");
  root.dir = RIGHT_TO_LEFT.test(root.lang) ? "rtl" : "ltr";
  root.dataset.textSize = textSize;
  showReadings(language);
  return lookup;
}

/**
 * @param {string} title the key of the page's title
 * @returns {Promise<{ engine: typeof engine, lookup: Lookup, family?: Mamori.Family, failed: boolean }>}
 *   `family`: whom the person wants to ask; `failed` where the engine does not start, and the strings are
 *   then in the browser's language
 */
export async function openPage(title) {
  /** @type {Lookup} */
  let lookup = browserStrings;
  let failed = false;
  /** @type {Mamori.Family | undefined} */
  let family;
  try {
    await init({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
    const { settings } = await readSettings(engine);
    lookup = await applyLocale(settings);
    ({ family } = settings);
  } catch {
    document.documentElement.lang = lookup("language");
    failed = true;
  }
  document.title = lookup(title);
  return { engine, lookup, family, failed };
}
