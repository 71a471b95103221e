/** Chromium, and everything about it that Firefox does in another way. */
import puppeteer from "puppeteer-core";
import { CHROME_DIST } from "./installed.js";

/**
 * @param {import("./browsers.js").Options} options
 * @param {number} port of the proxy
 * @returns {Promise<import("./browsers.js").Shell>}
 */
export async function launchChromium(options, port) {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROME || "/usr/bin/chromium",
    headless: options.headless ?? true,
    // Extensions can be loaded through the pipe only.
    pipe: true,
    enableExtensions: true,
    acceptInsecureCerts: true,
    defaultViewport: options.headless === false ? null : { width: 1280, height: 900 },
    // On Linux the language comes from the environment, not from --lang.
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
    // Without this, 127.0.0.1 and localhost would go past the proxy.
    "--proxy-bypass-list=<-loopback>",
    "--ignore-certificate-errors",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-search-engine-choice-screen",
    // The browser's own calls home would drown those that the tests look for; and a page that is
    // meant to come over plain http must do so.
    "--disable-features=AutofillServerCommunication,OptimizationHints,HttpsUpgrades",
    // The sandbox refuses to run as root, as containers do.
    ...(process.getuid?.() === 0 ? ["--no-sandbox", "--test-type"] : []),
  ];
}

/**
 * Stops the service worker as the browser does with an idle one.
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
