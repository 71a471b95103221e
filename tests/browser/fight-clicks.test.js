/** Whose click counts, what a page hears of it, and that nothing keeps a person who wants to leave. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { NAMES, until } from "./browsers.js";
import { look, poke } from "./eye.js";
import { AGED, arena, pause } from "./fight.js";

const BEFORE = "https://before.example/";
const STOPPED =
  "click pointerdown pointerup mousedown mouseup touchstart touchend keydown keyup focusin";
const OVER = `const cover = document.createElement("p"); cover.popover = "manual"; cover.textContent = "賞品";
  cover.style = "position:fixed;inset:0;width:100vw;height:100vh;background:#ff00ff;pointer-events:none";
  document.body.append(cover);`;

/** @type {Record<string, import("./fight.js").Attack>} */
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
  "holds the person back": {
    html: `<iframe src="/KEY/frame"></iframe>`,
    frame: `<script>for (let i = 0; i < 20; i++) history.pushState(i, "", "#" + i)</script>`,
    script: `for (let i = 0; i < 5; i++) history.pushState(i, "", "?" + i);
      addEventListener("popstate", () => history.pushState(0, "", "?trap"));
      globalThis.navigation?.addEventListener("navigate", (event) => event.preventDefault());
      onbeforeunload = () => "stay"; addEventListener("beforeunload", (event) => { event.preventDefault(); event.returnValue = "stay" })`,
  },
  "taken away": { script: "onHost((host) => host.remove())" },
};

describe("fight, clicks", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./fight.js").Arena} */
  let ring;
  before(async () => void (ring = await arena(name, ATTACKS)));
  after(() => ring?.close());

  const open = async (/** @type {string} */ attack) => {
    await ring.open(attack);
    await ring.box("page danger");
    await pause(AGED);
  };
  const asks = async () => (await look(ring.tab))[0].acts.map(({ text }) => text);
  const isAsked = async () => (await asks()).includes(ring.words.proceed_again);

  it("a script's clicks and keys, on all that it can reach", async () => {
    await open("plain");
    await ring.tab.evaluate(() => {
      const host = document.documentElement.lastElementChild;
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
    await poke(ring.tab, ring.words.proceed);
    await poke(ring.tab, ring.words.leave);
    await pause(300);
    assert.ok(!(await isAsked()));
    assert.ok(await ring.isCovered());
  });

  it("a page that stops every event hears of none on ours, and stops none", async () => {
    await open("stops every event");
    await ring.press(ring.words.proceed);
    await until(isAsked);
    await pause(AGED);
    for (const key of /** @type {const} */ (["Shift", "ArrowDown", "a"])) {
      await ring.tab.keyboard.press(key);
    }
    await ring.press(ring.words.proceed_again);
    await ring.box("stay danger");
    assert.deepEqual(await ring.tab.evaluate("heard"), []);
  });

  it("nothing is agreed to on a page that is transparent; leaving works", async () => {
    await ring.tab.goto(BEFORE);
    await open("transparent");
    await ring.press(ring.words.proceed);
    await pause(200);
    assert.ok(!(await isAsked()));
    await ring.press(ring.words.leave);
    await until(async () => ring.tab.url() === BEFORE);
  });

  it("nothing is agreed to through what lies over it and lets clicks pass", async () => {
    await open("covered");
    // The page learns where the pointer is going, and is quick.
    await ring.press(ring.words.proceed);
    assert.ok(!(await isAsked()));
    await ring.covers();
  });

  it("nothing is agreed to where the window has just moved under the pointer", async () => {
    await open("plain");
    await ring.tab.setViewport({ width: 790, height: 590 });
    // The window has moved for the page once it is drawn.
    await ring.tab.evaluate(() => new Promise(requestAnimationFrame));
    await ring.press(ring.words.proceed);
    assert.ok(!(await isAsked()));
    await ring.tab.setViewport({ width: 800, height: 600 });
    await pause(AGED);
    await ring.press(ring.words.proceed);
    await until(isAsked);
  });

  it("a page that traps the history and asks to stay is left without a question", async () => {
    let questions = 0;
    ring.tab.on("dialog", (dialog) => {
      questions += 1;
      dialog.accept();
    });
    await ring.tab.goto(BEFORE);
    const count = (await ring.browser.pages()).length;
    await open("holds the person back");
    await ring.tab.mouse.click(20, 580);
    await ring.press(ring.words.leave);
    const isGone = async () => ring.tab.isClosed() || ring.tab.url() === BEFORE;
    await until(isGone);
    assert.equal(questions, 0);
    // Where the way back is full of the page's own steps, its tab ends and an empty one opens.
    await until(async () => (await ring.browser.pages()).length === count);
  });

  it("the tab of our own lets the person leave, or go on after two clicks", async () => {
    const page = await ring.newPage();
    await ring.open("taken away", "danger", page);
    assert.ok((await ring.ownTab()).acts.includes("help"));
    await ring.ownTab("proceed");
    await until(async () => (await ring.ownTab())?.text.includes(ring.words.proceed_again));
    await ring.ownTab("proceed");
    await until(async () => !(await ring.ownTabs()));
    await page.type("#field", "1234");
    assert.equal(await page.$eval("#field", (one) => /** @type {any} */ (one).value), "1234");
    await ring.open("taken away", "danger", page);
    await ring.ownTab("leave");
    await until(async () => page.isClosed() && !(await ring.ownTabs()));
  });
}
