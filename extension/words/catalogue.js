// The sentences of a language that is not the browser's own, out of the same
// catalogues that the browser reads: `chrome.i18n` knows only its own.

/** @typedef {(key: string, args?: string[]) => string} Lookup a key and its arguments give a sentence, or "" */

/**
 * What the catalogue of a language answers, filled in as browsers do.
 * @param {string | URL} folder that the catalogues stand in, with the slash
 * @param {string} language the name of its folder
 * @returns {Promise<Lookup>} fails where there is no such catalogue
 */
export async function catalogue(folder, language) {
  const answer = await fetch(new URL(`${language}/messages.json`, folder));
  /** @type {Record<string, { message: string }>} */
  const messages = await answer.json();
  return (key, args = []) =>
    (messages[key]?.message ?? "").replace(/\$(\d)/g, (_, at) => args[at - 1] ?? "");
}

/** Says every sentence that an HTML page names. @type {(lookup: Lookup) => void} */
export function fill(lookup) {
  for (const one of document.querySelectorAll("[data-word]")) {
    one.textContent = lookup(one.getAttribute("data-word") ?? "");
  }
}

/** Catalogues that stand under another name than browsers use. @type {Record<string, string>} */
const RENAMED = { tl: "fil" };
/** Who reads traditional characters. */
const TRADITIONAL = /^zh_(Hant|TW|HK|MO)(_|$)/;

/**
 * The first language that a person wants and that there is; Japanese otherwise.
 * @param {string[]} languages names of catalogues: `ja`, `pt_BR`
 * @param {readonly string[]} wanted as `navigator.languages` says them (`ja-JP`, `pt`), or names of catalogues
 */
export function chosen(languages, wanted) {
  const found = wanted.map((want) => fitting(languages, want.replaceAll("-", "_")));
  return found.find(Boolean) ?? "ja";
}

/** The catalogue of this very name, else one of the same language. @type {(languages: string[], name: string) => string | undefined} */
function fitting(languages, name) {
  const base = name.split("_")[0];
  const chinese = TRADITIONAL.test(name) ? "zh_TW" : "zh_CN";
  const usual = base === "zh" ? chinese : (RENAMED[base] ?? base);
  const exact = [name, usual].find((one) => languages.includes(one));
  return exact ?? languages.find((one) => one.split("_")[0] === base);
}
