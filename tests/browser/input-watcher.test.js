/** Typed and pasted numbers are recognised by their digits, unless the field is named as another number. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { addOverlayReader, readOverlays } from "./overlay-reader.js";

const NUMBER = "123456789018";
const CARD = "4111111111111111";
/** Longer than the pause before a number is judged and the time until the verdict. */
const VERDICT_TIMEOUT_MS = 1200;
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

const field = (/** @type {string} */ label, more = "") =>
  `<label>${label} <input id="field" ${more}></label>`;
const boxes = (/** @type {number} */ count, /** @type {number} */ length) =>
  `<p>番号 ${`<input maxlength="${length}">`.repeat(count)}</p>`;
const tree = (/** @type {string} */ mode) => `<div id="tree"></div><script>
  document.getElementById("tree").attachShadow({ mode: "${mode}" }).innerHTML =
    "<label>番号 <input></label>";</script>`;
/** @type {Record<string, string>} */
const PAGES = {
  plain: field("番号"),
  "myna.go.jp.update": field("お問い合わせ番号"),
  mail: field("宛先", 'type="email"'),
  masked: field("ひみつの番号", 'type="password"'),
  area: `<label>メッセージ <textarea id="field"></textarea></label>`,
  editor: `<p>メッセージ</p><div id="field" contenteditable><p>こんにちは</p><p>では</p></div>`,
  claim: `<title>マイナポータル</title><h1>マイナポータル</h1>${field("お問い合わせ番号")}`,
  "claim-area": `<h1>マイナポータル</h1><label>メッセージ <textarea id="field"></textarea></label>`,
  "claim-editor": `<h1>マイナポータル</h1><div id="field" contenteditable><p>こんにちは</p></div>`,
  matter: `<h1>還付金のお受け取り</h1>${field("ひみつの番号", 'type="password"')}`,
  threes: boxes(3, 4),
  twelves: boxes(12, 1),
  fours: boxes(4, 4),
  open: tree("open"),
  closed: tree("closed"),
  outer: `<iframe src="https://plain.example/"></iframe>`,
  parcel: `<title>荷物お問い合わせ</title>${field("1件目")}`,
  slip: field("お問い合わせ伝票番号"),
  licence: field("運転免許証番号"),
  order: field("Order number"),
  search: field("検索", 'type="search"'),
  swallows: `${field("番号")}<script>document.getElementById("field").onkeydown = (event) => {
    event.preventDefault(); if (event.key.length === 1) event.target.value += event.key; };</script>`,
  takes: `${field("番号")}<script>document.getElementById("field").onpaste = (event) =>
    event.preventDefault();</script>`,
  // Every tenth time with its minutes has the check digit of a My Number.
  written: field("番号", 'size="60" value="202611260905"'),
  quoted: `<h1>マイナポータル</h1><label>返信 <textarea id="field" rows="8">&gt; 受付 202611260905
</textarea></label>`,
  payroll: `<title>給与かんり</title>${field("マイナンバー")}`,
};

/** A page, the text typed into its field, and the badge that this causes. @type {[string, string, string, string?][]} */
const TYPED = [
  ["plain", NUMBER, "!"],
  ["plain", "１２３４５６７８９０１８", "!"],
  ["plain", "1234-5678-9018", "!"],
  ["plain", "1234ー5678－9018", "!"],
  ["plain", "1234 5678 9018", "!"],
  ["swallows", NUMBER, "!"],
  ["matter", NUMBER, "!"],
  ["claim", NUMBER, "!!"],
  ["claim-area", `よろしく。番号は${NUMBER}です。`, "!!"],
  ["claim-editor", ` ${NUMBER} です`, "!!"],
  ["myna.go.jp.update", NUMBER, "!!"],
  ["claim", CARD, "!!"],
  ["plain", CARD, "i"],
  ["mail", NUMBER, ""],
  ["written", " です", ""],
  ["quoted", "はい", ""],
  ["quoted", NUMBER, "!!"],
  ["masked", NUMBER, ""],
  ["area", `よろしく。番号は${NUMBER}です。`, ""],
  ["editor", ` ${NUMBER} です`, ""],
  ["plain", "000000000000", ""],
  ["plain", "123456789019", ""],
  ["plain", "4111111111111112", ""],
  ["plain", `${NUMBER}3`, ""],
  ["plain", `A${NUMBER}`, ""],
  ["parcel", NUMBER, ""],
  ["slip", NUMBER, ""],
  ["licence", NUMBER, ""],
  ["order", NUMBER, ""],
  ["search", NUMBER, ""],
];

