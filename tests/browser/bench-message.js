/** What checking a message costs: a long mail in the engine, and the first answer on a slow phone. */
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { launch, until } from "./browsers.js";

const DIST = new URL("../../dist/www/", import.meta.url);
const MAIL = readFileSync(new URL("../messages/honest/banks-work.txt", import.meta.url), "utf8");
const RUNS = 40;
/** @type {Record<string, string>} */
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

const address = new URL("engine/engine.js", DIST).href;
const engine = await import(address);
await engine.default({ module_or_path: readFileSync(new URL("engine/engine_bg.wasm", DIST)) });
for (const bytes of [1_000, 100_000, 5_000_000]) {
  const text = MAIL.repeat(Math.ceil(bytes / Buffer.byteLength(MAIL)));
  const cut = Buffer.from(text).subarray(0, bytes).toString();
  console.log(`a mail of ${bytes} bytes: ${(await cost(cut)).toFixed(2)} ms of the processor`);
}
console.log(`the first answer of the page, four times slowed: ${await firstAnswer()} ms`);

/** The median time of the processor for judging a text. @param {string} text */
async function cost(text) {
  const times = Array.from({ length: RUNS }, () => {
    const start = process.cpuUsage();
    engine.judge_message({ sender: "", subject: "", text, links: [] });
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return times.sort((a, b) => a - b)[RUNS / 2];
}

/** From the start of loading to the answer on a text that is there at once. */
async function firstAnswer() {
  const browser = await launch("chromium", route, { extension: false });
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
  await browser.close();
  return time;
}

/** @type {import("./proxy.js").Route} */
function route(host, path) {
  if (host !== "check.example") return null;
  const name = path.slice(1) || "index.html";
  const type = TYPES[extname(name)] ?? "text/plain";
  const headers = { "content-type": extname(name) === ".css" ? "text/css" : type };
  return { body: readFileSync(new URL(name, DIST)), headers };
}
