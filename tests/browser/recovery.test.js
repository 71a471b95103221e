/** The extension recovers from failures of its engine, its storage and its worker, and from an update. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { killAtRandom } from "./kills.js";
import { extensionFolder } from "./popup.js";

const NUMBER = "123456789018";
const KILLS = 25;
const FORM = `<form action="/sent"><label>マイナンバー <input id="field" name="n" maxlength="12"></label>
  <button id="go">次へ</button></form>`;
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

describe("recovery", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

it(`no verdict is lost when Chromium's worker is ended ${KILLS} times at random moments`, async () => {
  const { killed, wrong } = await killAtRandom(KILLS, 1);
  assert.ok(killed >= KILLS);
  assert.deepEqual(wrong, []);
});

// In Chromium, an extension cannot remove a permission that it was installed with.
it("Firefox's popup says that a permission was withdrawn", async () => {
  const browser = await launch("firefox", route);
  const page = await browser.newPage();
  const withdrawn = await browser.evaluate(() => chrome.i18n.getMessage("withdrawn"));
  const readPopupText = async () => {
    const query = `?tab=${browser.tabIdOf(page)}&at=${Date.now()}`;
    const address = `${browser.root}popup/popup.html${query}`;
    await browser.evaluate((address) => location.assign(address), address);
    return String(await until(() => browser.evaluate(readText, query)));
  };
  try {
    await page.goto("https://one.example/");
    assert.ok(!(await readPopupText()).includes(withdrawn));
    const origins = ["http://*/*", "https://*/*"];
    await browser.evaluate((origins) => chrome.permissions.remove({ origins }), origins);
    await page.goto("https://two.example/");
    assert.ok((await readPopupText()).includes(withdrawn));
  } finally {
    await browser.close();
  }
});

/** @type {import("./proxy.js").Route} */
function route(_host, path) {
  const body = path.startsWith("/sent") ? "<p>届きました" : `<title>給与かんり</title>${FORM}`;
  const start = `<!doctype html><html lang="ja"><meta charset="utf-8"><body style="padding-top: 420px">`;
  return { body: start + body };
}

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let page;
  before(async () => {
    browser = await launch(name, route);
    page = await browser.newPage();
  });
  after(() => browser?.close());

  const waitForBadge = (/** @type {string} */ text) =>
    until(async () => (await browser.badge(browser.tabIdOf(page))) === text);

  it("an engine that traps is replaced, and the task runs once more", async () => {
    assert.deepEqual(await browser.evaluate(trap, 1), { tries: 2, level: "clear" });
    assert.deepEqual(await browser.evaluate(trap, 0), { tries: 1, level: "clear" });
  });

  it("an engine that traps twice fails, and the next task succeeds", async () => {
    assert.deepEqual(await browser.evaluate(trap, 2), { tries: 2, level: "none" });
    assert.deepEqual(await browser.evaluate(trap, 0), { tries: 1, level: "clear" });
  });

  it("a page without findings sends nothing, and the state of the previous page is removed", async () => {
    await page.goto("https://one.example/");
    await waitForBadge("!");
    await page.goto("https://one.example/sent");
    const frames = async () => (await browser.verdict(browser.tabIdOf(page))).frames;
    await until(async () => (await frames()) === 0);
    await pause(1500);
    assert.equal(await frames(), 0);
    await waitForBadge("");
  });

  it("no verdict is lost when the storage is full", async () => {
    assert.ok(await browser.evaluate(fillStorage), "the storage refuses more data");
    await page.goto("https://one.example/");
    await waitForBadge("!");
    await page.$eval("form", (form) => form.insertAdjacentHTML("afterend", "<input>"));
    await pause(1000);
    await waitForBadge("!");
    await page.$eval("form", (form) => form.remove());
    await waitForBadge("");
    await browser.evaluate(() => chrome.storage.session.clear());
    await page.goto("https://two.example/");
    await waitForBadge("!");
    assert.equal((await browser.verdict(browser.tabIdOf(page))).host, "two.example");
  });

  it("a page that was loaded before an update causes no error", async () => {
    await page.goto("https://three.example/");
    await waitForBadge("!");
    /** @type {string[]} */
    const errors = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    await browser.browser.installExtension(extensionFolder(name));
    // The browser closes the pages of the old version.
    await until(() =>
      browser
        .evaluate(() => 1)
        .then(
          () => false,
          () => true,
        ),
    );
    await page.click("#field");
    await page.keyboard.type(NUMBER);
    await page.keyboard.press("Tab");
    await page.$eval("form", (form) => form.insertAdjacentHTML("afterend", "<iframe></iframe>"));
    await page.$eval("iframe", (frame) => frame.remove());
    await pause(1500);
    assert.deepEqual(errors, []);
  });
}

/**
 * Runs in a page of the extension: runs a task on another instance of the engine, as the background
 * does. The first `times` attempts overwrite the engine's memory, so that it traps.
 * @param {number} times
 */
async function trap(times) {
  const address = chrome.runtime.getURL("background/engine.js");
  const { withEngine } = await import(address);
  let tries = 0;
  const task = (/** @type {any} */ engine) => {
    tries += 1;
    if (tries <= times) new Uint8Array(engine.initSync().memory.buffer).fill(255);
    return engine.judge(null, null).level;
  };
  const level = await withEngine(task).catch(() => "none");
  return { tries, level };
}

/**
 * Runs in the popup: returns its text once the report is drawn.
 * @param {string} query
 */
function readText(query) {
  return location.search === query && document.querySelector("[data-level]")?.textContent;
}

/** Runs in a page of the extension: fills the session storage; returns whether it is full. */
async function fillStorage() {
  const { session } = chrome.storage;
  let size = 10_000_000;
  for (let n = 0; size > 100; n += 1) {
    const text = "x".repeat(size);
    await session.set({ [`filler${n}`]: text }).catch(() => (size = Math.floor(size / 2)));
  }
  return session.set({ more: "x".repeat(200) }).then(
    () => false,
    () => true,
  );
}
