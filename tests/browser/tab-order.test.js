/** The tab key reaches the buttons of a banner before what is on the page, whatever the page does about it. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { addOverlayReader, readButtonStrings, readOverlays } from "./overlay-reader.js";

const FIELDS = {
  warning: `<label>個人番号 <input id="field" maxlength="12"></label>`,
  notice: `<label>クレジットカード番号 <input id="field" autocomplete="cc-number"></label>`,
};
/** @type {import("./proxy.js").Route} */
const route = (host) => {
  const field = /** @type {Record<string, string>} */ (FIELDS)[host.split(/\W/)[0]];
  if (!field) return null;
  return {
    body: `<!doctype html><html lang="ja"><meta charset="utf-8"><a id="first" href="#">一</a>
      <form>${field}<button id="last">次へ</button></form>`,
  };
};

describe("tab order", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let page;
  /** @type {Record<string, string>} */
  let strings;
  before(async () => {
    browser = await launch(name, route);
    await addOverlayReader(browser);
    strings = await browser.evaluate(readButtonStrings);
    page = await browser.newPage();
  });
  after(() => browser?.close());

  /** Opens a page and waits for its banner. @param {string} address @param {string} kind */
  const open = async (address, kind) => {
    await page.bringToFront();
    await page.goto(address);
    await until(async () => (await readOverlays(page))[0]?.kind === kind);
  };
  /** Presses the tab key; returns what then has the focus: a button of the banner, or an element of the page. @param {"" | "Shift"} [held] */
  const tab = async (held = "") => {
    if (held) await page.keyboard.down(held);
    await page.keyboard.press("Tab");
    if (held) await page.keyboard.up(held);
    const inPage = await page.evaluate(() => document.activeElement?.id ?? "");
    return (await readOverlays(page))[0]?.focused || inPage;
  };

  it("reaches the buttons of a warning first, then the page, and comes back from a field", async () => {
    await open("https://warning.example/", "stay warning");
    const reached = [];
    for (let presses = 0; presses < 5; presses += 1) reached.push(await tab());
    assert.deepEqual(reached.slice(0, 2), [strings.leave, strings.close]);
    assert.equal(reached[3], strings.more);
    assert.equal(reached[4], "first");
    await page.focus("#field");
    assert.equal(await tab("Shift"), "first");
    assert.equal(await tab("Shift"), strings.more);
  });

  it("reaches the button of a notice first", async () => {
    await open("https://notice.example/", "line notice");
    assert.deepEqual([await tab(), await tab()], [strings.close, "first"]);
  });

  it("a press on its text takes the focus from no field, and gives it to no button", async () => {
    await open("https://warning-2.example/", "stay warning");
    await page.focus("#field");
    const banner = async () => {
      const all = await readOverlays(page);
      return all.find(({ kind }) => kind === "stay warning") ?? assert.fail("no banner");
    };
    const { advice, buttons } = await banner();
    await page.mouse.click(buttons[0].x, advice - 4);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "field");
    assert.equal((await banner()).focused, "");
  });

  it("a page cannot take it out of the order", async () => {
    await open("https://warning-3.example/", "stay warning");
    await page.evaluate(() => {
      const hosts = document.querySelectorAll("html > div, body > div");
      for (const host of hosts) /** @type {HTMLElement} */ (host).tabIndex = -1;
    });
    await until(async () => (await readOverlays(page))[0]?.kind === "stay warning");
    assert.equal(await tab(), strings.leave);
  });
}
