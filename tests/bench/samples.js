/** The pages that the benchmarks load: real ones, where the corpora are present, and generated ones. */
import { readSets } from "../quality/sets.js";

/** @typedef {import("../browser/proxy.js").Route} Route */
/** @typedef {{ name: string, address: string, route: Route }} Sample */

const MAX_PAGES = Number(process.env.PAGES ?? 60);
const FORMS = ["duckduckgo-autofill", "formasaurus", "rsolomakhin-autofill"];
const TEXTS = ["readability", "postlight-parser", "trafilatura", "snacktory-ja", "shirasagi-seeds"];

/**
 * Returns saved pages by kind: forms and articles. Without the corpora beside the checkout, it returns
 * the test pages instead, under a kind that says so.
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
 * Selects at most `MAX_PAGES` pages, evenly distributed.
 * @param {import("../quality/sets.js").QualityPage[]} pages
 * @returns {Sample[]}
 */
function spread(pages) {
  const count = Math.min(MAX_PAGES, pages.length);
  return Array.from({ length: count }, (_, at) => {
    const { file, address, route } = pages[Math.floor((at * pages.length) / count)];
    return { name: file, address, route };
  });
}

export const SIZES = [10, 100, 1000, 10_000, 100_000];
/** The number of elements for each field. */
const ELEMENTS_PER_FIELD = 50;
const HEAD = "<!doctype html><meta charset=utf-8><title>市役所</title>";

/** Returns a generated page of each size. @returns {Sample[]} */
export const generatedPages = () =>
  SIZES.map((size) => generate(`${size} elements`, `${size}`, HEAD + elements(size)));

/** @param {number} size */
function elements(size) {
  const block = (/** @type {number} */ at) =>
    at % ELEMENTS_PER_FIELD === 0
      ? `<p><label>お名前 ${at}<input name="n${at}"></label>`
      : `<p>窓口は平日の<b>朝</b>から夕方まで開いています。`;
  let [html, count] = ["", 0];
  for (let at = 1; count < size; at += 1) {
    html += block(at);
    count += at % ELEMENTS_PER_FIELD === 0 ? 3 : 2;
  }
  return html;
}

/** Returns a page with fifty frames of the same origin, each with a field. */
export const framesPage = () =>
  generate(
    "50 frames",
    "frames",
    HEAD + `<iframe srcdoc="<label>お名前<input></label>"></iframe>`.repeat(50),
  );

/** A page of ten elements in which nothing can be asked. */
export const quietPage = () =>
  generate(
    "10 elements without a field",
    "quiet",
    `${HEAD}${"<p>きょうは<b>晴れ</b>です。".repeat(5)}`,
  );

/** A page with fifty frames of its own origin in which nothing can be asked. */
export const quietFramesPage = () =>
  generate(
    "50 frames without a field",
    "quiet-frames",
    HEAD + `<iframe srcdoc="<p>きょうは<b>晴れ</b>です。"></iframe>`.repeat(50),
  );

/** Returns a feed that adds fifty elements per second, none of which is a field. */
export const feedPage = () =>
  generate(
    "feed",
    "feed",
    `${HEAD}<input name=q><main></main><script>
      const post = "<article><h3>きょうの話題</h3><p>駅前の<b>祭り</b>に人が集まりました。</p></article>";
      setInterval(() => document.querySelector("main").insertAdjacentHTML("beforeend", post), 80);
    </script>`,
  );

/** Returns a page with an editor. */
export const editorPage = () =>
  generate("editor", "editor", `${HEAD}<h1>日記</h1><div contenteditable id=field></div>`);

/** @param {string} name @param {string} path @param {string} body @returns {Sample} */
function generate(name, path, body) {
  const address = `https://made.example/${path}`;
  const route = (/** @type {string} */ host) => (host === "made.example" ? { body } : null);
  return { name, address, route };
}
