/** The check page, which the context menu opens, and the check form of the popup. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";

const SCAM = "【国税庁】最終通知:滞納した税金がございます。お支払い https://nta-pay.top/";
const LINK = "https://myna.go.jp.qmwz.cn/login";

describe("checking a message in the extension", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let page;
  before(async () => {
    browser = await launch(name, () => ({ body: "<title>Page</title>" }));
    page = await browser.newPage();
  });
  after(() => browser?.close());

  /** @param {string} path */
  async function open(path) {
    page.goto(browser.root + path, { timeout: 0 }).catch(() => {});
    const isLoaded = (/** @type {string} */ end) =>
      document.readyState === "complete" && location.href.endsWith(end);
    await until(() => page.evaluate(isLoaded, path));
  }

  const levelOf = (/** @type {string} */ place) =>
    page.evaluate((at) => {
      const drawn = document.querySelector(`${at} [data-level]`);
      return /** @type {HTMLElement | null} */ (drawn)?.dataset.level;
    }, place);

  it("offers the two entries of the context menu", async () => {
    const has = (/** @type {string} */ id) =>
      browser.evaluate((entry) => chrome.contextMenus.update(entry, {}).then(() => true), id);
    assert.deepEqual([await has("link"), await has("selection")], [true, true]);
  });

  for (const [source, text, level] of [
    ["selected text", SCAM, "danger"],
    ["a link", LINK, "warning"],
  ]) {
    it(`judges ${source} that was chosen, and removes it from the storage`, async () => {
      await browser.evaluate((check) => chrome.storage.session.set({ check }), { text });
      await open("check/check.html");
      await until(async () => (await levelOf("#check")) === level);
      const kept = await browser.evaluate(() => chrome.storage.session.get("check"));
      assert.deepEqual(kept, {});
    });
  }

  it("judges a text in the check form below the popup's report", async () => {
    const other = await browser.newPage();
    await other.goto("https://page.example/");
    await open(`popup/popup.html?tab=${browser.tabIdOf(other)}`);
    await until(() => page.evaluate(() => Boolean(document.querySelector("main[data-level]"))));
    // A page in the background receives no keys.
    await page.bringToFront();
    await page.click("#check-form summary");
    await until(() => page.evaluate(() => Boolean(document.querySelector("#check-form textarea"))));
    await page.type("#check-form textarea", SCAM);
    await until(async () => (await levelOf("#check-form")) === "danger");
    await other.close();
  });

  it("asks for the text when a mail's source is pasted", async () => {
    await open("check/check.html");
    const source = "From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain\n\n=E3=81";
    const paste = () =>
      page.$eval(
        "textarea",
        (field, text) => {
          field.value = text;
          field.dispatchEvent(new Event("input"));
        },
        source,
      );
    const status = () => page.$eval('[role="status"]', (state) => state.textContent ?? "");
    // Firefox may still show the previous page.
    await until(async () => {
      await paste();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return /メールのソース|source of an email/.test(await status());
    });
  });

  it(
    "the menu opens the page",
    { skip: name === "firefox" && "WebDriver cannot click an entry of the context menu" },
    async () => {
      const target = browser.browser.targets().find((one) => one.type() === "service_worker");
      const worker = await target?.worker();
      await worker?.evaluate((linkUrl) => {
        const event = /** @type {any} */ (chrome.contextMenus.onClicked);
        event.dispatch({ menuItemId: "link", linkUrl });
      }, LINK);
      const opened = await browser.browser.waitForTarget(
        (one) => one.url().endsWith("check.html") && one !== page.target(),
      );
      const tab = await opened.asPage();
      await until(() =>
        tab.evaluate(() => Boolean(document.querySelector('[data-level="warning"]'))),
      );
      await tab.close();
    },
  );
}
