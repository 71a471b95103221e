/** Help for somebody who has typed it already, and the report of a page: what is shown, and that nothing is sent. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, MAKERS, NAMES, until } from "./browsers.js";
import { addEye, look, poke, press } from "./eye.js";
import { click, readPopup } from "./popup.js";

const PIN = "https://pin.example/a/?number=123456789018";
const BODY = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>会員</title>
  <label>マイナンバーカードの暗証番号 <input maxlength="4"></label>
  <label>クレジットカード番号 <input autocomplete="cc-number"></label>`;
/** No button counts a click that comes sooner than a person can read. */
const AGED = 600;
const COMMON = ["keep", "police", "tell"];
const BOTH = ["suspend", "payment-card", "change-pin", ...COMMON];

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
    await addEye(browser);
    page = await browser.newPage();
    await page.goto(PIN);
    await until(async () => (await browser.badge(browser.tabOf(page))) === "!!");
    // From here on the web is switched off: whatever is asked for gets no answer and is counted.
    browser.proxy.route = () => null;
    browser.proxy.requests.length = 0;
  });
  after(() => browser?.close());

  /** Opens a page of the extension in the tab that the harness keeps. @type {(path: string) => Promise<void>} */
  const open = async (path) => {
    const address = browser.root + path;
    await browser.evaluate((address) => location.assign(address), address);
    await until(() => browser.evaluate((address) => location.href === address, address));
  };
  const say = (/** @type {string} */ key) =>
    browser.evaluate((key) => chrome.i18n.getMessage(key), key);
  const helpTabs = () => browser.evaluate(queriesOfHelp);
  const isDrawn = (/** @type {string} */ selector) =>
    until(() =>
      browser.evaluate((selector) => document.querySelector(selector) !== null, selector),
    );

  it("the popup opens it for what the page asks", async () => {
    await open(`popup/popup.html?tab=${browser.tabOf(page)}`);
    await until(async () => (await browser.evaluate(readPopup))?.level === "danger");
    await browser.evaluate(click, "help");
    const [query] = await until(async () => {
      const queries = await helpTabs();
      return queries.length > 0 ? queries : null;
    });
    assert.equal(query, "?asks=my-number-card-pin+payment-card");
    await browser.evaluate(closeHelp);
  });

  it("the banner opens it too, for a person's own click only", async () => {
    await page.bringToFront();
    const help = await say("help");
    await until(async () =>
      (await look(page)).some(({ acts }) => acts.some(({ text }) => text === help)),
    );
    await pause(AGED);
    await poke(page, help);
    await pause(AGED);
    assert.deepEqual(await helpTabs(), []);
    await press(page, help);
    await until(async () => (await helpTabs())[0] === "?asks=my-number-card-pin+payment-card");
    await browser.evaluate(closeHelp);
  });

  it("has the steps for exactly what was typed, with numbers to press, dates and sources", async () => {
    await open("help/help.html?asks=signature-password+payment-card+no-such-ask");
    await isDrawn("[data-step]");
    const { steps, links, ticked, text, cards } = await browser.evaluate(readHelp);
    assert.deepEqual(steps, BOTH);
    assert.deepEqual(links.slice(0, 3), ["tel:0120950178", "tel:0120017827", "tel:0120601785"]);
    assert.ok(links.includes("tel:%239110") && links.includes("mailto:info@antiphishing.jp"));
    assert.equal(ticked.length, 2);
    assert.ok(ticked[0].includes("signature-password"));
    assert.match(text, /2026\D11\D23/);
    assert.ok(
      cards.every((card) => /20\d\d\D\d/.test(card)),
      cards.join("\n"),
    );
    assert.ok(text.includes("https://www.city.sakata.lg.jp/"));
    assert.doesNotMatch(text, /安全|安心|\bsafe\b/i);
  });

  it("follows what is ticked, keeps the focus, and outlives a reload", async () => {
    await browser.evaluate(tick, "payment-card");
    const { steps, focused } = await browser.evaluate(readHelp);
    assert.deepEqual(steps, ["suspend", "change-pin", ...COMMON]);
    assert.equal(focused, "payment-card");
    await browser.evaluate(() => location.reload());
    await pause(300);
    await isDrawn("[data-step]");
    assert.deepEqual((await browser.evaluate(readHelp)).steps, steps);
  });

  it("has what helps everybody where nothing is known", async () => {
    await open("help/help.html");
    await isDrawn("[data-step]");
    const { steps, ticked } = await browser.evaluate(readHelp);
    assert.deepEqual([steps, ticked], [COMMON, []]);
  });

  it("composes a report only on request, defanged and without what was typed", async () => {
    await open(`popup/popup.html?tab=${browser.tabOf(page)}`);
    await until(async () => (await browser.evaluate(readPopup))?.level === "danger");
    assert.equal(await browser.evaluate(readAbuseReport), null);
    await browser.evaluate(click, "abuse-report");
    const report = await browser.evaluate(readAbuseReport);
    assert.ok(report);
    assert.match(report.text, /pin\[\.\]example/);
    assert.doesNotMatch(report.text, /pin\.example|https?:|123456789018/);
    assert.ok(report.text.includes(await say("ask_my_number_card_pin")));
    assert.match(report.text, new RegExp(String(new Date().getFullYear())));
    const mail = new URL(report.mail);
    assert.equal(mail.protocol + mail.pathname, "mailto:info@antiphishing.jp");
    assert.equal(mail.searchParams.get("body"), report.text.replaceAll("\n", "\r\n"));
    assert.equal(mail.searchParams.get("subject"), await say("abuse_report_subject"));
    assert.equal(report.isFocused, true);
  });

  it("all of this worked with the web switched off, and asked for nothing", () => {
    const asked = browser.proxy.requests.filter(({ host }) => !MAKERS.test(host));
    // The browser itself asks for a page's icon.
    assert.deepEqual(
      asked.filter(({ path }) => path !== "/favicon.ico"),
      [],
    );
  });
}

/** Runs in a page of the extension: the queries of its open help pages. */
async function queriesOfHelp() {
  const urls = (await chrome.tabs.query({})).map(({ url, pendingUrl }) => url || pendingUrl || "");
  const root = chrome.runtime.getURL("help/help.html");
  return urls.filter((url) => url.startsWith(root)).map((url) => url.slice(root.length));
}

/** Runs in a page of the extension. */
async function closeHelp() {
  const root = chrome.runtime.getURL("help/help.html");
  const tabs = (await chrome.tabs.query({})).filter(({ url }) => url?.startsWith(root));
  await chrome.tabs.remove(tabs.map(({ id }) => Number(id)));
}

/** Runs in the help page. */
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
  };
}

/** Runs in the help page. @param {string} value */
function tick(value) {
  const box = /** @type {HTMLElement} */ (document.querySelector(`[value="${value}"]`));
  box.focus();
  box.click();
}

/** Runs in the popup. */
function readAbuseReport() {
  const section = document.querySelector(".abuse-report");
  if (!section) return null;
  return {
    text: section.querySelector("textarea")?.value ?? "",
    mail: section.querySelector("a")?.href ?? "",
    isFocused: document.activeElement === section,
  };
}
