/**
 * The page on the web answers randomly damaged pages, mails and texts, always the same ones. A larger run,
 * which also prints the processor time of the slowest inputs in Chromium:
 *   WWW_MUTANTS=10000 node --test tests/browser/www-mutants.test.js
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { launch, NAMES } from "./browsers.js";
import { mutant, randomFrom } from "./mutate.js";
import { readPages } from "./pages.js";
import { MAILS, PAGES, TEXTS } from "./www-hostile.js";
import { checkPage, serveSite } from "./www-page.js";

const COUNT = Number(process.env.WWW_MUTANTS ?? 200);
const SEED = Number(process.env.WWW_SEED ?? 1);
const MESSAGES = new URL("../messages/", import.meta.url);
const FAILURE = JSON.parse(
  readFileSync(new URL("../../extension/_locales/ja/messages.json", import.meta.url), "utf8"),
).unchecked_failure.message;

/** A text in which each character stands for one byte. @param {string | number[] | Buffer} bytes */
const binary = (bytes) => Buffer.from(/** @type {any} */ (bytes)).toString("latin1");
/** @param {string} folder */
const filesIn = (folder) =>
  readdirSync(new URL(folder, MESSAGES)).map((file) =>
    binary(readFileSync(new URL(folder + file, MESSAGES))),
  );

/** The undamaged inputs, by the name of their file. */
const SOURCES = {
  "page.html": [
    ...readPages("pages").map(({ documents }) => binary([...documents.values()].join("\n"))),
    ...PAGES.map(([, html]) => binary(html)).filter((html) => html.length < 50_000),
  ],
  "mail.eml": [...filesIn("mail/"), ...MAILS.map(([, source]) => binary(source))],
  "text.txt": [
    ...filesIn("scam/"),
    ...filesIn("honest/"),
    ...TEXTS.map(([, bytes]) => binary(bytes)),
  ],
};
const FILES = /** @type {(keyof typeof SOURCES)[]} */ (Object.keys(SOURCES));

/** The input of a number, in base64. @param {number} number @returns {[string, string]} */
function inputOf(number) {
  const file = FILES[number % FILES.length];
  const text = mutant(SOURCES[file], randomFrom(SEED * 1_000_003 + number));
  // What the damage adds may have characters beyond one byte.
  const bytes = text.replace(/[^\0-\u00ff]+/g, (part) => binary(part));
  return [file, Buffer.from(bytes, "latin1").toString("base64")];
}

describe("damaged input of the page on the web", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) {
    it(`gets an answer in ${name}`, { timeout: 12 * 3_600_000 }, () => inBrowser(name));
  }
});

/** @param {import("./browsers.js").Name} name */
async function inBrowser(name) {
  const browser = await launch(name, serveSite, { extension: false });
  try {
    const page = await browser.newPage();
    await checkPage(page).open();
    const isTimed = name === "chromium" && process.env.WWW_MUTANTS !== undefined;
    const clock = isTimed ? await threadClock(page) : async () => 0;
    const times = [];
    let from = await clock();
    for (let number = 0; number < COUNT; number += 1) {
      const { state, hasReport } = await page.evaluate(open, ...inputOf(number));
      const to = await clock();
      times.push({ number, ms: Math.round(to - from) });
      from = to;
      assert.ok(state || hasReport, `input ${number} has no answer`);
      assert.notEqual(state, FAILURE, `input ${number} cannot be judged`);
    }
    const slowest = times.toSorted((a, b) => b.ms - a.ms).slice(0, 10);
    if (isTimed) console.log(slowest.map(({ number, ms }) => `${number}: ${ms} ms`).join(", "));
  } finally {
    await browser.close();
  }
}

/** The processor time of the page's thread in milliseconds, which other work on the machine does not change. @param {import("./browsers.js").Page} page */
async function threadClock(page) {
  const session = await page.createCDPSession();
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const task = metrics.find((metric) => metric.name === "TaskDuration");
    return 1000 * (task?.value ?? 0);
  };
}

/**
 * Runs in the page: opens a file and waits for the answer.
 * @param {string} name
 * @param {string} base64
 */
async function open(name, base64) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name));
  dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
  const [status, report] = ["state", "report"].map((id) => document.getElementById(id));
  const read = () => ({
    state: status?.textContent ?? "",
    hasReport: report?.dataset.level !== undefined,
  });
  const end = Date.now() + 60_000;
  while (!read().state && !read().hasReport && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve));
  }
  return read();
}
