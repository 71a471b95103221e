/**
 * The page on the web on a phone: what was copied is pasted and judged with one press, the answer stands
 * above the text and comes into view, and a screen reader says it once and in short.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { checkPage, serveSite } from "./www-page.js";

const SCAM =
  "【国税庁】最終通知:滞納した税金がございます。本日中にお支払いください。 https://nta-pay.top/";
const AXE = readFileSync(
  new URL("../../node_modules/axe-core/axe.min.js", import.meta.url),
  "utf8",
);
/** A person who hears the answer remembers a few sentences. */
const MAX_SPOKEN_CHARS = 160;

describe("the page on the web on a phone", { concurrency: NAMES.length }, () => {
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
    browser = await launch(name, serveSite, { extension: false });
    page = await browser.newPage();
    // WebDriver cannot make a phone of Firefox.
    const phone = name === "chromium" && { isMobile: true, hasTouch: true };
    await page.setViewport({ width: 360, height: 740, ...phone });
    check = checkPage(page);
  });
  after(() => browser?.close());

  const press = (/** @type {string} */ id) =>
    page.evaluate((it) => document.getElementById(it)?.click(), id);
  const spoken = () =>
    page.evaluate(() => document.getElementById("announcement")?.textContent ?? "");
  const focused = () => page.evaluate(() => document.activeElement?.id);
  /** What the browser gives when the page asks for what was copied. @param {Record<string, string> | null} copied */
  const copy = (copied) => page.evaluate(setCopied, copied);

  it("pastes what was copied, and shows the answer above the text and at the top", async () => {
    await check.open();
    await copy({ "text/plain": SCAM });
    await press("paste");
    await check.waitForLevel("danger");
    const tops = await until(() => page.evaluate(readTops));
    assert.ok(tops.report >= -1 && tops.report < 100, JSON.stringify(tops));
    assert.ok(tops.report < tops.field);
    assert.equal(await check.fieldText(), SCAM);
  });

  it("says the headline and what to do once, and nothing while a person types", async () => {
    await check.open();
    await check.type(SCAM);
    await check.waitForLevel("danger");
    assert.equal(await spoken(), "");
    assert.equal(await page.$("#report[aria-live]"), null);
    await press("run");
    const text = await until(spoken);
    assert.match(text, /nta-pay\.top.*返信も電話もしないで/);
    assert.ok(text.length < MAX_SPOKEN_CHARS, text);
  });

  it("follows the real target of a link that was copied", async () => {
    await check.open();
    await copy({
      "text/plain": "マイナポータルからのお知らせです https://myna.go.jp/",
      "text/html": `<a href="https://myna.qmwz.cn/">https://myna.go.jp/</a>`,
    });
    await press("paste");
    await check.waitForLevel("danger");
  });

  it("leads to the field where the browser refuses to paste, and keeps the text", async () => {
    await check.open();
    await check.type("書きかけの文");
    await copy(null);
    await press("paste");
    await until(async () => /許可しませんでした/.test((await check.report()).state));
    assert.equal(await focused(), "message");
    assert.equal(await check.fieldText(), "書きかけの文");
  });

  it("says that nothing was copied, and that there is no text to check", async () => {
    await check.open();
    await copy({});
    await press("paste");
    await until(async () => /コピーした文がありません/.test((await check.report()).state));
    await press("run");
    await until(async () => /調べる文面がありません/.test((await check.report()).state));
    assert.equal(await focused(), "message");
  });

  it("says whose number a telephone number is, when that was stated, and what to do", async () => {
    await check.open();
    await check.type("0120-95-0178");
    await check.waitForLevel("clear");
    const known = (await check.report()).text;
    assert.match(known, /マイナンバー総合フリーダイヤル/);
    assert.match(known, /2024年12月の案内/);
    assert.match(known, /自分からこの番号にかけます/);
    await check.type("+1 650 253 0000");
    await check.waitForLevel("warning");
    assert.match((await check.report()).text, /外国の電話番号です/);
    await check.type("荷物の件です。050-1234-5678 までお電話ください。");
    await until(async () => /だれでも持てる番号/.test((await check.report()).text));
  });

  it("has no violation that axe finds, with everything unfolded", async () => {
    await check.open();
    await check.type("050-1234-5678");
    await check.waitForLevel("notice");
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await page.evaluate(AXE);
    const found = await page.evaluate(() => /** @type {any} */ (globalThis).axe.run());
    const violations = found.violations.map((/** @type {any} */ one) => [
      one.id,
      one.nodes.map((/** @type {any} */ node) => node.html),
    ]);
    assert.deepEqual(violations, []);
  });

  it("has buttons that are large enough, and needs no scrolling to the side", async () => {
    await check.open();
    const { width, small } = await page.evaluate(measure);
    assert.ok(width <= 360, `${width}`);
    assert.deepEqual(small, []);
  });
}

/** Runs in the page: stands for the clipboard; null refuses. @param {Record<string, string> | null} copied */
function setCopied(copied) {
  const items = Object.entries(copied ?? {}).map(([type, text]) => [type, new Blob([text])]);
  const parts = new Map(/** @type {[string, Blob][]} */ (items));
  const item = {
    types: [...parts.keys()],
    getType: async (/** @type {string} */ type) => parts.get(type),
  };
  const read = async () => {
    if (!copied) throw new DOMException("refused", "NotAllowedError");
    return [item];
  };
  Object.defineProperty(navigator, "clipboard", { value: { read }, configurable: true });
}

/** Runs in the page: where the report and the field begin on the screen. */
function readTops() {
  const top = (/** @type {string} */ id) =>
    document.getElementById(id)?.getBoundingClientRect().top ?? NaN;
  return { report: top("report"), field: top("message") };
}

/** Runs in the page: the width of its content, and the buttons that are hard to hit. */
function measure() {
  const buttons = [...document.querySelectorAll("button, select, summary, textarea")];
  const isSmall = (/** @type {Element} */ it) => {
    const { width, height } = it.getBoundingClientRect();
    return width > 0 && (height < 44 || width < 44);
  };
  return {
    width: document.documentElement.scrollWidth,
    small: buttons.filter(isSmall).map(({ id, tagName }) => id || tagName),
  };
}
