/**
 * One face for both browsers: launched with the built extension, behind the
 * proxy that plays the web. A test file launches one browser and reuses it.
 */
import { launchChromium } from "./browsers-chromium.js";
import { launchFirefox } from "./browsers-firefox.js";
import { startProxy } from "./proxy.js";

/**
 * @typedef {"chromium" | "firefox"} Name
 * @typedef {import("puppeteer-core").Page} Page
 * @typedef {object} Options
 * @property {boolean} [headless] true unless a person is to see it
 * @property {boolean} [extension] false launches the browser without it
 * @property {string} [folder] of the extension, or a package for Firefox, where it is not the one in `dist`
 * @property {string} [language] ja unless said
 * @property {boolean} [mortal] lets Firefox's background page die soon, for `killBackground`
 * @property {string[]} [flags] for Chromium
 * @property {Record<string, unknown>} [preferences] for Firefox
 *
 * @typedef {object} Shell what differs between the browsers
 * @property {Name} name
 * @property {import("puppeteer-core").Browser} browser
 * @property {string} root address of the extension
 * @property {(page: Page, address: string) => Promise<void>} open opens a page of the extension
 * @property {(observer: Page) => Promise<void>} killBackground
 *
 * @typedef {{ level: string, asks: string[], standing: string }} Report as the popup shows it
 * @typedef {Awaited<ReturnType<typeof launch>>} Browser
 */

/** @type {Name[]} */
export const NAMES = ["chromium", "firefox"];

/** The browsers' makers, whom the browsers call whatever is installed. */
export const MAKERS = /(^|\.)(google|googleapis|gvt1|mozilla)\.(com|org|net)$/;

/** A page of the extension that changes nothing by being open. */
const OBSERVER = "options/options.html";

/**
 * Launches a browser with the extension.
 * @param {Name} name
 * @param {import("./proxy.js").Route} route what stands on the web
 * @param {Options} [options]
 */
export async function launch(name, route, options = {}) {
  const proxy = await startProxy(route);
  const start = name === "firefox" ? launchFirefox : launchChromium;
  const shell = await start(options, proxy.port);
  const close = async () => {
    await shell.browser.close();
    proxy.close();
  };
  const own = await shell.browser.newPage();
  try {
    if (options.extension !== false) await greet(shell, own);
  } catch (error) {
    // A browser that is left open would keep the test from ending.
    await close();
    throw error;
  }
  return {
    name,
    proxy,
    /** The puppeteer browser itself, for what is not here. */
    browser: shell.browser,
    /** How many requests were made by anybody but the browser itself. */
    requested: () => proxy.requests.filter(({ host }) => !MAKERS.test(host)).length,
    /** Address of the extension, with the slash. */
    root: shell.root,
    /** The page of the extension that `evaluate` runs in. */
    own,
    ...tabsOf(shell, own, options.extension !== false),
    ...answersOf(shell, own),

    /** Stops the extension's background, as the browser does when it is idle. */
    killBackground: () => shell.killBackground(own),

    close,
  };
}

/** Waits until the extension is there. @type {(shell: Shell, own: Page) => Promise<void>} */
async function greet(shell, own) {
  await shell.open(own, shell.root + OBSERVER);
  // The first page that a person sees would lie in front of those of the tests.
  await until(() => own.evaluate(closeWelcome), 10_000);
}

/**
 * Opens tabs and knows the browser's own numbers of them.
 * @param {Shell} shell
 * @param {Page} own
 * @param {boolean} hasExtension
 */
function tabsOf(shell, own, hasExtension) {
  /** @type {WeakMap<Page, number>} */
  const tabs = new WeakMap();
  const ids = () =>
    own.evaluate(() => chrome.tabs.query({}).then((all) => all.map((tab) => tab.id)));
  return {
    /**
     * Opens an empty tab in front, or in a window of its own: a page in a hidden tab rests.
     * @param {{ type: "tab" | "window" }} [where]
     */
    newPage: async (where) => {
      if (!hasExtension) return shell.browser.newPage(where);
      const before = await ids();
      const page = await shell.browser.newPage(where);
      const added = (await ids()).find((id) => !before.includes(id));
      tabs.set(page, /** @type {number} */ (added));
      return page;
    },

    /**
     * The browser's own number of a tab that `newPage` opened.
     * @param {Page} page
     */
    tabOf: (page) => /** @type {number} */ (tabs.get(page)),
  };
}

