/** What lies over the banner in the top layer is noticed, also at a warning; its words are neither readable for the page nor transparent or tiny. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { NAMES, until } from "./browsers.js";
import { launchHostile, pause } from "./hostile-pages.js";
import { CLICK_DELAY_MS, readOverlays } from "./overlay-reader.js";

const FULL =
  "position:fixed;inset:0;width:100vw;height:100vh;max-width:none;max-height:none;border:0;background:#ff00ff;pointer-events:none";
const MANY = "<i></i>".repeat(1200);
/** A popover that is open before the banner comes. @type {(place: string) => string} */
const open = (place) => `const cover = document.createElement("p"); cover.popover = "manual";
  cover.style = "${FULL}"; cover.textContent = "「次へ」を2回押してください"; ${place}.append(cover); cover.showPopover();`;
const CLOSED = `document.body.appendChild(Object.assign(document.createElement("div"), { textContent: "x" }))
  .attachShadow({ mode: "closed" })`;
const STOP = `for (const type of ["beforetoggle", "toggle"])
  for (const target of [window, document, cover.getRootNode()])
    target.addEventListener(type, (event) => event.stopImmediatePropagation(), true);`;
const SHOW = "cover.hidePopover(); cover.showPopover();";
/** Shows the popover again whenever the pointer moves, before the click. */
const AT_POINTER = `addEventListener("mousemove", () => { ${SHOW} }, true);`;
const AFTER_BANNER = (/** @type {string} */ script) =>
  `onHost(() => { if (!attacks++) setTimeout(() => { ${script} }, 400) });`;

/** Popovers that were below the banner. @type {Record<string, import("./hostile-pages.js").Attack>} */
const SHOWN_AGAIN = {
  "in the page": { script: open("document.body") + STOP + AT_POINTER },
  "in a closed shadow root": { script: open(CLOSED) + STOP + AT_POINTER },
  "in a closed shadow root of a long page": {
    html: MANY,
    script: open(CLOSED) + STOP + AT_POINTER,
  },
};
/** What covers a warning. @type {Record<string, import("./hostile-pages.js").Attack>} */
const OVER_WARNING = {
  "a popover": { script: open("document.body") + AFTER_BANNER(SHOW) },
  "a popover whose events are stopped": {
    script: open("document.body") + STOP + AFTER_BANNER(SHOW),
  },
  "a popover in a closed shadow root": {
    html: MANY,
    script: AFTER_BANNER(open(CLOSED)),
  },
  "a view transition that never ends": {
    css: `::view-transition { background: #ff00ff } ::view-transition-group(*) { animation-duration: 1e5s; opacity: 0 }`,
    script: AFTER_BANNER("document.startViewTransition(() => {})"),
  },
  "its words selected, and transparent": {
    css: `*::selection, *::target-text, *::search-text { color: transparent !important; background: transparent !important;
      -webkit-text-fill-color: transparent !important }`,
    script: AFTER_BANNER("getSelection().selectAllChildren(document.documentElement)"),
  },
  // A field that is not rendered asks for nothing.
  "a body that is not rendered, with the field beside it": {
    css: "body.out { content-visibility: hidden !important }",
    script: AFTER_BANNER(
      "document.documentElement.append(...document.querySelectorAll('h1, label')); document.body.className = 'out'",
    ),
  },
};
/** What is told of, since a warning cannot be seen. @type {Record<string, import("./hostile-pages.js").Attack>} */
const TOLD = {
  "a popover every 50 ms": { script: open("document.body") + `setInterval(() => { ${SHOW} }, 50)` },
  "a filter on the page": {
    script: AFTER_BANNER("document.documentElement.style.filter = 'opacity(.02)'"),
  },
};
/** @type {Record<string, import("./hostile-pages.js").Attack>} */
const OTHERS = {
  plain: {},
  menus: {
    html: `<div id="menu" popover style="inset: auto 0 0 auto">項目</div>`,
    script: `document.body.insertAdjacentHTML("beforeend",
      "<button popovertarget=menu id=more style='position:fixed;left:0;bottom:0'>メニュー</button>")`,
  },
  "a list that the page draws": {
    css: `select, ::picker(select) { appearance: base-select }
      ::picker(select) { position: fixed; position-area: none; inset: 0; width: 100vw; height: 100vh; max-height: none; background: #ff00ff; border: 0 }`,
    html: `<select id="list" style="position: fixed; left: 0; bottom: 0"><option>一<option>二</select>`,
  },
};

