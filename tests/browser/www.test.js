/**
 * The page on the web answers texts, mails and files, works from any path and without a network, and
 * sends requests only to its own host.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { launch, BROWSER_MAKERS, NAMES, until } from "./browsers.js";
import { HOST, LOCALHOST, SITE, checkPage, serveSite } from "./www-page.js";

const MAIL = new URL("../messages/mail/", import.meta.url);
const PAGES = new URL("../pages/", import.meta.url);
const AXE = readFileSync(
  new URL("../../node_modules/axe-core/axe.min.js", import.meta.url),
  "utf8",
);
const SCAM =
  "【国税庁】最終通知:滞納した税金がございます。本日中にお支払いください。 https://nta-pay.top/";
/** @type {import("./proxy.js").Route} */
const route = (host, path) =>
  host === "other.example" ? { body: SHARER } : serveSite(host, path, "https");

const SHARER = `<!doctype html><meta charset="utf-8">
  <form method="post" enctype="multipart/form-data" action="${SITE}share">
    <textarea name="text">${SCAM}</textarea><button>share</button></form>`;

const MAILS = [
  ["iso-2022-jp.eml", "danger"],
  ["shift-jis-html.eml", "danger"],
  ["html-attachment.eml", "danger"],
  ["honest-notice.eml", "notice"],
];
/** Files that are not messages, with the sentence that answers them. */
const NO_MESSAGES = [
  ["a picture", "photo.jpg", "image/jpeg", new Array(64).fill(255), /画像/],
  ["a picture without a type", "photo", "", [0x89, 0x50, 0x4e, 0x47, 13, 10], /画像/],
  ["a binary file", "data.txt", "text/plain", [1, 0, 2, 0, 255, 254, 0], /文字のファイルではない/],
  ["an empty file", "empty.txt", "text/plain", [], /文字がありません/],
  ["a blank file", "blank.txt", "text/plain", [32, 10, 32], /文字がありません/],
];

