/** What is shown in pages, in several languages, on narrow screens and with large letters. */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { launch, until } from "./browsers.js";
import { copyOf, PSEUDO } from "./pseudo.js";
import { shownOn } from "./screens.js";

const HEAD = `<!doctype html><html lang="ja"><meta charset="utf-8"><style>input { width: 5em }</style><body>`;
const NUMBER = `<form><label>個人番号 <input id="field" maxlength="12"></label></form>`;
/** Pages by the first word of their host, which is the class of what is shown there. @type {Record<string, string>} */
const PAGES = {
  page: `<title>マイナポータル</title><h1>マイナポータル</h1>${NUMBER}`,
  stay: `<title>給与</title>${NUMBER}`,
  line: `<title>店</title><label>カード番号 <input autocomplete="cc-number"></label>`,
  question: `<title>給与</title>${NUMBER}`,
};
const WIDTHS = [320, 360, 800];
/** The size of letters that nothing else is said of, in pixels: the browser's own, and twice that. */
const LETTERS = [16, 32];
const FORMS = /** @type {const} */ (["page", "stay", "line", "question"]);

describe("what is shown in pages", () => {
  const folder = copyOf("chromium");
  /** @type {import("./browsers.js").Browser} */
  let browser;
  before(async () => void (browser = await launch("chromium", route, { folder })));
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  for (const language of ["ja", "ja_easy", "en", PSEUDO]) {
    for (const form of FORMS) {
      it(`has every word in ${language}: ${form}`, async () => {
        await browser.evaluate((language) => chrome.storage.local.set({ language }), language);
        const page = await browser.newPage();
        for (const letters of LETTERS) await fits(page, form, `${form}-${language}`, letters);
        await page.close();
      });
    }
  }
});

/** @type {import("./proxy.js").Route} */
function route(host) {
  return { body: HEAD + (PAGES[host.split("-")[0]] ?? "") };
}

/**
 * Opens a page and asserts that nothing of what is shown on it is cut off, at each width.
 * @type {(page: import("./browsers.js").Page, form: string, name: string, letters: number) => Promise<void>}
 */
async function fits(page, form, name, letters) {
  const debug = await page.createCDPSession();
  await debug.send("Page.enable");
  await debug.send("Page.setFontSizes", { fontSizes: { standard: letters } });
  for (const width of WIDTHS) {
    await page.setViewport({ width, height: 740 });
    // A slim line is shown once for each host, and goes away by itself.
    await page.goto(`https://${name.replace("_", "-")}-${letters}-${width}.example/`);
    if (form === "question") await submit(page);
    const shown = await shownAs(page, form);
    assert.equal(await page.evaluate(sizeOfLetters), letters);
    assert.deepEqual(shown.cut, [], `${name} ${letters} ${width}`);
    if (name.endsWith(PSEUDO)) assert.match(shown.text, /⟦[^]*⟧/);
  }
  await debug.detach();
}

/** Waits for what is shown in this form. @type {(page: import("./browsers.js").Page, form: string) => Promise<import("./screens.js").Screen>} */
function shownAs(page, form) {
  return until(async () => (await shownOn(page)).find(({ name }) => name.startsWith(form)));
}

/** Has a form held. @param {import("./browsers.js").Page} page */
async function submit(page) {
  await shownAs(page, "stay");
  await page.type("#field", "123456789018");
  await page.evaluate(() => document.forms[0].requestSubmit());
}

/** Runs in the page. */
function sizeOfLetters() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}
