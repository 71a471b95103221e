/**
 * How much longer pages load with the extension. Loads with and without it take turns, so that a
 * busy machine slows both; a second browser without it tells how much of it is noise.
 */
import { fileURLToPath } from "node:url";
import { launch } from "../browser/browsers.js";
import { printRows, quantile, row } from "./rows.js";
import { realPages } from "./samples.js";

/** @typedef {import("../browser/browsers.js").Name} Name */
/** @typedef {import("./samples.js").Sample} Sample */

const TURNS = Number(process.env.LOADS ?? 20);
/** So many pages of each kind. */
const MOST = 15;

/** @param {Name} name */
export async function loadRows(name) {
  /** @type {import("./samples.js").Route} */
  let route = () => null;
  const browsers = [];
  for (const extension of [false, true, false])
    browsers.push(await launch(name, (...request) => route(...request), { extension }));
  const pages = await Promise.all(browsers.map((browser) => browser.newPage()));
  const rows = [];
  for (const [kind, all] of Object.entries(realPages())) {
    const ratios = [];
    for (const sample of all.filter((_, at) => at % Math.ceil(all.length / MOST) === 0)) {
      ({ route } = sample);
      ratios.push(ratiosOf(await inTurns(pages, sample)));
    }
    rows.push(...told(`${name}, ${kind}`, ratios));
  }
  await Promise.all(browsers.map((browser) => browser.close()));
  return rows;
}

/**
 * The times of each browser, one load after the other.
 * @param {import("puppeteer-core").Page[]} pages
 * @param {Sample} sample
 */
async function inTurns(pages, { address }) {
  const times = pages.map(() => /** @type {number[]} */ ([]));
  for (let turn = 0; turn < TURNS; turn += 1) {
    // Whoever comes first may find the machine colder.
    for (let place = 0; place < pages.length; place += 1) {
      const at = (place + turn) % pages.length;
      await pages[at].goto(address, { timeout: 60_000 }).catch(() => {});
      times[at].push(await pages[at].evaluate(loadTime));
    }
  }
  return times;
}

/** Runs in the page: milliseconds until its load event was over. */
function loadTime() {
  const [entry] = performance.getEntriesByType("navigation");
  return /** @type {PerformanceNavigationTiming} */ (entry).loadEventEnd;
}

/** @param {number[][]} times */
function ratiosOf([without, loads, again]) {
  const median = quantile(without, 0.5);
  const [ours, noise] = [loads, again].map((all) => quantile(all, 0.5));
  return { loads: ours / median, noise: noise / median, more: ours - median };
}

/** @param {string} kind @param {ReturnType<typeof ratiosOf>[]} ratios */
function told(kind, ratios) {
  const loads = ratios.map((one) => one.loads);
  const noise = ratios.map((one) => one.noise);
  return [
    row(`${kind}: load with ÷ without`, "×", loads),
    row(`${kind}: load with ÷ without, slowest in twenty`, "×", [quantile(loads, 0.95)]),
    row(
      `${kind}: load with − without`,
      "ms",
      ratios.map((one) => one.more),
    ),
    row(`${kind}: without ÷ without`, "×", noise),
    row(`${kind}: without ÷ without, slowest in twenty`, "×", [quantile(noise, 0.95)]),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  printRows(await loadRows("chromium"));
  printRows(await loadRows("firefox"));
}
