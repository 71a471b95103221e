/**
 * Judges pages that nobody who writes rules has seen, in both browsers, and prints how many are right:
 *   node tests/quality/first-sight.js <folder> [chromium or firefox]
 * The folder has `attacks/` and `honest/`; each page states its truth in its first comment, where a
 * level may be a range such as `warning..danger`. A page is right if its level is. Where a page holds
 * fields back for a later step, its buttons are pressed as a person does, and its highest level counts.
 */
import { launch, NAMES } from "../browser/browsers.js";
import { KINDS, LEVELS, MAX_STEPS, doSteps, readSight, takeStep } from "./sight-pages.js";

/**
 * @typedef {import("./sight-pages.js").SightPage} SightPage
 * @typedef {{ page: SightPage, level: number, asks: string[] }} Answer
 */

/** Pages change for a moment after they have loaded. */
const SETTLED_MS = 1800;

const [folder, only] = process.argv.slice(2);
if (!folder) {
  console.error("Which folder? node tests/quality/first-sight.js <folder>");
  process.exit(2);
}
const pages = readSight(folder);
for (const name of NAMES.filter((name) => !only || name === only)) await judgeAll(name);

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
    await doSteps(tab, page.steps);
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    answers.push({ page, ...(await answerOf(browser, tab)) });
    await tab.close();
  }
  await browser.close();
  for (const kind of KINDS) printKind(name, kind, answers);
}

/** @param {import("../browser/browsers.js").Browser} browser @param {import("../browser/browsers.js").Page} tab */
async function answerOf(browser, tab) {
  const report = async () => {
    const { level, asks } = await browser.report(browser.tabIdOf(tab));
    return { level: LEVELS.indexOf(level), asks };
  };
  let answer = await report();
  for (let step = 0; step < MAX_STEPS && (await takeStep(tab)); step++) {
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    const next = await report();
    if (next.level > answer.level) answer = next;
  }
  return answer;
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
