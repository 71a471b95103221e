/**
 * Opens pages in Chromium with the built extension and judges them. A page of
 * the extension listens to what the sensors send and asks the engine itself:
 * one trip for each page, and no badge to wait for.
 */
import { launch, until } from "../browser/browsers.js";
import { controlsOf } from "./controls.js";

/**
 * @typedef {import("./sets.js").QualityPage} QualityPage
 * @typedef {import("./sets.js").QualitySet} QualitySet
 * @typedef {import("./controls.js").PageControl} PageControl
 * @typedef {{ key: number, name: string, id: string, boxes: number, labels: string }} SeenField
 *   `labels` is what names it for a person, in one line
 * @typedef {{ verdict: Mamori.Verdict, url: string, fields: SeenField[] }} Seen the top frame's fields
 * @typedef {Seen & { controls: PageControl[] }} Judged
 * @typedef {{ page: QualityPage, judged: Judged | null, fault: string }} Answer
 */

const TABS = 4;
const LOAD_MS = 20_000;
/** How long a page of ours may take to become what it is to be. */
const LIVE_MS = 4000;
/** The clocks of this process and of a document may differ by so much. */
const SLACK_MS = 50;

/** Launches the browser and has it listen. */
export async function openReader() {
  const browser = await launch("chromium", () => null);
  await browser.evaluate(listen);
  const tabs = [];
  for (let count = 0; count < TABS; count += 1) tabs.push(await openTab(browser));

  return {
    close: () => browser.close(),
    evaluate: browser.evaluate,
    /**
     * @param {QualitySet} set
     * @returns {Promise<Answer[]>} in the order of the pages
     */
    read: async (set) => {
      /** @type {Answer[]} */
      const answers = [];
      const waiting = [...set.pages.entries()];
      const work = async (/** @type {Tab} */ tab) => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          answers[next[0]] = await readOne(browser, tab, next[1], set);
        }
      };
      // Pages of ours share addresses, and each waits for its own.
      await Promise.all((set.live ? tabs.slice(0, 1) : tabs).map(work));
      return answers;
    },
  };
}

/**
 * Each tab has a window of its own, since a page in a hidden tab rests.
 * @typedef {{ id: number, page: import("puppeteer-core").Page }} Tab
 * @param {import("../browser/browsers.js").Browser} browser
 * @returns {Promise<Tab>}
 */
async function openTab(browser) {
  const ids = () => browser.evaluate(() => chrome.tabs.query({}).then((all) => all.map((t) => t.id)));
  const before = await ids();
  const page = await browser.browser.newPage({ type: "window" });
  page.setDefaultTimeout(LOAD_MS);
  page.on("dialog", (dialog) => dialog.dismiss().catch(() => {}));
  return { id: Number((await ids()).find((id) => !before.includes(id))), page };
}

/** What stands on the web for each tab at the moment. @type {Map<Tab, QualityPage>} */
const open = new Map();

/**
 * @param {import("../browser/browsers.js").Browser} browser
 * @param {Tab} tab
 * @param {QualityPage} page
 * @param {QualitySet} set
 * @returns {Promise<Answer>}
 */
async function readOne(browser, tab, page, set) {
  open.set(tab, page);
  browser.proxy.route = routeToAll;
  try {
    const start = Date.now() - SLACK_MS;
    await tab.page.goto(page.address, { waitUntil: "domcontentloaded" });
    const look = () => browser.evaluate(see, tab.id, start, tab.page.frames().length);
    const seen = set.live && page.truth ? await inTime(look, page.truth) : await look();
    if (!seen) return { page, judged: null, fault: "no sensor answered" };
    if (new URL(seen.url).host !== new URL(page.address).host) {
      return { page, judged: null, fault: `went to ${seen.url}` };
    }
    const controls = page.label ? await tab.page.evaluate(controlsOf, set.mark ?? "") : [];
    return { page, judged: { ...seen, controls }, fault: "" };
  } catch (error) {
    return { page, judged: null, fault: String(error).split("\n")[0] };
  }
}

/** @type {import("../browser/proxy.js").Route} */
function routeToAll(host, path, protocol) {
  const answers = [...open.values()].map((page) => page.route(host, path, protocol));
  return answers.find((answer) => answer && answer.status !== 404) ?? answers.at(-1) ?? null;
}

/**
 * Looks until a page is what it is to be, or for as long as that may take.
 * @param {() => Promise<Seen | null>} look
 * @param {import("./sets.js").Truth} truth
 */
async function inTime(look, truth) {
  /** @type {Seen | null} */
  let last = null;
  const isRight = async () => {
    last = await look();
    return (
      last?.verdict.level === truth.level &&
      last.verdict.asks.toSorted().join() === truth.asks.toSorted().join()
    );
  };
  await until(isRight, LIVE_MS).catch(() => {});
  return last;
}

/** Runs in a page of the extension: keeps what every sensor sends, until the tab is read. */
function listen() {
  /** @type {any} */ (globalThis).heard = [];
  chrome.runtime.onMessage.addListener((/** @type {Mamori.Message} */ message, sender) => {
    if (message.kind !== "page") return;
    const { snapshot } = message;
    const [tab, frame] = [sender.tab?.id, sender.frameId];
    /** @type {any} */ (globalThis).heard.push({ tab, frame, snapshot, at: performance.now() });
  });
}

/**
 * Runs in a page of the extension: has the frames of a tab read again, which is
 * the sign that they are ready, and judges what they send. A frame that has
 * nothing to say would have been silent if it had not been asked, so that its
 * answer is dropped, as if it had not come.
 * @param {number} tab
 * @param {number} start
 * @param {number} frames
 * @returns {Promise<Seen | null>}
 */
async function see(tab, start, frames) {
  const [PATIENCE, QUIET] = [8000, 300];
  const page = /** @type {any} */ (globalThis);
  const asked = performance.now();
  await chrome.tabs.sendMessage(tab, { kind: "read" }).catch(() => {});
  /** @type {Map<number, { snapshot: Mamori.PageSnapshot, at: number }>} */
  let heard = new Map();
  for (;;) {
    const mine = page.heard.filter(
      (/** @type {any} */ one) => one.tab === tab && one.snapshot.since >= start,
    );
    heard = new Map(mine.map((/** @type {any} */ one) => [one.frame, one]));
    const now = performance.now();
    const last = Math.max(...mine.map((/** @type {any} */ one) => one.at));
    const hasTop = (heard.get(0)?.at ?? 0) > asked;
    if (hasTop && (heard.size >= frames || now - last > QUIET)) break;
    if (now - asked > PATIENCE) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  page.heard = page.heard.filter((/** @type {any} */ one) => one.tab !== tab);
  const top = heard.get(0)?.snapshot;
  if (!top) return null;
  const engine = await import(chrome.runtime.getURL("engine/engine.js"));
  await engine.default({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
  const { settings } = engine.read_settings({});
  let state = null;
  for (const [frame, { snapshot }] of [...heard].sort(([a], [b]) => a - b)) {
    if (snapshot.fields.length === 0 && snapshot.text === "" && !snapshot.keypad) continue;
    state = engine.see(state, frame, snapshot, settings).tab;
  }
  const fields = top.fields.map(({ key, name, id, boxes, labels }) => {
    return { key, name, id, boxes, labels: labels.map(({ text }) => text).join("｜").slice(0, 120) };
  });
  return { verdict: engine.judge(state, settings), url: top.url, fields };
}
