/**
 * Pages of tests/pages and of the demonstration get their expected badge and report in both browsers;
 * those of the demonstration also under a policy that forbids scripts. All pages of tests/pages are
 * judged in Chromium by tests/quality/fixtures.test.js.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { readPages, routeTo } from "./pages.js";

const POLICIES = {
  "as it is": {},
  "without scripts": { "content-security-policy": "script-src 'none'" },
};
/** These timeouts allow for a busy machine. */
const BADGE_TIMEOUT_MS = 3000;
const REPORT_TIMEOUT_MS = 2000;
/** How long a badge must stay empty. */
const EMPTY_BADGE_MS = 250;

const FOLDERS = ["pages/attacks", "pages/edge", "pages/honest", "demo"];
const pages = FOLDERS.flatMap(readPages);
const isUnderPolicy = (/** @type {import("./pages.js").TestPage} */ page) =>
  page.file.startsWith("demo/") && !page.hasScript;

/** The reasons in each browser, by page and policy. @type {Map<string, Record<string, unknown>>} */
const reasonsByPage = new Map();

describe("pages", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => everyPage(name));
});

it("Chromium and Firefox give the same reasons", () => {
  for (const [page, { chromium, firefox }] of reasonsByPage)
    assert.deepEqual(firefox, chromium, page);
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
      if (policy === "without scripts" && !isUnderPolicy(page)) continue;
      it(`${page.file} ${policy}: ${page.why}`, async () => {
        await leave(browser, tab);
        browser.proxy.route = routeTo([page], headers);
        await tab.goto(page.address, { waitUntil: "domcontentloaded" });
        const reasons = await check(browser, browser.tabIdOf(tab), page);
        const key = `${page.file} ${policy}`;
        reasonsByPage.set(key, { ...reasonsByPage.get(key), [name]: reasons });
      });
    }
  }
}

/**
 * Leaves the previous page, so that its badge is not mistaken for that of the next page.
 * @param {import("./browsers.js").Browser} browser
 * @param {import("./browsers.js").Page} tab
 */
async function leave(browser, tab) {
  await tab.goto("about:blank");
  await until(async () => (await browser.badge(browser.tabIdOf(tab))) === "", BADGE_TIMEOUT_MS);
}

/**
 * Checks the badge, then the report in the popup; returns the reasons.
 * @param {import("./browsers.js").Browser} browser
 * @param {number} tab
 * @param {import("./pages.js").TestPage} page
 */
async function check(browser, tab, page) {
  const { badge, report } = page.expected;
  await new Promise((resolve) => setTimeout(resolve, badge === "" ? EMPTY_BADGE_MS : 0));
  const shown = () => browser.badge(tab);
  await until(async () => (await shown()) === badge, BADGE_TIMEOUT_MS).catch(() => {});
  assert.equal(await shown(), badge, "badge");

  let reported;
  const isRight = async () => {
    reported = await browser.report(tab);
    return JSON.stringify(reported) === JSON.stringify(report);
  };
  await until(isRight, REPORT_TIMEOUT_MS).catch(() => {});
  assert.deepEqual(reported, report);
  assert.equal(await shown(), badge, "badge after the report");
  const { reasons } = await browser.verdict(tab);
  return reasons.map(({ rule, quote }) => `${rule}: ${quote}`).sort();
}
