/** The background: it is ended and restarted, tracks many frames and tabs, and survives invalid input. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";

const NUMBER = `<form><label>マイナンバー <input maxlength="12"></label></form>`;
const CARD = `<form><label>カード番号 <input autocomplete="cc-number"></label></form>`;
/** @type {Record<string, string>} */
const PAGES = {
  "number.example": `<title>給与かんり</title>${NUMBER}`,
  "card.example": `<title>花森商店</title>${CARD}<script>addEventListener("message", ({ data }) => {
    for (const end = Date.now() + data; Date.now() < end; );
  });</script>`,
  "frames.example": `<title>給与かんり</title>${NUMBER}<iframe src="https://card.example/"></iframe>`,
};
/** Messages that the protocol does not have. */
const NONSENSE = [{ kind: "nonsense" }, { kind: 1 }, {}, [], null, 0, "page", true];
/** Chromium waits for some seconds before it starts a worker again that did not end at once. */
const PATIENCE = 15_000;
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

describe("background", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @type {import("./proxy.js").Route} */
function route(host) {
  const body = `<!doctype html><html lang="ja"><meta charset="utf-8"><body>${PAGES[host] ?? "こんにちは"}`;
  // Pages with no-store are not kept in the back/forward cache either.
  return { headers: { "cache-control": "no-cache" }, body };
}

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let page;
  let tab = 0;
  before(async () => {
    browser = await launch(name, route, { mortal: true });
    page = await browser.newPage();
    tab = browser.tabOf(page);
  });
  after(() => browser?.close());

  const shows = (/** @type {string} */ badge, about = tab) =>
    until(async () => (await browser.badge(about)) === badge, PATIENCE);
  const drop = (/** @type {string} */ selector) =>
    page.$eval(selector, (element) => element.remove());

  it("is ended between two messages and handles the second", async () => {
    await page.goto("https://number.example/");
    await shows("!");
    await browser.killBackground();
    await page.$eval("form", (form, card) => form.insertAdjacentHTML("afterend", card), CARD);
    await shows("!!");
    await browser.killBackground();
    await page.$$eval("form", (forms) => forms.forEach((form) => form.remove()));
    await shows("");
  });

  it("merges the frames of a page, and removes the one that unloads", async () => {
    await page.goto("https://frames.example/");
    await shows("!!");
    const { frames, asks } = await browser.verdict(tab);
    assert.deepEqual([frames, asks], [2, ["my-number", "payment-card"]]);
    await drop("iframe");
    await shows("!");
    assert.equal((await browser.verdict(tab)).frames, 1);
  });

  it("removes a frame that was removed or navigated while it slept", async () => {
    await page.goto("https://frames.example/");
    await shows("!!");
    await browser.killBackground();
    await drop("iframe");
    await shows("!");
    await page.goto("https://frames.example/");
    await shows("!!");
    await browser.killBackground();
    await page.$eval("iframe", (frame) => void (frame.src = "https://silent.example/"));
    await shows("!");
  });

  it("notices after its restart that a frame was removed while it was not running", async () => {
    await page.goto("https://frames.example/");
    await shows("!!");
    // A frame that is in the state and not in the tab.
    await browser.evaluate(inventFrame, `tab:${tab}`);
    await browser.killBackground();
    await drop("iframe");
    await shows("!");
    await until(async () => (await browser.verdict(tab)).frames === 1);
  });

  it("keeps a frame that is busy while it starts", async () => {
    await page.goto("https://frames.example/");
    await shows("!!");
    await browser.killBackground();
    await page.$eval("iframe", (frame) => frame.contentWindow?.postMessage(1500, "*"));
    await page.$eval("form", (form) => form.insertAdjacentHTML("beforeend", "<input>"));
    const badges = new Set();
    for (let looks = 0; looks < 50; looks += 1) {
      badges.add(await browser.badge(tab));
      await pause(50);
    }
    assert.deepEqual([...badges], ["!!"]);
    const { frames, fields } = await browser.verdict(tab);
    assert.deepEqual([frames, fields], [2, 3]);
  });

  it("asks a silent page when it has the state of another document", async () => {
    await page.goto("https://number.example/");
    await shows("!");
    const key = `tab:${tab}`;
    const before = await browser.evaluate((key) => chrome.storage.session.get(key), key);
    await page.goto("https://silent.example/");
    await until(async () => (await browser.verdict(tab)).host !== "number.example");
    await pause(1500);
    await browser.killBackground();
    await browser.evaluate((state) => chrome.storage.session.set(state), before);
    const frame = `<iframe src="https://card.example/"></iframe>`;
    await page.$eval("body", (body, frame) => body.insertAdjacentHTML("beforeend", frame), frame);
    await shows("i");
    assert.equal((await browser.verdict(tab)).host, "silent.example");
  });

  it("gets few messages from a page that changes its frames all the time", async () => {
    await page.goto("https://number.example/");
    await shows("!");
    await browser.evaluate(countLosses);
    await page.evaluate(changeFrames, 20);
    const losses = () => browser.evaluate(() => Number(Reflect.get(globalThis, "losses")));
    await until(losses);
    await pause(1000);
    assert.ok((await losses()) < 5, `${await losses()} times`);
  });

  it("forgets a page that is left, and knows it again when the person comes back", async () => {
    // A tab of its own: the driver of Firefox loses sight of a tab that went back to a kept page.
    const visit = await browser.newPage();
    const visited = browser.tabOf(visit);
    await visit.goto("https://number.example/");
    await shows("!", visited);
    await visit.evaluate(() => void Object.assign(window, { kept: true }));
    await visit.goto("https://silent.example/");
    await shows("", visited);
    await pause(1500);
    assert.equal(await browser.badge(visited), "");
    await visit.evaluate(() => void setTimeout(() => history.back()));
    await shows("!", visited);
    assert.ok(await visit.evaluate(() => "kept" in window), "the page was kept, not loaded anew");
    assert.equal((await browser.verdict(visited)).host, "number.example");
    await visit.close();
  });

  it("does not mix tabs, and forgets the one that is closed", async () => {
    await page.goto("https://number.example/");
    const other = await browser.newPage();
    const second = browser.tabOf(other);
    await other.goto("https://card.example/");
    await Promise.all([shows("!"), shows("i", second)]);
    await page.bringToFront();
    await drop("form");
    await shows("");
    assert.equal(await browser.badge(second), "i");
    assert.deepEqual((await browser.verdict(second)).asks, ["payment-card"]);
    await other.close();
    await until(async () => !(await storedKeys()).includes(`tab:${second}`));
    assert.ok((await storedKeys()).includes(`tab:${tab}`));
  });
  const storedKeys = () =>
    browser.evaluate(() => chrome.storage.session.get(null).then((all) => Object.keys(all)));

  it("it and the frames ignore unknown messages", async () => {
    await page.goto("https://number.example/");
    await shows("!");
    const answers = await browser.evaluate(sendAll, NONSENSE, tab);
    assert.deepEqual([...new Set(answers)], ["nothing"]);
    assert.equal(await browser.badge(tab), "!");
    await drop("form");
    await shows("");
  });

  it("says that a page of a wrong shape was not checked, and recovers with the next", async () => {
    const own = await browser.evaluate(() => chrome.tabs.getCurrent().then((tab) => tab?.id ?? 0));
    const labels = [{ source: "label", text: "マイナンバー" }];
    const right = {
      url: "https://number.example/",
      top: true,
      documentLoadedAt: 1,
      fields: [{ key: 1, labels }],
    };
    const send = (/** @type {unknown} */ snapshot) =>
      browser.evaluate(
        (snapshot) =>
          chrome.runtime.sendMessage({ kind: "snapshot", snapshot }).then(({ show }) => show),
        snapshot,
      );
    for (const wrong of [null, 5, { url: 5 }, { ...right, fields: [{ key: -1 }] }]) {
      assert.equal(await send(wrong), null);
      assert.equal(await browser.badge(own), "?");
      assert.equal((await send(right)).level, "warning");
      assert.equal(await browser.badge(own), "!");
    }
    await browser.evaluate(() =>
      chrome.runtime.sendMessage({ kind: "document-unloaded", documentLoadedAt: 1 }),
    );
    await shows("", own);
  });

  it("says that a page was not checked when its stored state is corrupt, and recovers", async () => {
    await page.goto("https://number.example/");
    await shows("!");
    await browser.evaluate((key) => chrome.storage.session.set({ [key]: "spoilt" }), `tab:${tab}`);
    await page.$eval("form", (form) => form.insertAdjacentHTML("beforeend", "<input>"));
    await shows("?");
    await page.$eval("form", (form) => form.insertAdjacentHTML("beforeend", "<input>"));
    await shows("!");
  });

  it("takes the default for a broken setting, and the options page says so once", async () => {
    await browser.evaluate(() =>
      chrome.storage.local.set({ cardNotice: 7, trusted: "card.example" }),
    );
    await page.goto("https://card.example/");
    await shows("i");
    assert.equal((await browser.verdict(tab)).standing, "ordinary");
    assert.equal((await openChoices()).repaired, 2);
    const settings = () =>
      browser.evaluate(() => chrome.storage.local.get(["cardNotice", "trusted"]));
    await until(async () => Object.keys(await settings()).length === 0);
    assert.deepEqual(await openChoices(), { repaired: 0, chosen: "line" });
  });

  /** Reloads the options page, in the page that the harness keeps. */
  async function openChoices() {
    await browser.evaluate(() => {
      document.body.replaceChildren();
      location.assign(`/options/options.html?at=${performance.now()}`);
    });
    return until(() => browser.evaluate(readChoices));
  }
}

