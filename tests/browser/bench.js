/**
 * What the extension costs a page and how soon it speaks, in Chromium.
 * Loads with and without it take turns, so that a busy machine slows both.
 */
import { launch, until } from "./browsers.js";
import { readPages, routeTo } from "./pages.js";

const LOADS = Number(process.env.LOADS ?? 20);
const COLD_STARTS = 8;

const demo = readPages("demo").filter(({ expected }) => expected.badge !== "");
const route = routeTo(demo);
const bare = await launch("chromium", withLongPage, { extension: false });
const full = await launch("chromium", withLongPage);
const [barePage, fullPage] = [await bare.newPage(), await full.newPage()];
const tab = full.tabOf(fullPage);
await full.evaluate(noteVerdicts, `tab:${tab}`);

row("page", "load ms", "with", "ratio", "warm ms", "p95", "cold ms", "max");
for (const address of [...demo.map((page) => page.address), "https://long.example/"]) {
  const [without, loads] = await loadInTurns(address);
  const warm = await times(LOADS, () => verdictAfterLoad(address));
  const cold = await times(COLD_STARTS, async () => {
    await full.killBackground();
    return verdictAfterLoad(address);
  });
  const ratio = (at(loads, 0.5) / at(without, 0.5)).toFixed(2);
  const ms = [at(warm, 0.5), at(warm, 0.95), at(cold, 0.5), at(cold, 1)].map((time) =>
    time.toFixed(0),
  );
  row(new URL(address).host, at(without, 0.5).toFixed(1), at(loads, 0.5).toFixed(1), ratio, ...ms);
}
console.log("load: median to the load event; warm, cold: from DOMContentLoaded to the verdict");
await Promise.all([bare.close(), full.close()]);

/** @param {string} address */
async function loadInTurns(address) {
  /** @type {[number[], number[]]} */
  const loads = [[], []];
  for (let turn = 0; turn < LOADS; turn += 1) {
    for (const [index, page] of [barePage, fullPage].entries()) {
      await page.goto(address);
      loads[index].push(await page.evaluate(loadTime));
    }
  }
  return loads;
}

/** Runs in the page. */
function loadTime() {
  const [entry] = performance.getEntriesByType("navigation");
  return /** @type {PerformanceNavigationTiming} */ (entry).loadEventStart;
}

/**
 * Milliseconds from a page's DOMContentLoaded to the extension's verdict on it.
 * @param {string} address
 */
async function verdictAfterLoad(address) {
  await full.evaluate(() => void delete document.body.dataset.times);
  await fullPage.goto(address);
  const [origin, ready] = await fullPage.evaluate(() => {
    const [entry] = performance.getEntriesByType("navigation");
    const { domContentLoadedEventStart } = /** @type {PerformanceNavigationTiming} */ (entry);
    return [performance.timeOrigin, domContentLoadedEventStart];
  });
  const start = origin + ready;
  const times = () =>
    full.evaluate(() => (document.body.dataset.times ?? "").split(" ").map(Number));
  // What was kept before is the page before, going away.
  return (await until(async () => (await times()).find((time) => time >= start))) - start;
}

/**
 * Runs in a page of the extension: notes when the background keeps what it
 * found in a tab. The badge is painted at that moment.
 * @param {string} key
 */
function noteVerdicts(key) {
  chrome.storage.session.onChanged.addListener((changes) => {
    const { times = "" } = document.body.dataset;
    const now = performance.timeOrigin + performance.now();
    if (key in changes) document.body.dataset.times = `${times} ${now}`.trim();
  });
}

/**
 * @param {number} count
 * @param {() => Promise<number>} measure
 */
async function times(count, measure) {
  const found = [];
  for (let turn = 0; turn < count; turn += 1) found.push(await measure());
  return found;
}

/**
 * The value below which that share of the times lies.
 * @param {number[]} times
 * @param {number} share
 */
function at(times, share) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/**
 * @param {string} first
 * @param {string[]} cells
 */
function row(first, ...cells) {
  console.log(first.padEnd(28) + cells.map((cell) => cell.padStart(9)).join(""));
}

/**
 * The demonstration, and one page that is much longer than any of it.
 * @type {import("./proxy.js").Route}
 */
function withLongPage(host, path, protocol) {
  if (host !== "long.example") return route(host, path, protocol);
  const paragraph =
    "<p>市役所の窓口は平日の朝から夕方まで開いています。<a href='#'>くわしく</a></p>";
  const field = "<label>カード番号<input autocomplete='cc-number'></label>";
  return { body: `<!doctype html><title>長い</title>${paragraph.repeat(6000)}${field}` };
}
