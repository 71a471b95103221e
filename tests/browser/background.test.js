/** The background survives being ended and restarted, many frames and tabs, and invalid input. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { changeFrames, countRemovals } from "./frame-changes.js";

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
/** Messages that are not requests of the protocol. */
const UNKNOWN_MESSAGES = [{ kind: "nonsense" }, { kind: 1 }, {}, [], null, 0, "page", true];
/** Chromium waits some seconds before it restarts a worker that did not end at once. */
const BADGE_TIMEOUT_MS = 15_000;
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

describe("background", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @type {import("./proxy.js").Route} */
function route(host) {
  const body = `<!doctype html><html lang="ja"><meta charset="utf-8"><body>${PAGES[host] ?? "こんにちは"}`;
  // Unlike no-store, no-cache permits the back/forward cache.
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
    browser = await launch(name, route, { endsBackgroundSoon: true });
    page = await browser.newPage();
    tab = browser.tabIdOf(page);
  });
  after(() => browser?.close());

  const waitForBadge = (/** @type {string} */ badge, about = tab) =>
    until(async () => (await browser.badge(about)) === badge, BADGE_TIMEOUT_MS);
  const remove = (/** @type {string} */ selector) =>
    page.$eval(selector, (element) => element.remove());

  it("handles a message after it was ended", async () => {
    await page.goto("https://number.example/");
    await waitForBadge("!");
    await browser.killBackground();
    await page.$eval("form", (form) =>
      form.insertAdjacentHTML(
        "beforeend",
        `<label>カード番号 <input autocomplete="cc-number"></label>`,
      ),
    );
    await waitForBadge("!!");
    await browser.killBackground();
    await page.$$eval("form", (forms) => forms.forEach((form) => form.remove()));
    await waitForBadge("");
  });

  it("merges the findings of a page's frames, and removes a frame that unloads", async () => {
    await page.goto("https://frames.example/");
    await waitForBadge("!!");
    const { frames, asks } = await browser.verdict(tab);
    assert.deepEqual([frames, asks], [2, ["my-number", "payment-card"]]);
    await remove("iframe");
    await waitForBadge("!");
    assert.equal((await browser.verdict(tab)).frames, 1);
  });

  it("drops a frame that was removed or navigated while the background was not running", async () => {
    await page.goto("https://frames.example/");
    await waitForBadge("!!");
    await browser.killBackground();
    await remove("iframe");
    await waitForBadge("!");
    await page.goto("https://frames.example/");
    await waitForBadge("!!");
    await browser.killBackground();
    await page.$eval("iframe", (frame) => void (frame.src = "https://silent.example/"));
    await waitForBadge("!");
  });

  it("verifies all frames of a tab after its restart", async () => {
    await page.goto("https://frames.example/");
    await waitForBadge("!!");
    // The stored state gets a frame that the tab does not have.
    await browser.evaluate(addStoredFrame, `tab:${tab}`);
    await browser.killBackground();
    await remove("iframe");
    await waitForBadge("!");
    await until(async () => (await browser.verdict(tab)).frames === 1);
  });

  it("keeps a frame whose scripts are busy while the background starts", async () => {
    await page.goto("https://frames.example/");
    await waitForBadge("!!");
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

  it("asks the top frame for a snapshot when the stored state is of another document", async () => {
    await page.goto("https://number.example/");
    await waitForBadge("!");
    const key = `tab:${tab}`;
    const before = await browser.evaluate((key) => chrome.storage.session.get(key), key);
    await page.goto("https://silent.example/");
    await until(async () => (await browser.verdict(tab)).host !== "number.example");
    await pause(1500);
    await browser.killBackground();
    await browser.evaluate((state) => chrome.storage.session.set(state), before);
    const frame = `<iframe src="https://card.example/"></iframe>`;
    await page.$eval("body", (body, frame) => body.insertAdjacentHTML("beforeend", frame), frame);
    await waitForBadge("i");
    assert.equal((await browser.verdict(tab)).host, "silent.example");
  });

  it("receives few messages from a page that adds and removes frames all the time", async () => {
    await page.goto("https://number.example/");
    await waitForBadge("!");
    await browser.evaluate(countRemovals);
    await page.evaluate(changeFrames, 20);
    const removals = () => browser.evaluate(() => Number(Reflect.get(globalThis, "removals")));
    await until(removals);
    await pause(1000);
    assert.ok((await removals()) < 5, `${await removals()} times`);
  });

  it("drops the state of a page that is left, and restores it when the person goes back", async () => {
    // This needs a new tab, because WebDriver loses a Firefox tab that goes back to a cached page.
    const visit = await browser.newPage();
    const visited = browser.tabIdOf(visit);
    await visit.goto("https://number.example/");
    await waitForBadge("!", visited);
    await visit.evaluate(() => void Object.assign(window, { kept: true }));
    await visit.goto("https://silent.example/");
    await waitForBadge("", visited);
    await pause(1500);
    assert.equal(await browser.badge(visited), "");
    await visit.evaluate(() => void setTimeout(() => history.back()));
    await waitForBadge("!", visited);
    assert.ok(await visit.evaluate(() => "kept" in window), "the page was cached");
    assert.equal((await browser.verdict(visited)).host, "number.example");
    await visit.close();
  });

  it("keeps the states of tabs apart, and removes the state of a closed tab", async () => {
    await page.goto("https://number.example/");
    const other = await browser.newPage();
    const second = browser.tabIdOf(other);
    await other.goto("https://card.example/");
    await Promise.all([waitForBadge("!"), waitForBadge("i", second)]);
    await page.bringToFront();
    await remove("form");
    await waitForBadge("");
    assert.equal(await browser.badge(second), "i");
    assert.deepEqual((await browser.verdict(second)).asks, ["payment-card"]);
    await other.close();
    await until(async () => !(await storedKeys()).includes(`tab:${second}`));
    assert.ok((await storedKeys()).includes(`tab:${tab}`));
  });
  const storedKeys = () =>
    browser.evaluate(() => chrome.storage.session.get(null).then((all) => Object.keys(all)));

  it("the background and the frames ignore unknown messages", async () => {
    await page.goto("https://number.example/");
    await waitForBadge("!");
    const answers = await browser.evaluate(sendAll, UNKNOWN_MESSAGES, tab);
    assert.deepEqual([...new Set(answers)], ["nothing"]);
    assert.equal(await browser.badge(tab), "!");
    await remove("form");
    await waitForBadge("");
  });

  it("shows that a page was not checked after an invalid snapshot, and recovers with the next", async () => {
    const own = await browser.evaluate(() => chrome.tabs.getCurrent().then((tab) => tab?.id ?? 0));
    const labels = [{ source: "label", text: "マイナンバー" }];
    const right = {
      url: "https://number.example/",
      top: true,
      document: "own",
      fields: [{ key: 1, labels }],
    };
    const send = (/** @type {unknown} */ snapshot) =>
      browser.evaluate(
        (snapshot) =>
          chrome.runtime.sendMessage({ kind: "snapshot", snapshot }).then(({ show }) => show),
        snapshot,
      );
    await browser.evaluate(() =>
      chrome.runtime.onMessage.addListener((message, _sender, answer) => {
        if (message.kind === "which-document") answer("own");
      }),
    );
    for (const wrong of [null, 5, { url: 5 }, { ...right, fields: [{ key: -1 }] }]) {
      assert.equal(await send(wrong), null);
      assert.equal(await browser.badge(own), "?");
      assert.equal((await send(right)).level, "warning");
      assert.equal(await browser.badge(own), "!");
    }
    await browser.evaluate(() =>
      chrome.runtime.sendMessage({ kind: "document-unloaded", document: "own" }),
    );
    await waitForBadge("", own);
  });

  it("shows that a page was not checked when its stored state is corrupt, and recovers", async () => {
    await page.goto("https://number.example/");
    await waitForBadge("!");
    await browser.evaluate((key) => chrome.storage.session.set({ [key]: "spoilt" }), `tab:${tab}`);
    await page.$eval("form", (form) => form.insertAdjacentHTML("beforeend", "<input>"));
    await waitForBadge("?");
    await page.$eval("form", (form) => form.insertAdjacentHTML("beforeend", "<input>"));
    await waitForBadge("!");
  });

  it("uses the default of a broken setting, and the options page says so once", async () => {
    await browser.evaluate(() =>
      chrome.storage.local.set({ cardNotice: 7, trusted: "card.example" }),
    );
    await page.goto("https://card.example/");
    await waitForBadge("i");
    assert.equal((await browser.verdict(tab)).standing, "ordinary");
    assert.equal((await reloadOptions()).repaired, 2);
    const settings = () =>
      browser.evaluate(() => chrome.storage.local.get(["cardNotice", "trusted"]));
    await until(async () => Object.keys(await settings()).length === 0);
    assert.deepEqual(await reloadOptions(), { repaired: 0, chosen: "line" });
  });

  /** Reloads the options page in the tab of `extensionPage`. */
  async function reloadOptions() {
    await browser.evaluate(() => {
      document.body.replaceChildren();
      location.assign(`/options/options.html?at=${performance.now()}`);
    });
    return until(() => browser.evaluate(readOptions));
  }
}

/**
 * Runs in a page of the extension: sends each message to the background and to a tab, and returns the responses.
 * @param {unknown[]} messages
 * @param {number} tab
 */
async function sendAll(messages, tab) {
  const resultOf = (/** @type {Promise<unknown>} */ answer) =>
    answer.then((value) => (value === undefined ? "nothing" : JSON.stringify(value)), String);
  const answers = [];
  for (const message of messages) {
    answers.push(await resultOf(chrome.runtime.sendMessage(message)));
    answers.push(await resultOf(chrome.tabs.sendMessage(tab, message)));
  }
  return answers;
}

/**
 * Runs in a page of the extension: adds a frame to the stored state of a tab.
 * @param {string} key
 */
async function addStoredFrame(key) {
  const { [key]: state } = await chrome.storage.session.get(key);
  const [frames, ...rest] = /** @type {any} */ (state);
  const [, inner] = frames.find((/** @type {[number, unknown]} */ [id]) => id !== 0);
  await chrome.storage.session.set({ [key]: [[...frames, [99_999, inner]], ...rest] });
}

/** Runs in the options page: reads the setting and the number of repaired settings. */
function readOptions() {
  const chosen = document.querySelector("[name=cardNotice]:checked");
  const repaired = document.querySelectorAll(".repaired").length;
  return chosen instanceof HTMLInputElement ? { repaired, chosen: chosen.value } : null;
}
