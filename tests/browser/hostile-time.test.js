/** Pages that choose the moment at which they show something: nobody types a second character unwarned. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { NAMES, launch, until } from "./browsers.js";
import { ATTACKS, CONTROLS, routeTo } from "./hostile-moments.js";

/** A person presses the second key sooner, on a machine that does nothing else. */
const SECOND_KEY_MS = 3000;

/** @type {(ms: number) => Promise<void>} */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

describe("hostile pages, time", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  before(async () => void (browser = await launch(name, routeTo)));
  after(() => browser?.close());
  let opened = 0;

  /** Opens a page in a tab of its own, and waits until it has changed. @param {string} key @param {number} after */
  async function open(key, after) {
    const tab = await browser.newPage();
    await tab.setViewport({ width: 800, height: 600 });
    tab.goto(`https://time-${(opened += 1)}.example/${key}`).catch(() => {});
    await pause(after);
    return tab;
  }

  /** Types a character into the field, waits for the second key, and returns the badge. @param {import("./browsers.js").Page} tab @param {string} [frame] */
  async function typeOne(tab, frame) {
    const badge = () => browser.badge(browser.tabIdOf(tab));
    const target = frame ? tab.frames().find((one) => one.url().includes(frame)) : tab.mainFrame();
    if ((await badge()) !== "!!") {
      await target?.focus("#f").catch(() => {});
      await tab.keyboard.press("1");
    }
    await until(async () => (await badge()) === "!!", SECOND_KEY_MS).catch(() => {});
    return badge();
  }

  for (const [key, { title, after, frame }] of Object.entries(ATTACKS))
    it(title, async () => {
      const tab = await open(key, after);
      assert.equal(await typeOne(tab, frame), "!!");
      await tab.keyboard.press("2");
      assert.notEqual(
        await tab.$eval("#f", (one) => /** @type {any} */ (one).value).catch(() => ""),
        "12",
      );
      await tab.close();
    });

  for (const [key, { title, after }] of Object.entries(CONTROLS))
    it(`honest: ${title}`, async () => {
      const tab = await open(key, after);
      assert.equal(await typeOne(tab), "");
      await tab.close();
    });

  /** Opens the page of two steps, and waits for the warning. */
  async function openSteps() {
    const tab = await open("steps", 0);
    const badge = () => browser.badge(browser.tabIdOf(tab));
    await until(async () => (await badge()) === "!", 10_000);
    // No step is near.
    await pause(1000);
    return { tab, badge };
  }

  it("a name that a page takes back by itself counts for some seconds", async () => {
    const { tab, badge } = await openSteps();
    await tab.evaluate(`l.textContent = "お名前"`);
    await pause(3000);
    assert.equal(await badge(), "!");
    await until(async () => (await badge()) === "", 15_000);
    await tab.close();
  });

  it("a name that is replaced when a person goes on is forgotten", async () => {
    const { tab, badge } = await openSteps();
    // The banner may lie over the button.
    await tab.focus("#next");
    await tab.keyboard.press("Enter");
    await until(() => tab.evaluate(`l.textContent === "お名前"`));
    await until(async () => (await badge()) === "", 4000);
    await tab.close();
  });
}
