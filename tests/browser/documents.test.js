/**
 * A verdict is about one document: it never stands on the page that comes after, whatever is left in a
 * hurry, and a document that comes back has it again. `TURNS=2000` makes many more fast navigations.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";

const TURNS = Number(process.env.TURNS ?? 12);
/** What the page before has said in its last moment has come by then. */
const LOOK_MS = 900;
/** A verdict that is not taken back by then stands. */
const SETTLED_MS = 6000;
const PIN = `<h1>マイナポータル</h1><label>署名用電子証明書の暗証番号 <input id="f"></label>`;
const INNER = `<label>利用者証明用電子証明書の暗証番号 <input></label>`;
/** @type {Record<string, string>} */
const PAGES = {
  "scam.example": `<title>マイナポータル</title>${PIN}`,
  "frames.example": `<title>案内</title><p>お待ちください</p>
    <iframe src="https://inner.example/"></iframe><iframe src="https://inner.example/2"></iframe>`,
  "inner.example": INNER,
  "news.example": `<title>朝の新聞</title><p>今日は晴れるでしょう。</p>`,
  "quick.example": `<title>案内</title><iframe src="https://inner.example/"></iframe>
    <script>const end = Date.now() + 400; addEventListener("message", () => { while (Date.now() < end); });</script>
    <form><label>お名前 <input></label></form>`,
};
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

describe("documents", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @type {import("./proxy.js").Route} */
function route(host) {
  const start = `<!doctype html><html lang="ja"><meta charset="utf-8"><body>`;
  return { headers: { "cache-control": "no-cache" }, body: start + (PAGES[host] ?? "") };
}

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  before(async () => (browser = await launch(name, route)));
  after(() => browser?.close());

  /** Whatever is known of a tab after a hurried visit to the first page and a visit to the second. */
  async function leave(
    /** @type {import("./browsers.js").Page} */ page,
    /** @type {string} */ first,
    /** @type {number} */ ms,
  ) {
    const ignore = () => {};
    await page.goto(`https://${first}/`, { waitUntil: "domcontentloaded" }).catch(ignore);
    page.evaluate(() => location.reload()).catch(ignore);
    await pause(ms);
    // The reload may win against the navigation, which is then repeated.
    while (!page.url().startsWith("https://news.example/"))
      await page.goto("https://news.example/").catch(ignore);
    await pause(LOOK_MS);
    const tab = browser.tabIdOf(page);
    const isQuiet = async () =>
      (await browser.badge(tab)) === "" && (await browser.verdict(tab)).level === "clear";
    await until(isQuiet, SETTLED_MS).catch(ignore);
    const verdict = await browser.verdict(tab);
    return { badge: await browser.badge(tab), level: verdict.level, host: verdict.host };
  }

  it(`no verdict stands on the page after, in ${TURNS} fast navigations`, async () => {
    const pages = await Promise.all([browser.newPage(), browser.newPage()]);
    /** @type {object[]} */
    const wrong = [];
    let turn = 0;
    const visit = async (/** @type {import("./browsers.js").Page} */ page) => {
      while (turn < TURNS) {
        const at = (turn += 1);
        const ms = 20 + ((at * 7) % 80);
        const first = at % 2 === 0 ? "frames.example" : "scam.example";
        const seen = await leave(page, first, ms);
        if (seen.badge !== "" || seen.level !== "clear")
          wrong.push({ turn: at, first, ms, ...seen });
      }
    };
    await Promise.all(pages.map(visit));
    await Promise.all(pages.map((page) => page.close()));
    assert.deepEqual(wrong, []);
  });

  it("the page that is not left has its verdict", async () => {
    const page = await browser.newPage();
    const tab = browser.tabIdOf(page);
    for (const host of ["scam.example", "frames.example", "quick.example"]) {
      await page.goto("https://news.example/");
      await page.goto(`https://${host}/`);
      await until(async () => (await browser.badge(tab)) === "!!", 15_000);
    }
    await page.close();
  });

  it("a frame that was quicker than its page counts, and that of the page before does not", async () => {
    const page = await browser.newPage();
    const tab = browser.tabIdOf(page);
    await page.goto("https://frames.example/");
    await until(async () => (await browser.verdict(tab)).frames === 3, 15_000);
    const before = await stored(browser, tab);
    await page.goto("https://quick.example/");
    await until(async () => (await browser.verdict(tab)).host === "quick.example", 15_000);
    // The frames of the page before are put back, as if their last words had come late.
    await browser.evaluate(mixFrames, `tab:${tab}`, before);
    await page.reload();
    await until(async () => {
      const { frames, host } = await browser.verdict(tab);
      return frames === 2 && host === "quick.example";
    }, 15_000);
    assert.equal(await browser.badge(tab), "!!");
    await page.close();
  });
}

/** The stored state of a tab. @param {import("./browsers.js").Browser} browser @param {number} tab */
const stored = (browser, tab) =>
  browser.evaluate(
    (key) => chrome.storage.session.get(key).then((items) => items[key]),
    `tab:${tab}`,
  );

/**
 * Runs in a page of the extension: adds the child frames of another state to that of a tab.
 * @param {string} key
 * @param {any} other
 */
async function mixFrames(key, other) {
  const { [key]: state } = await chrome.storage.session.get(key);
  const [frames, ...rest] = /** @type {any} */ (state);
  const late = other[0].filter((/** @type {[number]} */ [id]) => id !== 0);
  const ids = new Set(frames.map((/** @type {[number]} */ [id]) => id));
  const added = late.filter((/** @type {[number]} */ [id]) => !ids.has(id));
  await chrome.storage.session.set({ [key]: [[...frames, ...added], ...rest] });
}
