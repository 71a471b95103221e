// Starts a page that the web shares with the extension, in place of the extension's own `page/page.js`:
// the language is the one that was chosen on the first page, and a link leads back there.

import init, * as engine from "../engine/engine.js";
import { loadFamily } from "../family/family-store.js";
import { chooseLanguage, loadCatalogue } from "../i18n/catalogue.js";
import { showReadings } from "./readings.js";

/** @typedef {import("../i18n/catalogue.js").Lookup} Lookup */

const urlOf = (/** @type {string} */ path) => new URL(`../${path}`, import.meta.url);

/** Loads the strings of the chosen language, or of the browser's. @type {() => Promise<Lookup>} */
async function loadStrings() {
  const names = await (await fetch(urlOf("_locales/languages.json"))).json();
  const stored = localStorage.getItem("language");
  const preferred = [...(stored ? [stored] : []), ...navigator.languages];
  const language = chooseLanguage(Object.keys(names), preferred);
  showReadings(language);
  return loadCatalogue(urlOf("_locales/"), language);
}

/** An app that was added to the home screen has no button to go back. @type {(lookup: Lookup) => void} */
function addWayBack(lookup) {
  const [nav, link] = [document.createElement("nav"), document.createElement("a")];
  link.href = "../index.html";
  link.textContent = lookup("check_heading");
  nav.append(link);
  document.body.append(nav);
}

/**
 * @param {string} title the key of the page's title
 * @returns {Promise<{ engine: typeof engine, lookup: Lookup, family?: Mamori.Family, failed: boolean }>}
 *   `family`: whom the person wants to ask; `failed` where the engine does not start
 */
export async function openPage(title) {
  navigator.serviceWorker?.register(urlOf("service-worker.js")).catch(() => {});
  const lookup = await loadStrings();
  document.documentElement.lang = lookup("language");
  document.title = lookup(title);
  addWayBack(lookup);
  const started = init({ module_or_path: urlOf("engine/engine_bg.wasm") });
  const failed = await started.then(
    () => false,
    () => true,
  );
  const family = failed ? undefined : loadFamily(engine);
  return { engine, lookup, family, failed };
}