/**
 * Runs in a page of the extension: sends each message to the background and to a tab.
 * @param {unknown[]} messages
 * @param {number} tab
 */
async function sendAll(messages, tab) {
  const told = (/** @type {Promise<unknown>} */ answer) =>
    answer.then((value) => (value === undefined ? "nothing" : JSON.stringify(value)), String);
  const answers = [];
  for (const message of messages) {
    answers.push(await told(chrome.runtime.sendMessage(message)));
    answers.push(await told(chrome.tabs.sendMessage(tab, message)));
  }
  return answers;
}

/**
 * Runs in a page of the extension: adds a frame to the stored state of a tab.
 * @param {string} key
 */
async function inventFrame(key) {
  const { [key]: state } = await chrome.storage.session.get(key);
  const [frames, past] = /** @type {any} */ (state);
  const [, inner] = frames.find((/** @type {[number, unknown]} */ [id]) => id !== 0);
  await chrome.storage.session.set({ [key]: [[...frames, [99_999, inner]], past] });
}

/** Runs in a page of the extension: counts how often a page says that a frame has changed. */
function countLosses() {
  let losses = 0;
  chrome.runtime.onMessage.addListener(({ kind }) => {
    if (kind === "child-frame-removed") Reflect.set(globalThis, "losses", (losses += 1));
  });
}

/**
 * Runs in a page: puts a frame in and takes it out, so many times.
 * @param {number} times
 */
async function changeFrames(times) {
  for (let n = 0; n < times; n += 1) {
    const frame = document.body.appendChild(document.createElement("iframe"));
    await new Promise((resolve) => setTimeout(resolve));
    frame.remove();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Runs in the options page. */
function readChoices() {
  const chosen = document.querySelector("[name=cardNotice]:checked");
  const repaired = document.querySelectorAll(".repaired").length;
  return chosen instanceof HTMLInputElement ? { repaired, chosen: chosen.value } : null;
}
