/** What the extension promises, as sentences that a test can disprove. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { launch, MAKERS, NAMES, until } from "./browsers.js";
import { readPages, routeTo } from "./pages.js";

const NUMBER = "123456789018";
const CARD = "4111111111111111";
const FIELDS = [
  ...["text", "password", "tel", "number", "email", "search", "url"].map(
    (type) => `<p><label>マイナンバー <input type="${type}"></label>`,
  ),
  `<p><label>マイナンバー <textarea></textarea></label>`,
  `<div>マイナンバー <p contenteditable>　</p></div>`,
].join("\n");
const SPLIT = `<p id="split">番号 ${'<input maxlength="4">'.repeat(3)}</p>`;
/** @type {Record<string, string>} */
const PAGES = {
  "typed.example": `<title>給与かんり</title><textarea id="source"></textarea>${FIELDS}${SPLIT}
    <div id="open"></div><div id="closed"></div><iframe src="https://inner.example/"></iframe>
    <script>
      window.trees = ["open", "closed"].map((mode) => {
        const tree = document.getElementById(mode).attachShadow({ mode });
        tree.innerHTML = '<label>マイナンバー <input></label><p contenteditable>　</p>';
        return tree;
      });
    </script>`,
  "inner.example": FIELDS,
};
/** Enough of either number to know it by, however it is written. */
const TYPED = new RegExp([NUMBER, CARD].map((all) => [...all.slice(0, 8)].join("\\D?")).join("|"));
/** Five pages of the demonstration, of every level. */
const demo = readPages("demo").slice(0, 5);
const PERMISSIONS = ["activeTab", "contextMenus", "scripting", "storage"];

