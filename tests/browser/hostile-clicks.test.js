/** Which clicks the banner accepts, which events the page receives, and that a person can always leave. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { NAMES, until } from "./browsers.js";
import { CLICK_DELAY_MS, readOverlays, clickByScript } from "./overlay-reader.js";
import { launchHostile, pause } from "./hostile-pages.js";

const BEFORE = "https://before.example/";
const STOPPED =
  "click pointerdown pointerup mousedown mouseup touchstart touchend keydown keyup focusin";
const OVER = `const cover = document.createElement("p"); cover.popover = "manual"; cover.textContent = "賞品";
  cover.style = "position:fixed;inset:0;width:100vw;height:100vh;background:#ff00ff;pointer-events:none";
  document.body.append(cover);`;

/** @type {Record<string, import("./hostile-pages.js").Attack>} */
const ATTACKS = {
  plain: {},
  "stops every event": {
    script: `for (const type of "${STOPPED}".split(" ")) addEventListener(type, (event) => {
      heard.push(type); event.preventDefault(); event.stopImmediatePropagation() }, { capture: true, passive: false })`,
  },
  transparent: { script: `onHost(() => (document.documentElement.style.opacity = "0"))` },
  covered: {
    script: `${OVER} addEventListener("mousemove", () => cover.showPopover(), { once: true, capture: true })`,
  },
  "prevents leaving": {
    html: `<iframe src="/KEY/frame"></iframe>`,
    frame: `<script>for (let i = 0; i < 20; i++) history.pushState(i, "", "#" + i)</script>`,
    script: `for (let i = 0; i < 5; i++) history.pushState(i, "", "?" + i);
      addEventListener("popstate", () => history.pushState(0, "", "?trap"));
      globalThis.navigation?.addEventListener("navigate", (event) => event.preventDefault());
      onbeforeunload = () => "stay"; addEventListener("beforeunload", (event) => { event.preventDefault(); event.returnValue = "stay" })`,
  },
  "removes the banner": { script: "onHost((host) => host.remove())" },
};

describe("hostile pages, clicks", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./hostile-pages.js").HostileBrowser} */
  let browser;
  before(async () => void (browser = await launchHostile(name, ATTACKS)));
  after(() => browser?.close());

  const open = async (/** @type {string} */ attack) => {
    await browser.open(attack);
    await browser.waitForOverlay("page danger");
    await pause(CLICK_DELAY_MS);
  };
  const buttonTexts = async () =>
    (await readOverlays(browser.tab))[0].buttons.map(({ text }) => text);
  const hasAskedAgain = async () =>
    (await buttonTexts()).includes(browser.buttonStrings.proceed_again);

  it("a script's clicks and keys have no effect, whatever it dispatches them on", async () => {
    await open("plain");
    await browser.tab.evaluate(() => {
      const host = document.querySelector(":is(html, body) > div:empty");
      for (const type of ["pointerdown", "mousedown", "mouseup", "click"]) {
        for (const [x, y] of [
          [400, 300],
          [400, 400],
          [400, 500],
        ]) {
          const at = { bubbles: true, composed: true, clientX: x, clientY: y };
          host?.dispatchEvent(new MouseEvent(type, at));
        }
      }
      for (const key of ["Enter", " ", "Escape"]) {
        host?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
      }
      if (host instanceof HTMLElement) host.click();
    });
    await clickByScript(browser.tab, browser.buttonStrings.proceed);
    await clickByScript(browser.tab, browser.buttonStrings.leave);
    await pause(300);
    assert.ok(!(await hasAskedAgain()));
    assert.ok(await browser.isCovered());
  });

  it("a page that stops every event neither receives nor stops those of the banner", async () => {
    await open("stops every event");
    await browser.press(browser.buttonStrings.proceed);
    await until(hasAskedAgain);
    await pause(CLICK_DELAY_MS);
    for (const key of /** @type {const} */ (["Shift", "ArrowDown", "a"])) {
      await browser.tab.keyboard.press(key);
    }
    await browser.press(browser.buttonStrings.proceed_again);
    await browser.waitForOverlay("stay danger");
    assert.deepEqual(await browser.tab.evaluate("heard"), []);
  });

  it("a transparent page: a click does not proceed, and the leave button works", async () => {
    await browser.tab.goto(BEFORE);
    await open("transparent");
    await browser.press(browser.buttonStrings.proceed);
    await pause(200);
    assert.ok(!(await hasAskedAgain()));
    await browser.press(browser.buttonStrings.leave);
    await until(async () => browser.tab.url() === BEFORE);
  });

  it("a click through an element that covers the banner does not proceed", async () => {
    await open("covered");
    // The page covers the banner as soon as the pointer moves, before the click.
    await browser.press(browser.buttonStrings.proceed);
    assert.ok(!(await hasAskedAgain()));
    await browser.waitForDanger();
  });

  it("a click right after the window was resized does not proceed", async () => {
    await open("plain");
    await browser.tab.setViewport({ width: 790, height: 590 });
    // The new size has reached the page once it has drawn a frame.
    await browser.tab.evaluate(() => new Promise(requestAnimationFrame));
    await browser.press(browser.buttonStrings.proceed);
    assert.ok(!(await hasAskedAgain()));
    await browser.tab.setViewport({ width: 800, height: 600 });
    await pause(CLICK_DELAY_MS);
    await browser.press(browser.buttonStrings.proceed);
    await until(hasAskedAgain);
  });

  it("a page that fills the history and asks before it unloads is left without a question", async () => {
    let questions = 0;
    browser.tab.on("dialog", (dialog) => {
      questions += 1;
      dialog.accept();
    });
    await browser.tab.goto(BEFORE);
    const count = (await browser.browser.pages()).length;
    await open("prevents leaving");
    await browser.tab.mouse.click(20, 580);
    await browser.press(browser.buttonStrings.leave);
    const isGone = async () => browser.tab.isClosed() || browser.tab.url() === BEFORE;
    await until(isGone);
    assert.equal(questions, 0);
    // When the history has only the page's own entries, its tab is closed and an empty one opens.
    await until(async () => (await browser.browser.pages()).length === count);
  });

  it("the page on hidden banners lets the person leave, or proceed after two clicks", async () => {
    const page = await browser.newPage();
    await browser.open("removes the banner", "danger", page);
    assert.ok((await browser.waitForHiddenPage()).buttons.includes("help"));
    await browser.waitForHiddenPage("proceed");
    await until(async () =>
      (await browser.waitForHiddenPage())?.text.includes(browser.buttonStrings.proceed_again),
    );
    await browser.waitForHiddenPage("proceed");
    await until(async () => !(await browser.readHiddenPage()));
    await page.type("#field", "1234");
    assert.equal(await page.$eval("#field", (one) => /** @type {any} */ (one).value), "1234");
    await browser.open("removes the banner", "danger", page);
    await browser.waitForHiddenPage("leave");
    await until(async () => page.isClosed() && !(await browser.readHiddenPage()));
  });
}
