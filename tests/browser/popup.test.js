/** The popup: its report on a tab, and its buttons. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { click, extensionFolder, openPopupByButton, readPopup } from "./popup.js";

const PORTAL = "https://myna.go.jp/";
const NUMBER = `<title>給与かんり</title><label>マイナンバー <input maxlength="12"></label>`;
/** @type {Record<string, string>} */
const PAGES = {
  "kyuyo.example": NUMBER,
  "old.example": NUMBER,
  "pin.example": `<title>会員</title><label>マイナンバーカードの暗証番号 <input maxlength="4"></label>`,
  "shop.example": `<title>花森商店</title><label>カード番号 <input autocomplete="cc-number"></label>`,
  "quiet.example": `<title>会員</title><label id="label">お名前 <input></label>`,
};
const PDF = `%PDF-1.1
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;
/**
 * Pages that cannot be checked, with the reason that the popup gives. Chromium tells the popup that a
 * page belongs to the store only when it was opened by the toolbar button, and never that a page is
 * internal.
 * @type {Record<string, Record<string, string>>}
 */
const UNCHECKED = {
  chromium: {
    "chrome://version/": "unreachable",
    "https://chromewebstore.google.com/detail": "unreachable",
    "https://paper.example/form.pdf": "viewer",
    "https://paper.example/form": "viewer",
  },
  firefox: {
    "about:config": "unreachable",
    "https://addons.mozilla.org/ja/": "store",
    "https://paper.example/form.pdf": "viewer",
    "https://paper.example/form": "unreachable",
  },
};

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

describe("popup", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @type {import("./proxy.js").Route} */
function route(host) {
  if (host === "paper.example")
    return { headers: { "content-type": "application/pdf" }, body: PDF };
  return {
    body: `<!doctype html><html lang="ja"><meta charset="utf-8"><body>${PAGES[host] ?? ""}`,
  };
}

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let page;
  let tab = 0;
  before(async () => {
    browser = await launch(name, route);
    page = await browser.newPage();
    tab = browser.tabIdOf(page);
  });
  after(() => browser?.close());

  /** Opens the popup for a tab, in the tab of `extensionPage`. */
  const open = async (about = tab) => {
    const query = `?tab=${about}&at=${performance.now()}`;
    const address = `${browser.root}popup/popup.html${query}`;
    await browser.evaluate((address) => location.assign(address), address);
    await until(() => browser.evaluate((query) => location.search === query, query));
  };
  /** Waits for a report on a tab that fulfils a condition. @type {(fits: (report: NonNullable<ReturnType<typeof readPopup>>) => unknown, about?: number) => Promise<NonNullable<ReturnType<typeof readPopup>>>} */
  const waitForReport = (fits, about = tab) =>
    until(async () => {
      const report = await browser.evaluate(readPopup);
      return report?.tab === about && fits(report) ? report : null;
    });
  const press = (/** @type {string} */ action) => browser.evaluate(click, action);
  const badge = () => browser.badge(tab);
  const hasOverlay = () =>
    page.evaluate(() => document.querySelector(":is(html, body) > div:empty") !== null);
  const stringOf = (/** @type {string} */ key, /** @type {string[]} */ args = []) =>
    browser.evaluate((key, args) => chrome.i18n.getMessage(key, args), key, args);

  it("names the site, its asks and the next steps, and never says that it is safe", async () => {
    await page.goto("https://kyuyo.example/");
    await open();
    const { asks, standing, text, headline } = await waitForReport(
      ({ level }) => level === "warning",
    );
    assert.deepEqual([asks, standing], ["my-number", "ordinary"]);
    assert.match(headline, /kyuyo\.example/);
    assert.ok(text.includes(await stringOf("ask_my_number")));
    assert.ok(text.includes(await stringOf("step_wait")));
    assert.ok(text.includes(await stringOf("about")));
    const version = await browser.evaluate(() => chrome.runtime.getManifest().version);
    const edition = await stringOf("edition", [version, "2000", "1", "1"]);
    assert.ok(text.replace(/\d{4}(年|\/)\d+(月|\/)\d+/g, "2000$11$21").includes(edition));
    assert.doesNotMatch(text, /安全|\bsafe\b/i);
  });

  it("names the rule, the quoted text and the field of each reason", async () => {
    const { details } = await waitForReport(({ level }) => level === "warning");
    assert.ok(details.every(({ isOpen }) => !isOpen));
    const names = details.map(({ name }) => name);
    assert.deepEqual(names, ["more", "found", "technical", "looked-at", "false-alarm"]);
    assert.equal(details[2].summary, await stringOf("technical"));
    assert.deepEqual(details[2].lines, [
      await stringOf("technical_field", ["my-number-named", "マイナンバー", "0", "1"]),
    ]);
  });

  it("names the official way for a card PIN, but not for other asks", async () => {
    const way = () => browser.evaluate(() => document.querySelectorAll(".official li").length);
    assert.equal(await way(), 0);
    await page.goto("https://pin.example/");
    await waitForReport(({ level }) => level === "danger");
    await until(async () => (await way()) === 3);
    const text = await browser.evaluate(() => document.body.innerText);
    assert.ok(text.includes(await stringOf("official_never")));
    await page.goto("https://kyuyo.example/");
    await waitForReport(({ level }) => level === "warning");
  });

  it("has what may be needed at once on the first screen, and nothing of the portal before it", async () => {
    for (const [host, level] of [
      ["pin.example", "danger"],
      ["kyuyo.example", "warning"],
      ["shop.example", "notice"],
      ["quiet.example", "clear"],
    ]) {
      await page.goto(`https://${host}/`);
      await browser.extensionPage.setViewport({ width: 400, height: 600 });
      await open();
      const { actions, firstScreen } = await waitForReport((report) => report.level === level);
      const isWarned = level === "danger" || level === "warning";
      assert.deepEqual(actions.slice(0, 2), isWarned ? ["help", "check"] : ["check", "help"]);
      // The buttons alone may need another row.
      assert.ok(firstScreen < 600 - 60, `${level}: ${firstScreen}`);
    }
    await browser.extensionPage.setViewport({ width: 800, height: 600 });
  });

  it("a click leads to the field for a message", async () => {
    await press("check");
    const isIn = () => document.activeElement?.matches("#check-form textarea");
    await until(() => browser.evaluate(isIn));
    await page.goto("https://kyuyo.example/");
    await open();
    await waitForReport(({ level }) => level === "warning");
  });

  it("composes a text that the warning is wrong, without a digit of the page, and sends nothing", async () => {
    await page.goto("https://kyuyo.example/no/123456789018?n=123456789018");
    await open();
    await waitForReport(({ level }) => level === "warning");
    const before = browser.requestCount();
    const [text, mail] = await browser.evaluate(() => {
      const fold = document.querySelector(".false-alarm");
      return [fold?.querySelector("textarea")?.value ?? "", fold?.querySelector("a")?.href ?? ""];
    });
    const version = await browser.evaluate(() => chrome.runtime.getManifest().version);
    // Chromium tells the address only to a popup that was opened by the toolbar button.
    const isKnown = text.includes("hxxps:");
    const address = isKnown ? "hxxps://kyuyo[.]example/no/xxxxxxxxxxxx" : "kyuyo[.]example";
    const level = await stringOf("level_warning");
    const facts = [address, level, "my-number-named", version];
    assert.equal(text, await stringOf("false_alarm_text", facts));
    assert.doesNotMatch(text.replace(version, ""), /\d/);
    assert.match(mail, /^mailto:\?subject=[^&]+&body=/);
    assert.equal(browser.requestCount(), before);
  });

  it("says that the rules are old half a year after their day", async () => {
    const note = () => browser.evaluate(() => document.querySelector(".outdated")?.textContent);
    assert.equal(await note(), undefined);
    await browser.evaluate(() => {
      const now = Date.now();
      Date.now = () => now + 400 * 86_400_000;
      return chrome.storage.local.set({ cardNotice: "badge" });
    });
    assert.ok((await until(note))?.endsWith(await stringOf("update_extension")));
    await browser.evaluate(() => chrome.storage.local.remove("cardNotice"));
    await page.goto("https://kyuyo.example/");
    await open();
    await waitForReport(({ level }) => level === "warning");
  });

  it("the check form changes its language while it is open", async () => {
    await browser.evaluate(() =>
      document.querySelector("details#check-form")?.toggleAttribute("open"),
    );
    const label = () =>
      browser.evaluate(() => document.querySelector("#check-form label")?.textContent);
    await until(async () => (await label()) === (await stringOf("check_message")));
    await browser.evaluate(() => chrome.storage.local.set({ language: "vi" }));
    await until(async () => /Dán nội dung/.test((await label()) ?? ""));
    await browser.evaluate(() => chrome.storage.local.remove("language"));
    await until(async () => (await label()) === (await stringOf("check_message")));
  });

  it("links to the real Mynaportal without a referrer", async () => {
    const { portal } = await waitForReport(({ level }) => level === "warning");
    assert.deepEqual(portal, [PORTAL, "_blank", "noopener noreferrer"]);
  });

  it("a trusted site has no badge or banner, but its report still names its asks", async () => {
    await press("trust");
    const trusted = await waitForReport(({ level }) => level === "clear");
    assert.deepEqual([trusted.asks, trusted.standing], ["my-number", "trusted"]);
    await until(async () => (await badge()) === "" && !(await hasOverlay()));

    await press("distrust");
    await waitForReport(({ level, actions }) => level === "warning" && actions.includes("trust"));
    await until(async () => (await badge()) === "!" && (await hasOverlay()));
    assert.deepEqual(await browser.evaluate(() => chrome.storage.local.get("trusted")), {});
  });

  it("a page that asks for a PIN cannot be trusted, and is a danger even on a trusted site", async () => {
    await page.goto("https://pin.example/");
    await open();
    const { actions } = await waitForReport(({ level }) => level === "danger");
    assert.deepEqual(actions.sort(), [
      ...["abuse-report", "call", "check", "copy", "help", "mark", "options", "read"],
    ]);
    await browser.evaluate(() => chrome.storage.local.set({ trusted: ["pin.example"] }));
    await waitForReport(({ level, standing }) => level === "danger" && standing === "trusted");
    assert.equal(await badge(), "!!");
    await browser.evaluate(() => chrome.storage.local.remove("trusted"));
  });

  it("the button scans the page again", async () => {
    await page.goto("https://quiet.example/");
    await open();
    await waitForReport(({ level }) => level === "clear");
    // The collector must have finished the scans that follow the load.
    await pause(1500);
    await page.$eval("#label", ({ firstChild }) => {
      /** @type {Text} */ (firstChild).data = "マイナンバー ";
    });
    await press("read");
    await waitForReport(({ level }) => level === "warning");
    await until(async () => (await badge()) === "!");
  });

  for (const [address, unchecked] of Object.entries(UNCHECKED[name])) {
    it(`says that ${address} was not checked`, async () => {
      const other = await browser.newPage();
      // Firefox never reports that one of its internal pages has loaded.
      other.goto(address).catch(() => {});
      await until(() => other.evaluate((address) => location.href === address, address));
      await open(browser.tabIdOf(other));
      const reported = await waitForReport(
        ({ headline }) => headline !== "",
        browser.tabIdOf(other),
      );
      assert.equal(reported.unchecked, unchecked);
      assert.equal(reported.headline, await stringOf(`unchecked_${unchecked}`));
      assert.ok(reported.text.startsWith(await stringOf("level_unchecked")));
      assert.equal(reported.portal[0], PORTAL);
      await other.close();
    });
  }

  it("a tab that was opened before the installation is checked", async () => {
    // The extension must be installed after the tab was opened, which needs another browser.
    const late = await launch(name, route, { extension: false });
    after(() => late.close());
    const old = await late.newPage();
    await old.goto("https://old.example/");
    const id = await late.browser.installExtension(extensionFolder(name));
    // Firefox injects content scripts into open tabs; in Chromium, the popup injects them.
    if (name === "chromium") {
      const isWelcomePage = (/** @type {import("puppeteer-core").Target} */ target) =>
        target.url().endsWith("welcome/welcome.html");
      await (await (await late.browser.waitForTarget(isWelcomePage)).asPage()).close();
      await old.bringToFront();
      const { level } = await openPopupByButton(late, old, id);
      assert.equal(level, "warning");
      await old.goto("https://chromewebstore.google.com/detail");
      assert.equal((await openPopupByButton(late, old, id)).unchecked, "store");
      await old.goto("https://old.example/");
    }
    await until(() =>
      old.evaluate(() => document.querySelector(":is(html, body) > div:empty") !== null),
    );
  });
}
