/** The welcome page and the practice page. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { readBanner } from "./screens.js";

const EXTENSION = new URL("../../extension/", import.meta.url);
const ORIGINS = { origins: ["http://*/*", "https://*/*"] };

describe("welcome page", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

it("the practice page loads the content scripts of the manifest in the same order", () => {
  const manifest = JSON.parse(readFileSync(new URL("manifest.json", EXTENSION), "utf8"));
  const contentScripts = manifest.content_scripts.flatMap((/** @type {any} */ { js }) => js);
  const page = readFileSync(new URL("welcome/practice.html", EXTENSION), "utf8");
  const scripts = [...page.matchAll(/<script defer src="\.\.\/([^"]+)"/g)].map(([, file]) => file);
  assert.deepEqual(scripts, contentScripts);
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  // `launch` closes the page that opens at the installation. WebDriver cannot answer Firefox's prompt
  // for a permission; with this preference, Firefox grants it to a trusted click.
  const preferences = { "extensions.webextOptionalPermissionPrompts": false };
  before(async () => void (browser = await launch(name, () => null, { preferences })));
  after(() => browser?.close());
  /** @type {(page: string) => Promise<void>} */
  const open = async (page) => {
    await browser.evaluate((page) => location.assign(`/welcome/${page}.html`), page);
    await until(() => browser.evaluate(isFilled, page));
  };

  it("says what the extension does, and how to pin the toolbar button in this browser", async () => {
    await open("welcome");
    const text = await browser.evaluate(() => document.body.innerText);
    assert.match(text, name === "firefox" ? /Pin to Toolbar|ツールバーにピン留め/ : /ピン/);
    assert.equal(await browser.evaluate(isAccessRequested), false);
  });

  it("the report has a shortcut, which the browser accepts", async () => {
    // A browser drops a shortcut that it cannot assign. The key itself reaches no headless browser.
    const commands = await browser.evaluate(() => chrome.commands.getAll());
    const assigned = commands.map(({ name, shortcut }) => [name, shortcut]);
    assert.deepEqual(assigned, [["_execute_action", "Alt+Shift+M"]]);
  });

  it("links to the practice page, which shows the real warning and sends nothing", async () => {
    const before = browser.requestCount();
    await browser.extensionPage.click('a[href="practice.html"]');
    await until(() => browser.evaluate(isFilled, "practice"));
    await until(async () => (await browser.extensionPageBadge()) === "!!");
    // The danger banner covers the whole page.
    await until(() => browser.evaluate(isCovered));
    // No extension reads our own pages, and only Chromium's debugger closed shadow roots.
    if (name === "chromium") {
      const { text } = await until(() => readBanner(browser.extensionPage));
      const practice = await browser.evaluate(() => chrome.i18n.getMessage("practice_warning"));
      assert.ok(text.includes(practice));
    }
    assert.equal(browser.requestCount(), before);
  });

  const options = { skip: name === "chromium" && "Chromium cannot withdraw the permission" };
  it("asks for the permission to read pages after it was withdrawn", options, async () => {
    await browser.evaluate((origins) => chrome.permissions.remove(origins), ORIGINS);
    await open("welcome");
    await until(() => browser.evaluate(isAccessRequested));
    // Firefox refuses the request, because the click of a script is not trusted.
    await browser.evaluate(() =>
      /** @type {HTMLElement} */ (document.querySelector("#access button")).click(),
    );
    const state = () => browser.evaluate(() => document.getElementById("state")?.textContent);
    const refused = await until(state);
    await browser.extensionPage.click("#access button");
    await until(async () => (await state()) !== refused);
    assert.ok(await browser.evaluate((origins) => chrome.permissions.contains(origins), ORIGINS));
  });
}

/** Runs in a page of the extension: returns whether its strings are filled in. @param {string} page */
function isFilled(page) {
  const heading = document.querySelector("h1")?.textContent;
  return location.pathname === `/welcome/${page}.html` && Boolean(heading);
}

/** Runs in the welcome page: returns whether it asks for the permission. */
function isAccessRequested() {
  return document.getElementById("access")?.checkVisibility();
}

/** Runs in the practice page: returns whether an overlay covers its centre. */
function isCovered() {
  const hosts = [...document.querySelectorAll(":is(html, body) > div:empty")];
  const { innerWidth, innerHeight } = globalThis;
  return hosts.some((host) => document.elementFromPoint(innerWidth / 2, innerHeight / 2) === host);
}
