/**
 * One interface to both browsers. It launches them with the built extension, behind a proxy that
 * answers every request. A test file launches one browser and reuses it.
 */
import { launchChromium } from "./browsers-chromium.js";
import { launchFirefox } from "./browsers-firefox.js";
import { startProxy } from "./proxy.js";

/**
 * @typedef {"chromium" | "firefox"} Name
 * @typedef {import("puppeteer-core").Page} Page
 * @typedef {object} Options
 * @property {boolean} [headless] default true
 * @property {boolean} [extension] false launches the browser without it
 * @property {string} [folder] the extension's folder, or a package for Firefox; default the build in `dist`
 * @property {string} [language] default `ja`
 * @property {boolean} [endsBackgroundSoon] has Firefox end an idle background page soon, which `killBackground` needs
 * @property {string[]} [flags] command-line flags of Chromium
 * @property {Record<string, unknown>} [preferences] preferences of Firefox
 *
 * @typedef {object} Shell what differs between the browsers
 * @property {Name} name
 * @property {import("puppeteer-core").Browser} browser
 * @property {string} root the extension's address, with a final slash
 * @property {(page: Page, address: string) => Promise<void>} open opens a page of the extension
 * @property {(observer: Page) => Promise<void>} killBackground
 *
 * @typedef {{ level: string, asks: string[], standing: string }} Report what the popup shows
 * @typedef {Awaited<ReturnType<typeof launch>>} Browser
 */

/** @type {Name[]} */
export const NAMES = ["chromium", "firefox"];

/** Hosts of the browsers' makers. Browsers send requests to them without any extension. */
export const BROWSER_MAKERS = /(^|\.)(google|googleapis|gvt1|mozilla)\.(com|org|net)$/;

/** A page of the extension that has no effect while it is open. */
const IDLE_PAGE = "options/options.html";

/**
 * Launches a browser with the extension.
 * @param {Name} name
 * @param {import("./proxy.js").Route} route answers all requests
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
  const extensionPage = await shell.browser.newPage();
  try {
    if (options.extension !== false) await waitForExtension(shell, extensionPage);
  } catch (error) {
    // A browser that stays open would keep the test process running.
    await close();
    throw error;
  }
  return {
    name,
    proxy,
    /** The Puppeteer browser. */
    browser: shell.browser,
    /** The number of requests, without those to the browsers' makers. */
    requestCount: () => proxy.requests.filter(({ host }) => !BROWSER_MAKERS.test(host)).length,
    /** The extension's address, with a final slash. */
    root: shell.root,
    /** The page of the extension that `evaluate` runs in. */
    extensionPage,
    ...createTabActions(shell, extensionPage, options.extension !== false),
    ...createExtensionActions(shell, extensionPage),

    /** Stops the extension's background, as the browser does when it is idle. */
    killBackground: () => shell.killBackground(extensionPage),

    close,
  };
}

/** Waits until the extension runs, and closes its welcome page. @type {(shell: Shell, extensionPage: Page) => Promise<void>} */
async function waitForExtension(shell, extensionPage) {
  await shell.open(extensionPage, shell.root + IDLE_PAGE);
  // The welcome page would be the active tab, in front of those of the tests.
  await until(() => extensionPage.evaluate(closeWelcome), 10_000);
}

/**
 * Opens tabs and records their IDs.
 * @param {Shell} shell
 * @param {Page} extensionPage
 * @param {boolean} hasExtension
 */
function createTabActions(shell, extensionPage, hasExtension) {
  /** @type {WeakMap<Page, number>} */
  const tabs = new WeakMap();
  const ids = () =>
    extensionPage.evaluate(() => chrome.tabs.query({}).then((all) => all.map((tab) => tab.id)));
  return {
    /**
     * Opens an empty tab, or a window where the page must stay visible: browsers throttle hidden tabs.
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
     * Returns the ID of a tab that `newPage` opened.
     * @param {Page} page
     */
    tabIdOf: (page) => /** @type {number} */ (tabs.get(page)),
  };
}

/**
 * Reads what the extension shows for a tab.
 * @param {Shell} shell
 * @param {Page} extensionPage
 */
function createExtensionActions(shell, extensionPage) {
  /**
   * Runs a function in a page of the extension.
   * @template {(...args: any[]) => unknown} F
   * @param {F} run
   * @param {Parameters<F>} args
   * @returns {Promise<Awaited<ReturnType<F>>>}
   */
  const evaluate = (run, ...args) => /** @type {any} */ (extensionPage.evaluate(run, ...args));
  let reports = 0;
  return {
    evaluate,

    /**
     * Returns the text of the toolbar badge.
     * @param {number} tab
     */
    badge: (tab) => evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab),

    /** Returns the text of the toolbar badge in the tab of `extensionPage`. */
    extensionPageBadge: () =>
      evaluate(async () => {
        const tab = await chrome.tabs.getCurrent();
        return chrome.action.getBadgeText({ tabId: tab?.id });
      }),

    /**
     * Returns the engine's verdict on the state that the background has stored for a tab.
     * @param {number} tab
     */
    verdict: (tab) => evaluate(judge, tab),

    /**
     * Opens the popup for a tab and returns its report.
     * @param {number} tab
     * @returns {Promise<Report>}
     */
    report: async (tab) => {
      reports += 1;
      const popup = `popup/popup.html?tab=${tab}&report=${reports}`;
      await extensionPage.evaluate((address) => location.assign(address), shell.root + popup);
      const report = await until(() => extensionPage.evaluate(readReport, `report=${reports}`));
      await extensionPage.evaluate((address) => location.assign(address), shell.root + IDLE_PAGE);
      await until(() => extensionPage.evaluate(isReady, IDLE_PAGE));
      return report;
    },
  };
}

/** Runs in a page of the extension: closes the welcome page; returns whether it was open. */
async function closeWelcome() {
  const address = chrome.runtime.getURL("welcome/welcome.html");
  const [tab] = await chrome.tabs.query({ url: address });
  if (tab?.id === undefined) return false;
  await chrome.tabs.remove(tab.id);
  return true;
}

/**
 * Runs in the idle page: returns whether it has loaded. Firefox runs scripts in a page before
 * `chrome` is defined there.
 * @param {string} page
 */
function isReady(page) {
  const isComplete = document.readyState === "complete" && location.href.endsWith(page);
  return isComplete && Boolean(globalThis.chrome?.runtime?.id);
}

/**
 * Polls a condition until it returns a truthy value, and returns that value. A rejected promise
 * counts as falsy, because a page that is navigating cannot answer.
 * @template T
 * @param {() => Promise<T>} condition
 * @param {number} [milliseconds]
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(condition, milliseconds = 5000) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const answer = await condition().catch(() => null);
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`Not true within ${milliseconds} ms: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * Runs in the popup: returns its report once it has one.
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
 * Runs in a page of the extension: judges the stored state of a tab.
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
