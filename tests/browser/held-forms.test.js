/** A form that waits is sent as it was when it was submitted, whatever its page has done with it since. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { ADDITIONS, CHANGES, WRITTEN, routeToHeldForms, typedOn } from "./held-pages.js";
import { CLICK_DELAY_MS, addOverlayReader, press } from "./overlay-reader.js";
import { readButtonStrings, readOverlays } from "./overlay-reader.js";

/** Longer than the submit guard waits for a verdict. */
const HOLD_TIMEOUT_MS = 1000;
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

describe("held forms", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let page;
  let buttonStrings = /** @type {Record<string, string>} */ ({});
  before(async () => {
    browser = await launch(name, routeToHeldForms);
    await addOverlayReader(browser);
    buttonStrings = await browser.evaluate(readButtonStrings);
    page = await browser.newPage();
  });
  after(() => browser?.close());

  const sent = () =>
    browser.proxy.requests.map(({ path }) => path).filter((path) => /^\/(sent|else)/.test(path));
  const findQuestion = async () =>
    (await readOverlays(page)).find(({ kind }) => kind.startsWith("question"));

  /** Opens a page and types into its field. @type {(kind: string, change: string) => Promise<void>} */
  async function fill(kind, change) {
    await page.goto("about:blank").catch(() => {});
    await page.goto(`https://${kind}-${change}.example/`);
    const badge = { clear: "", notice: "i", warning: "!" }[kind];
    await until(async () => (await browser.badge(browser.tabIdOf(page))) === badge);
    browser.proxy.requests.length = 0;
    await page.click("#field");
    await page.keyboard.type(typedOn(kind));
  }

  /** Answers the question once it accepts clicks. @type {(text: string) => Promise<void>} */
  async function answer(text) {
    await until(findQuestion);
    await pause(CLICK_DELAY_MS);
    await press(page, text);
  }

  /** Asserts what was sent, and that it was sent once. @type {(expected: string[]) => Promise<void>} */
  async function assertSent(expected) {
    await until(async () => sent().length >= expected.length);
    await pause(HOLD_TIMEOUT_MS);
    assert.deepEqual(sent(), expected);
  }

  for (const kind of ["clear", "notice", "warning"]) {
    for (const change of Object.keys(CHANGES)) {
      it(`sends all of a form whose page ${change} it at once, on a page of level ${kind}`, async () => {
        await fill(kind, change);
        await page.click("#go");
        if (kind === "warning") await answer(buttonStrings.question_send);
        await assertSent([`/sent?n=${typedOn(kind)}&token=&go=yes`]);
      });
    }
    for (const change of Object.keys(ADDITIONS)) {
      it(`sends what the ${change} of a page adds, once, on a page of level ${kind}`, async () => {
        await fill(kind, change);
        await page.click("#go");
        if (kind === "warning") await answer(buttonStrings.question_send);
        const typed = typedOn(kind);
        const isHandler = change === "handler";
        const token = isHandler ? `t${typed}` : "";
        const more = isHandler ? "" : "&added=1";
        await assertSent([`/sent?n=${typed}&token=${token}&go=yes${more}`]);
      });
    }
  }

  it("sends a form in the same instant where the number was judged already", async () => {
    await fill("clear", "plain");
    await pause(HOLD_TIMEOUT_MS);
    const isHeld = await page.evaluate(() => {
      let isPrevented = true;
      addEventListener("submit", (event) => {
        isPrevented = event.defaultPrevented;
        event.preventDefault();
      });
      document.getElementById("go")?.click();
      return isPrevented;
    });
    assert.equal(isHeld, false);
  });

  for (const written of Object.keys(WRITTEN)) {
    it(`holds no form for what its page has written itself: ${written}`, async () => {
      await page.goto(`https://clear-${written}.example/`);
      await page.type("#field", "花子");
      browser.proxy.requests.length = 0;
      await page.keyboard.press("Enter");
      await until(async () => sent().length > 0);
      assert.match(sent()[0], /202611260905/);
      await pause(HOLD_TIMEOUT_MS);
      assert.equal(await browser.badge(browser.tabIdOf(page)), "");
    });
  }

  for (const listener of ["popover", "focusout"]) {
    it(`the question changes nothing on a page that listens for ${listener}`, async () => {
      await fill("warning", listener);
      await page.click("#go");
      await answer(buttonStrings.question_keep);
      await until(async () => !(await findQuestion()));
      assert.equal(
        await page.$eval("#field", (one) => Reflect.get(one, "value")),
        typedOn("warning"),
      );
      assert.deepEqual(await page.evaluate("heard"), []);
      await page.click("#go");
      await answer(buttonStrings.question_send);
      await assertSent([`/sent?n=${typedOn("warning")}&token=&go=yes`]);
    });
  }

  it("asks about a second form once the first is answered", async () => {
    await fill("warning", "plain");
    await page.type("#second", typedOn("warning"));
    await page.evaluate(() => {
      document.getElementById("go")?.click();
      document.getElementById("go-second")?.click();
    });
    await answer(buttonStrings.question_keep);
    await pause(CLICK_DELAY_MS);
    await answer(buttonStrings.question_send);
    await assertSent([`/sent?second=${typedOn("warning")}`]);
    assert.equal(await findQuestion(), undefined);
  });

  it("asks about a form in a frame, also after a page with the same warning", async () => {
    const waitForBadge = () =>
      until(async () => (await browser.badge(browser.tabIdOf(page))) === "!", 10_000);
    await page.goto("https://warning-plain.example/");
    await waitForBadge();
    await page.goto("https://outer.example/");
    const frame = await until(async () => page.frames()[1]);
    const field = await until(() => frame.$("#field"));
    await waitForBadge();
    browser.proxy.requests.length = 0;
    await field.click();
    await field.type("1234");
    await page.keyboard.press("Enter");
    const isQuestion = (/** @type {{ kind: string }} */ { kind }) => kind.startsWith("question");
    await until(async () => (await readOverlays(frame)).some(isQuestion));
    assert.deepEqual(sent(), []);
  });

  it("what covers a page can be answered when the extension is gone", async () => {
    const danger = await browser.newPage();
    await danger.goto("https://danger-plain.example/");
    const cover = async () => (await readOverlays(danger)).find(({ kind }) => /^page/.test(kind));
    await until(cover);
    await page.bringToFront();
    await fill("warning", "plain");
    await page.click("#go");
    await until(findQuestion);
    await removeExtension(browser);
    await pause(CLICK_DELAY_MS);
    await press(page, buttonStrings.question_send);
    // Firefox stops all scripts of an extension that is removed, so that the form is sent at the next click.
    await until(async () => sent().length > 0).catch(() => page.click("#go"));
    await assertSent([`/sent?n=${typedOn("warning")}&token=&go=yes`]);
    await danger.bringToFront();
    for (const text of [buttonStrings.proceed, buttonStrings.proceed_again]) {
      await pause(CLICK_DELAY_MS);
      if ((await cover())?.isOnTop) await press(danger, text);
    }
    await until(async () => !(await cover())?.isOnTop);
    await danger.type("#field", "1234");
    assert.equal(await danger.$eval("#field", (one) => Reflect.get(one, "value")), "1234");
  });
}

/** Reloads the extension in Chromium, which cuts its scripts off in open pages, and removes it in Firefox. @param {import("./browsers.js").Browser} browser */
async function removeExtension({ name, browser, evaluate }) {
  if (name === "chromium") return evaluate(() => chrome.runtime.reload()).catch(() => {});
  const id = await evaluate(() => chrome.runtime.id);
  return browser.uninstallExtension(id);
}
