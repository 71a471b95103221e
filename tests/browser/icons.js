/**
 * Renders the icons of the toolbar button from their SVG files, in Chromium:
 * `node tests/browser/icons.js`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const FOLDER = new URL("../../extension/icons/", import.meta.url);
const LEVELS = ["notice", "warning", "danger", "unchecked"];
const SIZES = [16, 32];

const browser = await puppeteer.launch({
  executablePath: process.env.CHROME || "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const page = await browser.newPage();
for (const level of LEVELS) {
  const svg = readFileSync(new URL(`${level}.svg`, FOLDER), "utf8");
  for (const size of SIZES) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(
      `<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${svg}`,
    );
    const png = await page.screenshot({ omitBackground: true });
    writeFileSync(new URL(`${level}-${size}.png`, FOLDER), png);
  }
}
await browser.close();
