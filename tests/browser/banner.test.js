/** The banner in its three styles: what a person can do with it, and what a page cannot. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import {
  CLICK_DELAY_MS,
  addOverlayReader,
  assertAccessible,
  readOverlays,
  clickByScript,
  press,
  readButtonStrings,
} from "./overlay-reader.js";

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
const RETURN_MS = 3000;
const POLICY = "default-src 'none'; style-src 'none'; script-src 'none'";
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
  let buttonStrings;
  before(async () => {
    browser = await launch(name, route);
    await addOverlayReader(browser);
    buttonStrings = await browser.evaluate(readButtonStrings);
    tab = await browser.newPage();
  });
  after(() => browser?.close());

  const waitForBanner = (/** @type {string} */ expected, page = tab) =>
    until(async () => (await readOverlays(page)).find(({ kind }) => kind.startsWith(expected)));
  const isClosed = async () => (await readOverlays(tab)).length === 0;
  const value = () => tab.$eval("#field", (field) => /** @type {HTMLInputElement} */ (field).value);
  const headline = (/** @type {string} */ kind) =>
    waitForBanner(kind).then(({ text }) =>
      assert.match(text, /\P{L}(danger|warning|notice)\.example/u),
    );
  const stringOf = (/** @type {string} */ key) =>
    browser.evaluate((key) => chrome.i18n.getMessage(key), key);

  it("danger covers the page, focuses the button that leaves it, and blocks typing", async () => {
    await tab.goto(BEFORE);
    await tab.goto(DANGER);
    const box = await waitForBanner("page danger");
    assert.equal(box.focused, buttonStrings.leave);
    assert.ok(box.isOnTop);
    await headline("page");
    await tab.focus("#field");
    await tab.keyboard.type("1234");
    const { x, y } = await tab.$eval("#field", (field) => field.getBoundingClientRect().toJSON());
    await tab.mouse.click(x + 5, y + 5);
    await tab.keyboard.type("1234");
    assert.equal(await value(), "");
  });

  it("danger says who speaks, then what to do, then the address, and that the tab can be closed", async () => {
    const { name, description, text, scrolled, advice } = await waitForBanner("page danger");
    assert.equal(name, await stringOf("speaker"));
    assert.ok(description.startsWith(await stringOf("advice_danger")), description);
    assert.match(description, /danger\.example/);
    const order = ["speaker", "advice_danger", "leave", "more", "way_out", "proceed"];
    const places = await Promise.all(order.map(async (key) => text.indexOf(await stringOf(key))));
    assert.deepEqual(
      [...places].sort((a, b) => a - b),
      places,
    );
    assert.ok(places[0] >= 0 && !text.includes(await stringOf("practice_warning")));
    assert.equal(scrolled, 0);
    assert.ok(advice > 0 && advice < (await tab.evaluate(() => innerHeight)));
  });

  it("the details open with a click and close with the keyboard, and not by themselves", async () => {
    await pause(CLICK_DELAY_MS);
    assert.equal((await waitForBanner("page danger")).isUnfolded, false);
    await press(tab, buttonStrings.more);
    await until(async () => (await readOverlays(tab))[0].isUnfolded);
    await tab.keyboard.press("Enter");
    await until(async () => !(await readOverlays(tab))[0].isUnfolded);
  });

  it("the escape key does not dismiss danger", async () => {
    for (let times = 0; times < 3; times += 1) await tab.keyboard.press("Escape");
    await pause(100);
    assert.ok((await waitForBanner("page danger")).isOnTop);
  });

  it("the leave button goes back to the page before the site", async () => {
    await pause(CLICK_DELAY_MS);
    await press(tab, buttonStrings.leave);
    await until(async () => tab.url() === BEFORE);
    // For so long, a tab that comes back to the site is closed.
    await pause(RETURN_MS);
  });

  it("proceeding needs two clicks of a person, with time to read between them", async () => {
    await tab.goto(DANGER);
    await waitForBanner("page danger");
    await pause(CLICK_DELAY_MS);
    await clickByScript(tab, buttonStrings.proceed);
    await pause(CLICK_DELAY_MS);
    await clickByScript(tab, buttonStrings.proceed);
    assert.ok(
      (await readOverlays(tab))[0].buttons.some(({ text }) => text === buttonStrings.proceed),
    );
    await press(tab, buttonStrings.proceed, 2);
    const { buttons } = await waitForBanner("page danger");
    assert.ok(buttons.some(({ text }) => text === buttonStrings.proceed_again));
    await pause(CLICK_DELAY_MS);
    await clickByScript(tab, buttonStrings.proceed_again);
    assert.ok((await readOverlays(tab))[0].kind.startsWith("page"));
    await press(tab, buttonStrings.proceed_again);
    await waitForBanner("stay danger");
    await tab.type("#field", "1234");
    assert.equal(await value(), "1234");
  });

  it("the link to the real Mynaportal passes on neither an opener nor a referrer", async () => {
    await tab.goto(DANGER);
    const { buttons } = await waitForBanner("page danger");
    await pause(CLICK_DELAY_MS);
    const link = buttons.find(({ text }) => text === buttonStrings.portal);
    assert.equal(link?.href, PORTAL);
    assert.match(String(link?.rel), /\bnoopener\b/);
    await press(tab, buttonStrings.portal);
    const portal = await until(async () =>
      (await browser.browser.pages()).find((page) => page.url() === PORTAL),
    );
    const known = await portal.evaluate(() => [window.opener, document.referrer]);
    await portal.close();
    assert.deepEqual(known, [null, ""]);
  });

  it("a page's script cannot read or click it", async () => {
    const { name, description } = await waitForBanner("page danger");
    const [trees, text] = await tab.evaluate(() => {
      const all = [...document.querySelectorAll("*")];
      all.forEach((element) => element instanceof HTMLElement && element.click());
      const { innerText, outerHTML } = document.documentElement;
      return [all.filter(({ shadowRoot }) => shadowRoot).length, innerText + outerHTML];
    });
    assert.equal(trees, 0);
    for (const said of [name, description, await stringOf("advice_danger")])
      assert.ok(!String(text).includes(said));
    assert.ok((await waitForBanner("page danger")).isOnTop);
  });

  it("a warning stays, does not take the focus, and can be closed with the keyboard", async () => {
    await tab.goto(WARNING);
    await headline("stay");
    assert.equal(await tab.evaluate(() => document.activeElement?.localName), "body");
    for (
      let tabs = 0;
      tabs < 12 && (await readOverlays(tab))[0].focused !== buttonStrings.close;
      tabs += 1
    ) {
      await tab.keyboard.press("Tab");
    }
    assert.equal((await readOverlays(tab))[0].focused, buttonStrings.close);
    await pause(CLICK_DELAY_MS);
    await tab.keyboard.press("Enter");
    await until(isClosed);
    await tab.$eval("#field", (field) => field.insertAdjacentHTML("afterend", "<input>"));
    await pause(1500);
    assert.ok(await isClosed());
    // A changed setting has the background send the banner's state to every frame again.
    await browser.evaluate(() => chrome.storage.local.set({ textSize: "large" }));
    await pause(1000);
    assert.ok(await isClosed());
    await browser.evaluate(() => chrome.storage.local.remove("textSize"));
  });

  it("a notice closes by itself and does not come back; a warning stays", async () => {
    const other = await browser.newPage();
    await other.goto(WARNING);
    await waitForBanner("stay warning", other);
    await tab.bringToFront();
    await tab.mouse.move(500, 700);
    await tab.goto(NOTICE);
    await headline("line");
    const start = Date.now();
    await until(isClosed, 15_000);
    assert.ok(Date.now() - start > 5000, "there was time to read");
    await tab.goto(`${NOTICE}again`);
    await until(async () => (await browser.badge(browser.tabIdOf(tab))) === "i");
    await pause(500);
    assert.ok(await isClosed());
    await waitForBanner("stay warning", other);
    await other.close();
  });

  it("a page's content security policy does not change its styles", async () => {
    // The notice line is shown once for each host.
    for (const [form, host] of Object.entries({
      page: "danger",
      stay: "warning",
      line: "notice",
    })) {
      const styles = [];
      for (const address of [`https://${host}-1.example/`, `https://${host}-2.example/strict`]) {
        await tab.goto(address);
        styles.push((await waitForBanner(form)).styles);
      }
      assert.deepEqual(styles[1], styles[0]);
    }
  });

  it("has an accessible name in the chosen language", async () => {
    const roles = { danger: "alertdialog", warning: "region", notice: "status" };
    for (const [level, role] of Object.entries(roles)) {
      await tab.goto(`https://${level}-3.example/`);
      const box = await waitForBanner("");
      assert.deepEqual([box.role, box.lang], [role, buttonStrings.language]);
      const isAlert = level === "warning";
      assert.equal(box.alert.startsWith(await stringOf("advice_warning")), isAlert);
      // What to do is read before the reason, and all of it once.
      const said = level === "notice" ? box.name : box.description;
      if (isAlert) assert.equal(box.alert, said.replace(/(?<=[。.]) /, ""));
      assert.equal(box.name === (await stringOf("speaker")), level !== "notice");
      // Firefox does not expose its accessibility tree to WebDriver.
      if (name === "chromium") await assertAccessible(tab, role, box.name);
    }
  });
}
