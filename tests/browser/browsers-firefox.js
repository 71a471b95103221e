/** Firefox, and everything about it that Chromium does in another way. */
import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";
import { FIREFOX_DIST, FIREFOX_FOLDER } from "./installed.js";

/** Firefox gives each installation an address by chance, unless it is told one. */
const UUID = "6d616d6f-7269-4000-8000-6d796e610000";
/** How long an idle background page lives in the tests that want it to die. */
const IDLE_MS = 1000;

/**
 * @param {import("./browsers.js").Options} options
 * @param {number} port of the proxy
 * @returns {Promise<import("./browsers.js").Shell>}
 */
export async function launchFirefox(options, port) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX || "/usr/bin/firefox-esr",
    headless: options.headless ?? true,
    acceptInsecureCerts: true,
    defaultViewport: options.headless === false ? null : { width: 1280, height: 900 },
    extraPrefsFirefox: { ...preferences(port, options), ...options.preferences },
    // Pages of an extension may be opened and looked into only with this.
    args: ["--remote-allow-system-access"],
  });
  if (options.extension !== false) await browser.installExtension(options.folder ?? FIREFOX_DIST);
  const root = `moz-extension://${UUID}/`;
  return { name: "firefox", browser, root, open, killBackground: (page) => outlive(page) };
}

/**
 * @param {number} port
 * @param {import("./browsers.js").Options} options
 */
function preferences(port, options) {
  // A package has the name of the folder that it was made of.
  const { folder: given = FIREFOX_DIST } = options;
  const folder = given.endsWith(".xpi") ? FIREFOX_FOLDER : given;
  const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8"));
  const id = manifest.browser_specific_settings.gecko.id;
  return {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": port,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": port,
    "network.proxy.no_proxies_on": "",
    // Without this, 127.0.0.1 and localhost would go past the proxy.
    "network.proxy.allow_hijacking_localhost": true,
    // A page that is meant to come over plain http must do so.
    "dom.security.https_first": false,
    "extensions.webextensions.uuids": JSON.stringify({ [id]: UUID }),
    "intl.accept_languages": options.language ?? "ja",
    // The browser's own calls home would drown those that the tests look for.
    "app.normandy.enabled": false,
    "datareporting.policy.dataSubmissionEnabled": false,
    "browser.aboutwelcome.enabled": false,
    ...(options.mortal ? { "extensions.background.idle.timeout": IDLE_MS } : {}),
  };
}

/**
 * Firefox never reports that a page of an extension has loaded, so the page is
 * asked itself until it answers.
 * @param {import("puppeteer-core").Page} page
 * @param {string} address
 */
async function open(page, address) {
  page.goto(address, { timeout: 0 }).catch(() => {});
  for (let tries = 0; tries < 200; tries += 1) {
    const here = await page.evaluate(() => document.readyState + location.href).catch(() => "");
    if (here === `complete${address}`) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Firefox does not open ${address}`);
}

/**
 * Nothing stops an event page at once; it goes away when it is idle, if the
 * browser was launched with `mortal`.
 * @param {import("puppeteer-core").Page} observer
 */
async function outlive(observer) {
  for (let tries = 0; tries < 100; tries += 1) {
    const gone = await observer.evaluate(() => chrome.extension.getBackgroundPage() === null);
    if (gone) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("Firefox keeps the background page; launch it with mortal: true");
}
