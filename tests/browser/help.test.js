/** The help page and the abuse report: what they contain, and that they send nothing. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, BROWSER_MAKERS, NAMES, until } from "./browsers.js";
import {
  CLICK_DELAY_MS,
  addOverlayReader,
  readOverlays,
  clickByScript,
  press,
} from "./overlay-reader.js";
import { click, readPopup } from "./popup.js";

const PIN = "https://pin.example/a/?number=123456789018";
const BODY = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>会員</title>
  <label>マイナンバーカードの暗証番号 <input maxlength="4"></label>
  <label>クレジットカード番号 <input autocomplete="cc-number"></label>`;
const COMMON_STEPS = ["keep", "police", "tell"];
const PIN_AND_CARD_STEPS = ["suspend", "payment-card", "change-pin", ...COMMON_STEPS];

const TOLD_STEPS = ["suspend", "change-pin", "told-by-phone", "my-number", "change-number"];
/** What the paragraph says: hours, holidays, menu with its date, relay service, IP phones, languages. */
const HOTLINE = [
  /0120-95-0178[^]*9:30[^]*20:00[^]*17:30[^]*12月29日/,
  /「5」[^]*「1」[^]*「2」[^]*「3」[^]*「0」[^]*2024年12月/,
  /電話リレーサービス[^]*0120-601-785/,
  /050-3818-1250/,
  /0570-078377[^]*Tiếng Việt/,
];

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

describe("help", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let page;
  before(async () => {
    browser = await launch(name, (host) => (host === "pin.example" ? { body: BODY } : null));
    await addOverlayReader(browser);
    page = await browser.newPage();
    await page.goto(PIN);
    await until(async () => (await browser.badge(browser.tabIdOf(page))) === "!!");
    // From here on, the proxy answers every request with 404 and records it.
    browser.proxy.route = () => null;
    browser.proxy.requests.length = 0;
  });
  after(() => browser?.close());

  /** Opens a page of the extension in the tab of `extensionPage`. @type {(path: string) => Promise<void>} */
  const open = async (path) => {
    const address = browser.root + path;
    await browser.evaluate((address) => location.assign(address), address);
    await until(() => browser.evaluate((address) => location.href === address, address));
  };
  const stringOf = (/** @type {string} */ key) =>
    browser.evaluate((key) => chrome.i18n.getMessage(key), key);
  const helpTabs = () => browser.evaluate(readHelpQueries);
  const waitFor = (/** @type {string} */ selector) =>
    until(() =>
      browser.evaluate((selector) => document.querySelector(selector) !== null, selector),
    );

  it("the popup opens the help page with the asks of the page", async () => {
    await open(`popup/popup.html?tab=${browser.tabIdOf(page)}`);
    await until(async () => (await browser.evaluate(readPopup))?.level === "danger");
    await browser.evaluate(click, "help");
    const [query] = await until(async () => {
      const queries = await helpTabs();
      return queries.length > 0 ? queries : null;
    });
    assert.equal(query, "?given=my-number-card-pin+payment-card");
    await browser.evaluate(closeHelp);
  });

  it("the banner opens the help page for a trusted click only", async () => {
    await page.bringToFront();
    const help = await stringOf("help");
    await until(async () =>
      (await readOverlays(page)).some(({ buttons }) => buttons.some(({ text }) => text === help)),
    );
    await pause(CLICK_DELAY_MS);
    await clickByScript(page, help);
    await pause(CLICK_DELAY_MS);
    assert.deepEqual(await helpTabs(), []);
    await press(page, help);
    await until(async () => (await helpTabs())[0] === "?given=my-number-card-pin+payment-card");
    await browser.evaluate(closeHelp);
  });

  it("has exactly the steps for the asks, with phone links, dates and sources", async () => {
    await open("help/help.html?given=signature-password+payment-card+no-such-ask");
    await waitFor("[data-step]");
    const { steps, links, ticked, text, cards } = await browser.evaluate(readHelp);
    assert.deepEqual(steps, PIN_AND_CARD_STEPS);
    assert.deepEqual(links.slice(0, 3), ["tel:0120950178", "tel:0120601785", "tel:%239110"]);
    assert.ok(links.includes("tel:%239110") && links.includes("mailto:info@antiphishing.jp"));
    assert.deepEqual(ticked, ["card-pin", "payment-card"]);
    assert.match(text, /2026\D11\D27/);
    assert.ok(
      cards.every((card) => /20\d\d\D\d/.test(card)),
      cards.join("\n"),
    );
    assert.ok(text.includes("https://www.city.sakata.lg.jp/"));
    // A person can open each source.
    assert.doesNotMatch(text, /facts\.md/);
    assert.doesNotMatch(text, /安全|安心|\bsafe\b/i);
  });

  it("follows the ticked boxes, keeps the focus, and keeps the ticks after a reload", async () => {
    await browser.evaluate(tick, "payment-card");
    const { steps, focused } = await browser.evaluate(readHelp);
    assert.deepEqual(steps, ["suspend", "change-pin", ...COMMON_STEPS]);
    assert.equal(focused, "payment-card");
    await browser.evaluate(() => location.reload());
    await pause(300);
    await waitFor("[data-step]");
    assert.deepEqual((await browser.evaluate(readHelp)).steps, steps);
  });

  it("has steps for what was said and done, the most urgent first, and leads to the page for a call", async () => {
    await open("help/help.html?given=told-by-phone");
    await waitFor("[data-step]");
    assert.deepEqual((await browser.evaluate(readHelp)).steps, [...TOLD_STEPS, ...COMMON_STEPS]);
    await browser.evaluate(tick, "transferred");
    const { steps, focused, callPage } = await browser.evaluate(readHelp);
    assert.deepEqual(steps, ["transferred", ...TOLD_STEPS, ...COMMON_STEPS]);
    assert.equal(focused, "transferred");
    assert.equal(callPage, `${browser.root}call/call.html`);
  });

  it("has the whole paragraph on the My Number line", async () => {
    await browser.evaluate(() => chrome.storage.local.set({ language: "ja" }));
    await open("help/help.html?given=");
    await waitFor(".hotline");
    const text = await browser.evaluate(
      () => /** @type {HTMLElement} */ (document.querySelector(".hotline")).innerText,
    );
    for (const part of HOTLINE) assert.match(text, part);
    await browser.evaluate(() => chrome.storage.local.remove("language"));
  });

  it("has the common steps when no ask is known", async () => {
    await open("help/help.html");
    await waitFor("[data-step]");
    const { steps, ticked } = await browser.evaluate(readHelp);
    assert.deepEqual([steps, ticked], [COMMON_STEPS, []]);
  });

  it("composes an abuse report only on request, with defanged addresses and without typed values", async () => {
    await open(`popup/popup.html?tab=${browser.tabIdOf(page)}`);
    await until(async () => (await browser.evaluate(readPopup))?.level === "danger");
    assert.equal(await browser.evaluate(readAbuseReport), null);
    await browser.evaluate(click, "abuse-report");
    const report = await browser.evaluate(readAbuseReport);
    assert.ok(report);
    assert.match(report.text, /pin\[\.\]example/);
    assert.doesNotMatch(report.text, /pin\.example|https?:|123456789018/);
    assert.ok(report.text.includes(await stringOf("ask_my_number_card_pin")));
    assert.match(report.text, new RegExp(String(new Date().getFullYear())));
    const mail = new URL(report.mail);
    assert.equal(mail.protocol + mail.pathname, "mailto:info@antiphishing.jp");
    assert.equal(mail.searchParams.get("body"), report.text.replaceAll("\n", "\r\n"));
    assert.equal(mail.searchParams.get("subject"), await stringOf("abuse_report_subject"));
    assert.equal(report.isFocused, true);
  });

  it("no test above needed the network or sent a request", () => {
    const requests = browser.proxy.requests.filter(({ host }) => !BROWSER_MAKERS.test(host));
    // The browser requests the icon of a page.
    assert.deepEqual(
      requests.filter(({ path }) => path !== "/favicon.ico"),
      [],
    );
  });
}

