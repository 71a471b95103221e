/** The banner of an extension that was removed under it: a person is not locked in. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { addOverlayReader, CLICK_DELAY_MS, press, readOverlays } from "./overlay-reader.js";
import { readButtonStrings } from "./overlay-reader.js";

const PAGE = `<!doctype html><meta charset="utf-8"><body><h1>マイナポータル</h1>
  <label>署名用電子証明書の暗証番号 <input id="field"></label>`;

describe("a banner without its extension", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) {
    it(`${name}: a person can go on`, async () => {
      const browser = await launch(name, () => ({ body: PAGE }));
      try {
        await assertWayOut(browser);
      } finally {
        await browser.close();
      }
    });
  }
});

/** @param {import("./browsers.js").Browser} browser */
async function assertWayOut(browser) {
  await addOverlayReader(browser);
  const { proceed, proceed_again } = await browser.evaluate(readButtonStrings);
  const page = await browser.newPage();
  await page.goto("https://danger.example/");
  await until(async () => (await readOverlays(page))[0], 10_000);
  const isInert = () =>
    page.evaluate(() => document.elementFromPoint(20, 800)?.matches("div:empty") ?? false);
  assert.ok(await isInert());
  const { id } = await browser.evaluate(() => ({ id: chrome.runtime.id }));
  await browser.browser.uninstallExtension(id);
  await until(async () => {
    await new Promise((resolve) => setTimeout(resolve, CLICK_DELAY_MS));
    for (const label of [proceed, proceed_again]) await press(page, label).catch(() => {});
    return !(await isInert());
  }, 10_000);
  await page.focus("#field");
  await page.keyboard.type("1");
  assert.equal(await page.$eval("#field", (one) => /** @type {any} */ (one).value), "1");
}
