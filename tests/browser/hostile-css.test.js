/** The banner stays visible whatever style sheets a page has. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { NAMES, until } from "./browsers.js";
import { launchHostile } from "./hostile-pages.js";

const KEYFRAMES = "@keyframes away { from, to { opacity: 0; transform: scale(0) } }";
/** Matches the host elements, but not the page's form: a page that hides its form asks for nothing. */
const HOSTS = "html *:not(body, body *), body > div:empty, [popover], dialog";
const VARIABLES = ["ground", "ink", "soft", "act", "on", "level"];

/** Style sheets that must not hide the banner. @type {Record<string, import("./hostile-pages.js").Attack>} */
const INEFFECTIVE = {
  "every element hidden": {
    css: `${HOSTS}, ::backdrop { display: none !important; opacity: 0 !important;
      visibility: hidden !important; pointer-events: none !important }`,
  },
  "every element moved or clipped away": {
    css: `${HOSTS}, :popover-open, :modal { transform: scale(0) !important; translate: 5000px !important;
      clip-path: inset(50%) !important; filter: opacity(0) !important; mask: linear-gradient(#0000, #0000) !important;
      height: 0 !important; width: 0 !important; z-index: -1 !important; content-visibility: visible !important }`,
  },
  "every element animated": {
    css: `${KEYFRAMES} ${HOSTS} { animation: away 1ms forwards !important; transition: all 9s 9s !important }`,
  },
  "every style reverted": {
    css: "* { all: revert !important } html { background: #ff00ff !important }",
  },
  "every text and background transparent": {
    css: `* { color: transparent !important; -webkit-text-fill-color: transparent !important;
      background: none !important; font-size: 1px !important; line-height: 0 !important;
      ${VARIABLES.map((name) => `--${name}: transparent !important`).join(";")} }
      html { background: #ff00ff !important }`,
  },
  "the banner's variables registered as properties": {
    css: VARIABLES.map(
      (name) =>
        `@property --${name} { syntax: "<color>"; inherits: false; initial-value: #ff00ff }`,
    ).join(""),
  },
  "pseudo-elements that cover every element": {
    css: `*::before, *::after { content: "" !important; position: fixed !important; inset: 0 !important;
      background: #ff00ff !important; z-index: 2147483647 !important }
      *::first-line, *::first-letter { color: transparent !important; font-size: 1px !important }`,
  },
  "a transparent page": { css: "html, body { opacity: 0 !important }" },
  "an invisible page without pointer events": {
    css: "html { pointer-events: none !important; visibility: hidden !important }",
  },
  "a page moved away": {
    css: `html { transform: translate(5000px) scale(0) !important; clip-path: inset(50%);
      mask: linear-gradient(#0000, #0000); mix-blend-mode: difference; perspective: 1px }`,
  },
  "a page without a size": {
    css: "html { contain: size layout style; height: 0; position: fixed }",
  },
  "a page zoomed out": { css: "html { zoom: .05 }" },
  "a page without a box": { css: "html { display: contents !important }" },
};
/** Style sheets that hide the whole document, so that the page on hidden banners opens. @type {Record<string, import("./hostile-pages.js").Attack>} */
const HIDING = {
  "a page that is not displayed": { css: "html { display: none !important }" },
  "a page that is not rendered": { css: "html { content-visibility: hidden !important }" },
  "a page with a filter that hides it": { css: "html { filter: opacity(0) !important }" },
  "a page with a filter that blurs it": { css: "html { filter: blur(40px) !important }" },
};

/** Returns attacks that add their style sheet once the banner has appeared. @type {(attacks: Record<string, import("./hostile-pages.js").Attack>) => Record<string, import("./hostile-pages.js").Attack>} */
function afterBanner(attacks) {
  const react = (/** @type {string} */ css) =>
    `const style = document.createElement("style"); style.textContent = ${JSON.stringify(css)};
     onHost(() => document.head.append(style));`;
  return Object.fromEntries(
    Object.entries(attacks).map(([name, { css = "" }]) => [name, { script: react(css) }]),
  );
}

describe("hostile pages, style sheets", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./hostile-pages.js").HostileBrowser} */
  let browser;
  before(
    async () =>
      void (browser = await launchHostile(name, afterBanner({ ...INEFFECTIVE, ...HIDING }))),
  );
  after(() => browser?.close());

  for (const attack of Object.keys(INEFFECTIVE)) {
    it(attack, async () => {
      await browser.open(attack);
      await browser.waitForDanger();
      assert.ok((await browser.waitForOverlay("page danger")).isOnTop);
      await browser.tab.focus("#field");
      await browser.tab.keyboard.type("1234");
      assert.equal(await browser.fieldValue(), "");
      await browser.open(attack, "warning");
      await browser.waitForWarning();
      assert.ok((await browser.waitForOverlay("stay warning")).isOnTop);
    });
  }

  for (const attack of Object.keys(HIDING)) {
    it(attack, async () => {
      await browser.open(attack);
      // Chromium does not apply the filter of the root element to the top layer.
      const isDrawn = name === "chromium" && /filter/.test(attack);
      if (isDrawn) await browser.waitForDanger();
      else await assertHiddenPageOpens(attack);
    });
  }

  /** A page that is not displayed at all may also be judged to ask for nothing. */
  async function assertHiddenPageOpens(/** @type {string} */ attack) {
    const hasNoBox = /not (displayed|rendered)/.test(attack);
    const badge = () => browser.badge(browser.tabIdOf(browser.tab));
    await until(
      async () => (await browser.readHiddenPage()) || (hasNoBox && (await badge()) === ""),
      12_000,
    );
    if (!(await browser.readHiddenPage())) return;
    const { tab, text } = await browser.waitForHiddenPage("close");
    assert.equal(tab, browser.tabIdOf(browser.tab));
    assert.match(text, /\P{L}danger-\d+\.example/u);
    if (!hasNoBox) assert.equal(await badge(), "!!");
  }
}
