/**
 * Demonstrates the extension on the pages of tests/demo in a real browser. Without a display, it
 * prints each verdict and saves a screenshot of each page.
 */
import { mkdirSync } from "node:fs";
import { launch, NAMES, until } from "./browsers.js";
import { readPages, routeTo } from "./pages.js";

const INDEX = "https://demo.example/";
const PICTURES = new URL("../../target/demo/", import.meta.url).pathname;
/** How long the banner's entrance animation takes at most. */
const ANIMATION_MS = 800;

const name = NAMES.find((known) => known === process.argv[2]);
if (!name) {
  console.error(`The demonstration runs in one of: ${NAMES.join(", ")}.`);
  process.exit(1);
}
const { env, platform } = process;
const hasScreen = env.DISPLAY || env.WAYLAND_DISPLAY || platform === "darwin";
const pages = readPages("demo");
const browser = await launch(name, routeTo(pages), { headless: !hasScreen });
await (hasScreen ? show() : printVerdicts());

/** Opens the index of the demonstration and waits until the person closes the browser. */
async function show() {
  const page = await browser.newPage();
  await page.goto(INDEX);
  console.log("The demonstration is open; close the browser to end it.");
  await new Promise((resolve) => browser.browser.once("disconnected", resolve));
  browser.proxy.close();
}

async function printVerdicts() {
  mkdirSync(PICTURES, { recursive: true });
  const page = await browser.newPage();
  const tab = browser.tabIdOf(page);
  for (const { address, expected } of pages) {
    await page.goto(address);
    await until(async () => (await browser.badge(tab)) === expected.badge).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, ANIMATION_MS));
    const { host } = new URL(address);
    await page.screenshot({ path: `${PICTURES}${name}-${host}.png` });
    const { level, standing, asks } = await browser.report(tab);
    console.log([host.padEnd(26), level.padEnd(8), standing.padEnd(11), ...asks].join(" "));
  }
  console.log(`Pictures: ${PICTURES}`);
  await browser.close();
}
