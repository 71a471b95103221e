// The strings in the language that the person has chosen.

import { loadCatalogue } from "./catalogue.js";

/** @typedef {import("./catalogue.js").Lookup} Lookup */

/** The strings in the browser's language. @type {Lookup} */
export const browserStrings = (key, args) => chrome.i18n.getMessage(key, args);

/** @type {Map<string, Promise<Lookup>>} */
const catalogues = new Map();

/**
 * @param {string} language the name of a catalogue's folder; empty for the browser's language
 * @returns {Promise<Lookup>} in the browser's language where the catalogue cannot be read
 */
export function stringsIn(language) {
  if (!language) return Promise.resolve(browserStrings);
  const folder = chrome.runtime.getURL("_locales/");
  const strings =
    catalogues.get(language) ?? loadCatalogue(folder, language).catch(() => browserStrings);
  catalogues.set(language, strings);
  return strings;
}
