/** How soon the page on the web answers when the processor is slowed down four times, as on a phone. */
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, until } from "../browser/browsers.js";
import { CONTENT_TYPES } from "../browser/content-types.js";
import { printRows, row } from "./rows.js";

const DIST = new URL("../../dist/www/", import.meta.url);
const RUNS = 9;

export async function answerRows() {
  const browser = await launch("chromium", route, { extension: false });
  const times = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await firstAnswer(browser));
  await browser.close();
  return [row("first answer of the page, slowed", "ms", times)];
}

/**
 * Returns the milliseconds from the start of loading to the answer on a text that is entered at once.
 * @param {import("../browser/browsers.js").Browser} browser
 */
async function firstAnswer(browser) {
  const page = await browser.newPage();
  const debug = await page.createCDPSession();
  await debug.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const start = Date.now();
  await page.goto("https://check.example/");
  await page.evaluate(() => {
    const field = /** @type {HTMLTextAreaElement} */ (document.getElementById("message"));
    field.value = "【国税庁】未納の税金があります。お支払い https://nta-pay.top/";
    field.dispatchEvent(new Event("input"));
  });
  await until(() => page.evaluate(() => Boolean(document.querySelector("[data-level=danger]"))));
  const time = Date.now() - start;
  await page.close();
  return time;
}

/** @type {import("../browser/proxy.js").Route} */
function route(host, path) {
  if (host !== "check.example") return null;
  const name = path.slice(1) || "index.html";
  const headers = { "content-type": CONTENT_TYPES[extname(name)] ?? "text/plain" };
  return { body: readFileSync(new URL(name, DIST)), headers };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printRows(await answerRows());
