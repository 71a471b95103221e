/**
 * How much longer pages load with the extension, and with an empty extension. The browsers take turns,
 * so that a busy machine slows all of them down; a second browser without an extension shows how large
 * the noise is. The pages are served without and with a delay.
 */
import { fileURLToPath } from "node:url";
import { launch } from "../browser/browsers.js";
import { printRows, quantile, row } from "./rows.js";
import { realPages } from "./samples.js";

/** @typedef {import("../browser/browsers.js").Name} Name */
/** @typedef {import("./samples.js").Sample} Sample */

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The pause between two loads. */
const PAUSE_MS = 250;
const TURNS = Number(process.env.LOADS ?? 6);
/** The maximum number of pages of each kind. */
const MAX_PAGES = 10;

const EMPTY = fileURLToPath(new URL("empty", import.meta.url));
/** What is installed in each browser. All are compared with the first. */
const INSTALLED = ["nothing", "nothing again", "an empty extension", "ours"];
/** The delays of each answer: none, and that of a good connection. */
const DELAYS_MS = [0, 50];

/** @param {Name} name */
export async function loadRows(name) {
  /** @type {import("./samples.js").Route} */
  let route = () => null;
  const browsers = [];
  for (const what of INSTALLED) {
    const options = { extension: what === "ours" };
    const browser = await launch(name, (...request) => route(...request), options);
    if (what === "an empty extension") await browser.browser.installExtension(EMPTY);
    browsers.push(browser);
  }
  const pages = await Promise.all(browsers.map((browser) => browser.newPage()));
  const rows = [];
  for (const delay of DELAYS_MS) {
    for (const { proxy } of browsers) proxy.delay = delay;
    for (const [kind, all] of Object.entries(realPages())) {
      const times = [];
      for (const sample of all.filter((_, at) => at % Math.ceil(all.length / MAX_PAGES) === 0)) {
        ({ route } = sample);
        times.push(await inTurns(pages, sample));
      }
      rows.push(...rowsOf(`${name}, ${kind}, answers in ${delay} ms`, times));
    }
  }
  await Promise.all(browsers.map((browser) => browser.close()));
  return rows;
}

/**
 * Returns the median load time of a page in each browser.
 * @param {import("puppeteer-core").Page[]} pages
 * @param {Sample} sample
 */
async function inTurns(pages, { address }) {
  const times = pages.map(() => /** @type {number[]} */ ([]));
  for (let turn = 0; turn < TURNS; turn += 1) {
    // The order changes, because the first load of a turn may be slower.
    for (let place = 0; place < pages.length; place += 1) {
      const at = (place + turn) % pages.length;
      await pages[at].goto(address, { timeout: 60_000 }).catch(() => {});
      times[at].push(await pages[at].evaluate(loadTime));
      // A person does not leave a page at the moment when it has loaded.
      await pause(PAUSE_MS);
    }
  }
  return times.map((all) => quantile(all, 0.5));
}

/** Runs in the page: returns the milliseconds until the end of its load event. */
function loadTime() {
  const [entry] = performance.getEntriesByType("navigation");
  return /** @type {PerformanceNavigationTiming} */ (entry).loadEventEnd;
}

/** @param {string} kind @param {number[][]} times of each page, in each browser */
function rowsOf(kind, times) {
  const rows = INSTALLED.slice(1).flatMap((what, at) => {
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
