/**
 * Counts how often content scripts read the page until the first message, and how many messages they
 * send. A count may grow by 10 % over tests/counts/pages.json; a smaller one never fails. To record
 * new counts: COUNTS=renew node --test tests/browser/counts.test.js
 */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { launch, until } from "./browsers.js";
import { layouts } from "../bench/trace.js";
import { readPages, routeTo } from "./pages.js";

/** @typedef {{ reads: number, messages: number }} Counts */

const ROOT = new URL("../../", import.meta.url);
const FILE = new URL("tests/counts/pages.json", ROOT);
/** @type {Record<string, Counts>} */
const recorded = JSON.parse(readFileSync(FILE, "utf8"));
const ALLOWED_GROWTH = 1.1;
/** So long after a page was told of, what it tells has been told. */
const SETTLED_MS = 1300;
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Fields enough for some slices of a reading, in a page whose style never rests. */
const RESTLESS = `<!doctype html><meta charset=utf-8><title>市役所</title>
  ${"<p><b>窓口</b><span>のご案内</span> <input>".repeat(120)}
  <script>setInterval(() => { document.body.style.padding = Math.random() * 9 + "px" }, 1)</script>`;

it("no reading makes the browser lay a page out", { skip: process.env.CHROME === "" }, async () => {
  const browser = await launch("chromium", () => ({ body: RESTLESS }));
  const page = await browser.newPage();
  const { forced } = await layouts(page, browser.root, async () => {
    await page.goto("https://restless.example/");
    await pause(SETTLED_MS);
  });
  await browser.close();
  assert.equal(forced, 0);
});

describe("what is read and told of a page", { skip: process.env.CHROME === "" }, () => {
  const pages = readPages("pages").filter(({ file }) => file in recorded);
  const folder = mkdtempSync(join(tmpdir(), "counts-"));
  /** @type {import("./browsers.js").Browser} */
  let browser;
  before(async () => {
    countingIn(folder);
    browser = await launch("chromium", routeTo(pages), { folder });
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  it("every recorded page is there", () => {
    assert.deepEqual(pages.map(({ file }) => file).sort(), Object.keys(recorded).sort());
  });

  for (const { file, address } of pages) {
    it(file, async () => {
      const found = await counted(browser, address);
      assert.ok(found.reads > 0);
      if (process.env.COUNTS === "renew") return renew(file, found);
      for (const name of /** @type {(keyof Counts)[]} */ (Object.keys(found))) {
        const before = recorded[file][name];
        const said = `${name}: ${found[name]}, and ${before} are recorded`;
        console.log(`${file}: ${said}`);
        assert.ok(
          found[name] <= before * ALLOWED_GROWTH,
          `${said}; renew them if they are worth it`,
        );
      }
    });
  }
});

/** Puts an extension into a folder that counts. @param {string} folder */
function countingIn(folder) {
  cpSync(new URL("dist/chrome", ROOT), folder, { recursive: true });
  cpSync(new URL("tests/counts/count.js", ROOT), join(folder, "count.js"));
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  for (const scripts of manifest.content_scripts) scripts.js.unshift("count.js");
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
}

/** @param {import("./browsers.js").Browser} browser @param {string} address */
async function counted(browser, address) {
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  /** @type {number[]} */
  const worlds = [];
  session.on("Runtime.executionContextCreated", ({ context }) => {
    if (browser.root.startsWith(context.origin)) worlds.push(context.id);
  });
  session.on("Runtime.executionContextsCleared", () => worlds.splice(0));
  await session.send("Runtime.enable");
  await page.goto(address);
  await until(async () => (await countsOf(session, worlds)).messages > 0);
  await pause(SETTLED_MS);
  const counts = await countsOf(session, worlds);
  await page.close();
  return counts;
}

/**
 * The counts of all frames of a page that share its process.
 * @param {import("puppeteer-core").CDPSession} session @param {number[]} worlds
 */
async function countsOf(session, worlds) {
  const sum = { reads: 0, messages: 0 };
  for (const contextId of worlds) {
    const ask = { expression: "counted", contextId, returnByValue: true };
    const { result } = await session.send("Runtime.evaluate", ask);
    sum.reads += result.value?.first ?? 0;
    sum.messages += result.value?.messages ?? 0;
  }
  return sum;
}

/** @param {string} file @param {Counts} counts */
function renew(file, counts) {
  recorded[file] = counts;
  writeFileSync(FILE, `${JSON.stringify(recorded, null, 2)}\n`);
}