describe("promises", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @type {import("./proxy.js").Route} */
function route(host, path, protocol) {
  if (!(host in PAGES)) return routeTo(demo)(host, path, protocol);
  return { body: `<!doctype html><html lang="ja"><meta charset="utf-8"><body>${PAGES[host]}` };
}

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let page;
  /** What scripts of a page, ours among them, write for developers. @type {string[]} */
  const logged = [];
  before(async () => {
    browser = await launch(name, route);
    page = await browser.newPage();
    page.on("console", (message) => logged.push(message.text()));
    // Only Chromium lets its driver listen to the background.
    const worker = browser.browser.targets().find((target) => target.type() === "service_worker");
    (await worker?.worker())?.on("console", (message) => logged.push(message.text()));
  });
  after(() => browser?.close());

  it("1. no network request by the extension, ever", async () => {
    for (const { address, expected } of demo) {
      await page.goto(address);
      await until(async () => (await browser.badge(browser.tabOf(page))) === expected.badge);
      await browser.report(browser.tabOf(page));
    }
    const tried = await browser.evaluate(() =>
      fetch("https://leak.example/").then(() => "sent", String),
    );
    assert.match(tried, /TypeError/);
    const loads = demo.map(({ address }) => address);
    const others = browser.proxy.requests
      .map(({ protocol, host, path }) => `${protocol}://${host}${path}`)
      .filter((address) => !loads.includes(address.replace(/favicon\.ico$/, "")))
      .filter((address) => !MAKERS.test(new URL(address).host));
    assert.deepEqual(others, []);
    assert.ok(
      loads.every((load) => browser.proxy.requests.some(({ host }) => load.includes(host))),
    );
  });

  it("2. no typed value is stored, logged, sent in a message or shown", async () => {
    await browser.evaluate(hear);
    await page.goto("https://typed.example/");
    const tab = browser.tabOf(page);
    await until(async () => (await browser.badge(tab)) === "!");
    await copyCard();
    const inner = page.frames().find((frame) => frame.url() === "https://inner.example/");
    assert.ok(inner);
    assert.equal(await fillAll(page.mainFrame()), 10 + 4);
    assert.equal(await fillAll(inner), 9);
    for (const [index, box] of (await page.$$("#split input")).entries()) {
      await box.type(NUMBER.slice(4 * index, 4 * index + 4));
    }
    // The kind of number travels, which shows that the digits were looked at.
    for (const shape of ["my-number", "payment-card"]) {
      const told = `"typed":"${shape}"`;
      await until(async () => (await browser.evaluate(heardSoFar)).some((m) => m.includes(told)));
    }

    // Everything is read once more, now that it is full of digits.
    const { length } = await browser.evaluate(heardSoFar);
    await browser.evaluate((tab) => chrome.tabs.sendMessage(tab, { kind: "read" }), tab);
    await until(async () => (await browser.evaluate(heardSoFar)).length >= length + 2);
    const messages = await browser.evaluate(heardSoFar);
    assert.ok(messages.some((message) => message.includes("inner.example")));
    const places = {
      messages,
      kept: await browser.evaluate(everythingKept),
      requests: browser.proxy.requests,
      logged,
      popup: await popupOn(tab),
    };
    for (const [place, found] of Object.entries(places)) {
      assert.doesNotMatch(JSON.stringify(found), TYPED, place);
    }
  });

  /** Types one number into each field of a frame and pastes the other. @type {(frame: import("puppeteer-core").Frame) => Promise<number>} */
  async function fillAll(frame) {
    const count = await frame.evaluate(fieldAt, -1);
    for (let index = 0; index < Number(count); index += 1) {
      await frame.evaluate(fieldAt, index);
      await page.keyboard.type(NUMBER);
      await page.keyboard.press("Tab");
      await frame.evaluate(fieldAt, index);
      await page.keyboard.press("End");
      await withControl("v");
      await until(async () => {
        const text = String(await frame.evaluate(fieldAt, index));
        return text.includes(NUMBER) && text.includes(CARD);
      });
    }
    return Number(count);
  }

  /** Brings the card's number into the clipboard. */
  async function copyCard() {
    await page.type("#source", CARD);
    await withControl("a", "c", "x");
  }

  /** @type {(...keys: import("puppeteer-core").KeyInput[]) => Promise<void>} */
  async function withControl(...keys) {
    await page.keyboard.down("Control");
    for (const key of keys) await page.keyboard.press(key);
    await page.keyboard.up("Control");
  }

  /** What the popup shows of a tab. @type {(tab: number) => Promise<string>} */
  async function popupOn(tab) {
    const address = `${browser.root}popup/popup.html?tab=${tab}`;
    await browser.evaluate((address) => location.assign(address), address);
    return until(() =>
      browser.evaluate(() => document.querySelector("[data-level]")?.outerHTML ?? ""),
    );
  }

  it("6. least permissions", async () => {
    const file = new URL(
      `../../dist/${name === "firefox" ? name : "chrome"}/manifest.json`,
      import.meta.url,
    );
    const manifest = JSON.parse(readFileSync(file, "utf8"));
    assert.deepEqual(manifest.permissions.sort(), PERMISSIONS);
    const others = ["host_permissions", "optional_permissions", "optional_host_permissions"];
    for (const key of [...others, "web_accessible_resources", "externally_connectable"]) {
      assert.equal(manifest[key], undefined, key);
    }
    const had = await browser.evaluate(() => chrome.permissions.getAll());
    assert.deepEqual(had.permissions?.sort(), PERMISSIONS);
  });
}

/** Runs in a page of the extension: keeps every message that passes. */
function hear() {
  /** @type {string[]} */
  const heard = [];
  Object.assign(globalThis, { heard });
  chrome.runtime.onMessage.addListener((message) => void heard.push(JSON.stringify(message)));
}

/** Runs in a page of the extension. @returns {string[]} */
function heardSoFar() {
  return /** @type {any} */ (globalThis).heard;
}

/** Runs in a page of the extension. */
function everythingKept() {
  const { local, session, sync, managed } = chrome.storage;
  // Firefox has no managed area where no policy fills it.
  const kept = [local, session, sync, managed].map((area) => area.get(null).catch(String));
  return Promise.all(kept);
}

/**
 * Runs in a frame: gives a field the focus and says what is in it; below 0, how many there are.
 * @param {number} index
 */
function fieldAt(index) {
  const selector = "input:not([maxlength]), textarea, [contenteditable]";
  const { trees = [] } = /** @type {any} */ (globalThis);
  const fields = [document, ...trees].flatMap((tree) => [...tree.querySelectorAll(selector)]);
  if (index < 0) return fields.length;
  fields[index].focus();
  return fields[index].value ?? fields[index].textContent;
}
