// The language of the page: the one that the person chose before, or the browser's.

import { chooseLanguage, fillStrings, loadCatalogue } from "./i18n/catalogue.js";
import { showReadings } from "./page/readings.js";

/** @typedef {import("./i18n/catalogue.js").Lookup} Lookup */

const FOLDER = new URL("_locales/", import.meta.url);

/** @type {(language: string) => Promise<Lookup>} */
async function applyLanguage(language) {
  const lookup = await loadCatalogue(FOLDER, language);
  document.documentElement.lang = lookup("language");
  document.title = `${lookup("check_heading")} | ${lookup("name")}`;
  showReadings(language);
  fillStrings(lookup);
  return lookup;
}

/**
 * Fills the list of languages, and shows the page in one of them, now and whenever another is chosen.
 * @param {HTMLSelectElement} list
 * @param {(lookup: Lookup) => void} applied
 */
export async function offerLanguages(list, applied) {
  /** @type {Record<string, string>} */
  const names = await (await fetch(new URL("languages.json", FOLDER))).json();
  for (const [language, name] of Object.entries(names)) list.add(new Option(name, language));
  const stored = localStorage.getItem("language");
  const preferred = [...(stored ? [stored] : []), ...navigator.languages];
  list.value = chooseLanguage(Object.keys(names), preferred);
  list.addEventListener("change", async () => {
    localStorage.setItem("language", list.value);
    applied(await applyLanguage(list.value));
  });
  applied(await applyLanguage(list.value));
}
