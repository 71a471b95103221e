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

/**
 * The first language that a person wants and that there is; Japanese otherwise.
 * @param {string[]} languages names of catalogues: `ja`, `pt_BR`
 * @param {readonly string[]} wanted as `navigator.languages` says them: `ja-JP`, `pt`
 */
export function chosen(languages, wanted) {
  for (const want of wanted) {
    const name = want.replaceAll("-", "_");
    const base = name.split("_")[0];
    const fits = (/** @type {string} */ one) => one === name || one === base;
    const found = languages.find(fits) ?? languages.find((one) => one.split("_")[0] === base);
    if (found) return found;
  }
  return "ja";
}
