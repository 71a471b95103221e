// What every page of the extension starts with: the engine, the settings, and the sentences in the
// language and size that was chosen.

import init, * as engine from "../engine/engine.js";
import { readSettings } from "../settings/settings.js";
import { browserWords, wordsIn } from "./words.js";

/** @typedef {import("./words.js").Lookup} Lookup */

/** Gives the page the chosen language and size. @type {(settings: Mamori.Settings) => Promise<Lookup>} */
export async function dress({ language, textSize }) {
  const lookup = await wordsIn(language);
  document.documentElement.lang = lookup("language");
  document.documentElement.dir = /^(ar|fa|he|ur)/.test(lookup("language")) ? "rtl" : "ltr";
  document.documentElement.dataset.textSize = textSize;
  return lookup;
}

/**
 * @param {string} title the key of the page's title
 * @returns {Promise<{ engine: typeof engine, lookup: Lookup, failed: boolean }>} with the browser's
 *   language where the engine failed
 */
export async function openPage(title) {
  /** @type {Lookup} */
  let lookup = browserWords;
  let failed = false;
  try {
    await init({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
    lookup = await dress((await readSettings(engine)).settings);
  } catch {
    document.documentElement.lang = lookup("language");
    failed = true;
  }
  document.title = lookup(title);
  return { engine, lookup, failed };
}
