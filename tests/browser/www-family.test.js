/** Whom to ask, on the web: registered by the person, or from a QR code, an address or a file after a question. */
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
} from "./family-page.js";
import { takePicture } from "../quality/sms-screenshots.js";
import { HOST, SITE, checkPage, serveSite } from "./www-page.js";

const FAMILY = `${SITE}family/family.html`;
const CODE = "#mamori-family:name=%E6%AC%A1%E9%83%8E&phone=03-1234-5678";
const CALL = "次郎さんに電話する\n03-1234-5678";

describe("whom to ask, on the web", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let page;
  before(async () => {
    browser = await launch(name, route, { extension: false });
    page = await browser.newPage();
    await page.setViewport({ width: 360, height: 740 });
    await checkPage(page).open();
  });
  after(() => browser?.close());

  const form = () => page.evaluate(readForm);
  const stored = () => page.evaluate(() => localStorage.getItem("family"));
  /** Opens an address anew, also where only its end differs. @param {string} address */
  const open = async (address) => {
    await page.goto("about:blank");
    await page.goto(address);
    await until(() => page.evaluate(() => document.querySelector("main h1") !== null));
  };
  const openForm = async (end = "") => {
    await open(FAMILY + end);
    return until(form);
  };
  /** @param {RegExp} pattern */
  const said = (pattern) => until(async () => pattern.test((await form())?.outcome ?? ""));

  it("registers nobody whose name or number cannot be used, and says why", async () => {
    await openForm();
    for (const [name, phone, expected] of FAULTS) {
      await page.evaluate(fillForm, name, phone, "save-family");
      assert.match((await form())?.outcome ?? "", expected);
      assert.equal(await stored(), null);
    }
  });

  it("registers a person, who is there on the first page, the help and the page for a call", async () => {
    await openForm();
    await page.evaluate(fillForm, JIRO.name, JIRO.phone, "save-family");
    await said(/^登録しました。$/);
    assert.deepEqual(JSON.parse((await stored()) ?? ""), JIRO);
    for (const path of ["", "help/help.html", "call/call.html"]) {
      await open(SITE + path);
      const links = await until(async () => {
        const found = await page.evaluate(readFamilyLinks);
        return found.length > 0 ? found : null;
      });
      assert.deepEqual(
        links.map(({ text, href }) => [text, href]),
        [[CALL, "tel:0312345678"]],
      );
    }
  });

  it("an address stores nothing before the person has agreed", async () => {
    await page.evaluate(() => localStorage.removeItem("family"));
    const { proposal, focused } = /** @type {any} */ (await openForm(CODE));
    assert.match(proposal, /登録しますか？\s+次郎 03-1234-5678\s+電話やメッセージの相手に言われて/);
    assert.equal(focused, "question");
    // The name stays in no history.
    assert.equal(await page.evaluate(() => location.href), FAMILY);
    assert.equal(await stored(), null);
    await page.evaluate(pressAction, "refuse-family");
    await said(/^登録しませんでした。$/);
    assert.equal(await stored(), null);
    await openForm(CODE);
    await page.evaluate(pressAction, "accept-family");
    await said(/^登録しました。$/);
    assert.deepEqual(JSON.parse((await stored()) ?? ""), JIRO);
  });

  it("an address or a file that names nobody usable changes nothing, and says so", async () => {
    for (const [end, expected] of /** @type {const} */ ([
      ["#top", /^電話する人の登録は、見つかりませんでした。\s登録は変わっていません。$/],
      ["#mamori-family:", /^名前を書いてください。/],
      ["#mamori-family:name=%3Cimg%3E&phone=0312345678", /^名前に使えない記号があります。/],
      ["#mamori-family:name=a&phone=call-me", /^電話番号は、数字だけで書いてください。/],
    ])) {
      await openForm(end);
      await said(expected);
      assert.equal((await form())?.proposal, "");
      assert.deepEqual(JSON.parse((await stored()) ?? ""), JIRO);
    }
    await page.evaluate(openFamilyFile, "no file of ours");
    await said(/見つかりませんでした/);
    await page.evaluate(openFamilyFile, JSON.stringify({ family: HANAKO }));
    await until(async () => /花子 090-1234-5678/.test((await form())?.proposal ?? ""));
    assert.deepEqual(JSON.parse((await stored()) ?? ""), JIRO);
  });

  it("a page that frames it cannot have it ask", async () => {
    await page.goto(`https://frames.example/`);
    const frame = await until(async () =>
      page.frames().find((one) => one.url().startsWith(FAMILY)),
    );
    const shown = await until(() => frame.evaluate(readForm).catch(() => null));
    assert.deepEqual([shown?.proposal, shown?.outcome], ["", ""]);
  });

  it("a QR code that it makes is read by the first page, which leads to the question", async () => {
    await openForm();
    await page.evaluate(fillForm, HANAKO.name, HANAKO.phone, "show-family-code");
    const { code } = /** @type {any} */ (await form());
    const html = `<!doctype html><body style="margin:0;width:300px;background:#fff">${code}`;
    const camera = await browser.newPage();
    const picture = await takePicture(camera, { name: "", text: "", html, scale: 1 });
    await camera.close();
    await page.bringToFront();
    await checkPage(page).open();
    await checkPage(page).openPicture(picture);
    await until(() => page.evaluate(() => location.pathname.endsWith("family.html")), 60_000);
    const asked = await until(async () => (await form())?.proposal);
    assert.match(asked, /花子 090-1234-5678\s+いまの登録（次郎 03-1234-5678）と入れかわります/);
    assert.deepEqual(JSON.parse((await stored()) ?? ""), JIRO);
  });

  it("an unusable stored value is nobody, and breaks no page", async () => {
    for (const value of ["{", "7", '{"name":"<b>","phone":"1"}']) {
      await page.evaluate((value) => localStorage.setItem("family", value), value);
      await open(`${SITE}call/call.html`);
      assert.deepEqual(await page.evaluate(readFamilyLinks), []);
    }
  });
}

/** Serves the page, and a page of somebody else around it. @type {import("./proxy.js").Route} */
function route(host, path, protocol) {
  if (host === "frames.example") return { body: `<iframe src="${FAMILY}${CODE}"></iframe>` };
  return host === HOST ? serveSite(host, path, protocol) : null;
}
