// The sentences in the language that was chosen. The browser knows only those of its own.

import { catalogue } from "./catalogue.js";

/** @typedef {import("./catalogue.js").Lookup} Lookup */

/** @type {Lookup} */
export const browserWords = (key, args) => chrome.i18n.getMessage(key, args);

/** @type {Map<string, Promise<Lookup>>} */
const catalogues = new Map();

/**
 * @param {string} language the name of a catalogue's folder; empty for the browser's language
 * @returns {Promise<Lookup>} the browser's language where the catalogue cannot be read
 */
export function wordsIn(language) {
  if (!language) return Promise.resolve(browserWords);
  const folder = chrome.runtime.getURL("_locales/");
  const known = catalogues.get(language) ?? catalogue(folder, language).catch(() => browserWords);
  catalogues.set(language, known);
  return known;
}
