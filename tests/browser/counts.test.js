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
/** How long after its first message a page may still send messages that count. */
const SETTLED_MS = 1300;
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A page whose style changes all the time, with enough fields for several slices of a scan. */
const CHANGING_PAGE = `<!doctype html><meta charset=utf-8><title>市役所</title>
  ${"<p><b>窓口</b><span>のご案内</span> <input>".repeat(120)}
  <script>setInterval(() => { document.body.style.padding = Math.random() * 9 + "px" }, 1)</script>`;

it(
  "no scan forces the browser to compute a layout",
  { skip: process.env.CHROME === "" },
  async () => {
    const browser = await launch("chromium", () => ({ body: CHANGING_PAGE }));
    const page = await browser.newPage();
    const { forced } = await layouts(page, browser.root, async () => {
      await page.goto("https://restless.example/");
      await pause(SETTLED_MS);
    });
    await browser.close();
    assert.equal(forced, 0);
  },
);

describe("DOM reads and messages", { skip: process.env.CHROME === "" }, () => {
  const pages = readPages("pages").filter(({ file }) => file in recorded);
  const folder = mkdtempSync(join(tmpdir(), "counts-"));
  /** @type {import("./browsers.js").Browser} */
  let browser;
  before(async () => {
    createCountingExtension(folder);
    browser = await launch("chromium", routeTo(pages), { folder });
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  it("every recorded page exists", () => {
    assert.deepEqual(pages.map(({ file }) => file).sort(), Object.keys(recorded).sort());
  });

  for (const { file, address } of pages) {
    it(file, async () => {
      const found = await countOn(browser, address);
      assert.ok(found.reads > 0);
      if (process.env.COUNTS === "renew") return record(file, found);
      for (const name of /** @type {(keyof Counts)[]} */ (Object.keys(found))) {
        const before = recorded[file][name];
        const result = `${name}: ${found[name]}, recorded: ${before}`;
        console.log(`${file}: ${result}`);
        assert.ok(
          found[name] <= before * ALLOWED_GROWTH,
          `${result}; COUNTS=renew records new counts`,
        );
      }
    });
  }
});

/** Copies the extension into a folder and adds the counting script. @param {string} folder */
function createCountingExtension(folder) {
  cpSync(new URL("dist/chrome", ROOT), folder, { recursive: true });
  cpSync(new URL("tests/counts/count.js", ROOT), join(folder, "count.js"));
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  for (const scripts of manifest.content_scripts) scripts.js.unshift("count.js");
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
}

/** Opens a page and returns its counts. @param {import("./browsers.js").Browser} browser @param {string} address */
async function countOn(browser, address) {
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
 * Returns the sums over the frames of a page that share its process.
 * @param {import("puppeteer-core").CDPSession} session @param {number[]} worlds
 */
async function countsOf(session, worlds) {
  const sum = { reads: 0, messages: 0 };
  for (const contextId of worlds) {
    const expression = { expression: "counted", contextId, returnByValue: true };
    const { result } = await session.send("Runtime.evaluate", expression);
    sum.reads += result.value?.first ?? 0;
    sum.messages += result.value?.messages ?? 0;
  }
  return sum;
}

/** Writes new counts of a page to the file. @param {string} file @param {Counts} counts */
function record(file, counts) {
  recorded[file] = counts;
  writeFileSync(FILE, `${JSON.stringify(recorded, null, 2)}\n`);
}
