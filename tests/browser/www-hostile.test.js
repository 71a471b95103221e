/**
 * What somebody made to be misread by the page on the web: saved pages whose elements take the names of
 * properties, mails in other encodings than stated, scams inside of attachments, and text that takes long.
 * Each is judged as its plain form is; what cannot be read is said to be unread, never to be harmless.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { encode } from "./japanese-encodings.js";
import { LONG_TEXTS, MAILS, PAGES, TEXTS } from "./www-hostile.js";
import { checkPage, serveSite } from "./www-page.js";

const UNREAD = /読み取れない部分/;

describe("hostile input of the page on the web", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {ReturnType<typeof checkPage>} */
  let check;
  /** @type {import("./browsers.js").Page} */
  let page;
  before(async () => {
    browser = await launch(name, serveSite, { extension: false });
    page = await browser.newPage();
    check = checkPage(page);
    await check.open();
  });
  after(() => browser?.close());

  /** @param {string} file @param {number[]} bytes @param {string} [type] */
  async function drop(file, bytes, type = "") {
    await check.transfer("drop", { file: [file, type, bytes] });
    return check.answer();
  }
  /** @param {string} text */
  async function paste(text) {
    // The answer to the input before stays while a person types.
    await check.type("");
    await until(async () => {
      const { level, state } = await check.report();
      return level === "" && state === "";
    });
    await check.type(text);
    return check.answer();
  }
  /** Checks that nothing was called harmless that was not read. @param {{ level: string, text: string, state: string }} answer @param {string} level */
  function assertAnswer(answer, level) {
    if (level !== "unread") return assert.equal(answer.level, level, answer.state);
    assert.match(answer.state, UNREAD);
    assert.ok(answer.text === "" || !["", "clear"].includes(answer.level), answer.text);
  }

  for (const [description, html, level] of PAGES) {
    it(`a saved page: ${description}`, async () => {
      assertAnswer(await drop("page.html", encode(html, "utf-8"), "text/html"), level);
    });
  }

  for (const [description, source, level, file = "mail.eml"] of MAILS) {
    it(`a mail: ${description}`, async () => {
      assertAnswer(await drop(file, source), level);
    });
  }

  for (const [description, bytes, level, file = "text.txt"] of TEXTS) {
    it(`a file: ${description}`, async () => {
      assertAnswer(await drop(file, bytes), level);
    });
  }

  for (const [description, text, level] of LONG_TEXTS) {
    it(`a text that takes long: ${description}`, async () => {
      assertAnswer(await paste(text), level);
      assertAnswer(await drop("text.txt", encode(text, "utf-8")), level);
    });
  }
}
