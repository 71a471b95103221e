/**
 * Ends the background again and again, at any moment, while pages load, and sees whether each
 * page ends with the badge that it has when nothing is ended, which pages.test.js checks:
 *   node tests/browser/kills.js [count] [seed]
 */
import { pathToFileURL } from "node:url";
import { launch, until } from "./browsers.js";
import { readPages, routeTo } from "./pages.js";

const FOLDERS = ["pages/attacks", "pages/edge", "pages/honest", "demo"];
const TABS = 3;
const KILLS_A_ROUND = 9;
/**
 * The longest pause between two kills, and how long a badge may take after the last, in ms: a tab
 * behind another has its clocks slowed down, and tries again after one, two and four seconds.
 */
const [BETWEEN, PATIENCE] = [150, 20_000];
/** How long an empty badge is watched before it is believed, in ms. */
const SETTLED = 700;
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @typedef {{ tab: import("./browsers.js").Page, id: number }} Visit
 * @typedef {{ killed: number, rounds: number, loads: number, wrong: string[] }} Outcome
 */

/** Numbers from 0 to 1 that a seed repeats. @type {(seed: number) => () => number} */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Pages of which no two share an address. */
function pagesApart() {
  const taken = new Set();
  return FOLDERS.flatMap(readPages).filter(({ documents }) => {
    const keys = [...documents.keys()];
    const isFree = keys.every((key) => !taken.has(key));
    if (isFree) keys.forEach((key) => taken.add(key));
    return isFree;
  });
}

/**
 * Ends the worker, if there is one.
 * @param {import("puppeteer-core").CDPSession} session
 */
async function kill(session) {
  const { targetInfos } = await session.send("Target.getTargets");
  const worker = targetInfos.find(({ type }) => type === "service_worker");
  if (!worker) return 0;
  // A worker may end by itself at the same moment.
  const { targetId } = worker;
  const closed = session.send("Target.closeTarget", { targetId });
  return closed.then(({ success }) => Number(success)).catch(() => 0);
}

/**
 * Kills the background so many times.
 * @param {number} count
 * @param {number} seed
 * @param {(killed: number) => void} [tell]
 * @returns {Promise<Outcome>}
 */
export async function killAtRandom(count, seed, tell) {
  const random = numbers(seed);
  const pages = pagesApart();
  const browser = await launch("chromium", routeTo(pages));
  const session = await browser.browser.target().createCDPSession();
  const outcome = { killed: 0, rounds: 0, loads: 0, wrong: /** @type {string[]} */ ([]) };
  /** @type {Visit[]} */
  const visits = [];
  for (let n = 0; n < TABS; n += 1) {
    const tab = await browser.newPage();
    visits.push({ tab, id: browser.tabOf(tab) });
  }
  /** @type {(visit: Visit, address: string) => Promise<unknown>} */
  const load = ({ tab }, address) => tab.goto(address, { waitUntil: "domcontentloaded" });
  const ask = (/** @type {number} */ id) =>
    browser.evaluate(
      (id) => chrome.tabs.sendMessage(id, { kind: "scan" }).then(Boolean, () => false),
      id,
    );

  /** Kills while the pages load and are read again. */
  async function killAway() {
    for (let n = 0; n < KILLS_A_ROUND && outcome.killed < count; n += 1) {
      await pause(random() * BETWEEN);
      if (random() < 0.3) ask(visits[Math.floor(random() * TABS)].id).catch(() => {});
      outcome.killed += await kill(session);
    }
  }

  while (outcome.killed < count) {
    const chosen = visits.map(() => pages[Math.floor(random() * pages.length)]);
    await Promise.all([...visits.map((visit, n) => load(visit, chosen[n].address)), killAway()]);
    for (const [n, { id }] of visits.entries()) {
      const { address, expected } = chosen[n];
      const isRight = async () => (await browser.badge(id)) === expected.badge;
      await until(isRight, PATIENCE).catch(() => {});
      await pause(expected.badge ? 0 : SETTLED);
      const badge = await browser.badge(id);
      if (badge === expected.badge) continue;
      const { level } = await browser.verdict(id);
      outcome.wrong.push(`${address}: "${badge}" for "${expected.badge}"; kept: ${level}`);
    }
    outcome.rounds += 1;
    outcome.loads += TABS;
    tell?.(outcome.killed);
  }
  await browser.close();
  return outcome;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [count = 1000, seed = 1] = process.argv.slice(2).map(Number);
  let told = 0;
  const { killed, rounds, loads, wrong } = await killAtRandom(count, seed, (killed) => {
    if (killed - told >= 100) console.log(`${(told = killed)} kills`);
  });
  console.log(`${killed} kills in ${rounds} rounds, ${loads} pages, ${wrong.length} wrong badges`);
  wrong.forEach((line) => console.log(line));
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