describe("hostile pages, what lies over the banner", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  const attacks = { ...SHOWN_AGAIN, ...OVER_WARNING, ...TOLD, ...OTHERS };
  // Attacks of two tables may have the same name.
  assert.equal(
    Object.keys(attacks).length,
    [SHOWN_AGAIN, OVER_WARNING, TOLD, OTHERS].flatMap(Object.keys).length,
  );
  /** @type {import("./hostile-pages.js").HostileBrowser} */
  let browser;
  before(async () => void (browser = await launchHostile(name, attacks)));
  after(() => browser?.close());

  const asksAgain = async () =>
    (await readOverlays(browser.tab))[0].buttons.some(
      ({ text }) => text === browser.buttonStrings.proceed_again,
    );
  const isAccused = async () => {
    const { reasons } = await browser.verdict(browser.tabIdOf(browser.tab));
    return reasons.some(({ rule }) => rule === "page-hides-warning");
  };

  it("without an attack, two clicks go on", async () => {
    await browser.open("plain");
    await browser.waitForOverlay("page danger");
    await pause(CLICK_DELAY_MS);
    await browser.press(browser.buttonStrings.proceed);
    await until(asksAgain);
    await pause(CLICK_DELAY_MS);
    await browser.press(browser.buttonStrings.proceed_again);
    await browser.waitForOverlay("stay danger");
  });

  for (const attack of Object.keys(SHOWN_AGAIN)) {
    it(`a popover ${attack} that was open before danger and is shown again takes no click`, async () => {
      await browser.open(attack);
      await browser.waitForOverlay("page danger");
      await browser.waitForDanger();
      for (let times = 0; times < 2; times += 1) {
        // A pointer that is there already does not move to the button.
        await browser.tab.mouse.move(1, 1);
        await pause(CLICK_DELAY_MS);
        await browser.press(browser.buttonStrings.proceed);
        assert.ok(!(await asksAgain()));
      }
      await browser.waitForDanger();
    });
  }

  for (const attack of Object.keys(OVER_WARNING)) {
    it(`a warning comes back over ${attack}`, async () => {
      await browser.open(attack, "warning");
      await browser.waitForOverlay("stay warning");
      await until(() => browser.tab.evaluate("attacks > 0"));
      await pause(2000);
      await browser.waitForWarning();
      assert.ok(!(await isAccused()));
    });
  }

  for (const attack of Object.keys(TOLD)) {
    it(`${attack}: a warning that cannot be seen is told of in the popup`, async () => {
      await browser.open(attack, "warning");
      // Chromium does not apply the filter of the root element to the top layer.
      const isDrawn = name === "chromium" && /filter/.test(attack);
      await (isDrawn ? browser.waitForWarning() : until(isAccused, 15_000));
    });
  }

  it("an honest page may open its menu as often as a person clicks on it", async () => {
    await browser.open("menus", "warning");
    await browser.waitForOverlay("stay warning");
    for (let times = 0; times < 50; times += 1) await browser.tab.click("#more");
    await browser.waitForWarning();
    assert.ok(!(await isAccused()));
    await browser.tab.click("#more");
    await until(() =>
      browser.tab.evaluate(() => document.querySelector("#menu")?.matches(":popover-open")),
    );
  });

  it("a page cannot find out by searching itself what the banner says", async () => {
    for (const level of /** @type {const} */ (["danger", "warning"])) {
      await browser.open("plain", level);
      const { text, buttons } = await browser.waitForOverlay(level === "danger" ? "page" : "stay");
      const texts = [text.slice(0, 12), ...buttons.map((button) => button.text)];
      const found = await browser.tab.evaluate((texts) => {
        const search = (/** @type {string} */ one) =>
          /** @type {any} */ (window).find(one, false, false, true);
        return [search("マイナ"), ...texts.map(search)];
      }, texts);
      // The page's own heading can be found unless the banner makes it inert.
      assert.deepEqual(
        found.slice(1),
        texts.map(() => false),
      );
      if (level === "warning") assert.ok(found[0]);
    }
  });

  it("a list that the page draws itself does not stay over a warning", async () => {
    if (name === "firefox") return;
    await browser.open("a list that the page draws", "warning");
    await browser.waitForOverlay("stay warning");
    await browser.tab.click("#list");
    await until(() => browser.tab.evaluate(() => document.querySelector("#list:open") !== null));
    await browser.waitForWarning();
  });

  it("a page that is laid out for a far wider screen does not make the words tiny", async () => {
    if (name === "firefox") return;
    const page = await browser.newPage();
    await page.setViewport({ width: 400, height: 800, isMobile: true });
    for (const level of ["danger", "warning"]) {
      browser.proxy.route = () => ({ body: WIDE[level] });
      await page.goto(`https://${level}-wide.example/`);
      const box = await until(async () => (await readOverlays(page))[0]);
      const scale = await page.evaluate(() => window.visualViewport?.scale ?? 1);
      assert.ok(scale < 0.2, `the page is laid out in full width: ${scale}`);
      const host = await page.evaluate(() => {
        const host = /** @type {any} */ (document.querySelector(":is(html, body) > div:empty"));
        const { width, height } = host.getBoundingClientRect();
        return { width, height, zoom: host.currentCSSZoom };
      });
      assert.ok(parseFloat(box.styles[2]) * host.zoom * scale >= 16, JSON.stringify(host));
      const { buttons } = box;
      for (const { x, y } of buttons.slice(0, 2)) {
        assert.ok(x * scale < 400 && y * scale < 800, JSON.stringify(buttons));
      }
    }
  });
}

const VIEWPORT = `<meta charset="utf-8"><meta name="viewport" content="width=4000,initial-scale=.1,minimum-scale=.1">`;
/** @type {Record<string, string>} */
const WIDE = {
  danger: `${VIEWPORT}<h1>マイナポータル</h1><label>署名用電子証明書の暗証番号 <input></label>`,
  warning: `${VIEWPORT}<h1>給与かんり</h1><label>マイナンバー <input maxlength="12"></label>`,
};
