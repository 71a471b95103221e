/**
 * Takes the screenshots of the README files, after asserting that each shows the right screen with its
 * strings, none of which is cut off.
 *
 * The screenshots are written to target/pictures, or to the folder in the variable PICTURES.
 */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { after, before, describe, it } from "node:test";
import { launch, until } from "./browsers.js";
import { readPages, routeTo } from "./pages.js";
import { withPalette } from "./png.js";
import { readBanner, readScreen } from "./screens.js";

/**
 * @typedef {import("puppeteer-core").Page} Page
 * @typedef {import("./browsers.js").Browser} Browser
 * @typedef {"ja" | "en"} Language
 * @typedef {object} Picture
 * @property {string} file
 * @property {string} host the host of the page
 * @property {string} [box] the classes of the banner; none for a report
 * @property {string[]} keys the keys of the strings that must be on it
 * @property {{ width: number, height: number }} size
 * @property {boolean} [scrolls] whether the banner is higher than the screen
 */

const ROOT = new URL("../../", import.meta.url).pathname;
const FOLDER = resolve(ROOT, process.env.PICTURES ?? "target/pictures");
/** How long a screen may take on a busy machine. */
const SCREEN_TIMEOUT_MS = 15_000;
const WIDE = { width: 800, height: 600 };
/** The width of a toolbar popup. Its screenshots are as high as the whole page. */
const POPUP = { width: 400, height: 200 };
const PHONE = { width: 360, height: 640 };

const DANGER = ["speaker", "advice_danger", "leave", "portal", "proceed", "about"];
const REPORT = ["next", "looked_at", "portal", "read", "options", "about", "check_short"];
/** Pages of the extension that are not about another page. @type {Record<string, { path: string, keys: string[] }>} */
const EXTENSION_PAGES = {
  options: {
    path: "options/options.html",
    keys: ["options_heading", "choice_card_notice_line", "trusted_none", "import", "about"],
  },
  welcome: {
    path: "welcome/welcome.html",
    keys: ["welcome_heading", "welcome_warns", "practice_open", "welcome_pin_chrome"],
  },
  help: {
    path: "help/help.html?given=my-number+card-information-pin",
    keys: ["help_steps", "help_suspend", "help_change_pin"],
  },
};

/** @type {Record<Language, Picture[]>} */
const PICTURES = {
  ja: [
    { file: "danger", host: "myna-go-jp.example", box: "page danger", keys: DANGER, size: WIDE },
    {
      file: "danger-phone",
      host: "myna-go-jp.example",
      box: "page danger",
      keys: DANGER,
      size: PHONE,
      scrolls: true,
    },
    {
      file: "warning",
      host: "kyuyo-kanri.example",
      box: "stay warning",
      keys: ["advice_warning", "leave", "close", "more", "speaker"],
      size: WIDE,
    },
    {
      file: "notice",
      host: "hanamori-shop.example",
      box: "line notice",
      keys: ["close"],
      size: { width: 800, height: 400 },
    },
    {
      file: "report-danger",
      host: "myna-go-jp.example",
      keys: ["level_danger", "step_leave", "step_portal", "step_call_my_number", ...REPORT],
      size: POPUP,
    },
    {
      file: "report-clear",
      host: "takuhai-tsuiseki.example",
      keys: ["level_clear", "headline_clear", "detail_clear", ...REPORT],
      size: POPUP,
    },
  ],
  en: [
    { file: "danger-en", host: "myna-go-jp.example", box: "page danger", keys: DANGER, size: WIDE },
  ],
};

const pages = [...readPages("demo"), ...readPages("pages/honest")];
mkdirSync(FOLDER, { recursive: true });

for (const language of /** @type {Language[]} */ (["ja", "en"])) {
  describe(`pictures, ${language}`, () => {
    /** @type {Browser} */
    let browser;
    before(async () => void (browser = await launch("chromium", routeTo(pages), { language })));
    after(() => browser?.close());
    for (const picture of PICTURES[language]) {
      const take = picture.box ? takeBanner : takeReport;
      it(picture.file, () => take(browser, picture, language));
    }
    if (language === "ja") {
      for (const file of Object.keys(EXTENSION_PAGES))
        it(file, () => takeExtensionPage(browser, file));
      it("install-chrome", () => takeChromeInstall(browser));
    }
  });
}

describe("pictures, Firefox", () => {
  it("install-firefox", takeFirefoxInstall);
});

/** @type {(browser: Browser, picture: Picture, language: Language) => Promise<void>} */
async function takeBanner(browser, picture, language) {
  const { file, host, box, keys, size } = picture;
  const page = await browser.newPage();
  await page.setViewport(size);
  await page.goto(pageOf(host).address);
  const { name, text, cut, scrolls } = await until(() => readBanner(page), SCREEN_TIMEOUT_MS);
  assert.equal(name, box);
  assert.equal(scrolls, Boolean(picture.scrolls));
  assertHasStrings(text, keys, language);
  assert.ok(text.includes(host), "the address is named");
  assert.deepEqual(cut, []);
  await take(page, file);
  await page.close();
}

