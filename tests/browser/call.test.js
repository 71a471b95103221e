/** The page for somebody who is on the telephone: where it opens, what it says, and that it needs no mouse. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, BROWSER_MAKERS, NAMES, until } from "./browsers.js";
import { CONTACTS, QUESTIONS, answer, answerByKeyboard, readCall } from "./call-page.js";
import {
  CLICK_DELAY_MS,
  addOverlayReader,
  clickByScript,
  press,
  readOverlays,
} from "./overlay-reader.js";
import { click, readPopup } from "./popup.js";

const PIN = "https://pin.example/";
const BODY = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>会員</title>
  <label>マイナンバーカードの暗証番号 <input maxlength="4"></label>`;
const SCAM = "詐欺の手口です。電話を切ってください。";
const FIRST_LINE = /^いったん電話を切ってください。\s切っても失礼ではありません。$/;

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

describe("a call", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let page;
  before(async () => {
    browser = await launch(name, (host) => (host === "pin.example" ? { body: BODY } : null));
    await addOverlayReader(browser);
    page = await browser.newPage();
    await page.goto(PIN);
    await until(async () => (await browser.badge(browser.tabIdOf(page))) === "!!");
    // From here on, the proxy answers every request with 404 and records it.
    browser.proxy.route = () => null;
    browser.proxy.requests.length = 0;
  });
  after(() => browser?.close());

  /** Opens a page of the extension in the tab of `extensionPage`. @type {(path: string) => Promise<void>} */
  const open = async (path) => {
    const address = browser.root + path;
    await browser.evaluate((address) => location.assign(address), address);
    await until(() => browser.evaluate((address) => location.href === address, address));
  };
  const openCall = async () => {
    await open("call/call.html");
    return until(() => browser.evaluate(readCall));
  };
  const stringOf = (/** @type {string} */ key) =>
    browser.evaluate((key) => chrome.i18n.getMessage(key), key);

  it("the popup opens the page", async () => {
    await open(`popup/popup.html?tab=${browser.tabIdOf(page)}`);
    await until(async () => (await browser.evaluate(readPopup))?.level === "danger");
    await browser.evaluate(click, "call");
    await until(async () => (await browser.evaluate(closeCall)) === 1);
  });

  it("the danger screen opens the page for a trusted click only", async () => {
    await page.bringToFront();
    const label = await stringOf("call");
    await until(async () =>
      (await readOverlays(page)).some(({ buttons }) => buttons.some(({ text }) => text === label)),
    );
    await pause(CLICK_DELAY_MS);
    await clickByScript(page, label);
    await pause(CLICK_DELAY_MS);
    assert.equal(await browser.evaluate(closeCall), 0);
    await press(page, label);
    await until(async () => (await browser.evaluate(closeCall)) === 1);
  });

  it("says to hang up before anything else, and asks five questions", async () => {
    await browser.evaluate(() => chrome.storage.local.set({ language: "ja" }));
    const { headline, questions, meanings, contacts, help, text } = await openCall();
    assert.match(headline, FIRST_LINE);
    assert.deepEqual([questions, meanings], [QUESTIONS, []]);
    assert.deepEqual(contacts, CONTACTS);
    assert.equal(help, `${browser.root}help/help.html`);
    assert.match(text, /ATMでお金が戻ることはありません/);
    assert.match(text, /セブン銀行のATM[^]*電話で操作を案内することはありません/);
    assert.doesNotMatch(text, /安全|安心|facts\.md/);
  });

  it("shows what a yes means, beside its question, and nothing for a no", async () => {
    await openCall();
    for (const question of QUESTIONS) await browser.evaluate(answer, question, "yes");
    const shown = await browser.evaluate(readCall);
    assert.deepEqual(shown?.meanings, QUESTIONS);
    assert.equal(shown?.text.split(SCAM).length, QUESTIONS.length + 1);
    for (const question of QUESTIONS.slice(1)) await browser.evaluate(answer, question, "no");
    assert.deepEqual((await browser.evaluate(readCall))?.meanings, QUESTIONS.slice(0, 1));
  });

  it("is answered with the keyboard alone", async () => {
    await openCall();
    await browser.extensionPage.bringToFront();
    const shown = await answerByKeyboard(browser.extensionPage);
    assert.deepEqual([shown?.meanings, shown?.isChecked], [["office"], true]);
  });

  it("no test above needed the network or sent a request", () => {
    const requests = browser.proxy.requests.filter(({ host }) => !BROWSER_MAKERS.test(host));
    // The browser requests the icon of a page.
    assert.deepEqual(
      requests.filter(({ path }) => path !== "/favicon.ico"),
      [],
    );
  });
}

/** Runs in a page of the extension: closes the pages for a call that opened in new tabs, and counts them. */
async function closeCall() {
  const own = await chrome.tabs.getCurrent();
  const address = chrome.runtime.getURL("call/call.html");
  const tabs = await chrome.tabs.query({});
  const opened = tabs.filter(
    ({ id, url, pendingUrl }) => id !== own?.id && (url || pendingUrl) === address,
  );
  await chrome.tabs.remove(opened.map(({ id }) => Number(id)));
  return opened.length;
}
