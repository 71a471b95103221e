/**
 * Opens pages in Chromium with the built extension and judges them. A page of the extension records
 * the messages of the collectors and calls the engine itself, so that no badge has to be awaited.
 */
import { launch, until } from "../browser/browsers.js";
import { controlsOf } from "./controls.js";
import { judge, listen, recorded, settle } from "./observer.js";
import { MAX_STEPS, doSteps, takeStep } from "./sight-pages.js";

/**
 * @typedef {import("./sets.js").QualityPage} QualityPage
 * @typedef {import("./sets.js").QualitySet} QualitySet
 * @typedef {import("./controls.js").PageControl} PageControl
 * @typedef {import("./observer.js").Seen} Seen
 * @typedef {Seen & { controls: PageControl[], steps: ReturnType<typeof recorded> }} Judged
 * @typedef {{ page: QualityPage, judged: Judged | null, fault: string }} Answer
 */

const TABS = 4;
const LOAD_TIMEOUT_MS = 20_000;
/** How long the scripts of a test page may take until it gets its expected verdict. */
const VERDICT_TIMEOUT_MS = 3000;
/** How long a tab waits before it checks again whether another tab has left the page's address. */
const PAUSE_MS = 20;
/** How much the clocks of this process and of a document may differ. */
const CLOCK_TOLERANCE_MS = 50;

/** Launches the browser and starts to record messages. */
export async function openReader() {
  const browser = await launch("chromium", () => null);
  await browser.evaluate(listen);
  /** @type {Tab[]} */
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
        while (waiting.length > 0) {
          const at = waiting.findIndex(([, page]) => isFree(page, tab));
          if (at < 0) await pause(PAUSE_MS);
          for (const [index, page] of at < 0 ? [] : waiting.splice(at, 1)) {
            const read = () => readOne(browser, tab, page, set);
            const answer = await read();
            // On a busy machine the browser sometimes fails, so each page is tried twice.
            answers[index] = answer.judged ? answer : await read();
          }
        }
      };
      await Promise.all(tabs.map(work));
      // Without this error, the results of an incomplete set would look like those of the set.
      if (!browser.browser.connected)
        throw new Error(`The browser ended while it read ${set.name}.`);
      return answers;
    },
  };
}

/**
 * Opens a tab in a new window, since browsers throttle pages in hidden tabs.
 * @typedef {{ id: number, page: import("puppeteer-core").Page }} Tab
 * @param {import("../browser/browsers.js").Browser} browser
 * @returns {Promise<Tab>}
 */
async function openTab(browser) {
  const ids = () =>
    browser.evaluate(() => chrome.tabs.query({}).then((all) => all.map((t) => t.id)));
  const before = await ids();
  const page = await browser.browser.newPage({ type: "window" });
  page.setDefaultTimeout(LOAD_TIMEOUT_MS);
  page.on("dialog", (dialog) => dialog.dismiss().catch(() => {}));
  return { id: Number((await ids()).find((id) => !before.includes(id))), page };
}

/** The page that is open in each tab. @type {Map<Tab, QualityPage>} */
const open = new Map();

/** Returns whether no other tab has a page with the same address. @param {QualityPage} page @param {Tab} tab */
function isFree(page, tab) {
  const others = [...open].filter(([other]) => other !== tab).flatMap(([, { places }]) => places);
  return !page.places.some((place) => others.includes(place));
}

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

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
    const start = Date.now() - CLOCK_TOLERANCE_MS;
    await tab.page.goto(page.address, { waitUntil: "domcontentloaded" });
    if (set.settled) await pause(set.settled);
    await doSteps(tab.page, page.steps ?? []);
    if (set.settled) await pressButtons(tab, set.settled);
    const judgePage = async () => {
      const settled = await browser.evaluate(settle, tab.id, start, tab.page.frames().length);
      return settled && { ...settled, verdict: await browser.evaluate(judge, tab.id) };
    };
    const seen =
      set.live && page.truth ? await judgeUntilRight(judgePage, page.truth) : await judgePage();
    if (!seen) return { page, judged: null, fault: "no collector responded" };
    if (new URL(seen.url).host !== new URL(page.address).host) {
      return { page, judged: null, fault: `went to ${seen.url}` };
    }
    const controls = page.label ? await tab.page.evaluate(controlsOf, set.mark ?? "") : [];
    const steps = await browser.evaluate(recorded, tab.id);
    return { page, judged: { ...seen, controls, steps }, fault: "" };
  } catch (error) {
    return { page, judged: null, fault: String(error).split("\n")[0] };
  } finally {
    open.delete(tab);
  }
}

/**
 * Presses the buttons of a page that holds fields back, as a person does.
 * @param {Tab} tab
 * @param {number} settled
 */
async function pressButtons({ page }, settled) {
  for (let step = 0; step < MAX_STEPS && (await takeStep(page)); step += 1) await pause(settled);
}

/** @type {import("../browser/proxy.js").Route} */
function routeToAll(host, path, protocol) {
  const answers = [...open.values()].map((page) => page.route(host, path, protocol));
  return answers.find((answer) => answer && answer.status !== 404) ?? answers.at(-1) ?? null;
}

/**
 * Judges a page until it gets its expected verdict or the timeout is over; returns the last verdict.
 * @param {() => Promise<Seen | null>} judgePage
 * @param {import("./sets.js").Truth} truth
 */
async function judgeUntilRight(judgePage, truth) {
  /** @type {Seen | null} */
  let last = null;
  const isRight = async () => {
    last = await judgePage();
    return (
      last?.verdict.level === truth.level &&
      last.verdict.asks.toSorted().join() === truth.asks.toSorted().join()
    );
  };
  await until(isRight, VERDICT_TIMEOUT_MS).catch(() => {});
  return last;
}
