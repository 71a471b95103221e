/** Whose a frame is, and for whose fields its words count. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";

const CLAIM = "<title>マイナポータル</title><h1>マイナポータル</h1><p>マイナポータルへようこそ</p>";
const CODE = `<label>暗証番号（数字4桁） <input maxlength="4"></label>`;
const NUMBER = `<label>マイナンバー <input maxlength="12"></label>`;
const CARD = `<form><label>カード番号 <input autocomplete="cc-number"></label></form>`;
const PIN = `<label>署名用電子証明書の暗証番号 <input></label>`;
const quoted = (/** @type {string} */ html) =>
  html.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
const inline = (/** @type {string} */ html, sandbox = "") =>
  `<iframe ${sandbox} srcdoc="${quoted(html)}"></iframe>`;
const embed = (/** @type {string} */ host) => `<iframe src="https://${host}/"></iframe>`;
const data = (/** @type {string} */ html) =>
  `<iframe src="data:text/html;charset=utf-8,${encodeURIComponent(html)}"></iframe>`;
const SANDBOX = `sandbox="allow-scripts allow-forms"`;

/** Each page by its host, with its level. @type {Record<string, [level: string | null, body: string]>} */
const PAGES = {
  "head.example": [null, CLAIM],
  "code.example": [null, CODE],
  "number.example": [null, NUMBER],
  "ad.example": [null, inline(CLAIM)],
  "sandboxed-ad.example": [null, inline(CLAIM, SANDBOX)],
  "data-ad.example": [null, data(CLAIM)],
  "pin-ad.example": [null, inline(PIN)],
  "sandboxed-pin-ad.example": [null, inline(PIN, SANDBOX)],
  // A page that consists of frames of other hosts, and the same without the claim.
  "split.example": ["danger", embed("head.example") + embed("code.example")],
  "split-number.example": ["danger", embed("head.example") + embed("number.example")],
  "no-claim.example": ["clear", embed("code.example")],
  "number-alone.example": ["warning", embed("number.example")],
  // An honest shop with an advertisement, and one that speaks so itself.
  "shop.example": ["notice", CARD + embed("ad.example")],
  "sandboxed-shop.example": ["notice", CARD + embed("sandboxed-ad.example")],
  "data-shop.example": ["notice", CARD + embed("data-ad.example")],
  "own-shop.example": ["danger", CARD + inline(CLAIM)],
  // An official page with a frame of another host, and with one of its own.
  "www.own.go.jp": ["clear", inline(PIN)],
  "www.sandboxed.go.jp": ["clear", inline(PIN, SANDBOX)],
  "www.foreign.go.jp": ["danger", embed("pin-ad.example")],
  "www.sandboxed-foreign.go.jp": ["danger", embed("sandboxed-pin-ad.example")],
};

describe("foreign frames", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @type {import("./proxy.js").Route} */
function route(host) {
  const [, body] = PAGES[host] ?? [null, ""];
  return { body: `<!doctype html><html lang="ja"><meta charset="utf-8"><body>${body}` };
}

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  before(async () => (browser = await launch(name, route)));
  after(() => browser?.close());

  for (const [host, [level, body]] of Object.entries(PAGES)) {
    if (!level) continue;
    it(`${host} is ${level}`, async () => {
      const page = await browser.newPage();
      const tab = browser.tabIdOf(page);
      await page.goto(`https://${host}/`);
      // The page and each document with words of its own report, so that no level stays by accident.
      const frames = 1 + (body.match(/<iframe/g) ?? []).length;
      await browser.evaluate(askFrames, tab);
      await until(async () => (await browser.verdict(tab)).frames >= frames, 15_000);
      await until(async () => (await browser.verdict(tab)).level === level, 5000);
      assert.equal((await browser.verdict(tab)).level, level);
      await page.close();
    });
  }
}

/** Runs in a page of the extension: has the frames of a tab report. @param {number} tab */
const askFrames = (tab) =>
  chrome.tabs.sendMessage(tab, { kind: "scan" }).then(Boolean, () => false);