/** @type {(browser: Browser, picture: Picture, language: Language) => Promise<void>} */
async function takeReport(browser, { file, host, keys, size }, language) {
  const page = await browser.newPage();
  const tab = browser.tabIdOf(page);
  const { address, expected } = pageOf(host);
  await page.goto(address);
  await until(async () => (await browser.badge(tab)) === expected.badge, SCREEN_TIMEOUT_MS);
  const popup = await browser.newPage();
  await popup.setViewport(size);
  await popup.goto(`${browser.root}popup/popup.html?tab=${tab}`);
  const { text, cut } = await until(() => readScreen(popup), SCREEN_TIMEOUT_MS);
  const level = await popup.$eval("[data-level]", (main) => main.getAttribute("data-level"));
  assert.equal(level, expected.report.level);
  assertHasStrings(text, keys, language);
  assert.deepEqual(cut, []);
  await take(popup, file, { fullPage: true });
  await Promise.all([page.close(), popup.close()]);
}

/** @type {(browser: Browser, file: string) => Promise<void>} */
async function takeExtensionPage(browser, file) {
  const { path, keys } = EXTENSION_PAGES[file];
  const page = await browser.newPage();
  await page.setViewport({ width: 720, height: 640 });
  await page.goto(`${browser.root}${path}`);
  const { text, cut } = await until(() => readScreen(page), SCREEN_TIMEOUT_MS);
  assertHasStrings(text, keys, "ja");
  assert.deepEqual(cut, []);
  await take(page, file, { fullPage: true });
  await page.close();
}

/** Takes Chromium's page of extensions: with the buttons to click outlined, and with the extension installed. @type {(browser: Browser) => Promise<void>} */
async function takeChromeInstall(browser) {
  const page = await browser.newPage();
  await page.setViewport({ width: 800, height: 440 });
  await page.goto("chrome://extensions/");
  await page.click("pierce/#devMode");
  const [mode, load] = [await page.$("pierce/#devMode"), await page.$("pierce/#loadUnpacked")];
  const said = await page.$$eval("pierce/#name", (names) => names.map((one) => one.textContent));
  assert.ok(said.some((name) => name?.includes(stringOf("ja", "name"))));
  assert.ok(await until(async () => load?.isVisible()));
  // The buttons slide in.
  await new Promise((done) => setTimeout(done, 600));
  await take(page, "install-chrome-done");
  for (const element of [mode, load]) await element?.evaluate(outline);
  await take(page, "install-chrome", { clip: { x: 0, y: 0, width: 800, height: 112 } });
  await page.close();
}

async function takeFirefoxInstall() {
  const browser = await launch("firefox", () => null);
  const page = await browser.newPage();
  await page.setViewport({ width: 800, height: 700 });
  // Firefox never reports that one of its internal pages has loaded.
  page.goto("about:debugging#/runtime/this-firefox", { timeout: 0 }).catch(() => {});
  const button = await until(
    () => page.$(".qa-temporary-extension-install-button"),
    SCREEN_TIMEOUT_MS,
  );
  const name = await until(
    () => page.$(".qa-debug-target-item .debug-target-item__name"),
    SCREEN_TIMEOUT_MS,
  );
  assert.equal(await name.evaluate((one) => one.textContent), stringOf("en", "name"));
  await button.evaluate(outline);
  // The folder below the name differs between machines, so it is cut off.
  const height = await name.evaluate((one) => one.getBoundingClientRect().bottom + 12);
  await take(page, "install-firefox", { clip: { x: 0, y: 0, width: 800, height } });
  await browser.close();
}

/** @type {(host: string) => import("./pages.js").TestPage} */
function pageOf(host) {
  const page = pages.find(({ address }) => new URL(address).host === host);
  assert.ok(page, host);
  return page;
}

/** Runs in the page: outlines an element. @type {(element: Element) => void} */
function outline(element) {
  const { style } = /** @type {HTMLElement} */ (element);
  style.outline = "4px solid #9c1119";
  style.outlineOffset = "-2px";
  style.borderRadius = "4px";
}

/** @type {(page: Page, file: string, options?: import("puppeteer-core").ScreenshotOptions) => Promise<void>} */
async function take(page, file, options = {}) {
  await page.bringToFront();
  writeFileSync(`${FOLDER}/${file}.png`, withPalette(await page.screenshot(options)));
}

/** @type {(text: string, keys: string[], language: Language) => void} */
function assertHasStrings(text, keys, language) {
  for (const key of keys) {
    for (const line of stringOf(language, key).split("\n")) assert.ok(text.includes(line), key);
  }
}

/** @type {(language: Language, key: string) => string} */
function stringOf(language, key) {
  const file = `${ROOT}extension/_locales/${language}/messages.json`;
  return JSON.parse(readFileSync(file, "utf8"))[key].message;
}
