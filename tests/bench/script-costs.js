/**
 * What content scripts cost by Chromium's own trace: compiling, evaluating and calling them, in
 * milliseconds of processor time. Ours run beside an extension with one empty script and beside the
 * baseline, a script that only reads the attributes of editable elements; BESIDE adds another one, such as
 * an earlier build of ours.
 */
import { fileURLToPath } from "node:url";
import { launch } from "../browser/browsers.js";
import { quantile, row } from "./rows.js";
import { framesPage, quietFramesPage, quietPage, realPages } from "./samples.js";
import { scriptCosts } from "./trace.js";

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("./samples.js").Sample} Sample */

const folder = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));
const OTHERS = { empty: folder("empty"), baseline: folder("baseline"), beside: process.env.BESIDE };
/** The costs of a page are over so long after it has loaded. */
const SETTLED_MS = 1200;
const LOADS = 9;

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @returns {Promise<Row[]>} */
export async function scriptCostRows() {
  /** @type {import("./samples.js").Route} */
  let route = () => null;
  const browser = await launch("chromium", (...request) => route(...request));
  /** @type {Record<string, string>} */
  const owners = { [browser.root]: "ours" };
  for (const [name, path] of Object.entries(OTHERS)) {
    if (path) owners[`chrome-extension://${await browser.browser.installExtension(path)}/`] = name;
  }
  const page = await browser.newPage();
  const costOf = (/** @type {Sample} */ sample) =>
    scriptCosts(page, owners, async () => {
      route = sample.route;
      await page.goto(sample.address, { timeout: 60_000 }).catch(() => {});
      await pause(SETTLED_MS);
    });
  const rows = [];
  for (const sample of [quietPage(), quietFramesPage(), framesPage()]) {
    rows.push(...(await measure(sample.name, Array(LOADS).fill(sample), costOf)));
  }
  for (const [kind, pages] of Object.entries(realPages())) {
    rows.push(...(await measure(kind, pages, costOf)));
  }
  await browser.close();
  return rows;
}

/**
 * The cost of every owner over some pages, and ours divided by that of each other one.
 * @param {string} name
 * @param {Sample[]} pages
 * @param {(sample: Sample) => Promise<Record<string, number>>} costOf
 * @returns {Promise<Row[]>}
 */
async function measure(name, pages, costOf) {
  /** @type {Record<string, number>[]} */
  const costs = [];
  for (const sample of pages) costs.push(await costOf(sample));
  const owners = Object.keys(costs[0]);
  const of = (/** @type {string} */ owner) => costs.map((cost) => cost[owner]);
  const median = (/** @type {string} */ owner) => quantile(of(owner), 0.5);
  return [
    ...owners.map((owner) => row(`scripts, ${name}: ${owner}`, "ms", of(owner))),
    row(`scripts, ${name}: ours, slowest in twenty`, "ms", [quantile(of("ours"), 0.95)]),
    ...owners
      .filter((owner) => owner !== "ours")
      .map((owner) =>
        row(`scripts, ${name}: ours ÷ ${owner}`, "×", [median("ours") / median(owner)]),
      ),
  ];
}
