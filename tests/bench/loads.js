/**
 * How much longer pages load with the extension, and with an extension that does nothing. Loads with
 * and without them take turns, so that a busy machine slows all; a second browser without any tells
 * how much of it is noise. Pages come from this machine at once, and over a line that takes its time.
 */
import { fileURLToPath } from "node:url";
import { launch } from "../browser/browsers.js";
import { printRows, quantile, row } from "./rows.js";
import { realPages } from "./samples.js";

/** @typedef {import("../browser/browsers.js").Name} Name */
/** @typedef {import("./samples.js").Sample} Sample */

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Milliseconds between a load and the next. */
const REST_MS = 250;
const TURNS = Number(process.env.LOADS ?? 6);
/** So many pages of each kind. */
const MOST = 10;

const EMPTY = fileURLToPath(new URL("empty", import.meta.url));
/** What each browser has; the first is what all are compared with. */
const HAVE = ["nothing", "nothing again", "an empty extension", "ours"];
/** Milliseconds that each answer takes: at once, and over a good line. */
const LINES = [0, 50];

/** @param {Name} name */
export async function loadRows(name) {
  /** @type {import("./samples.js").Route} */
  let route = () => null;
  const browsers = [];
  for (const what of HAVE) {
    const options = { extension: what === "ours" };
    const browser = await launch(name, (...request) => route(...request), options);
    if (what === "an empty extension") await browser.browser.installExtension(EMPTY);
    browsers.push(browser);
  }
  const pages = await Promise.all(browsers.map((browser) => browser.newPage()));
  const rows = [];
  for (const line of LINES) {
    for (const { proxy } of browsers) proxy.delay = line;
    for (const [kind, all] of Object.entries(realPages())) {
      const times = [];
      for (const sample of all.filter((_, at) => at % Math.ceil(all.length / MOST) === 0)) {
        ({ route } = sample);
        times.push(await inTurns(pages, sample));
      }
      rows.push(...told(`${name}, ${kind}, answers in ${line} ms`, times));
    }
  }
  await Promise.all(browsers.map((browser) => browser.close()));
  return rows;
}

/**
 * The median time of each browser, one load after the other.
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
      // Nobody leaves a page at the moment at which it has loaded.
      await pause(REST_MS);
    }
  }
  return times.map((all) => quantile(all, 0.5));
}

/** Runs in the page: milliseconds until its load event was over. */
function loadTime() {
  const [entry] = performance.getEntriesByType("navigation");
  return /** @type {PerformanceNavigationTiming} */ (entry).loadEventEnd;
}

/** @param {string} kind @param {number[][]} times of each page, in each browser */
function told(kind, times) {
  const rows = HAVE.slice(1).flatMap((what, at) => {
    const ratios = times.map((all) => all[at + 1] / all[0]);
    return [
      row(`${kind}: load with ${what} ÷ nothing`, "×", ratios),
      row(`${kind}: load with ${what} ÷ nothing, slowest in twenty`, "×", [quantile(ratios, 0.95)]),
    ];
  });
  const more = times.map((all) => (all.at(-1) ?? 0) - all[0]);
  return [
    row(
      `${kind}: load with nothing`,
      "ms",
      times.map(([time]) => time),
    ),
    ...rows,
    row(`${kind}: load with ours − nothing`, "ms", more),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  printRows(await loadRows("chromium"));
  printRows(await loadRows("firefox"));
}
