/** How soon Chromium has a verdict on a page, with the background running or ended. */
import { fileURLToPath } from "node:url";
import { launch, until } from "../browser/browsers.js";
import { readPages, routeTo } from "../browser/pages.js";
import { printRows, row } from "./rows.js";

/** @typedef {import("../browser/browsers.js").Browser} Browser */
/** @typedef {import("puppeteer-core").Page} Page */

const RUNNING_LOADS = Number(process.env.LOADS ?? 20);
const ENDED_LOADS = 8;

export async function verdictRows() {
  const demo = readPages("demo").filter(({ expected }) => expected.badge !== "");
  const browser = await launch("chromium", withLongPage(routeTo(demo)));
  const page = await browser.newPage();
  await browser.evaluate(recordVerdicts, `tab:${browser.tabIdOf(page)}`);
  const rows = [];
  for (const address of [...demo.map((one) => one.address), "https://long.example/"]) {
    const { host } = new URL(address);
    const verdict = () => verdictAfterLoad(browser, page, address);
    const verdictAfterRestart = async () => {
      await browser.killBackground();
      return verdict();
    };
    rows.push(
      row(`verdict, background running: ${host}`, "ms", await times(RUNNING_LOADS, verdict)),
    );
    rows.push(
      row(
        `verdict, background ended: ${host}`,
        "ms",
        await times(ENDED_LOADS, verdictAfterRestart),
      ),
    );
  }
  await browser.close();
  return rows;
}

/**
 * Returns the milliseconds from a page's DOMContentLoaded event to the verdict on it.
 * @param {Browser} browser @param {Page} page @param {string} address
 */
async function verdictAfterLoad(browser, page, address) {
  await browser.evaluate(() => void delete document.body.dataset.times);
  await page.goto(address);
  const start = await page.evaluate(() => {
    const [entry] = performance.getEntriesByType("navigation");
    const { domContentLoadedEventStart } = /** @type {PerformanceNavigationTiming} */ (entry);
    return performance.timeOrigin + domContentLoadedEventStart;
  });
  const recordedTimes = () =>
    browser.evaluate(() => (document.body.dataset.times ?? "").split(" ").map(Number));
  // An earlier change is the removal of the previous page.
  return (await until(async () => (await recordedTimes()).find((time) => time >= start))) - start;
}

/**
 * Runs in a page of the extension: records when the background stores the state of a tab. It sets the
 * badge at the same time.
 * @param {string} key
 */
function recordVerdicts(key) {
  chrome.storage.session.onChanged.addListener((changes) => {
    const { times = "" } = document.body.dataset;
    const now = performance.timeOrigin + performance.now();
    if (key in changes) document.body.dataset.times = `${times} ${now}`.trim();
  });
}

/** @param {number} count @param {() => Promise<number>} measure */
async function times(count, measure) {
  const found = [];
  for (let turn = 0; turn < count; turn += 1) found.push(await measure());
  return found;
}

/**
 * Adds a page that is much longer than those of the demonstration.
 * @param {import("../browser/proxy.js").Route} route
 * @returns {import("../browser/proxy.js").Route}
 */
function withLongPage(route) {
  const paragraph =
    "<p>市役所の窓口は平日の朝から夕方まで開いています。<a href='#'>くわしく</a></p>";
  const field = "<label>カード番号<input autocomplete='cc-number'></label>";
  const body = `<!doctype html><title>長い</title>${paragraph.repeat(6000)}${field}`;
  return (host, path, protocol) =>
    host === "long.example" ? { body } : route(host, path, protocol);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printRows(await verdictRows());
