/** Whom to ask: registered on the options page, and shown on the danger screen and the pages that help. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import {
  FAULTS,
  HANAKO,
  JIRO,
  fillForm,
  openFamilyFile,
  pressAction,
  readFamilyLinks,
  readForm,
  writtenFile,
} from "./family-page.js";
import { CLICK_DELAY_MS, addOverlayReader, press, readOverlays } from "./overlay-reader.js";
import { importFile } from "./settings-file.js";

/** A page of a scammer that listens for everything a page can hear. */
const PAGE = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>会員</title>
  <label>マイナンバーカードの暗証番号 <input maxlength="4"></label>
  <script>
    globalThis.heard = [];
    const hear = (event) => heard.push([event.type, event.destination?.url, event.target?.href].join(" "));
    globalThis.navigation?.addEventListener("navigate", hear);
    for (const type of ["click", "auxclick", "beforeunload", "dragstart", "copy", "contextmenu"])
      addEventListener(type, hear, true);
  </script>`;
const CALL = "花子さんに電話する\n090-1234-5678";
const NUMBER = /09012345678|090-1234-5678|花子/;

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

describe("whom to ask", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  before(async () => {
    browser = await launch(name, (host) => (host === "pin.example" ? { body: PAGE } : null));
    await addOverlayReader(browser);
    await browser.evaluate(() => chrome.storage.local.set({ language: "ja" }));
    await open("options/options.html");
  });
  after(() => browser?.close());

  /** Opens a page of the extension in the tab of `extensionPage`. @param {string} path */
  const open = async (path) => {
    await browser.evaluate((path) => location.assign(`/${path}`), path);
    await until(() => browser.evaluate(isOpen, path).catch(() => false));
  };
  const form = () => browser.evaluate(readForm);
  const stored = async () =>
    (await browser.evaluate(() => chrome.storage.local.get("family"))).family;
  /** @type {(name: string, phone: string, action?: string) => Promise<any>} */
  const fill = async (name, phone, action = "save-family") => {
    await browser.evaluate(fillForm, name, phone, action);
    return form();
  };
  /** @param {RegExp} pattern */
  const said = (pattern) => until(async () => pattern.test((await form())?.outcome ?? ""));

  it("registers nobody whose name or number cannot be used, and says why", async () => {
    await until(form);
    for (const [name, phone, expected] of FAULTS) {
      const { outcome, typed, faulty, focused } = await fill(name, phone);
      assert.match(outcome, expected);
      assert.match(outcome, /登録は変わっていません。$/);
      // What was typed is kept, and its fault marked.
      assert.deepEqual(typed, [name, phone]);
      assert.deepEqual(faulty, [outcome.startsWith("名前"), outcome.startsWith("電話")]);
      assert.equal(focused, "outcome");
      assert.equal(await stored(), undefined);
    }
  });

  it("registers a person, keeps them, and removes them", async () => {
    await fill(" 花子さん ", "０９０ 1234 5678");
    await said(/^登録しました。$/);
    assert.deepEqual(await stored(), HANAKO);
    const { registered, typed, faulty } = /** @type {any} */ (await form());
    assert.equal(registered, "登録している人：花子 090-1234-5678");
    assert.deepEqual([typed, faulty], [Object.values(HANAKO), [false, false]]);
    await fill("<b>", "x");
    assert.deepEqual(await stored(), HANAKO);
    await browser.evaluate(pressAction, "remove-family");
    await said(/^登録を消しました。$/);
    assert.equal(await stored(), undefined);
  });

  it("writes a file, and asks before it stores what a file says", async () => {
    await fill(JIRO.name, JIRO.phone, "show-family-code");
    assert.match((await form())?.code ?? "", /次郎 03-1234-5678.*<path d="M/);
    const file = await browser.evaluate(writtenFile);
    assert.deepEqual([JSON.parse(file), await stored()], [{ family: JIRO }, undefined]);
    await fill(HANAKO.name, HANAKO.phone);
    await said(/^登録しました。$/);
    for (const read of [openFamilyFile, importFile]) {
      await browser.evaluate(read, file);
      const asked = await until(async () => (await form())?.proposal);
      assert.match(asked, /登録しますか？\s+次郎 03-1234-5678\s+いまの登録（花子 090-1234-5678）/);
      assert.equal((await form())?.focused, "question");
      assert.deepEqual(await stored(), HANAKO);
      await browser.evaluate(pressAction, "refuse-family");
      await said(/^登録しませんでした。$/);
      assert.deepEqual([await stored(), (await form())?.proposal], [HANAKO, ""]);
    }
    await browser.evaluate(openFamilyFile, file);
    await until(async () => (await form())?.proposal);
    await browser.evaluate(pressAction, "accept-family");
    await said(/^登録しました。$/);
    assert.deepEqual(await stored(), JIRO);
  });

  it("says of a file that names nobody, or somebody unusable, that nothing has changed", async () => {
    for (const [text, expected] of /** @type {const} */ ([
      ["{", /^電話する人の登録は、見つかりませんでした。/],
      ["{}", /^電話する人の登録は、見つかりませんでした。/],
      ['{"family":7}', /^電話する人の登録は、見つかりませんでした。/],
      ['{"family":{"name":"<b>","phone":"0312345678"}}', /^名前に使えない記号があります。/],
      ['{"family":{"name":"花子","phone":"x"}}', /^電話番号は、数字だけで書いてください。/],
    ])) {
      await browser.evaluate(openFamilyFile, text);
      await said(expected);
      assert.match((await form())?.outcome ?? "", /登録は変わっていません。$/);
      assert.deepEqual(await stored(), JIRO);
    }
  });

  it("calls the person from the danger screen, and the page learns neither name nor number", async () => {
    await browser.evaluate((family) => chrome.storage.local.set({ family }), HANAKO);
    const page = await browser.newPage();
    await page.goto("https://pin.example/");
    await until(async () => (await readOverlays(page))[0]?.text.includes(CALL));
    const [{ buttons, text, role }] = await readOverlays(page);
    assert.equal(role, "alertdialog");
    const call = buttons.find((button) => button.text === CALL);
    assert.equal(call?.href, "tel:09012345678");
    // It comes after what to do, and right after the way out.
    assert.equal(buttons.indexOf(/** @type {any} */ (call)), 1);
    assert.ok(text.indexOf(CALL) > text.indexOf("入れないでください"));
    await pause(CLICK_DELAY_MS);
    await press(page, CALL);
    await pause(CLICK_DELAY_MS);
    await page.bringToFront();
    const [heard, markup] = await page.evaluate(() => [
      JSON.stringify(/** @type {any} */ (globalThis).heard),
      document.documentElement.outerHTML,
    ]);
    assert.doesNotMatch(heard + markup, NUMBER);
    await page.close();
  });

  it("stands near the top of the pages that help, and nowhere when nobody is registered", async () => {
    const after = { "help/help.html": "P", "call/call.html": "H1" };
    for (const [path, tag] of Object.entries(after)) {
      await open(path);
      const expected = { text: CALL, href: "tel:09012345678", after: tag };
      assert.deepEqual(await browser.evaluate(readFamilyLinks), [expected]);
    }
    await browser.evaluate(() => chrome.storage.local.remove("family"));
    for (const path of Object.keys(after)) {
      await open(path);
      assert.deepEqual(await browser.evaluate(readFamilyLinks), []);
    }
  });

  it("an unusable stored person is named, and nobody is registered", async () => {
    await browser.evaluate(() => chrome.storage.local.set({ family: { name: "<b>", phone: "1" } }));
    await open("options/options.html");
    const repaired = () => browser.evaluate(() => document.querySelector(".repaired")?.textContent);
    assert.match(await until(repaired), /「困ったときに電話する人」/);
    await until(async () => (await stored()) === undefined);
  });
}

/** Runs in a page of the extension: whether it is the one at this path, and drawn. @param {string} path */
function isOpen(path) {
  return location.pathname.endsWith(path) && document.querySelector("main h1") !== null;
}
