/**
 * Takes the screenshots for the stores in the sizes that these require, after asserting that each shows
 * its strings, none of which is cut off.
 *
 * The screenshots are written to target/pictures/store, or to the folder in the variable PICTURES.
 */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { after, before, describe, it } from "node:test";
import { launch, until } from "./browsers.js";
import { readPages, routeTo } from "./pages.js";
import { withoutAlpha } from "./png.js";
import { readBanner, readScreen } from "./screens.js";

/**
 * @typedef {import("puppeteer-core").Page} Page
 * @typedef {{ host?: string, path?: string, keys: string[], top?: string }} Scene
 *   the host of a page of the demonstration or the path of a page of the extension, the keys of the
 *   strings that must be on it, and a selector of the element to scroll to
 */

const ROOT = new URL("../../", import.meta.url).pathname;
const FOLDER = resolve(ROOT, process.env.PICTURES ?? "target/pictures/store");
const SCREEN_TIMEOUT_MS = 15_000;
/** Sizes for the Chrome Web Store: https://developer.chrome.com/docs/webstore/images. Its form requires 24 bits without alpha. */
const SCREEN = { width: 1280, height: 800 };
const TILE = { width: 440, height: 280 };
/** The logo that Edge Add-ons requires. */
const LOGO = { width: 300, height: 300 };
/** @type {Record<string, Scene>} */
const SCENES = {
  danger: { host: "myna-go-jp.example", keys: ["detail_pin", "leave", "portal", "about"] },
  warning: { host: "kyuyo-kanri.example", keys: ["detail_my_number", "advice_warning", "about"] },
  welcome: { path: "welcome/welcome.html", keys: ["welcome_heading", "welcome_warns"] },
  help: {
    path: "help/help.html?given=my-number+card-information-pin",
    keys: ["help_steps", "help_suspend"],
    top: "section",
  },
};
const LANGUAGES = /** @type {const} */ (["ja", "en"]);

const demo = readPages("demo");
mkdirSync(FOLDER, { recursive: true });

for (const language of LANGUAGES) {
  describe(`pictures of the stores, ${language}`, () => {
    /** @type {import("./browsers.js").Browser} */
    let browser;
    before(async () => {
      browser = await launch(
        "chromium",
        (host, path, protocol) => drawn(language)[host] ?? routeTo(demo)(host, path, protocol),
        { language },
      );
    });
    after(() => browser?.close());

    for (const [name, scene] of Object.entries(SCENES)) {
      it(`${name}, ${SCREEN.width} × ${SCREEN.height}`, async () => {
        const page = await browser.newPage();
        await page.setViewport(SCREEN);
        await page.goto(scene.path ? browser.root + scene.path : `https://${scene.host}/`);
        const read = scene.path ? readScreen : readBanner;
        const { text, cut } = await until(() => read(page), SCREEN_TIMEOUT_MS);
        for (const key of scene.keys) assertHasString(text, language, key);
        assert.deepEqual(cut, []);
        if (scene.top) await page.$eval(scene.top, (one) => one.scrollIntoView());
        await take(page, `${name}-${language}`, SCREEN);
      });
    }

    it(`tile, ${TILE.width} × ${TILE.height}`, async () => {
      const page = await browser.newPage();
      await page.setViewport(TILE);
      await page.goto("https://tile.example/");
      const { text, cut } = await until(() => readScreen(page), SCREEN_TIMEOUT_MS);
      for (const key of ["name", "about"]) assertHasString(text, language, key);
      assert.deepEqual(cut, []);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      assert.equal(height, TILE.height);
      await take(page, `tile-${language}`, TILE);
    });

    if (language === "ja")
      it(`logo, ${LOGO.width} × ${LOGO.height}`, async () => {
        const page = await browser.newPage();
        await page.setViewport(LOGO);
        await page.goto("https://logo.example/");
        await until(() =>
          page.$eval("img", ({ complete, naturalWidth }) => complete && naturalWidth),
        );
        await take(page, "logo", LOGO);
      });
  });
}

/** Returns the pages that are drawn for a picture, by their hosts. @type {(language: string) => Record<string, { body: string }>} */
const drawn = (language) => ({ "tile.example": tile(language), "logo.example": logo() });

/** Returns a page that only the extension's icon fills. */
function logo() {
  return {
    body: `<!doctype html><meta charset="utf-8"><title>logo</title><style>body { margin: 0 }</style>
    <img alt="" width="300" height="300" src="data:image/svg+xml;base64,${icon()}">`,
  };
}

const icon = () => readFileSync(`${ROOT}extension/icons/icon.svg`, "base64");

/** Returns the page of the tile, with the extension's icon and strings. @type {(language: string) => { body: string }} */
function tile(language) {
  const [name, about] = ["name", "about"].map((key) => stringOf(language, key));
  const body = `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${name}</title>
    <style>
      body { margin: 0; background: #00565c; color: #fff; font-family: system-ui, sans-serif }
      main { box-sizing: border-box; height: 280px; padding: 28px; text-align: center }
      img { width: 112px; height: 112px }
      h1 { margin: 12px 0 8px; font-size: 40px; line-height: 1.2 }
      p { margin: 0; font-size: 16px; line-height: 1.4; text-wrap: balance }
    </style>
    <main><img alt="" src="data:image/svg+xml;base64,${icon()}"><h1>${name}</h1><p>${about}</p></main>`;
  return { body };
}

/** @type {(text: string, language: string, key: string) => void} */
function assertHasString(text, language, key) {
  for (const line of stringOf(language, key).split("\n")) assert.ok(text.includes(line), key);
}

/** @type {(language: string, key: string) => string} */
function stringOf(language, key) {
  const file = `${ROOT}extension/_locales/${language}/messages.json`;
  return JSON.parse(readFileSync(file, "utf8"))[key].message;
}

/** Saves a screenshot of exactly this size. @type {(page: Page, file: string, size: { width: number, height: number }) => Promise<void>} */
async function take(page, file, { width, height }) {
  await page.bringToFront();
  const picture = withoutAlpha(await page.screenshot());
  assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)], [width, height]);
  assert.deepEqual([...picture.subarray(24, 26)], [8, 2], "24 bits, no alpha");
  writeFileSync(`${FOLDER}/${file}.png`, picture);
  await page.close();
}
