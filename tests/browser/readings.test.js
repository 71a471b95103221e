/** Easy Japanese shows the readings of words above them: in the pages of the extension, on the web, and over a page. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { splitReadings } from "../../extension/i18n/readings.js";
import { launch, NAMES, until } from "./browsers.js";
import { addOverlayReader, readOverlays } from "./overlay-reader.js";
import { SITE, serveSite } from "./www-page.js";

const PAGE = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>会員</title>
  <label>マイナンバーカードの暗証番号 <input maxlength="4"></label>`;
const CATALOGUE = new URL("../../extension/_locales/ja_easy/messages.json", import.meta.url);
const WORD = "暗証番号";
const READING = "あんしょうばんごう";

/** The words of a text with their readings. @param {string} text */
const readings = (text) =>
  splitReadings(text).flatMap((part) =>
    typeof part === "string" ? [] : [`${part.word}|${part.reading}`],
  );

describe("readings", { concurrency: NAMES.length }, () => {
  it("belong to the whole word before them, also where it has kana", () => {
    for (const [text, expected] of /** @type {const} */ ([
      [`カードの${WORD}（${READING}）を聞く`, [`${WORD}|${READING}`]],
      ["家族と警察（けいさつ）に", ["警察|けいさつ"]],
      ["マイナ保険証（マイナほけんしょう）", ["マイナ保険証|マイナほけんしょう"]],
      ["「ピン留め（ピンどめ）」", ["ピン留め|ピンどめ"]],
      ["紛失・盗難（ふんしつ・とうなん）", ["紛失・盗難|ふんしつ・とうなん"]],
      ["一（いち）二（に）", ["一|いち", "二|に"]],
      // These brackets explain.
      ["さぎ（うそでお金をとること）", []],
      ["入り口（ポート）", []],
      ["警察（#9110）", []],
      ["今の人（花子）", []],
      // This one is too long for a narrow screen.
      ["署名用電子証明書（しょめいようでんししょうめいしょ）", []],
    ])) {
      assert.deepEqual(readings(text), expected, text);
      const whole = splitReadings(text).map((part) =>
        typeof part === "string" ? part : `${part.word}（${part.reading}）`,
      );
      assert.equal(whole.join(""), text);
    }
  });

  it("every reading of the catalogue is found", () => {
    const strings = Object.values(JSON.parse(readFileSync(CATALOGUE, "utf8")));
    for (const { message } of strings) {
      // No word of the catalogue is explained by hiragana alone, except this one.
      const bracketed = message.match(/(?<!さぎ)（[ぁ-んー・]{1,12}）/g) ?? [];
      assert.equal(readings(message).length >= bracketed.length, true, message);
    }
  });

  it("a page's long text is no word", () => {
    const hostile = "漢あ".repeat(2000);
    assert.deepEqual(readings(`${hostile}（${"あ".repeat(11)}い）`), []);
  });

  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  before(async () => {
    browser = await launch(name, (host, path, protocol) =>
      host === "pin.example" ? { body: PAGE } : serveSite(host, path, protocol),
    );
    await addOverlayReader(browser);
  });
  after(() => browser?.close());

  /** Opens a page of the extension in a language, and reads its readings. @type {(path: string, language: string) => Promise<string[]>} */
  const open = async (path, language) => {
    await browser.evaluate((language) => chrome.storage.local.set({ language }), language);
    // The same page may be open in another language.
    const address = `/${path}?in=${language}`;
    await browser.evaluate((address) => location.assign(address), address);
    await until(() => browser.evaluate(isOpen, address).catch(() => false), 15_000);
    return browser.evaluate(readRubies);
  };

  it("stand above the words on the pages of the extension, in easy Japanese alone", async () => {
    for (const path of ["help/help.html", "call/call.html"]) {
      const found = await open(path, "ja_easy");
      assert.ok(found.includes(`${WORD}|${READING}|true`), `${path} ${found}`);
      assert.doesNotMatch(await browser.evaluate(() => document.body.innerText), /（あんしょう/);
      assert.deepEqual(await open(path, "ja"), []);
    }
  });

  it("follow the chosen language on the options page", async () => {
    assert.ok((await open("options/options.html", "ja_easy")).length > 0);
    await browser.evaluate(() => chrome.storage.local.set({ language: "ja" }));
    await until(() => browser.evaluate(() => !document.querySelector("ruby")));
    await browser.evaluate(() => chrome.storage.local.set({ language: "ja_easy" }));
    await until(() => browser.evaluate(() => document.querySelector("ruby") !== null));
  });

  it("stand above the words over a page", async () => {
    const page = await browser.newPage();
    await page.goto("https://pin.example/");
    const { text } = await until(async () => (await readOverlays(page))[0]);
    assert.ok(text.includes(WORD + READING), text);
    assert.doesNotMatch(text, /（あんしょう/);
    await page.close();
  });

  it("stand above the words on the web", async () => {
    const page = await browser.newPage();
    await page.goto(`${SITE}call/call.html`);
    await page.evaluate(() => localStorage.setItem("language", "ja_easy"));
    await page.reload();
    await until(() => page.evaluate(() => document.querySelector("main ruby") !== null));
    assert.ok((await page.evaluate(readRubies)).includes(`${WORD}|${READING}|true`));
    await page.close();
  });
}

/** Runs in a page: whether it is the one at this address, and drawn. @param {string} address */
function isOpen(address) {
  return location.href.endsWith(address) && Boolean(document.querySelector("h1")?.textContent);
}

/** Runs in a page: each word with its reading, and whether a screen reader leaves the reading out. */
function readRubies() {
  return [...document.querySelectorAll("ruby")].map((ruby) => {
    const above = ruby.querySelector("rt");
    const word = ruby.firstChild?.textContent;
    return `${word}|${above?.textContent}|${above?.getAttribute("aria-hidden")}`;
  });
}
