/** The first page that a person sees, and the page to practise on. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";

const EXTENSION = new URL("../../extension/", import.meta.url);
const ORIGINS = { origins: ["http://*/*", "https://*/*"] };

describe("the first page", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

it("the page to practise on brings what the manifest brings into every page, in its order", () => {
  const manifest = JSON.parse(readFileSync(new URL("manifest.json", EXTENSION), "utf8"));
  const brought = manifest.content_scripts.flatMap((/** @type {any} */ { js }) => js);
  const page = readFileSync(new URL("welcome/practice.html", EXTENSION), "utf8");
  const scripts = [...page.matchAll(/<script defer src="\.\.\/([^"]+)"/g)].map(([, file]) => file);
  assert.deepEqual(scripts, brought);
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  // It comes by itself when the extension is installed, and the harness waits for it and closes it.
  // Firefox asks where no tool can answer: this says yes, and only to a person's own click.
  const preferences = { "extensions.webextOptionalPermissionPrompts": false };
  before(async () => void (browser = await launch(name, () => null, { preferences })));
  after(() => browser?.close());
  /** @type {(page: string) => Promise<void>} */
  const open = async (page) => {
    await browser.evaluate((page) => location.assign(`/welcome/${page}.html`), page);
    await until(() => browser.evaluate(isFilled, page));
  };

  it("says what this does, and how the button is kept in sight in this browser", async () => {
    await open("welcome");
    const text = await browser.evaluate(() => document.body.innerText);
    assert.match(text, name === "firefox" ? /Pin to Toolbar|ツールバーにピン留め/ : /ピン/);
    assert.equal(await browser.evaluate(isOffered), false);
  });

  it("leads to a page where what is typed brings the real warning, and is sent nowhere", async () => {
    const before = browser.requestCount();
    await browser.extensionPage.click('a[href="practice.html"]');
    await until(() => browser.evaluate(isFilled, "practice"));
    await until(async () => (await browser.extensionPageBadge()) === "!!");
    // The danger covers the page: its dialog is the one thing in the top layer.
    await until(() => browser.evaluate(isCovered));
    assert.equal(browser.requestCount(), before);
  });

  const options = { skip: name === "chromium" && "it was given for good at the installation" };
  it("asks for the permission to look at pages where it was taken back", options, async () => {
    await browser.evaluate((origins) => chrome.permissions.remove(origins), ORIGINS);
    await open("welcome");
    await until(() => browser.evaluate(isOffered));
    // A script is no person: Firefox refuses what follows from its click.
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

/** Runs in a page of the extension. @param {string} page */
function isFilled(page) {
  const heading = document.querySelector("h1")?.textContent;
  return location.pathname === `/welcome/${page}.html` && Boolean(heading);
}

/** Runs in the first page. */
function isOffered() {
  return document.getElementById("access")?.checkVisibility();
}

/** Runs in the page to practise on. */
function isCovered() {
  const hosts = [...document.documentElement.children].filter(
    ({ localName }) => localName === "div",
  );
  const { innerWidth, innerHeight } = globalThis;
  return hosts.some((host) => document.elementFromPoint(innerWidth / 2, innerHeight / 2) === host);
}
