/** Honest pages behave the same with the extension as without it, even when it shows an overlay. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { levelsOf, route, STEPS } from "./honest.js";

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

describe("honest pages", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** With the extension and without. @type {import("./browsers.js").Browser[]} */
  let browsers = [];
  /** @type {import("./browsers.js").Page[]} */
  let pages = [];
  before(async () => {
    browsers = [await launch(name, route), await launch(name, route, { extension: false })];
    pages = await Promise.all(browsers.map((browser) => browser.newPage()));
  });
  after(() => Promise.all(browsers.map((browser) => browser.close())));

  for (const fixture of Object.keys(STEPS)) {
    it(fixture, async () => {
      for (const level of levelsOf(fixture)) {
        const states = [];
        for (const [index, page] of pages.entries()) {
          await page.bringToFront();
          await page.goto(`https://${fixture}-${level}.example/`);
          if (index === 0 && level !== "clear") await until(() => page.evaluate(hasOverlay));
          await pause(200);
          const result = await STEPS[fixture](page, name);
          await pause(100);
          states.push({ result, ...(await page.evaluate(stateOf)) });
        }
        assert.deepEqual(states[0], states[1], level);
      }
    });
  }

  it("a printed page contains no overlay", async () => {
    const [page] = pages;
    await page.bringToFront();
    await page.goto("https://print-warning.example/");
    await until(() => page.evaluate(hasOverlay));
    const sizes = [];
    for (const page of pages) {
      await page.goto("https://print-warning.example/");
      await pause(500);
      sizes.push((await page.pdf()).length);
    }
    // Text of an overlay would add its fonts to the file.
    assert.ok(Math.abs(sizes[0] - sizes[1]) < 1000, `${sizes}`);
  });
}

/** Runs in the page: returns whether the host element of an overlay is present. */
function hasOverlay() {
  return document.querySelector(":is(html, body) > div[popover='manual']:empty") !== null;
}

/** Runs in the page: collects everything whose change a person or a script of the page could notice. */
function stateOf() {
  const copy = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
  const isOverlayHost = "div[popover='manual']:empty";
  copy.querySelectorAll("div[popover='manual']:empty").forEach((host) => host.remove());
  const all = [...document.querySelectorAll("*")].filter((one) => !one.matches(isOverlayHost));
  const { activeElement, fullscreenElement } = document;
  const { now, later } = /** @type {any} */ (globalThis).happened;
  return {
    // The browser dispatches the events of `later` when it draws a frame, so their order varies.
    happened: { now, later: later.toSorted() },
    html: copy.outerHTML,
    values: all.map((one) => /** @type {HTMLInputElement} */ (one).value ?? ""),
    open: all.map((one) => one.matches(":modal, :popover-open")),
    boxes: all.map((one) => JSON.stringify(one.getBoundingClientRect())),
    focused: activeElement?.id || activeElement?.localName,
    fullscreen: fullscreenElement?.id,
    scrolled: [scrollX, scrollY, document.documentElement.scrollHeight],
    selected: String(getSelection()),
  };
}
