/** The pages that the bench loads: real ones where they are at hand, and made ones. */
import { readSets } from "../quality/sets.js";

/** @typedef {import("../browser/proxy.js").Route} Route */
/** @typedef {{ name: string, address: string, route: Route }} Sample */

const MOST = Number(process.env.PAGES ?? 60);
const FORMS = ["duckduckgo-autofill", "formasaurus", "rsolomakhin-autofill"];
const TEXTS = ["readability", "postlight-parser", "trafilatura", "snacktory-ja", "shirasagi-seeds"];

/**
 * Saved pages by kind: those with forms, and those that are read. Where no corpus lies beside the
 * checkout, our own stand in for them, and the kind's name says so.
 * @returns {Record<string, Sample[]>}
 */
export function realPages() {
  const { sets } = readSets([], "");
  const of = (/** @type {string[]} */ names) =>
    spread(sets.filter(({ name }) => names.includes(name)).flatMap(({ pages }) => pages));
  const [forms, texts] = [of(FORMS), of(TEXTS)];
  if (forms.length && texts.length) return { "saved forms": forms, "saved articles": texts };
  return { "our own pages": of(["fixtures"]) };
}

/**
 * So many of them as are wanted, evenly from the first to the last.
 * @param {import("../quality/sets.js").QualityPage[]} pages
 * @returns {Sample[]}
 */
function spread(pages) {
  const count = Math.min(MOST, pages.length);
  return Array.from({ length: count }, (_, at) => {
    const { file, address, route } = pages[Math.floor((at * pages.length) / count)];
    return { name: file, address, route };
  });
}

export const SIZES = [10, 100, 1000, 10_000, 100_000];
/** Of so many elements one is a field. */
const ELEMENTS_A_FIELD = 50;
const HEAD = "<!doctype html><meta charset=utf-8><title>市役所</title>";

/** Pages of so many elements. @returns {Sample[]} */
export const madePages = () =>
  SIZES.map((size) => made(`${size} elements`, `${size}`, HEAD + elements(size)));

/** @param {number} size */
function elements(size) {
  const block = (/** @type {number} */ at) =>
    at % ELEMENTS_A_FIELD === 0
      ? `<p><label>お名前 ${at}<input name="n${at}"></label>`
      : `<p>窓口は平日の<b>朝</b>から夕方まで開いています。`;
  let [html, count] = ["", 0];
  for (let at = 1; count < size; at += 1) {
    html += block(at);
    count += at % ELEMENTS_A_FIELD === 0 ? 3 : 2;
  }
  return html;
}

/** A page with fifty frames of its own origin, each with a field. */
export const framesPage = () =>
  made(
    "50 frames",
    "frames",
    HEAD + `<iframe srcdoc="<label>お名前<input></label>"></iframe>`.repeat(50),
  );

/** A page of ten elements in which nothing can be asked. */
export const quietPage = () =>
  made(
    "10 elements without a field",
    "quiet",
    `${HEAD}${"<p>きょうは<b>晴れ</b>です。".repeat(5)}`,
  );

/** A page with fifty frames of its own origin in which nothing can be asked. */
export const quietFramesPage = () =>
  made(
    "50 frames without a field",
    "quiet-frames",
    HEAD + `<iframe srcdoc="<p>きょうは<b>晴れ</b>です。"></iframe>`.repeat(50),
  );

/** A feed: fifty new elements a second, of which none is a field. */
export const feedPage = () =>
  made(
    "feed",
    "feed",
    `${HEAD}<input name=q><main></main><script>
      const post = "<article><h3>きょうの話題</h3><p>駅前の<b>祭り</b>に人が集まりました。</p></article>";
      setInterval(() => document.querySelector("main").insertAdjacentHTML("beforeend", post), 80);
    </script>`,
  );

/** Somewhere to write a long text. */
export const editorPage = () =>
  made("editor", "editor", `${HEAD}<h1>日記</h1><div contenteditable id=field></div>`);

/** @param {string} name @param {string} path @param {string} body @returns {Sample} */
function made(name, path, body) {
  const address = `https://made.example/${path}`;
  const route = (/** @type {string} */ host) => (host === "made.example" ? { body } : null);
  return { name, address, route };
}
