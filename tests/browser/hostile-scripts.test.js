/** What a page cannot do while the banner covers it: take the focus, receive keys, read the verdict. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { NAMES, until } from "./browsers.js";
import { CLICK_DELAY_MS, readOverlays } from "./overlay-reader.js";
import { launchHostile, pause } from "./hostile-pages.js";

const INNER = `<input id="inner" autofocus><script>
  let rests = false; setInterval(() => { if (rests) return; document.getElementById("inner").focus(); window.focus() }, 30)</script>`;

/** @type {Record<string, import("./hostile-pages.js").Attack>} */
const ATTACKS = {
  plain: {},
  "takes the focus": {
    html: `<input id="steal" autofocus>`,
    script: `setInterval(() => document.getElementById("steal").focus(), 30);
      setInterval(() => document.body.insertAdjacentHTML("beforeend", "<input autofocus>"), 300)`,
  },
  "frames that take the focus": {
    html: `<iframe src="/KEY/frame"></iframe><iframe src="https://other.example/KEY/frame"></iframe>`,
    frame: INNER,
  },
  listens: {
    script: `const seen = []; const note = (...what) => seen.push(...what.map(String));
      for (const name of ["message", "messageerror", "error", "securitypolicyviolation", "mamori", "show"])
        addEventListener(name, (event) => note(name, event.type, JSON.stringify(event.data ?? null)), true);
      const dispatch = EventTarget.prototype.dispatchEvent;
      EventTarget.prototype.dispatchEvent = function (event) { note(event.type); return dispatch.call(this, event) };
      new PerformanceObserver((list) => { for (const { name, entryType } of list.getEntries())
        if (!name.endsWith("favicon.ico")) note(entryType, name) }).observe({ entryTypes: ["resource", "mark", "measure"] });
      new MutationObserver((records) => { for (const { target, attributeName, addedNodes } of records) {
        if (attributeName) note(target.localName, attributeName, target.getAttribute(attributeName));
        for (const node of addedNodes) if (node.localName === "div") note(node.outerHTML) } })
        .observe(document, { subtree: true, childList: true, attributes: true });`,
  },
  tall: { css: "body { height: 3000px }" },
  "full screen": {
    html: `<button id="full" style="margin-top: 400px">全画面</button>`,
    script: `full.onclick = () => document.body.requestFullscreen()`,
  },
  "a frame that navigates": {
    html: `<iframe src="/KEY/frame"></iframe>`,
    frame: `<label>署名用電子証明書の暗証番号 <input></label><script>
      if (!location.hash) setTimeout(() => location.replace("https://other.example/"), 40)</script>`,
  },
};

