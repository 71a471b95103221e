/** Changed settings apply at once in open tabs. Settings files are exported and imported, even invalid ones. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { importFile } from "./settings-file.js";
import { readBanner } from "./screens.js";

const NUMBER = "<form><label>個人番号 <input maxlength=12></label><button>送信</button></form>";
/** @type {import("./proxy.js").Route} */
const route = () => ({
  body: `<!doctype html><html lang="ja"><meta charset="utf-8"><body>${NUMBER}`,
});

describe("settings", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let page;
  /** @type {number} */
  let tab;
  before(async () => {
    browser = await launch(name, route);
    page = await browser.newPage();
    tab = browser.tabIdOf(page);
    await page.goto("https://number.example/");
    // Firefox uses its own language here, which is English on many machines.
    await choose("language", "ja");
    await waitForTooltip(/求めています/);
  });
  after(() => browser?.close());

  /** Waits for the tooltip of the toolbar button. @param {RegExp} pattern */
  const waitForTooltip = (pattern) =>
    until(async () =>
      pattern.test(await browser.evaluate((tabId) => chrome.action.getTitle({ tabId }), tab)),
    );
  const stored = () => browser.evaluate(() => chrome.storage.local.get(null));
  const read = () => browser.evaluate(readOptions);
  /** @type {(setting: string, value: string) => Promise<void>} */
  const choose = (setting, value) => browser.evaluate(chooseIn, setting, value);
  /** Imports a file and waits for the message of the options page. @param {string} text */
  const importAndWait = async (text) => {
    await browser.evaluate(importFile, text);
    return until(async () => (await read()).state);
  };

  it("another language applies at once, on the options page and in open tabs", async () => {
    await choose("language", "en");
    await waitForTooltip(/asks for your My Number/);
    await until(async () => (await read()).heading === "Settings of Myna Mamori");
    assert.equal((await read()).lang, "en");
    // Only Chromium's debugger can read a closed shadow root.
    if (name === "chromium") {
      await until(async () =>
        /^If you did not expect this/.test((await readBanner(page))?.text ?? ""),
      );
    }
    await choose("language", "");
    await until(async () => (await stored()).language === undefined);
    await choose("language", "ja");
    await waitForTooltip(/求めています/);
  });

  it("larger text applies at once", async () => {
    const { size } = await read();
    await choose("textSize", "largest");
    await until(async () => (await read()).size === size * 1.5);
    if (name === "chromium") {
      await until(async () => / largest/.test((await readBanner(page))?.name ?? ""));
    }
    await choose("textSize", "normal");
    await until(async () => (await read()).size === size);
  });

  it("no form is held when the submit guard is off", async () => {
    await choose("guard", "off");
    await page.goto("https://guard.example/");
    await until(async () => (await browser.badge(tab)) === "!");
    await page.type("input", "123456789018");
    await page.evaluate(() => document.querySelector("form")?.requestSubmit());
    await until(async () => page.url() === "https://guard.example/?");
    await choose("guard", "on");
    await until(async () => (await stored()).guard === undefined);
  });

  it("imports the settings of a file, adds its hosts, and exports them again", async () => {
    await browser.evaluate(() => chrome.storage.local.set({ trusted: ["own.example"] }));
    const file = { textSize: "large", trusted: ["https://Pay.example/"], novel: 1 };
    assert.equal(await importAndWait(JSON.stringify(file)), "設定を読みこみました。");
    const expected = { textSize: "large", trusted: ["own.example", "pay.example"] };
    await until(async () => /pay/.test(JSON.stringify(await stored())));
    const { textSize, trusted } = await stored();
    assert.deepEqual({ textSize, trusted }, expected);
    const written = JSON.parse(await browser.evaluate(readExportedFile));
    assert.deepEqual(written, {
      ...{ cardNotice: "line", guard: "on", language: "ja", family: { name: "", phone: "" } },
      ...expected,
    });
  });

  it("names the faults of a settings file, and changes nothing", async () => {
    const before = await stored();
    const cases = /** @type {const} */ ([
      ["{", /^このファイルは設定のファイルではありません。/],
      ["[1]", /^このファイルは設定のファイルではありません。/],
      ["{}", /^このファイルには使える設定がありませんでした。/],
      ['{"language":"xx","guard":5}', /使える設定がありません.*\n.*「番号を送る前.*\n.*「言語」/],
      ['{"textSize":"large","trusted":"x"}', /読みこみました。\n「信頼するサイト」は使えない値/],
    ]);
    for (const [text, message] of cases) assert.match(await importAndWait(text), message, text);
    assert.deepEqual(await stored(), before);
    await browser.evaluate(() => chrome.storage.local.clear());
  });

  it("an unknown language is named once, and the browser's language is used", async () => {
    await browser.evaluate(() => chrome.storage.local.set({ language: "xx" }));
    await browser.evaluate(() => location.reload());
    const shown = await until(async () => ((await read())?.repaired ? read() : null));
    assert.match(shown.repaired, /「言語」は使えない値だった|“Language”/);
    assert.match(shown.heading, /^マイナまもりの設定$|^Settings of Myna Mamori$/);
    await until(async () => (await stored()).language === undefined);
  });
}

/** Runs in the options page: reads what it shows. */
function readOptions() {
  const text = (/** @type {string} */ selector) =>
    document.querySelector(selector)?.textContent ?? "";
  return {
    heading: text("h1"),
    state: text("#state"),
    repaired: text(".repaired"),
    lang: document.documentElement.lang,
    size: parseFloat(getComputedStyle(document.documentElement).fontSize),
  };
}

/**
 * Runs in the options page: changes a setting as a person does.
 * @param {string} setting
 * @param {string} value
 */
function chooseIn(setting, value) {
  const list = document.querySelector(`select[name="${setting}"]`);
  const radio = document.querySelector(`[name="${setting}"][value="${value}"]`);
  if (list instanceof HTMLSelectElement) {
    list.value = value;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  } else if (radio instanceof HTMLInputElement) radio.click();
  else throw new Error(`There is no ${setting}`);
}

/** Runs in the options page: exports the settings and returns the text of the file. */
async function readExportedFile() {
  const createObjectURL = URL.createObjectURL;
  /** @type {Promise<string>} */
  const text = new Promise((resolve) => {
    URL.createObjectURL = (file) => {
      /** @type {Blob} */ (file).text().then(resolve);
      return createObjectURL(file);
    };
  });
  /** @type {HTMLElement} */ (document.querySelector('[data-action="export"]')).click();
  const written = await text;
  URL.createObjectURL = createObjectURL;
  return written;
}
