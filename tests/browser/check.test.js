/** Checking a message in the extension: the context menu's page, and the popup's field. */
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
    const isThere = (/** @type {string} */ end) =>
      document.readyState === "complete" && location.href.endsWith(end);
    await until(() => page.evaluate(isThere, path));
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

  for (const [what, text, level] of [
    ["selected text", SCAM, "danger"],
    ["a link", LINK, "warning"],
  ]) {
    it(`judges ${what} that was chosen, and keeps it no longer`, async () => {
      await browser.evaluate((chosen) => chrome.storage.session.set({ check: chosen }), { text });
      await open("check/check.html");
      await until(async () => (await levelOf("#check")) === level);
      const kept = await browser.evaluate(() => chrome.storage.session.get("check"));
      assert.deepEqual(kept, {});
    });
  }

  it("judges what is pasted below the popup's report", async () => {
    const other = await browser.newPage();
    await other.goto("https://page.example/");
    await open(`popup/popup.html?tab=${browser.tabOf(other)}`);
    await until(() => page.evaluate(() => Boolean(document.querySelector("main[data-level]"))));
    // A page behind another gets no keys.
    await page.bringToFront();
    await page.click("#check-form summary");
    await until(() => page.evaluate(() => Boolean(document.querySelector("#check-form textarea"))));
    await page.type("#check-form textarea", SCAM);
    await until(async () => (await levelOf("#check-form")) === "danger");
    await other.close();
  });

  it("asks for the text instead of a mail's source", async () => {
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
    const said = () => page.$eval('[role="status"]', (state) => state.textContent ?? "");
    // Firefox may still be on its way from the page before.
    await until(async () => {
      await paste();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return /メールのソース|mail’s source/.test(await said());
    });
  });

  it(
    "opens the page from the menu",
    { skip: name === "firefox" && "nobody can press it" },
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
