/** What a covered page can still do and learn: take the focus, hear keys, measure us, be another page by now. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { NAMES, until } from "./browsers.js";
import { look } from "./eye.js";
import { AGED, arena, pause } from "./fight.js";

const INNER = `<input id="inner" autofocus><script>
  let rests = false; setInterval(() => { if (rests) return; document.getElementById("inner").focus(); window.focus() }, 30)</script>`;

/** @type {Record<string, import("./fight.js").Attack>} */
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
  "a frame that moves on": {
    html: `<iframe src="/KEY/frame"></iframe>`,
    frame: `<label>署名用電子証明書の暗証番号 <input></label><script>
      if (!location.hash) setTimeout(() => location.replace("https://other.example/"), 40)</script>`,
  },
};

describe("fight, page", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./fight.js").Arena} */
  let ring;
  before(async () => void (ring = await arena(name, ATTACKS)));
  after(() => ring?.close());

  it("fields that take the focus again and again get no key", async () => {
    await ring.open("takes the focus");
    await ring.covers();
    await ring.tab.keyboard.type("1234");
    const values = await ring.tab.$$eval("input", (all) => all.map(({ value }) => value).join(""));
    assert.equal(values, "");
    assert.deepEqual(await ring.tab.evaluate("heard"), []);
  });

  it("frames that take the focus get no key, their own and others', until the person goes on", async () => {
    await ring.open("frames that take the focus");
    await ring.covers();
    const frames = ring.tab.frames().filter((frame) => frame.url().endsWith("frame"));
    const typed = async () => {
      const values = frames.map((frame) =>
        frame.$eval("#inner", (one) => /** @type {any} */ (one).value),
      );
      return (await Promise.all(values)).join("");
    };
    await pause(AGED);
    await ring.tab.keyboard.type("1234567890");
    assert.equal(await typed(), "");
    // While the window loses and gets the focus, no click counts.
    for (const frame of frames) await frame.evaluate("rests = true");
    const proceed = async () => {
      await pause(AGED);
      await ring.press(ring.words.proceed);
      await pause(AGED);
      await ring.press(ring.words.proceed_again);
      return true;
    };
    await until(proceed, 10_000);
    await ring.box("stay danger");
    for (const frame of frames) await frame.evaluate("rests = false");
    await until(async () => {
      await ring.tab.keyboard.type("12");
      return typed();
    });
  });

  it("a page that listens and measures learns that something is there, and no more", async () => {
    for (const level of /** @type {const} */ (["danger", "warning"])) {
      await ring.open("listens", level);
      await ring.box(level === "danger" ? "page" : "stay");
      await pause(300);
      const seen = /** @type {string[]} */ (await ring.tab.evaluate("seen"));
      const known = ["div", "popover", "manual", "<div></div>", '<div popover="manual"></div>'];
      // The tests' own eye speaks with the page.
      assert.deepEqual(
        [...new Set(seen)].filter((one) => !known.includes(one) && !one.startsWith("eye")),
        [],
      );
      assert.ok(seen.some((one) => one.startsWith("<div")));
    }
  });

  it("scroll position and focus are given back when the person goes on", async () => {
    await ring.open("tall", "warning");
    await ring.box("stay");
    await ring.tab.focus("#field");
    await ring.tab.evaluate(() => scrollTo(0, 700));
    await ring.tab.evaluate(addDanger);
    await ring.box("page danger");
    await ring.tab.mouse.move(400, 300);
    await ring.tab.mouse.wheel({ deltaY: 500 });
    await pause(AGED);
    await ring.press(ring.words.proceed);
    await pause(AGED);
    await ring.press(ring.words.proceed_again);
    await ring.box("stay danger");
    const kept = await ring.tab.evaluate(() => [Math.round(scrollY), document.activeElement?.id]);
    assert.deepEqual(kept, [700, "field"]);
  });

  it("a page in full screen is taken out of it", async () => {
    await ring.open("full screen", "warning");
    await ring.box("stay");
    await ring.tab.click("#full");
    await until(() => ring.tab.evaluate(() => Boolean(document.fullscreenElement)));
    await ring.tab.evaluate(addDanger);
    await ring.covers();
    await until(() => ring.tab.evaluate(() => !document.fullscreenElement));
    assert.ok((await ring.box("page danger")).isOnTop);
  });

  it("the browser's own way back works", async () => {
    const before = await ring.open("plain", "warning");
    await ring.open("plain");
    await ring.covers();
    await ring.tab.evaluate(() => void setTimeout(() => history.back()));
    await until(async () => (await ring.tab.evaluate(() => location.href)) === before);
  });

  it("steps aside while a field is shown, and keeps it out of reach", async () => {
    const page = ring.tab;
    await ring.open("plain");
    await ring.covers();
    const tab = ring.tabOf(page);
    await ring.evaluate((id) => chrome.tabs.sendMessage(id, { kind: "step-aside" }), tab);
    await until(async () => !(await ring.isCovered()));
    const { x, y } = await page.$eval("#field", (one) => one.getBoundingClientRect().toJSON());
    await page.mouse.click(x + 5, y + 5);
    await page.keyboard.type("1234");
    assert.equal(await ring.value(), "");
    await ring.covers();
    assert.equal(await ring.ownTabs(), null);
  });

  it("a verdict on the page before is not shown on the page after", async () => {
    await ring.open("plain");
    await ring.box("page danger");
    const tab = ring.tabOf(ring.tab);
    await ring.evaluate(keepShows, tab);
    await ring.open("plain", "warning");
    await ring.box("stay warning");
    const late = await ring.evaluate(sendLate, tab);
    assert.equal(late, 1);
    await pause(300);
    assert.deepEqual(
      (await look(ring.tab)).map(({ kind }) => kind),
      ["stay warning"],
    );
  });

  it("a frame that moves on while it is judged leaves nothing behind", async () => {
    await ring.open("a frame that moves on", "warning");
    const tab = ring.tabOf(ring.tab);
    await until(async () =>
      ring.tab.frames().some((frame) => frame.url() === "https://other.example/"),
    );
    await until(async () => (await ring.badge(tab)) === "!");
    await pause(1500);
    assert.equal(await ring.badge(tab), "!");
    await ring.box("stay warning");
  });
}

/** Runs in the page: it asks for more by now. */
function addDanger() {
  document.body.insertAdjacentHTML("beforeend", "<p>署名用電子証明書の暗証番号 <input></p>");
}

/** Runs in a page of the extension: makes what the tab would be shown now. @param {number} tab */
async function keepShows(tab) {
  const address = chrome.runtime.getURL("engine/engine.js");
  const engine = await import(address);
  await engine.default({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
  const key = `tab:${tab}`;
  const verdict = engine.judge((await chrome.storage.session.get(key))[key], null);
  const lookup = (/** @type {string} */ key, /** @type {string[]} */ args) =>
    chrome.i18n.getMessage(key, args);
  Object.assign(globalThis, { late: engine.banner_state(verdict, null, false, "ja", lookup) });
}

/** Runs in a page of the extension: sends that when the page is another. @param {number} tab */
async function sendLate(tab) {
  const { late } = /** @type {any} */ (globalThis);
  await chrome.tabs.sendMessage(tab, { kind: "banner-state", state: late }).catch(() => {});
  return late.style === "page" ? 1 : 0;
}