describe("input watcher", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @type {import("./proxy.js").Route} */
function route(host) {
  const body = PAGES[host.replace(/\.example$/, "")] ?? field("番号");
  return { body: `<!doctype html><html lang="ja"><meta charset="utf-8"><body>${body}` };
}

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let page;
  before(async () => {
    browser = await launch(name, route);
    await addOverlayReader(browser);
    page = await browser.newPage();
  });
  after(() => browser?.close());

  const badge = () => browser.badge(browser.tabIdOf(page));
  const open = (/** @type {string} */ name) => page.goto(`https://${name}.example/`);
  const waitForFieldNote = () =>
    until(async () => (await readOverlays(page)).find(({ role }) => role === "status"));

  /** Returns a string of the catalogue, with hosts as arguments. @type {(key: string, hosts?: string[]) => Promise<string>} */
  const stringOf = (key, hosts = []) =>
    browser.evaluate(
      (key, hosts) => {
        const quoted = hosts.map((/** @type {string} */ host) =>
          chrome.i18n.getMessage("host", [host]),
        );
        return chrome.i18n.getMessage(key, quoted);
      },
      key,
      hosts,
    );

  /** Waits for a badge; an empty badge must still be empty after a while. @type {(text: string) => Promise<void>} */
  async function assertBadge(text) {
    if (text) await until(async () => (await badge()) === text);
    else await pause(VERDICT_TIMEOUT_MS);
    assert.equal(await badge(), text);
  }

  /** Opens a page and types into its field. @type {(name: string, text: string) => Promise<void>} */
  async function type(name, text) {
    await open(name);
    await page.click("#field");
    await page.keyboard.type(text);
  }

  for (const [where, text, level] of TYPED) {
    it(`${text} typed into ${where} has the badge ${level || "of clear"}`, async () => {
      await type(where, text);
      await assertBadge(level);
      const { reasons } = await browser.verdict(browser.tabIdOf(page));
      const rules = reasons.map(({ rule }) => rule).filter((rule) => /-typed/.test(rule));
      assert.equal(rules.length, level ? 1 : 0);
    });
  }

  for (const [where, length, level] of /** @type {const} */ ([
    ["threes", 4, "!"],
    ["twelves", 1, "!"],
    ["fours", 4, "i"],
  ])) {
    it(`joins a number that is split over the boxes of ${where}`, async () => {
      await open(where);
      const digits = where === "fours" ? CARD : NUMBER;
      for (const [index, box] of (await page.$$("input")).entries()) {
        await box.type(digits.slice(index * length, (index + 1) * length));
      }
      await assertBadge(level);
    });
  }

  it("joins boxes that are filled before the collector has read them", async () => {
    await open("plain");
    await page.evaluate((html) => document.body.insertAdjacentHTML("beforeend", html), boxes(3, 4));
    for (const [index, box] of (await page.$$("p input")).entries()) {
      await box.type(NUMBER.slice(index * 4, (index + 1) * 4));
    }
    await assertBadge("!");
  });

  for (const mode of ["open", "closed"]) {
    it(`recognises a number in a shadow root that is ${mode}`, async () => {
      await open(mode);
      await page.keyboard.press("Tab");
      await page.keyboard.type(NUMBER);
      await assertBadge("!");
      await waitForFieldNote();
    });
  }

  it("recognises a number in a frame", async () => {
    await open("outer");
    const frame = await until(async () => page.frames().find((one) => one !== page.mainFrame()));
    const box = await until(() => frame.$("#field"));
    await box.type(NUMBER);
    await assertBadge("!");
    const { reasons } = await browser.verdict(browser.tabIdOf(page));
    assert.ok(reasons.some(({ rule, frame }) => rule === "my-number-typed" && frame !== 0));
  });

  it("the banner and the field note say that the digits are the reason", async () => {
    await type("plain", NUMBER);
    await assertBadge("!");
    const [banner] = (await readOverlays(page)).filter(({ kind }) => kind.startsWith("stay"));
    const headline = await stringOf("headline_typed_number", ["plain.example"]);
    assert.ok(banner.description.includes(headline), banner.description);
    assert.equal((await waitForFieldNote()).text, await stringOf("note_typed_number"));
  });

  it("drops a number when the person changes it, but not when the page clears it", async () => {
    await type("plain", NUMBER);
    await assertBadge("!");
    await page.keyboard.type("5");
    await until(async () => (await badge()) === "");
    await page.keyboard.press("Backspace");
    await assertBadge("!");
    await page.$eval("#field", clear);
    await page.click("body");
    await pause(VERDICT_TIMEOUT_MS);
    assert.equal(await badge(), "!");
  });

  it("ignores what the page writes with synthetic events, and reads what the person adds", async () => {
    await open("plain");
    await page.$eval("#field", setByScript, NUMBER);
    await assertBadge("");
    await page.focus("#field");
    await page.keyboard.press("End");
    await assertBadge("");
    await page.$eval("#field", setByScript, NUMBER.slice(0, -1));
    await page.keyboard.type(NUMBER.slice(-1));
    await assertBadge("!");
  });

  it("takes no words from the page, although the person types them as well", async () => {
    await type("plain", "マイナンバー（12桁）");
    const html = field("マイナンバー（12桁）");
    await page.evaluate((html) => document.body.insertAdjacentHTML("beforeend", html), html);
    await assertBadge("!");
  });

  it("recognises a pasted number, even when the page cancels the paste", async () => {
    const pasted = [
      ["plain", "!"],
      ["claim-area", "!!"],
      ["claim-editor", "!!"],
      ["takes", "!"],
    ];
    for (const [where, level] of pasted) {
      await type("area", `番号 ${NUMBER}`);
      await withControl("a", "c");
      await open(where);
      await page.click("#field");
      await withControl("v");
      await assertBadge(level);
    }
  });

  it("shows the field note when a field with a finding gets the focus, but not on government sites", async () => {
    await open("payroll");
    await assertBadge("!");
    await page.focus("#field");
    assert.equal((await waitForFieldNote()).text, await stringOf("note_my_number"));
    await page.goto("https://www.soumu.go.jp/");
    await page.click("#field");
    await page.keyboard.type(NUMBER);
    await assertBadge("");
    assert.deepEqual(await readOverlays(page), []);
  });

  /** @type {(...keys: import("puppeteer-core").KeyInput[]) => Promise<void>} */
  async function withControl(...keys) {
    await page.keyboard.down("Control");
    for (const key of keys) await page.keyboard.press(key);
    await page.keyboard.up("Control");
  }
}

/**
 * Runs in the page: sets a value and dispatches the events that typing would cause.
 * @param {any} field
 * @param {string} value
 */
function setByScript(field, value) {
  field.value = value;
  for (const type of ["input", "change", "keyup", "focusin"]) {
    field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  }
}

/** Runs in the page. @param {any} field */
function clear(field) {
  field.value = "";
}