/** Runs in a page of the extension: returns the queries of its open help pages. */
async function readHelpQueries() {
  const urls = (await chrome.tabs.query({})).map(({ url, pendingUrl }) => url || pendingUrl || "");
  const root = chrome.runtime.getURL("help/help.html");
  return urls.filter((url) => url.startsWith(root)).map((url) => url.slice(root.length));
}

/** Runs in a page of the extension: closes the help pages. */
async function closeHelp() {
  const root = chrome.runtime.getURL("help/help.html");
  const tabs = (await chrome.tabs.query({})).filter(({ url }) => url?.startsWith(root));
  await chrome.tabs.remove(tabs.map(({ id }) => Number(id)));
}

/** Runs in the help page: reads what it shows. */
function readHelp() {
  const all = (/** @type {string} */ selector) =>
    /** @type {any[]} */ ([...document.querySelectorAll(selector)]);
  return {
    steps: all("[data-step]").map(({ dataset }) => dataset.step),
    links: all("a.reach").map((link) => link.getAttribute("href")),
    cards: all(".contact").map(({ innerText }) => innerText),
    ticked: all(":checked").map(({ value }) => value),
    text: document.body.innerText,
    focused: /** @type {any} */ (document.activeElement).value,
    callPage: all("a.call")[0]?.href,
  };
}

/** Runs in the help page: clicks a check box. @param {string} value */
function tick(value) {
  const box = /** @type {HTMLElement} */ (document.querySelector(`[value="${value}"]`));
  box.focus();
  box.click();
}

/** Runs in the popup: reads the abuse report. */
function readAbuseReport() {
  const section = document.querySelector(".abuse-report");
  if (!section) return null;
  return {
    text: section.querySelector("textarea")?.value ?? "",
    mail: section.querySelector("a")?.href ?? "",
    isFocused: document.activeElement === section,
  };
}
