/** Every page of the extension, in several languages, widths, sizes and both colours. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { readPages, routeTo } from "./pages.js";
import { folderOf } from "./popup.js";
import { screenOf } from "./screens.js";

const AXE = readFileSync(
  new URL("../../node_modules/axe-core/axe.min.js", import.meta.url),
  "utf8",
);
/** The catalogue that the tests write longer sentences into, read from right to left. */
const PSEUDO = "ne";
const LANGUAGES = ["ja", "ja_easy", "en", PSEUDO];
const WIDTHS = [320, 360, 800];
const LARGE = "200%";
const pages = readPages("demo");
const danger = pages.find(({ expected }) => expected.report.level === "danger");

describe("screens", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** A copy of the extension with the pseudo-language. @type {(name: import("./browsers.js").Name) => string} */
function copyOf(name) {
  const folder = mkdtempSync(join(tmpdir(), "mamori-screens-"));
  cpSync(folderOf(name), folder, { recursive: true });
  const path = join(folder, "_locales", PSEUDO, "messages.json");
  /** @type {[string, { message: string }][]} */
  const sentences = Object.entries(JSON.parse(readFileSync(path, "utf8")));
  const english = JSON.parse(readFileSync(join(folder, "_locales/en/messages.json"), "utf8"));
  const pseudo = sentences.map(([key]) => [key, { message: longer(english[key].message) }]);
  const catalogue = { ...Object.fromEntries(pseudo), language: { message: "ar" } };
  writeFileSync(path, JSON.stringify(catalogue));
  return folder;
}

/** Four tenths longer, between marks that show whether its ends can be seen. @param {string} sentence */
function longer(sentence) {
  return `⟦${sentence}${" ñandú".repeat(Math.ceil(sentence.length / 15))}⟧`;
}

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {string} */
  let folder;
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {number} */
  let tab;
  const start = async (/** @type {boolean} */ isDark) => {
    // Firefox's protocol cannot change the scheme of a page.
    const preferences = { "layout.css.prefers-color-scheme.content-override": isDark ? 0 : 1 };
    browser = await launch(name, routeTo(pages), { folder, preferences });
    const page = await browser.newPage();
    tab = browser.tabOf(page);
    await page.goto(danger?.address ?? "");
    await until(async () => (await browser.badge(tab)) === "!!", 15_000);
    await browser.evaluate(hide, tab);
    await browser.own.bringToFront();
    if (name === "chromium") {
      const value = isDark ? "dark" : "light";
      await browser.own.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
    }
  };
  before(() => {
    folder = copyOf(name);
    return start(false);
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const screens = () => [
    `popup/popup.html?tab=${tab}`,
    `hidden/hidden.html?tab=${tab}`,
    "help/help.html?asks=my-number+payment-card+card-information-pin",
    "options/options.html",
    "check/check.html",
    "welcome/welcome.html",
    "welcome/practice.html",
  ];
  /** Opens a page of the extension and waits until it is drawn. @param {string} path */
  const open = async (path) => {
    await browser.evaluate((path) => location.assign(`/${path}`), path);
    await until(() => browser.evaluate(isDrawn, path), 10_000);
  };

  // What fits in one browser fits in the other; two languages show whether that holds.
  for (const language of name === "firefox" ? ["ja", PSEUDO] : LANGUAGES) {
    it(`shows every word in ${language}, on narrow screens and with large letters`, async () => {
      await browser.evaluate((language) => chrome.storage.local.set({ language }), language);
      for (const path of screens()) {
        await open(path);
        for (const width of WIDTHS) {
          await browser.own.setViewport({ width, height: 740 });
          for (const size of ["", LARGE]) {
            await browser.evaluate(
              (size) => void (document.documentElement.style.fontSize = size),
              size,
            );
            const { cut = ["nothing is there"], text = "" } = (await screenOf(browser.own)) ?? {};
            assert.equal(cut.at(-2) ?? "", "", `${path} ${width} ${size}`);
            assert.equal(cut.length, 0, `${path} ${width} ${size}`);
            assert.ok(language !== PSEUDO || /⟦/.test(text), path);
          }
        }
      }
    });
  }

  it("has nothing that axe finds, in light and in dark", async () => {
    for (const isDark of [false, true]) {
      await browser.close();
      await start(isDark);
      assert.equal(await browser.evaluate(isDarkThere), isDark);
      for (const path of screens()) {
        await open(path);
        await browser.own.evaluate(AXE);
        assert.deepEqual(await browser.evaluate(violations), [], `${path} ${isDark}`);
      }
    }
  });

  it("works without a network: practice, help and report", async () => {
    const before = browser.requested();
    browser.proxy.close();
    await open("welcome/practice.html");
    await until(async () => (await browser.ownBadge()) === "!!");
    await open("help/help.html?asks=my-number");
    assert.match(await browser.evaluate(() => document.body.innerText), /0120-95-0178/);
    await open(`popup/popup.html?tab=${tab}`);
    await browser.evaluate(() =>
      /** @type {HTMLElement} */ (document.querySelector('[data-action="abuse-report"]')).click(),
    );
    const report = () => browser.evaluate(() => document.querySelector("textarea")?.value ?? "");
    assert.match(await until(report), /\[\.\]example/);
    assert.equal(browser.requested(), before);
  });
}

/** Runs in a page of the extension. @param {string} path */
function isDrawn(path) {
  const main = document.querySelector("main");
  if (!location.href.endsWith(path) || document.readyState !== "complete" || !main) return false;
  const needsLevel = /popup|hidden/.test(path);
  return Boolean(main.innerText.trim()) && (!needsLevel || Boolean(main.dataset.level));
}

/** Runs in a page of the extension. */
function isDarkThere() {
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Runs in a page of the extension: has the page in a tab count as one that hides our warning. @param {number} tab */
async function hide(tab) {
  const key = `tab:${tab}`;
  const engine = await import(chrome.runtime.getURL("engine/engine.js"));
  await engine.default({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
  const { [key]: state } = await chrome.storage.session.get(key);
  const { since } = engine.judge(state, null);
  await chrome.storage.session.set({ [key]: engine.hide(state, since, null).tab });
}

/** Runs in a page that axe is in. */
async function violations() {
  const found = await /** @type {any} */ (globalThis).axe.run();
  return found.violations.map((/** @type {any} */ one) => [
    one.id,
    one.nodes.map((/** @type {any} */ node) => node.html),
  ]);
}