/**
 * What the extension says of tabs.
 * @param {Shell} shell
 * @param {Page} own
 */
function answersOf(shell, own) {
  /**
   * Runs a function in a page of the extension.
   * @template {(...args: any[]) => unknown} F
   * @param {F} run
   * @param {Parameters<F>} args
   * @returns {Promise<Awaited<ReturnType<F>>>}
   */
  const evaluate = (run, ...args) => /** @type {any} */ (own.evaluate(run, ...args));
  let reports = 0;
  return {
    evaluate,

    /**
     * Text of the toolbar badge.
     * @param {number} tab
     */
    badge: (tab) => evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab),

    /** Text of the toolbar badge of the extension's own page. */
    ownBadge: () =>
      evaluate(async () => {
        const tab = await chrome.tabs.getCurrent();
        return chrome.action.getBadgeText({ tabId: tab?.id });
      }),

    /**
     * What the engine says of the state that the background keeps for a tab.
     * @param {number} tab
     */
    verdict: (tab) => evaluate(judge, tab),

    /**
     * What the popup reports on a tab.
     * @param {number} tab
     * @returns {Promise<Report>}
     */
    report: async (tab) => {
      reports += 1;
      const popup = `popup/popup.html?tab=${tab}&report=${reports}`;
      await own.evaluate((address) => location.assign(address), shell.root + popup);
      const report = await until(() => own.evaluate(readReport, `report=${reports}`));
      await own.evaluate((address) => location.assign(address), shell.root + OBSERVER);
      await until(() => own.evaluate(isReady, OBSERVER));
      return report;
    },
  };
}

/** Runs in a page of the extension: closes the page that greets, and says whether it had come. */
async function closeWelcome() {
  const address = chrome.runtime.getURL("welcome/welcome.html");
  const [tab] = await chrome.tabs.query({ url: address });
  if (tab?.id === undefined) return false;
  await chrome.tabs.remove(tab.id);
  return true;
}

/**
 * Runs in the observer: Firefox lets a page be looked into before it has its interfaces.
 * @param {string} page
 */
function isReady(page) {
  const isComplete = document.readyState === "complete" && location.href.endsWith(page);
  return isComplete && Boolean(globalThis.chrome?.runtime?.id);
}

/**
 * Asks again until there is an answer. A page that is just being replaced
 * cannot answer; that is no error here.
 * @template T
 * @param {() => Promise<T>} ask
 * @param {number} [milliseconds]
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(ask, milliseconds = 5000) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask().catch(() => null);
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`No answer within ${milliseconds} ms to ${ask}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * Runs in the popup.
 * @param {string} query
 * @returns {Report | null}
 */
function readReport(query) {
  const holder = document.querySelector("[data-level]");
  if (!(holder instanceof HTMLElement) || !location.search.endsWith(query)) return null;
  const { level = "", asks = "", standing = "" } = holder.dataset;
  return { level, asks: asks.split(" ").filter(Boolean).sort(), standing };
}

/**
 * Runs in a page of the extension.
 * @param {number} tab
 * @returns {Promise<Mamori.Verdict>}
 */
async function judge(tab) {
  const key = `tab:${tab}`;
  const address = chrome.runtime.getURL("engine/engine.js");
  const engine = await import(address);
  await engine.default({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
  const managed = await chrome.storage.managed.get(null).catch(() => ({}));
  const { settings } = engine.read_settings(await chrome.storage.local.get(), managed);
  return engine.judge((await chrome.storage.session.get(key))[key] ?? null, settings);
}
