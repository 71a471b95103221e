/**
 * Measures how well the built extension judges pages, in Chromium:
 *   node tests/quality/report.js [--update] [--only=<part of a set's name>] [folder…]
 * It reads our pages, the sets of pages beside the checkout, and the folders of saved pages that are
 * named. `--update` records the result; figures.js then writes it into the documents.
 */
import { parseArgs } from "node:util";
import { compare } from "./expected.js";
import { recordLevelErrors } from "./figures.js";
import { levelErrors, printSet, printTables, printWrong, summary } from "./print.js";
import { openReader } from "./reader.js";
import { countKinds, rates, scorePage } from "./score.js";
import { readSets } from "./sets.js";

/**
 * @typedef {import("./print.js").SetResult} SetResult
 * @typedef {import("./sets.js").QualitySet} QualitySet
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { update: { type: "boolean" }, only: { type: "string", default: "" } },
});
const { sets, absent, given } = readSets(positionals, values.only);
if (absent.length > 0) console.log(`${absent.length} sets are absent: ${absent.join(", ")}`);

const start = Date.now();
const reader = await openReader();
/** @type {SetResult[]} */
const results = [];
for (const set of sets) results.push(await readSet(set));
await reader.close();

results.forEach(printWrong);
printTables(results);
const seconds = ((Date.now() - start) / 1000).toFixed(0);
const pages = results.reduce((sum, { scores }) => sum + scores.length, 0);
console.log(`\n${pages} pages in ${seconds} s`);
const known = results.filter(({ name }) => !given.includes(name));
const pins = Object.fromEntries(known.map((result) => [result.name, pinOf(result)]));
// Results of only some sets, or of other folders, are not recorded for the documents.
if (values.update && !values.only && absent.length === 0) recordLevelErrors(levelErrors(known));
process.exitCode = compare(pins, Boolean(values.update)) ? 0 : 1;

/**
 * @param {QualitySet} set
 * @returns {Promise<SetResult>}
 */
async function readSet(set) {
  const answers = await reader.read(set);
  const unread = answers.filter(({ judged }) => !judged);
  const faults = [...set.skipped, ...unread.map(({ page, fault }) => `${page.file}: ${fault}`)];
  const scores = answers.flatMap(({ page, judged }) =>
    judged ? [scorePage(set, page, judged)] : [],
  );
  const result = { name: set.name, scores, faults };
  printSet(result);
  return result;
}

/**
 * @param {SetResult} result
 * @returns {import("./expected.js").Pin}
 */
function pinOf(result) {
  const { pages, wrong } = summary(result);
  const kinds = [...countKinds(result.scores)];
  const f1 = kinds.map(([kind, count]) => [kind, Number((rates(count).f1 ?? 0).toFixed(3))]);
  return { pages, wrong, ...(f1.length > 0 && { f1: Object.fromEntries(f1) }) };
}
