/**
 * Measures how well the page on the web reads pictures of SMS, in Chromium or Firefox:
 *   node tests/quality/ocr.js [firefox] [--texts]
 * Each of 30 pictures must get the level of its text. Prints what was judged otherwise, with the text that
 * was read; `--texts` prints every text.
 */
import { BROWSER_MAKERS, launch } from "../browser/browsers.js";
import { HOST, checkPage, serveSite } from "../browser/www-page.js";
import { screenshots, takePicture } from "./sms-screenshots.js";

/** So many of them must be right. */
const MIN_RIGHT = 28;
const MAX_WAIT_MS = 120_000;

const name = process.argv.includes("firefox") ? "firefox" : "chromium";
const browser = await launch(name, serveSite, { extension: false });
const camera = await browser.newPage();
const page = await browser.newPage();
const check = checkPage(page);
await check.open();

/** The level of what is in the field. @param {string} text */
async function levelOf(text) {
  await check.type("");
  await page.waitForSelector("#report:not([data-level])");
  await check.type(text);
  return (await check.answer()).level;
}

/** @param {import("./sms-screenshots.js").Screenshot} screenshot */
async function measure(screenshot) {
  const picture = await takePicture(camera, screenshot);
  await page.bringToFront();
  const expected = await levelOf(screenshot.text);
  await check.open();
  const start = Date.now();
  await check.openPicture(picture);
  const { level, read } = await check.pictureAnswer(MAX_WAIT_MS);
  return { ...screenshot, expected, level, read, seconds: (Date.now() - start) / 1000 };
}

const results = [];
for (const screenshot of screenshots()) {
  const result = await measure(screenshot);
  const isRight = result.level === result.expected;
  results.push({ ...result, isRight });
  const { scale, expected, level, seconds } = result;
  console.log(
    `${isRight ? "right" : "WRONG"}  ${result.name} ×${scale}: ${expected} → ${level}, ${seconds.toFixed(1)} s`,
  );
  if (!isRight || process.argv.includes("--texts"))
    console.log(`${result.text}\n--\n${result.read}\n`);
}
const right = results.filter(({ isRight }) => isRight).length;
const times = results.map(({ seconds }) => seconds).toSorted((a, b) => a - b);
const isStranger = (/** @type {string} */ host) => host !== HOST && !BROWSER_MAKERS.test(host);
const strangers = browser.proxy.requests.filter(({ host }) => isStranger(host));
console.log(`${right} of ${results.length} have the level of their text.`);
console.log(
  `The first took ${results[0].seconds.toFixed(1)} s, the median ${times[times.length >> 1].toFixed(1)} s.`,
);
console.log(
  `${strangers.length} requests to other hosts: ${strangers.map(({ host }) => host).join(" ")}`,
);
await browser.close();
process.exitCode = right >= MIN_RIGHT ? 0 : 1;
