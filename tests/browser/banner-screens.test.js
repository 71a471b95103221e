/** The overlays are complete in several languages, on narrow screens and with large text. */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { launch, until } from "./browsers.js";
import { copyExtension, PSEUDO } from "./pseudo-language.js";
import { readOverlayScreens } from "./screens.js";

const HEAD = `<!doctype html><html lang="ja"><meta charset="utf-8"><style>input { width: 5em }</style><body>`;
const NUMBER = `<form><label>個人番号 <input id="field" maxlength="12"></label></form>`;
/** Pages by the first part of their host, which is the class of the overlay shown there. @type {Record<string, string>} */
const PAGES = {
  page: `<title>マイナポータル</title><h1>マイナポータル</h1>${NUMBER}`,
  stay: `<title>給与</title>${NUMBER}`,
  line: `<title>店</title><label>カード番号 <input autocomplete="cc-number"></label>`,
  question: `<title>給与</title>${NUMBER}`,
};
const WIDTHS = [320, 360, 800];
/** The browser's default font size, and twice that. */
const FONT_SIZES_PX = [16, 32];
const STYLES = /** @type {const} */ (["page", "stay", "line", "question"]);

describe("overlays in pages", () => {
  const folder = copyExtension("chromium");
  /** @type {import("./browsers.js").Browser} */
  let browser;
  before(async () => void (browser = await launch("chromium", route, { folder })));
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  for (const language of ["ja", "ja_easy", "en", PSEUDO]) {
    for (const style of STYLES) {
      it(`shows its whole text in ${language}: ${style}`, async () => {
        await browser.evaluate((language) => chrome.storage.local.set({ language }), language);
        const page = await browser.newPage();
        for (const size of FONT_SIZES_PX)
          await assertFits(page, style, `${style}-${language}`, size);
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
 * Opens a page and asserts at each width that no text of the overlay is cut off.
 * @type {(page: import("./browsers.js").Page, style: string, name: string, fontSize: number) => Promise<void>}
 */
async function assertFits(page, style, name, fontSize) {
  const debug = await page.createCDPSession();
  await debug.send("Page.enable");
  await debug.send("Page.setFontSizes", { fontSizes: { standard: fontSize } });
  for (const width of WIDTHS) {
    await page.setViewport({ width, height: 740 });
    // The notice line is shown once for each host and closes by itself.
    await page.goto(`https://${name.replace("_", "-")}-${fontSize}-${width}.example/`);
    if (style === "question") await submit(page);
    const shown = await waitForOverlay(page, style);
    assert.equal(await page.evaluate(readFontSize), fontSize);
    assert.deepEqual(shown.cut, [], `${name} ${fontSize} ${width}`);
    // In no real language is what to do as long as in the pseudo language.
    if (name.endsWith(PSEUDO)) assert.match(shown.text, /⟦[^]*⟧/);
    else assert.ok(shown.isHeadingSeen, `out of sight: ${name} ${fontSize} ${width}`);
  }
  await debug.detach();
}

/** Waits for an overlay of this style. @type {(page: import("./browsers.js").Page, style: string) => Promise<import("./screens.js").Screen>} */
function waitForOverlay(page, style) {
  return until(async () =>
    (await readOverlayScreens(page)).find(({ name }) => name.startsWith(style)),
  );
}

/** Submits the form, which the submit guard holds. @param {import("./browsers.js").Page} page */
async function submit(page) {
  await waitForOverlay(page, "stay");
  await page.type("#field", "123456789018");
  await page.evaluate(() => document.forms[0].requestSubmit());
}

/** Runs in the page: returns the computed font size in pixels. */
function readFontSize() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}
