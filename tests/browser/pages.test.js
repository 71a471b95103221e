/**
 * The pages of tests/pages and of the demonstration, in both browsers, twice:
 * as they are, and under a policy that forbids the page all scripts. Disguised
 * and ordinary pages are many: the quality report counts them.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { readPages, routeTo } from "./pages.js";

const POLICIES = {
  "as it is": {},
  "without scripts": { "content-security-policy": "script-src 'none'" },
};
/** How long the badge may take, and how long the report, on a machine with other work. */
const [BADGE_MS, REPORT_MS] = [3000, 2000];
/** How long a badge that must stay empty is watched. */
const QUIET_MS = 250;

const FOLDERS = ["pages/attacks", "pages/edge", "pages/honest", "demo"];
const pages = FOLDERS.flatMap(readPages);

/** What each browser said, by page and policy: @type {Map<string, Record<string, unknown>>} */
const said = new Map();

describe("pages", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => everyPage(name));
});

it("Chromium and Firefox give the same reasons", () => {
  for (const [page, { chromium, firefox }] of said) assert.deepEqual(firefox, chromium, page);
});

/** @param {import("./browsers.js").Name} name */
function everyPage(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let tab;
  before(async () => {
    browser = await launch(name, () => null);
    tab = await browser.newPage();
  });
  after(() => browser?.close());

  for (const [policy, headers] of Object.entries(POLICIES)) {
    for (const page of pages) {
      if (page.hasScript && policy === "without scripts") continue;
      it(`${page.file} ${policy}: ${page.why}`, async () => {
        await leave(browser, tab);
        browser.proxy.route = routeTo([page], headers);
        await tab.goto(page.address, { waitUntil: "domcontentloaded" });
        const reasons = await check(browser, browser.tabOf(tab), page);
        const key = `${page.file} ${policy}`;
        said.set(key, { ...said.get(key), [name]: reasons });
      });
    }
  }
}

/**
 * The badge of the page before must not be taken for this one's.
 * @param {import("./browsers.js").Browser} browser
 * @param {import("./browsers.js").Page} tab
 */
async function leave(browser, tab) {
  await tab.goto("about:blank");
  await until(async () => (await browser.badge(browser.tabOf(tab))) === "", BADGE_MS);
}

/**
 * First what a person sees who does nothing, then what the popup reports.
 * @param {import("./browsers.js").Browser} browser
 * @param {number} tab
 * @param {import("./pages.js").TestPage} page
 */
async function check(browser, tab, page) {
  const { badge, report } = page.expected;
  await new Promise((resolve) => setTimeout(resolve, badge === "" ? QUIET_MS : 0));
  const shown = () => browser.badge(tab);
  await until(async () => (await shown()) === badge, BADGE_MS).catch(() => {});
  assert.equal(await shown(), badge, "badge");

  let reported;
  const isRight = async () => {
    reported = await browser.report(tab);
    return JSON.stringify(reported) === JSON.stringify(report);
  };
  await until(isRight, REPORT_MS).catch(() => {});
  assert.deepEqual(reported, report);
  assert.equal(await shown(), badge, "badge after the report");
  const { reasons } = await browser.verdict(tab);
  return reasons.map(({ rule, quote }) => `${rule}: ${quote}`).sort();
}
