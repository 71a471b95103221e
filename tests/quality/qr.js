/**
 * Measures how well the page on the web reads QR codes, in Chromium or Firefox:
 *   node tests/quality/qr.js [firefox]
 * 30 codes as they are printed, and the same as somebody photographs them: turned, tilted and out of focus.
 */
import { BROWSER_MAKERS, launch } from "../browser/browsers.js";
import { HOST, checkPage, serveSite } from "../browser/www-page.js";
import { qrPictures, takeQrPicture } from "./qr-pictures.js";

/** So many must be read as they are printed, and as they are photographed. */
const MIN_READ = { printed: 30, photographed: 25 };

const name = process.argv.includes("firefox") ? "firefox" : "chromium";
const browser = await launch(name, serveSite, { extension: false });
const camera = await browser.newPage();
const page = await browser.newPage();
const check = checkPage(page);

/** Whether what is read is the address. @param {import("./qr-pictures.js").QrPicture} picture */
async function isRead(picture) {
  const taken = await takeQrPicture(camera, picture);
  await page.bringToFront();
  await check.open();
  await check.openPicture(taken);
  return (await check.pictureAnswer()).read === picture.address;
}

for (const [kind, least] of Object.entries(MIN_READ)) {
  const pictures = await qrPictures(kind === "photographed");
  const missed = [];
  for (const picture of pictures) if (!(await isRead(picture))) missed.push(picture.address);
  const read = pictures.length - missed.length;
  console.log(`${read} of ${pictures.length} ${kind}`, missed.join(" "));
  if (read < least) process.exitCode = 1;
}
const isStranger = (/** @type {string} */ host) => host !== HOST && !BROWSER_MAKERS.test(host);
const strangers = browser.proxy.requests.filter(({ host }) => isStranger(host));
console.log(
  `${strangers.length} requests to other hosts: ${strangers.map(({ host }) => host).join(" ")}`,
);
await browser.close();
