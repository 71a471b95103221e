/**
 * Judges pages that nobody who writes rules has seen, in both browsers, and prints how many are right:
 *   node tests/quality/first-sight.js <folder>
 * The folder has `attacks/` and `honest/`; each page states its truth in its first comment, where a
 * level may be a range such as `warning..danger`. A page is right if its level is.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { launch, NAMES } from "../browser/browsers.js";

/**
 * @typedef {object} SightPage
 * @property {string} file path below the folder
 * @property {string} address
 * @property {string} body
 * @property {number[]} levels the lowest and the highest level that is right, as an index of LEVELS
 * @property {string[]} asks
 *
 * @typedef {{ page: SightPage, level: number, asks: string[] }} Answer
 */

const LEVELS = ["clear", "notice", "warning", "danger"];
const KINDS = ["attacks", "honest"];
/** Pages change for a moment after they have loaded. */
const SETTLED_MS = 2500;

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("Which folder? node tests/quality/first-sight.js <folder>");
  process.exit(2);
}
const pages = KINDS.flatMap(readPages);
for (const name of NAMES) await judgeAll(name);

/** @param {string} kind @returns {SightPage[]} */
function readPages(kind) {
  const files = readdirSync(join(folder, kind)).filter((file) => file.endsWith(".html"));
  return files.sort().map((file) => readPage(`${kind}/${file}`));
}

/** @param {string} file @returns {SightPage} */
function readPage(file) {
  const body = readFileSync(join(folder, file), "utf8");
  const comment = /<!-- expect ([^]*?) -->/.exec(body)?.[1] ?? "";
  const attributes = [...comment.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [
    key,
    value,
  ]);
  const { host, level, asks = "", path = "/", scheme = "https" } = Object.fromEntries(attributes);
  const bounds = level.split("..").map((/** @type {string} */ one) => LEVELS.indexOf(one));
  const levels = [bounds[0], bounds.at(-1)];
  const address = `${scheme}://${host}${path}`;
  return { file, address, body, levels, asks: asks.split(" ").filter(Boolean) };
}

/** @param {import("../browser/browsers.js").Name} name */
async function judgeAll(name) {
  const browser = await launch(name, () => null);
  /** @type {Answer[]} */
  const answers = [];
  for (const page of pages) {
    const tab = await browser.newPage();
    browser.proxy.route = (host) =>
      host === new URL(page.address).hostname ? { body: page.body } : null;
    await tab.goto(page.address, { waitUntil: "domcontentloaded" }).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    const { level, asks } = await browser.report(browser.tabIdOf(tab));
    answers.push({ page, level: LEVELS.indexOf(level), asks });
    await tab.close();
  }
  await browser.close();
  for (const kind of KINDS) printKind(name, kind, answers);
}

/** @param {string} name @param {string} kind @param {Answer[]} all */
function printKind(name, kind, all) {
  const answers = all.filter(({ page }) => page.file.startsWith(`${kind}/`));
  const quiet = answers.filter(({ page, level }) => level < page.levels[0]);
  const loud = answers.filter(({ page, level }) => level > page.levels[1]);
  const right = answers.length - quiet.length - loud.length;
  const count = (/** @type {Answer[]} */ some, /** @type {string} */ level) =>
    some.filter((one) => LEVELS[one.level] === level).length;
  console.log(
    `${name}, ${kind}: ${right} of ${answers.length} right (${Math.round((100 * right) / answers.length)} %),` +
      ` ${quiet.length} too quiet, ${count(quiet, "clear")} of them clear;` +
      ` ${loud.length} too loud, ${count(loud, "danger")} of them danger`,
  );
  for (const { page, level, asks } of [...quiet, ...loud]) {
    const [low, high] = page.levels.map((one) => LEVELS[one]);
    const truth = low === high ? low : `${low}..${high}`;
    console.log(
      `  ${page.file}: ${LEVELS[level]}, truth ${truth}; asks ${asks.join(" ") || "none"}`,
    );
  }
}
