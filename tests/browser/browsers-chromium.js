/** Launches Chromium, and does in it what Firefox does differently. */
import puppeteer from "puppeteer-core";
import { CHROME_DIST } from "./extension-paths.js";

/**
 * @param {import("./browsers.js").Options} options
 * @param {number} port of the proxy
 * @returns {Promise<import("./browsers.js").Shell>}
 */
export async function launchChromium(options, port) {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROME || "/usr/bin/chromium",
    headless: options.headless ?? true,
    // Extensions can only be loaded when Puppeteer connects through a pipe.
    pipe: true,
    enableExtensions: true,
    acceptInsecureCerts: true,
    defaultViewport: options.headless === false ? null : { width: 1280, height: 900 },
    // On Linux, Chromium reads its language from the environment, not from --lang.
    env: { ...process.env, LANGUAGE: options.language ?? "ja" },
    args: [...flags(port), ...(options.flags ?? [])],
  });
  const id =
    options.extension === false
      ? ""
      : await browser.installExtension(options.folder ?? CHROME_DIST);
  return {
    name: "chromium",
    browser,
    root: `chrome-extension://${id}/`,
    open: async (page, address) => void (await page.goto(address)),
    killBackground: () => killWorker(browser),
  };
}

/** @param {number} port */
function flags(port) {
  return [
    `--proxy-server=127.0.0.1:${port}`,
    // Without this flag, requests to 127.0.0.1 and localhost would bypass the proxy.
    "--proxy-bypass-list=<-loopback>",
    "--ignore-certificate-errors",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-search-engine-choice-screen",
    // Chromium's own requests would mix with the ones that the tests look for, and pages that are
    // served over http must not be upgraded to https.
    "--disable-features=AutofillServerCommunication,OptimizationHints,HttpsUpgrades",
    // The sandbox does not work for root, who runs the tests in containers.
    ...(process.getuid?.() === 0 ? ["--no-sandbox", "--test-type"] : []),
  ];
}

/**
 * Stops the service worker, as the browser stops an idle one.
 * @param {import("puppeteer-core").Browser} browser
 */
async function killWorker(browser) {
  const worker = browser.targets().find((target) => target.type() === "service_worker");
  if (!worker) return;
  const session = await browser.target().createCDPSession();
  const { targetInfos } = await session.send("Target.getTargets");
  for (const { targetId, type } of targetInfos) {
    if (type === "service_worker") await session.send("Target.closeTarget", { targetId });
  }
  await session.detach();
}
