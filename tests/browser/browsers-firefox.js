/** Launches Firefox, and does in it what Chromium does differently. */
import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";
import { FIREFOX_DIST, FIREFOX_FOLDER } from "./extension-paths.js";

/** The UUID in the extension's address. Firefox chooses a random one unless a preference sets it. */
const UUID = "6d616d6f-7269-4000-8000-6d796e610000";
/** After this idle time, Firefox ends the background page when `endsBackgroundSoon` is set. */
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
    // Only with this flag can WebDriver open pages of an extension and run scripts in them.
    args: ["--remote-allow-system-access"],
  });
  if (options.extension !== false) await browser.installExtension(options.folder ?? FIREFOX_DIST);
  const root = `moz-extension://${UUID}/`;
  return { name: "firefox", browser, root, open, killBackground: (page) => waitForIdleEnd(page) };
}

/**
 * @param {number} port
 * @param {import("./browsers.js").Options} options
 */
function preferences(port, options) {
  // The manifest is read from the folder that the package was made from.
  const { folder: installed = FIREFOX_DIST } = options;
  const folder = installed.endsWith(".xpi") ? FIREFOX_FOLDER : installed;
  const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8"));
  const id = manifest.browser_specific_settings.gecko.id;
  return {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": port,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": port,
    "network.proxy.no_proxies_on": "",
    // Without this preference, requests to 127.0.0.1 and localhost would bypass the proxy.
    "network.proxy.allow_hijacking_localhost": true,
    // Pages that are served over http must not be upgraded to https.
    "dom.security.https_first": false,
    "extensions.webextensions.uuids": JSON.stringify({ [id]: UUID }),
    "intl.accept_languages": options.language ?? "ja",
    // Firefox's own requests would mix with the ones that the tests look for.
    "app.normandy.enabled": false,
    "datareporting.policy.dataSubmissionEnabled": false,
    "browser.aboutwelcome.enabled": false,
    ...(options.endsBackgroundSoon ? { "extensions.background.idle.timeout": IDLE_MS } : {}),
  };
}

/**
 * Opens a page of the extension. Firefox never reports that such a page has loaded, so the page
 * itself is polled.
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
 * Waits until Firefox has ended the background page. It cannot be stopped at once.
 * @param {import("puppeteer-core").Page} observer
 */
async function waitForIdleEnd(observer) {
  for (let tries = 0; tries < 100; tries += 1) {
    const gone = await observer.evaluate(() => chrome.extension.getBackgroundPage() === null);
    if (gone) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("Firefox keeps the background page; launch it with endsBackgroundSoon: true");
}
