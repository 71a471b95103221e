/** The page for a call and the help page on the web: on a phone, without a network, and on paper. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { inflateSync } from "node:zlib";
import { launch, NAMES, until } from "./browsers.js";
import { CONTACTS, QUESTIONS, answer, answerByKeyboard, readCall } from "./call-page.js";
import { readScreen } from "./screens.js";
import { HOST, SITE, checkPage, serveSite } from "./www-page.js";

const AXE = readFileSync(
  new URL("../../node_modules/axe-core/axe.min.js", import.meta.url),
  "utf8",
);
const LANGUAGES = readdirSync(new URL("../../extension/_locales/", import.meta.url));
const PAGES = [
  "call/call.html",
  "help/help.html?given=transferred+told-by-phone",
  "family/family.html#mamori-family:name=%E8%8A%B1%E5%AD%90&phone=0312345678",
];
/** The smallest size of what a finger presses, in pixels. */
const TARGET_PX = 48;

describe("a call, on the web", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let page;
  before(async () => {
    browser = await launch(name, serveSite, { extension: false });
    page = await browser.newPage();
    const touch = name === "chromium" && { hasTouch: true, isMobile: true };
    await page.setViewport({ width: 360, height: 740, ...touch });
    await checkPage(page).open();
  });
  after(() => browser?.close());

  const open = async (/** @type {string} */ path) => {
    await page.goto(SITE + path);
    await until(() => page.evaluate(isDrawn));
  };
  const speak = (/** @type {string} */ language) =>
    page.evaluate((language) => localStorage.setItem("language", language), language);
  const openCall = async () => {
    await open("call/call.html");
    return until(() => page.evaluate(readCall));
  };

  it("is linked from the first page, and leads back and to the help", async () => {
    await checkPage(page).open();
    const links = await page.$$eval("#check nav a", (all) => all.map(({ href }) => href));
    assert.deepEqual(
      links,
      ["call/call", "help/help", "family/family"].map((it) => `${SITE}${it}.html`),
    );
    assert.equal((await openCall())?.help, links[1]);
    await open("help/help.html");
    assert.equal(await page.$eval("a.call", ({ href }) => href), links[0]);
    assert.equal(await page.$eval("body > nav a", ({ href }) => href), `${SITE}index.html`);
  });

  it("says the same as the extension's page, in the language that was chosen", async () => {
    const { headline, questions, contacts } = /** @type {any} */ (await openCall());
    assert.match(headline, /^いったん電話を切ってください。/);
    assert.deepEqual([questions, contacts], [QUESTIONS, CONTACTS]);
    await speak("en");
    assert.match((await openCall())?.headline ?? "", /^Hang up now\./);
    await speak("ja");
  });

  it("is answered with a finger, and with the keyboard alone", async () => {
    await openCall();
    if (name === "chromium") await page.tap("label:has([name=voice][value=yes])");
    else await page.evaluate(answer, "voice", "yes");
    assert.deepEqual((await page.evaluate(readCall))?.meanings, ["voice"]);
    await openCall();
    const shown = await answerByKeyboard(page);
    assert.deepEqual([shown?.meanings, shown?.isChecked], [["office"], true]);
  });

  for (const path of PAGES) {
    it(`fits a phone, and axe finds nothing: ${path}`, async () => {
      for (const value of ["light", "dark"]) {
        await open(path);
        // WebDriver cannot change the colour scheme of Firefox.
        if (name === "chromium") {
          await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
        }
        await page.evaluate(() => {
          document.querySelectorAll("details").forEach((fold) => (fold.open = true));
          const boxes = document.querySelectorAll("[type=radio], [type=checkbox]");
          for (const box of boxes) /** @type {HTMLElement} */ (box).click();
        });
        assert.deepEqual((await readScreen(page))?.cut, []);
        assert.deepEqual(await page.evaluate(findSmall, TARGET_PX), []);
        await page.evaluate(AXE);
        const found = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run());
        assert.deepEqual(
          found.violations.map((/** @type {any} */ one) => [one.id, one.nodes[0].html]),
          [],
        );
      }
    });
  }

  it("fits one sheet of A4 in every language, with the numbers and without buttons", async () => {
    for (const language of LANGUAGES) {
      await speak(language);
      await openCall();
      const pdf = await page.pdf({ format: "a4", preferCSSPageSize: true });
      assert.equal(countSheets(pdf), 1, language);
    }
    await speak("ja");
    // WebDriver cannot show the print style of Firefox.
    if (name === "firefox") return;
    await page.emulateMediaType("print");
    const { controls, text } = /** @type {any} */ (await openCall());
    await page.emulateMediaType("screen");
    assert.deepEqual(controls, []);
    for (const number of ["#9110", "188", "0120-95-0178"]) assert.ok(text.includes(number), number);
    assert.match(text, /家族の電話番号/);
  });

  it("works without a network after the first visit to any page", async () => {
    await openCall();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await until(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller)));
    browser.proxy.route = () => ({ status: 503, body: "no network" });
    browser.proxy.requests.length = 0;
    try {
      assert.deepEqual((await openCall())?.questions, QUESTIONS);
      await open("help/help.html?given=transferred");
      assert.ok(await page.$("[data-step=transferred]"));
      const loads = browser.proxy.requests.filter(({ host }) => host === HOST);
      // The browser checks for a new version of the service worker.
      const others = loads.filter(({ path }) => !/service-worker|files\.js/.test(path));
      assert.deepEqual(others, []);
    } finally {
      browser.proxy.route = serveSite;
    }
  });
}

/** Runs in the page: whether it is drawn. */
function isDrawn() {
  return document.querySelector("main h1") !== null;
}

/** Runs in the page: returns what is too small to press. @param {number} least */
function findSmall(least) {
  const targets = [...document.querySelectorAll("button, a, input")];
  const pressed = targets.map((one) => one.closest("label") ?? one);
  const isSmall = ({ width = 0, height = 0 }) => width < least || height < least;
  return pressed
    .filter((one) => one.checkVisibility() && isSmall(one.getBoundingClientRect()))
    .map((one) => one.outerHTML.slice(0, 100));
}

/** The number of sheets of a PDF file. Firefox compresses the objects that tell. @param {Uint8Array} pdf */
function countSheets(pdf) {
  const source = Buffer.from(pdf).toString("latin1");
  const streams = [...source.matchAll(/stream\r?\n([^]*?)endstream/g)].map(([, data]) =>
    inflate(data),
  );
  return [source, ...streams].join("\n").match(/\/Type\s*\/Page\b/g)?.length;
}

/** @param {string} data */
function inflate(data) {
  try {
    return inflateSync(Buffer.from(data, "latin1")).toString("latin1");
  } catch {
    return "";
  }
}
