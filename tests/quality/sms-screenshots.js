/** Pictures of SMS as a telephone shows them, of messages of `tests/messages`. */
import { readFileSync } from "node:fs";

const MESSAGES = new URL("../messages/", import.meta.url);
/** The Japanese fonts of Debian's fonts-noto-cjk; telephones have the like. */
const FONTS = ["Noto Sans CJK JP", "Noto Serif CJK JP", "Noto Sans Mono CJK JP"];
const SCALES = [1, 2, 3];
/** Families of SMS, each with the name of a message. */
const NAMES = [
  ...["scam/benefit-city", "scam/customs-duty", "scam/etax-refund", "scam/etax-unpaid"],
  ...["scam/electricity-cut", "scam/etc-meisai", "scam/census-2025", "scam/court-bill"],
  ...["scam/city-office-sms", "scam/atm-refund", "scam/arrest-warrant", "scam/carrier-unpaid"],
  ...["scam/care-insurance", "scam/child-allowance", "scam/benefit", "scam/digital-agency-account"],
  ...["scam/city-refund", "scam/court-claim", "scam/census", "scam/customs-parcel"],
  ...["honest/benefit-office", "honest/bank-notices", "honest/card-notices", "honest/carriers"],
  ...["honest/care-service", "honest/car-dealers", "honest/census-survey", "honest/amazon"],
  ...["honest/bills-direct-debit", "honest/charity-clubs"],
];
const MAX_CHARS = 240;
/** Scams often come from telephones that an app has taken over, and companies have short numbers. */
const SENDERS = { scam: "+81 80 0000 0000", honest: "22000" };

/** The first message of a family that is as short as an SMS. @param {string} name */
function messageOf(name) {
  const source = readFileSync(new URL(`${name}.txt`, MESSAGES), "utf8");
  const parts = `\n${source}`.split("\n=== ").slice(1);
  const texts = parts.map((part) => part.slice(part.indexOf("\n")).trim());
  const isSms = (/** @type {string} */ text) =>
    text.length < MAX_CHARS && !/^(?:From|Subject|差出人|件名)|\\u/im.test(text);
  return texts.find(isSms) ?? texts[0].slice(0, MAX_CHARS);
}

/**
 * @typedef {object} Screenshot
 * @property {string} name
 * @property {string} text what it shows: the sender and the message
 * @property {string} html the screen of the telephone
 * @property {number} scale how many pixels one of the page has
 */

/** @type {() => Screenshot[]} */
export const screenshots = () =>
  NAMES.map((name, at) => {
    const text = messageOf(name);
    const [font, scale, isDark] = [FONTS[at % 3], SCALES[Math.floor(at / 3) % 3], at % 2 === 1];
    const sender = SENDERS[name.startsWith("scam") ? "scam" : "honest"];
    const html = screenOf(sender, text, font, isDark);
    return { name, text: `${sender}\n${text}`, scale, html };
  });

const escaped = (/** @type {string} */ text) =>
  text.replace(/[&<>]/g, (it) => `&#${it.charCodeAt(0)};`).replaceAll("\n", "<br>");

/** @type {(sender: string, text: string, font: string, isDark: boolean) => string} */
const screenOf = (sender, text, font, isDark) => `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; font: 16px/1.5 "${font}"; width: 360px; min-height: 740px;
    background: ${isDark ? "#000" : "#fff"}; color: ${isDark ? "#fff" : "#000"}; }
  .top { padding: 8px 16px; border-bottom: 1px solid #8888; }
  .day { margin: 16px; text-align: center; font-size: 12px; opacity: 0.6; }
  .said { margin: 0 16px; padding: 10px 14px; border-radius: 18px; max-width: 270px;
    overflow-wrap: anywhere; background: ${isDark ? "#262628" : "#e9e9eb"}; }
  a { color: ${isDark ? "#8ab4f8" : "#1a5fd0"}; }
</style><div class="top">‹　${sender}</div><div class="day">今日 14:05</div>
<div class="said">${escaped(text).replace(/https?:\/\/[\w./?=&#-]+/g, "<a href=#>$&</a>")}</div>`;

/** Takes the picture, as PNG in base64. @param {import("puppeteer-core").Page} page @param {Screenshot} screenshot */
export async function takePicture(page, { html, scale }) {
  await page.bringToFront();
  await page.setViewport({ width: 360, height: 740, deviceScaleFactor: scale });
  await page.setContent(html);
  return page.screenshot({ encoding: "base64" });
}