describe("the page on the web", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let page;
  /** @type {ReturnType<typeof checkPage>} */
  let check;
  before(async () => {
    browser = await launch(name, route, { extension: false });
    page = await browser.newPage();
    check = checkPage(page);
  });
  after(() => browser?.close());

  const open = () => check.open();
  const report = () => check.report();
  const type = (/** @type {string} */ text) => check.type(text);
  const waitForLevel = (/** @type {string} */ level) => check.waitForLevel(level);
  const transfer = (/** @type {string} */ event, /** @type {any} */ data) =>
    check.transfer(event, data);
  /** @param {URL} url @param {string} [type] */
  const dropFile = (url, type = "") =>
    transfer("drop", { file: [url.pathname.split("/").pop() ?? "", type, [...readFileSync(url)]] });

  it("answers while a person types, and clears the report with the field", async () => {
    await open();
    await type(SCAM);
    await waitForLevel("danger");
    const { text } = await report();
    assert.match(text, /国税庁/);
    assert.match(text, /hxxps:\/\/nta-pay\[\.\]top/);
    await type("");
    await until(async () => (await report()).text === "");
  });

  it("composes a text that a warning is wrong, with no word and no digit of the message", async () => {
    await open();
    await type(`${SCAM} 123456789018`);
    await waitForLevel("danger");
    const text = await page.$eval(".false-alarm textarea", (field) => field.value);
    assert.match(text, /nta-pay\[\.\]top/);
    assert.match(text, /message-speaks-as/);
    assert.doesNotMatch(text.replace(/\d+\.\d+\.\d+/, ""), /\d|滞納/);
  });

  it("says how to get new rules half a year after the day of these", async () => {
    await open();
    const note = () =>
      page.$eval("p#outdated", (one) => (one.checkVisibility() ? one.textContent : ""));
    assert.equal(await note(), "");
    await page.evaluate(() => {
      const now = Date.now();
      Date.now = () => now + 400 * 86_400_000;
      document.getElementById("language")?.dispatchEvent(new Event("change"));
    });
    assert.match((await until(note)) ?? "", /古くなっています|rules are old/);
  });

  it("parses a mail's source that is pasted into the field", async () => {
    await open();
    await type(readFileSync(new URL("shift-jis-html.eml", MAIL), "latin1").replaceAll("\r", ""));
    await waitForLevel("danger");
    assert.match((await report()).text, /myna\.go\.jp → myna\.auth-login\.qmwz\.cn/);
  });

  it("judges the real target of a pasted link", async () => {
    await open();
    const html = `<a href="https://myna.qmwz.cn/">https://myna.go.jp/</a>`;
    await transfer("paste", { text: "https://myna.go.jp/", html });
    await type("マイナポータルからのお知らせです https://myna.go.jp/");
    await waitForLevel("danger");
  });

  it("does not put five megabytes into the field, and says how much was judged", async () => {
    await open();
    await transfer("paste", { text: `${SCAM}\n${"本文です。\n".repeat(300_000)}` });
    await waitForLevel("danger");
    assert.match((await report()).text, /20万文字|200,000/);
    assert.equal(await page.$eval("#message", (field) => field.textContent), "");
  });

  for (const [file, level] of MAILS) {
    it(`judges ${file}`, async () => {
      await open();
      await dropFile(new URL(file, MAIL));
      await waitForLevel(level);
    });
  }

  it("reads a saved page as the collector reads an open one", async () => {
    await open();
    await dropFile(new URL("attacks/four-pins-table.html", PAGES), "text/html");
    await waitForLevel("danger");
    await dropFile(new URL("honest/delivery-tracking.html", PAGES), "text/html");
    await waitForLevel("clear");
  });

  for (const [description, file, kind, bytes, sentence] of NO_MESSAGES) {
    it(`answers ${description} with a sentence`, async () => {
      await open();
      await transfer("drop", { file: [file, kind, bytes] });
      await until(async () => /** @type {RegExp} */ (sentence).test((await report()).state));
      assert.equal((await report()).text, "");
    });
  }

  it("answers a picture of ten megabytes with a sentence, without reading it", async () => {
    await open();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(11_000_000)], "big.png", { type: "image/png" }));
      dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
    });
    await until(async () => /画像/.test((await report()).state));
  });

  it("answers a broken mail with a sentence", async () => {
    await open();
    await dropFile(new URL("broken.eml", MAIL));
    await until(async () => /こわれている/.test((await report()).state));
  });

  it("changes its language, and keeps it after a reload", async () => {
    await open();
    await type(SCAM);
    await waitForLevel("danger");
    await page.select("#language", "en");
    await until(async () => /government address/.test((await report()).text));
    await open();
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
    await page.select("#language", "ja");
    await until(() => page.evaluate(() => document.documentElement.lang === "ja"));
  });

  it("has no violation that axe finds, in light and in dark", async () => {
    await open();
    await type(SCAM);
    await waitForLevel("danger");
    for (const value of ["light", "dark"]) {
      // WebDriver cannot change the colour scheme of Firefox.
      if (name === "chromium") {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
      }
      await page.evaluate(AXE);
      const found = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run());
      const violations = found.violations.map((/** @type {any} */ one) => [
        one.id,
        one.nodes.map((/** @type {any} */ node) => node.html),
      ]);
      assert.deepEqual(violations, []);
    }
  });

  it("judges a text that another app shares", async () => {
    await open();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await page.goto("https://other.example/");
    await page.click("button");
    await until(() => page.evaluate(() => !document.getElementById("check")?.hidden));
    await waitForLevel("danger");
    assert.equal(await page.evaluate(() => location.href), SITE);
  });

  it(
    "can be installed",
    { skip: name === "firefox" && "Firefox does not install pages" },
    async () => {
      await page.goto(`http://${LOCALHOST}/some/path/`);
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
      const debug = await page.createCDPSession();
      const { errors } = await debug.send("Page.getAppManifest");
      const { installabilityErrors } = await debug.send("Page.getInstallabilityErrors");
      assert.deepEqual([errors, installabilityErrors], [[], []]);
    },
  );

  it("works without a network after the first visit", async () => {
    await open();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await until(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller)));
    const online = browser.proxy.route;
    browser.proxy.route = () => ({ status: 503, body: "no network" });
    browser.proxy.requests.length = 0;
    try {
      await open();
      await type(readFileSync(new URL("iso-2022-jp.eml", MAIL), "latin1"));
      await waitForLevel("danger");
      const loads = browser.proxy.requests.filter(({ host }) => host === HOST);
      // The browser checks for a new version of the service worker.
      assert.deepEqual(
        loads.filter(({ path }) => !/service-worker|files\.js/.test(path)),
        [],
      );
    } finally {
      browser.proxy.route = online;
    }
  });

  it("sends requests only to its own host", () => {
    const hosts = new Set(browser.proxy.requests.map(({ host }) => host));
    const others = [...hosts].filter((host) => !BROWSER_MAKERS.test(host));
    assert.deepEqual(
      others.filter((host) => ![HOST, LOCALHOST, "other.example"].includes(host)),
      [],
    );
  });
}
