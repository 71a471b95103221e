/**
 * What the content scripts cost the main thread of a page in Chromium, compared with the baseline: an
 * extension whose script only reads the attributes of editable elements. Both run on each load.
 */
import { fileURLToPath } from "node:url";
import { launch } from "../browser/browsers.js";
import { profiled, profilerOf } from "./profile.js";
import { printRows, quantile, row } from "./rows.js";
import { SIZES, editorPage, feedPage, framesPage, generatedPages, realPages } from "./samples.js";
import { layouts } from "./trace.js";

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("./samples.js").Sample} Sample */
/** @typedef {Awaited<ReturnType<typeof open>>} Bench */

const BASELINE = fileURLToPath(new URL("baseline", import.meta.url));
/** The folder of another unpacked extension to measure as well. */
const OTHER = process.env.BESIDE;
/** How long after the load event the content scripts may still work. */
const SETTLED_MS = 1200;
const FEED_MS = 1000 * Number(process.env.FEED_SECONDS ?? 60);
const LONG_TASK_MS = 50;
const TYPED_TEXT = "きょうは天気がよかったので駅前まで散歩に行きました。".repeat(8);

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function costRows() {
  const bench = await open();
  const rows = [];
  for (const [kind, pages] of Object.entries(realPages()))
    rows.push(...(await measurePages(bench, kind, pages)));
  rows.push(...(await measureGrowth(bench)), ...(await measureChanges(bench)));
  await bench.close();
  return rows;
}

/** Launches a browser with the extensions, and opens a tab that loads one sample at a time. */
async function open() {
  /** @type {import("./samples.js").Route} */
  let route = () => null;
  const browser = await launch("chromium", (...request) => route(...request));
  /** @type {Record<string, string>} */
  const owners = { [browser.root]: "ours" };
  for (const [name, folder] of Object.entries({ baseline: BASELINE, beside: OTHER })) {
    if (!folder) continue;
    const id = await browser.browser.installExtension(folder);
    owners[`chrome-extension://${id}/`] = name;
  }
  const page = await browser.newPage();
  const session = await profilerOf(page);
  const load = async (/** @type {Sample} */ sample) => {
    route = sample.route;
    await page.goto(sample.address, { timeout: 60_000 }).catch(() => {});
  };
  return { page, session, owners, root: browser.root, load, close: browser.close };
}

/** Measures the cost of a run. @param {Bench} bench @param {() => Promise<unknown>} run */
const cost = ({ session, owners }, run) => profiled(session, owners, run);

/** Measures the cost of a page from its load on. @param {Bench} bench @param {Sample} sample */
function costOf(bench, sample) {
  return cost(bench, async () => {
    await bench.load(sample);
    await pause(SETTLED_MS);
  });
}

/** @param {Bench} bench @param {string} kind @param {Sample[]} pages @returns {Promise<Row[]>} */
async function measurePages(bench, kind, pages) {
  /** @type {Record<string, import("./profile.js").Share>[]} */
  const costs = [];
  /** @type {number[]} */
  const forced = [];
  for (const sample of pages) costs.push(await costOf(bench, sample));
  for (const sample of pages) {
    const load = async () => {
      await bench.load(sample);
      await pause(SETTLED_MS);
    };
    forced.push((await layouts(bench.page, bench.root, load)).forced);
  }
  const of = (/** @type {string} */ name) => costs.map((all) => all[name].spent);
  const names = Object.values(bench.owners);
  const longest = costs.map(({ ours }) => ours.longest);
  return [
    ...names.map((name) => row(`${kind}: ${name}`, "ms", of(name))),
    ...names.map((name) =>
      row(`${kind}: ${name}, slowest in twenty`, "ms", [quantile(of(name), 0.95)]),
    ),
    ...names
      .slice(1)
      .map((name) =>
        row(`${kind}: ours ÷ ${name}`, "×", [quantile(of("ours"), 0.5) / quantile(of(name), 0.5)]),
      ),
    row(`${kind}: longest piece of ours`, "ms", longest),
    row(`${kind}: long tasks of ours`, "", [longest.filter((time) => time > LONG_TASK_MS).length]),
    row(`${kind}: layouts that ours forced, a page`, "", [mean(forced)]),
  ];
}

/** @param {number[]} figures */
const mean = (figures) => figures.reduce((sum, one) => sum + one, 0) / figures.length;

/** Measures how the cost grows with the size of the page. @param {Bench} bench @returns {Promise<Row[]>} */
async function measureGrowth(bench) {
  const rows = [];
  for (const sample of [...generatedPages(), framesPage()]) {
    const times = [];
    for (let turn = 0; turn < 5; turn += 1) times.push((await costOf(bench, sample)).ours.spent);
    rows.push(row(`page of ${sample.name}: ours`, "ms", times));
  }
  const [small, large] = [rows[SIZES.indexOf(1000)], rows[SIZES.indexOf(100_000)]];
  return [...rows, row("100 times the page: ours", "×", [large.median / small.median])];
}

/** Measures the cost of pages that change all the time: a feed, and an editor. @param {Bench} bench @returns {Promise<Row[]>} */
async function measureChanges(bench) {
  await bench.load(feedPage());
  await pause(SETTLED_MS);
  const feed = await cost(bench, () => pause(FEED_MS));
  await bench.load(editorPage());
  await bench.page.click("#field");
  await pause(SETTLED_MS);
  const typing = await cost(bench, () => bench.page.keyboard.type(TYPED_TEXT, { delay: 30 }));
  return [
    row("feed of 50 elements a second: ours", "% of the time", [(100 * feed.ours.spent) / FEED_MS]),
    row("feed: longest piece of ours", "ms", [feed.ours.longest]),
    row("a letter in an editor: ours", "ms", [typing.ours.spent / TYPED_TEXT.length]),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printRows(await costRows());