describe("hostile pages, page", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./hostile-pages.js").HostileBrowser} */
  let browser;
  before(async () => void (browser = await launchHostile(name, ATTACKS)));
  after(() => browser?.close());

  it("fields that take the focus again and again receive no key", async () => {
    await browser.open("takes the focus");
    await browser.waitForDanger();
    await browser.tab.keyboard.type("1234");
    const values = await browser.tab.$$eval("input", (all) =>
      all.map(({ value }) => value).join(""),
    );
    assert.equal(values, "");
    assert.deepEqual(await browser.tab.evaluate("heard"), []);
  });

  it("frames of any origin that take the focus receive no key until the person proceeds", async () => {
    await browser.open("frames that take the focus");
    await browser.waitForDanger();
    // A frame that comes late would take the focus for ever.
    const frames = await until(async () => {
      const all = browser.tab.frames().filter((frame) => frame.url().endsWith("frame"));
      const ready = await Promise.all(all.map((frame) => frame.evaluate("rests === false")));
      return all.length === 2 && ready.every(Boolean) ? all : null;
    });
    const typed = async () => {
      const values = frames.map((frame) =>
        frame.$eval("#inner", (one) => /** @type {any} */ (one).value),
      );
      return (await Promise.all(values)).join("");
    };
    await pause(CLICK_DELAY_MS);
    await browser.tab.keyboard.type("1234567890");
    assert.equal(await typed(), "");
    // Clicks are ignored while the focus moves between the window and its frames.
    for (const frame of frames) await frame.evaluate("rests = true");
    const { proceed: once, proceed_again: again } = browser.buttonStrings;
    const proceed = async () => {
      // A click that was ignored leaves the button of the step before.
      for (const text of [once, again]) {
        await pause(CLICK_DELAY_MS);
        await browser.press(text).catch(() => {});
      }
      return (await readOverlays(browser.tab)).every(({ kind }) => kind !== "page danger");
    };
    await until(proceed, 20_000);
    await browser.waitForOverlay("stay danger");
    for (const frame of frames) await frame.evaluate("rests = false");
    await until(async () => {
      await browser.tab.keyboard.type("12");
      return typed();
    });
  });

  it("a page that observes everything learns only that the host element exists", async () => {
    for (const level of /** @type {const} */ (["danger", "warning"])) {
      await browser.open("listens", level);
      await browser.waitForOverlay(level === "danger" ? "page" : "stay");
      await pause(300);
      const seen = /** @type {string[]} */ (await browser.tab.evaluate("seen"));
      // The host of a banner has its place in the order of the tab key, whatever the banner says.
      const host = /^<div( tabindex="1")?( popover="manual")?><\/div>$/;
      const known = ["div", "popover", "manual", "tabindex", "1"];
      // The overlay reader of the tests exchanges events with the page.
      const isKnown = (/** @type {string} */ one) =>
        known.includes(one) || host.test(one) || one.startsWith("overlay-reader");
      assert.deepEqual(
        [...new Set(seen)].filter((one) => !isKnown(one)),
        [],
      );
      assert.ok(seen.some((one) => host.test(one)));
    }
  });

  it("scroll position and focus are restored when the person proceeds", async () => {
    await browser.open("tall", "warning");
    await browser.waitForOverlay("stay");
    await browser.tab.focus("#field");
    await browser.tab.evaluate(() => scrollTo(0, 700));
    await browser.tab.evaluate(addDanger);
    await browser.waitForOverlay("page danger");
    await browser.tab.mouse.move(400, 300);
    await browser.tab.mouse.wheel({ deltaY: 500 });
    await pause(CLICK_DELAY_MS);
    await browser.press(browser.buttonStrings.proceed);
    await pause(CLICK_DELAY_MS);
    await browser.press(browser.buttonStrings.proceed_again);
    await browser.waitForOverlay("stay danger");
    const kept = await browser.tab.evaluate(() => [
      Math.round(scrollY),
      document.activeElement?.id,
    ]);
    assert.deepEqual(kept, [700, "field"]);
  });

  it("danger ends the page's full screen", async () => {
    await browser.open("full screen", "warning");
    await browser.waitForOverlay("stay");
    await browser.tab.click("#full");
    await until(() => browser.tab.evaluate(() => Boolean(document.fullscreenElement)));
    await browser.tab.evaluate(addDanger);
    await browser.waitForDanger();
    await until(() => browser.tab.evaluate(() => !document.fullscreenElement));
    assert.ok((await browser.waitForOverlay("page danger")).isOnTop);
  });

  it("the browser's back button works", async () => {
    const before = await browser.open("plain", "warning");
    await browser.open("plain");
    await browser.waitForDanger();
    await browser.tab.evaluate(() => void setTimeout(() => history.back()));
    await until(async () => (await browser.tab.evaluate(() => location.href)) === before);
  });

  it("the banner steps aside while a field is highlighted, and keeps blocking it", async () => {
    const page = browser.tab;
    await browser.open("plain");
    await browser.waitForDanger();
    const tab = browser.tabIdOf(page);
    await browser.evaluate((id) => chrome.tabs.sendMessage(id, { kind: "step-aside" }), tab);
    await until(async () => !(await browser.isCovered()));
    const { x, y } = await page.$eval("#field", (one) => one.getBoundingClientRect().toJSON());
    await page.mouse.click(x + 5, y + 5);
    await page.keyboard.type("1234");
    assert.equal(await browser.fieldValue(), "");
    await browser.waitForDanger();
    assert.equal(await browser.readHiddenPage(), null);
  });

  it("the verdict on a page is not shown on the next page", async () => {
    await browser.open("plain");
    await browser.waitForOverlay("page danger");
    const tab = browser.tabIdOf(browser.tab);
    await browser.evaluate(keepBannerState, tab);
    await browser.open("plain", "warning");
    await browser.waitForOverlay("stay warning");
    const late = await browser.evaluate(sendLateState, tab);
    assert.equal(late, 1);
    await pause(300);
    assert.deepEqual(
      (await readOverlays(browser.tab)).map(({ kind }) => kind),
      ["stay warning"],
    );
  });

  it("a frame that navigates while it is judged leaves no findings behind", async () => {
    await browser.open("a frame that navigates", "warning");
    const tab = browser.tabIdOf(browser.tab);
    await until(async () =>
      browser.tab.frames().some((frame) => frame.url() === "https://other.example/"),
    );
    await until(async () => (await browser.badge(tab)) === "!");
    await pause(1500);
    assert.equal(await browser.badge(tab), "!");
    await browser.waitForOverlay("stay warning");
  });
}

/** Runs in the page: adds a field that raises the level to danger. */
function addDanger() {
  document.body.insertAdjacentHTML("beforeend", "<p>署名用電子証明書の暗証番号 <input></p>");
}

/** Runs in a page of the extension: prepares the banner's state for the tab's current page. @param {number} tab */
async function keepBannerState(tab) {
  const address = chrome.runtime.getURL("engine/engine.js");
  const engine = await import(address);
  await engine.default({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
  const key = `tab:${tab}`;
  const verdict = engine.judge((await chrome.storage.session.get(key))[key], null);
  const lookup = (/** @type {string} */ key, /** @type {string[]} */ args) =>
    chrome.i18n.getMessage(key, args);
  Object.assign(globalThis, { late: engine.banner_state(verdict, null, false, "ja", lookup) });
}

/** Runs in a page of the extension: sends the prepared state after the tab has navigated. @param {number} tab */
async function sendLateState(tab) {
  const { late } = /** @type {any} */ (globalThis);
  await chrome.tabs.sendMessage(tab, { kind: "banner-state", state: late }).catch(() => {});
  return late.style === "page" ? 1 : 0;
}
