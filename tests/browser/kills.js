/**
 * Ends the background at random moments while pages load, and checks that each page gets its expected
 * badge nevertheless:
 *   node tests/browser/kills.js [count] [seed]
 */
import { pathToFileURL } from "node:url";
import { launch, until } from "./browsers.js";
import { readPages, routeTo } from "./pages.js";

const FOLDERS = ["pages/attacks", "pages/edge", "pages/honest", "demo"];
const TABS = 3;
const KILLS_PER_ROUND = 9;
/** The longest pause between two kills. */
const MAX_PAUSE_MS = 150;
/**
 * How long a badge may take after the last kill. Browsers slow down the timers of a tab in the
 * background, and its collector tries again after one, two and four seconds.
 */
const BADGE_TIMEOUT_MS = 20_000;
/** How long a badge must stay empty. */
const EMPTY_BADGE_MS = 700;
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @typedef {{ tab: import("./browsers.js").Page, id: number }} Visit
 * @typedef {{ killed: number, rounds: number, loads: number, wrong: string[] }} Outcome
 */

/** Returns a generator of numbers between 0 and 1, always the same for a seed. @type {(seed: number) => () => number} */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Returns the pages, of which no two have a document with the same address. */
function readDistinctPages() {
  const taken = new Set();
  return FOLDERS.flatMap(readPages).filter(({ documents }) => {
    const keys = [...documents.keys()];
    const isFree = keys.every((key) => !taken.has(key));
    if (isFree) keys.forEach((key) => taken.add(key));
    return isFree;
  });
}

/**
 * Ends the worker if it is running; returns how many were ended.
 * @param {import("puppeteer-core").CDPSession} session
 */
async function kill(session) {
  const { targetInfos } = await session.send("Target.getTargets");
  const worker = targetInfos.find(({ type }) => type === "service_worker");
  if (!worker) return 0;
  // The worker may end by itself at the same moment.
  const { targetId } = worker;
  const closed = session.send("Target.closeTarget", { targetId });
  return closed.then(({ success }) => Number(success)).catch(() => 0);
}

/**
 * Kills the background `count` times.
 * @param {number} count
 * @param {number} seed
 * @param {(killed: number) => void} [onProgress]
 * @returns {Promise<Outcome>}
 */
export async function killAtRandom(count, seed, onProgress) {
  const random = randomFrom(seed);
  const pages = readDistinctPages();
  const browser = await launch("chromium", routeTo(pages));
  const session = await browser.browser.target().createCDPSession();
  const outcome = { killed: 0, rounds: 0, loads: 0, wrong: /** @type {string[]} */ ([]) };
  /** @type {Visit[]} */
  const visits = [];
  for (let n = 0; n < TABS; n += 1) {
    const tab = await browser.newPage();
    visits.push({ tab, id: browser.tabIdOf(tab) });
  }
  /** @type {(visit: Visit, address: string) => Promise<unknown>} */
  const load = ({ tab }, address) => tab.goto(address, { waitUntil: "domcontentloaded" });
  const scan = (/** @type {number} */ id) =>
    browser.evaluate(
      (id) => chrome.tabs.sendMessage(id, { kind: "scan" }).then(Boolean, () => false),
      id,
    );

  /** Kills the background while pages load and are scanned. */
  async function killDuringLoads() {
    for (let n = 0; n < KILLS_PER_ROUND && outcome.killed < count; n += 1) {
      await pause(random() * MAX_PAUSE_MS);
      if (random() < 0.3) scan(visits[Math.floor(random() * TABS)].id).catch(() => {});
      outcome.killed += await kill(session);
    }
  }

  while (outcome.killed < count) {
    const chosen = visits.map(() => pages[Math.floor(random() * pages.length)]);
    await Promise.all([
      ...visits.map((visit, n) => load(visit, chosen[n].address)),
      killDuringLoads(),
    ]);
    for (const [n, { id }] of visits.entries()) {
      const { address, expected } = chosen[n];
      const isRight = async () => (await browser.badge(id)) === expected.badge;
      await until(isRight, BADGE_TIMEOUT_MS).catch(() => {});
      await pause(expected.badge ? 0 : EMPTY_BADGE_MS);
      const badge = await browser.badge(id);
      if (badge === expected.badge) continue;
      const { level } = await browser.verdict(id);
      outcome.wrong.push(`${address}: "${badge}" for "${expected.badge}"; kept: ${level}`);
    }
    outcome.rounds += 1;
    outcome.loads += TABS;
    onProgress?.(outcome.killed);
  }
  await browser.close();
  return outcome;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [count = 1000, seed = 1] = process.argv.slice(2).map(Number);
  let reported = 0;
  const { killed, rounds, loads, wrong } = await killAtRandom(count, seed, (killed) => {
    if (killed - reported >= 100) console.log(`${(reported = killed)} kills`);
  });
  console.log(`${killed} kills in ${rounds} rounds, ${loads} pages, ${wrong.length} wrong badges`);
  wrong.forEach((line) => console.log(line));
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
