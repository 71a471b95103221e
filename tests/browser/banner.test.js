/** The banner in its three forms: what a person can do with it, and what a page cannot. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { addEye, assertHeard, look, poke, press, readWords } from "./eye.js";

const PORTAL = "https://myna.go.jp/";
const BEFORE = "https://before.example/";
const DANGER = "https://danger.example/";
const WARNING = "https://warning.example/";
const NOTICE = "https://notice.example/";
/** @type {Record<string, string>} */
const PAGES = {
  danger: `<title>マイナポータル</title><h1>マイナポータル</h1>
    <label>署名用電子証明書の暗証番号 <input id="field" type="password"></label>`,
  warning: `<title>給与かんり</title><label>マイナンバー <input id="field" maxlength="12"></label>`,
  notice: `<title>花森商店</title><label>カード番号 <input id="field" autocomplete="cc-number"></label>`,
};
const POLICY = "default-src 'none'; style-src 'none'; script-src 'none'";
/** No button counts a click that comes sooner than a person can read. */
const AGED = 600;
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

describe("banner", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @type {import("./proxy.js").Route} */
function route(host, path) {
  const body = PAGES[host.split(/[-.]/)[0]] ?? "<title>別のページ</title><p>こんにちは</p>";
  const page = `<!doctype html><html lang="ja"><meta charset="utf-8"><body>${body}`;
  /** @type {Record<string, string>} */
  const headers = path === "/strict" ? { "content-security-policy": POLICY } : {};
  return { headers, body: page };
}

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let tab;
  /** @type {Record<string, string>} */
  let words;
  before(async () => {
    browser = await launch(name, route);
    await addEye(browser);
    words = await browser.evaluate(readWords);
    tab = await browser.newPage();
  });
  after(() => browser?.close());

  const shown = (/** @type {string} */ form, page = tab) =>
    until(async () => (await look(page)).find(({ kind }) => kind.startsWith(form)));
  const isBare = async () => (await look(tab)).length === 0;
  const value = () => tab.$eval("#field", (field) => /** @type {HTMLInputElement} */ (field).value);
  const headline = (/** @type {string} */ kind) =>
    shown(kind).then(({ name }) => assert.match(name, /^\P{L}*(danger|warning|notice)\.example/u));

  it("danger takes the page: the focus is on leaving, and nothing can be typed", async () => {
    await tab.goto(BEFORE);
    await tab.goto(DANGER);
    const box = await shown("page danger");
    assert.equal(box.focused, words.leave);
    assert.ok(box.isOnTop);
    await headline("page");
    await tab.focus("#field");
    await tab.keyboard.type("1234");
    const { x, y } = await tab.$eval("#field", (field) => field.getBoundingClientRect().toJSON());
    await tab.mouse.click(x + 5, y + 5);
    await tab.keyboard.type("1234");
    assert.equal(await value(), "");
  });

  it("danger is not dismissed by the escape key", async () => {
    for (let times = 0; times < 3; times += 1) await tab.keyboard.press("Escape");
    await pause(100);
    assert.ok((await shown("page danger")).isOnTop);
  });

  it("leaving goes back to before the site", async () => {
    await pause(AGED);
    await press(tab, words.leave);
    await until(async () => tab.url() === BEFORE);
  });

  it("going on needs a person's two clicks with time to read between them", async () => {
    await tab.goto(DANGER);
    await shown("page danger");
    await pause(AGED);
    await poke(tab, words.proceed);
    await pause(AGED);
    await poke(tab, words.proceed);
    assert.ok((await look(tab))[0].acts.some(({ text }) => text === words.proceed));
    await press(tab, words.proceed, 2);
    const { acts } = await shown("page danger");
    assert.ok(acts.some(({ text }) => text === words.proceed_again));
    await pause(AGED);
    await poke(tab, words.proceed_again);
    assert.ok((await look(tab))[0].kind.startsWith("page"));
    await press(tab, words.proceed_again);
    await shown("stay danger");
    await tab.type("#field", "1234");
    assert.equal(await value(), "1234");
  });

  it("the way to the real Mynaportal tells it nothing of this page", async () => {
    await tab.goto(DANGER);
    const { acts } = await shown("page danger");
    await pause(AGED);
    const link = acts.find(({ text }) => text === words.portal);
    assert.equal(link?.href, PORTAL);
    assert.match(String(link?.rel), /\bnoopener\b/);
    await press(tab, words.portal);
    const portal = await until(async () =>
      (await browser.browser.pages()).find((page) => page.url() === PORTAL),
    );
    const known = await portal.evaluate(() => [window.opener, document.referrer]);
    await portal.close();
    assert.deepEqual(known, [null, ""]);
  });

  it("a page's script cannot reach into it", async () => {
    const { name: sentence } = await shown("page danger");
    const [trees, text] = await tab.evaluate(() => {
      const all = [...document.querySelectorAll("*")];
      all.forEach((element) => element instanceof HTMLElement && element.click());
      const { innerText, outerHTML } = document.documentElement;
      return [all.filter(({ shadowRoot }) => shadowRoot).length, innerText + outerHTML];
    });
    assert.equal(trees, 0);
    assert.ok(!String(text).includes(sentence));
    assert.ok((await shown("page danger")).isOnTop);
  });

  it("a warning stays, leaves the focus alone and is closed with the keyboard", async () => {
    await tab.goto(WARNING);
    await headline("stay");
    assert.equal(await tab.evaluate(() => document.activeElement?.localName), "body");
    for (let tabs = 0; tabs < 12 && (await look(tab))[0].focused !== words.close; tabs += 1) {
      await tab.keyboard.press("Tab");
    }
    assert.equal((await look(tab))[0].focused, words.close);
    await pause(AGED);
    await tab.keyboard.press("Enter");
    await until(isBare);
    await tab.$eval("#field", (field) => field.insertAdjacentHTML("afterend", "<input>"));
    await pause(1500);
    assert.ok(await isBare());
    // A change of settings tells every frame its verdict again.
    await browser.evaluate(() => chrome.storage.local.set({ textSize: "large" }));
    await pause(1000);
    assert.ok(await isBare());
    await browser.evaluate(() => chrome.storage.local.remove("textSize"));
  });

  it("a notice goes away by itself and does not come back; a warning stays", async () => {
    const other = await browser.newPage();
    await other.goto(WARNING);
    await shown("stay warning", other);
    await tab.bringToFront();
    await tab.mouse.move(500, 700);
    await tab.goto(NOTICE);
    await headline("line");
    const start = Date.now();
    await until(isBare, 15_000);
    assert.ok(Date.now() - start > 5000, "there was time to read");
    await tab.goto(`${NOTICE}again`);
    await until(async () => (await browser.badge(browser.tabOf(tab))) === "i");
    await pause(500);
    assert.ok(await isBare());
    await shown("stay warning", other);
    await other.close();
  });

  it("a page's policy changes nothing in how it looks", async () => {
    // The slim line comes once for each host.
    for (const [form, host] of Object.entries({
      page: "danger",
      stay: "warning",
      line: "notice",
    })) {
      const looks = [];
      for (const address of [`https://${host}-1.example/`, `https://${host}-2.example/strict`]) {
        await tab.goto(address);
        looks.push((await shown(form)).look);
      }
      assert.deepEqual(looks[1], looks[0]);
    }
  });

  it("is named for those who hear it, in its own language", async () => {
    const roles = { danger: "alertdialog", warning: "region", notice: "status" };
    for (const [level, role] of Object.entries(roles)) {
      await tab.goto(`https://${level}-3.example/`);
      const box = await shown("");
      assert.deepEqual([box.role, box.lang], [role, words.language]);
      assert.equal(box.headline, level === "warning" ? "alert" : "");
      // Firefox shows its accessibility tree to no tool that can look into a closed one.
      if (name === "chromium") await assertHeard(tab, role, box.name);
    }
  });
}
