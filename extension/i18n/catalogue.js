// Reads the strings of any language from the extension's own catalogues (`_locales`), and chooses the
// catalogue for a person. `chrome.i18n` knows only the browser's language.

/** @typedef {(key: string, args?: string[]) => string} Lookup returns the string of a key with its arguments filled in; "" where there is none */

/**
 * Loads the catalogue of a language. Placeholders are filled in as browsers do.
 * @param {string | URL} folder the address of the folder of all catalogues, with a final slash
 * @param {string} language the name of the catalogue's folder
 * @returns {Promise<Lookup>} rejects where there is no such catalogue
 */
export async function loadCatalogue(folder, language) {
  const response = await fetch(new URL(`${language}/messages.json`, folder));
  /** @type {Record<string, { message: string }>} */
  const strings = await response.json();
  return (key, args = []) =>
    (strings[key]?.message ?? "").replace(/\$(\d)/g, (_, at) => args[at - 1] ?? "");
}

/** Fills every element that names a string in `data-word`. @type {(lookup: Lookup) => void} */
export function fillStrings(lookup) {
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = lookup(element.getAttribute("data-word") ?? "");
  }
}

/** Catalogues whose name differs from the browsers' language code. @type {Record<string, string>} */
const RENAMED = { tl: "fil" };
/** Language codes whose readers use traditional Chinese characters. */
const TRADITIONAL_CHINESE = /^zh_(Hant|TW|HK|MO)(_|$)/;

/**
 * Chooses the first preferred language that has a catalogue; Japanese where none has.
 * @param {string[]} languages names of catalogues: `ja`, `pt_BR`
 * @param {readonly string[]} preferred codes as in `navigator.languages` (`ja-JP`, `pt`), or names of catalogues
 */
export function chooseLanguage(languages, preferred) {
  const matches = preferred.map((code) => matchLanguage(languages, code.replaceAll("-", "_")));
  return matches.find(Boolean) ?? "ja";
}

/** Returns the catalogue of exactly this name, else one of the same language. @type {(languages: string[], name: string) => string | undefined} */
function matchLanguage(languages, name) {
  const base = name.split("_")[0];
  const chinese = TRADITIONAL_CHINESE.test(name) ? "zh_TW" : "zh_CN";
  const usual = base === "zh" ? chinese : (RENAMED[base] ?? base);
  const exact = [name, usual].find((one) => languages.includes(one));
  return exact ?? languages.find((one) => one.split("_")[0] === base);
}
