/** Style sheets that hide whatever they can: what a person sees of ours stays as it is. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { NAMES, until } from "./browsers.js";
import { arena } from "./fight.js";

const KEYFRAMES = "@keyframes away { from, to { opacity: 0; transform: scale(0) } }";
/** Everything but the form itself: a page that hides that asks for nothing. */
const OURS = "html *:not(body, body *), [popover], dialog";
const VARIABLES = ["ground", "ink", "soft", "act", "on", "level"];

/** Style sheets in spite of which ours is seen and works. @type {Record<string, import("./fight.js").Attack>} */
const SURVIVED = {
  "everything hidden": {
    css: `${OURS}, ::backdrop { display: none !important; opacity: 0 !important;
      visibility: hidden !important; pointer-events: none !important }`,
  },
  "everything out of sight": {
    css: `${OURS}, :popover-open, :modal { transform: scale(0) !important; translate: 5000px !important;
      clip-path: inset(50%) !important; filter: opacity(0) !important; mask: linear-gradient(#0000, #0000) !important;
      height: 0 !important; width: 0 !important; z-index: -1 !important; content-visibility: visible !important }`,
  },
  "everything animated": {
    css: `${KEYFRAMES} ${OURS} { animation: away 1ms forwards !important; transition: all 9s 9s !important }`,
  },
  "everything as if it had no style": {
    css: "* { all: revert !important } html { background: #ff00ff !important }",
  },
  "everything without colour": {
    css: `* { color: transparent !important; -webkit-text-fill-color: transparent !important;
      background: none !important; font-size: 1px !important; line-height: 0 !important;
      ${VARIABLES.map((name) => `--${name}: transparent !important`).join(";")} }
      html { background: #ff00ff !important }`,
  },
  "our variables as properties": {
    css: VARIABLES.map(
      (name) =>
        `@property --${name} { syntax: "<color>"; inherits: false; initial-value: #ff00ff }`,
    ).join(""),
  },
  "pseudo-elements over everything": {
    css: `*::before, *::after { content: "" !important; position: fixed !important; inset: 0 !important;
      background: #ff00ff !important; z-index: 2147483647 !important }
      *::first-line, *::first-letter { color: transparent !important; font-size: 1px !important }`,
  },
  "a transparent page": { css: "html, body { opacity: 0 !important }" },
  "a page without a pointer": {
    css: "html { pointer-events: none !important; visibility: hidden !important }",
  },
  "a page moved away": {
    css: `html { transform: translate(5000px) scale(0) !important; clip-path: inset(50%);
      mask: linear-gradient(#0000, #0000); mix-blend-mode: difference; perspective: 1px }`,
  },
  "a page of no size": {
    css: "html { contain: size layout style; height: 0; position: fixed }",
  },
  "a page that is far away": { css: "html { zoom: .05 }" },
  "a page without a box": { css: "html { display: contents !important }" },
};
/** Where a page is not drawn at all, nothing in it can be; its own tab says so. @type {Record<string, import("./fight.js").Attack>} */
const HIDING = {
  "a page that is not there": { css: "html { display: none !important }" },
  "a page that is not rendered": { css: "html { content-visibility: hidden !important }" },
  "a page that is filtered away": { css: "html { filter: opacity(0) !important }" },
  "a page that is blurred": { css: "html { filter: blur(40px) !important }" },
};

/** The style sheets come once ours is there. @type {(attacks: Record<string, import("./fight.js").Attack>) => Record<string, import("./fight.js").Attack>} */
function reacting(attacks) {
  const react = (/** @type {string} */ css) =>
    `const style = document.createElement("style"); style.textContent = ${JSON.stringify(css)};
     onHost(() => document.head.append(style));`;
  return Object.fromEntries(
    Object.entries(attacks).map(([name, { css = "" }]) => [name, { script: react(css) }]),
  );
}

describe("fight, style sheets", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./fight.js").Arena} */
  let ring;
  before(async () => void (ring = await arena(name, reacting({ ...SURVIVED, ...HIDING }))));
  after(() => ring?.close());

  for (const attack of Object.keys(SURVIVED)) {
    it(attack, async () => {
      await ring.open(attack);
      await ring.covers();
      assert.ok((await ring.box("page danger")).isOnTop);
      await ring.tab.focus("#field");
      await ring.tab.keyboard.type("1234");
      assert.equal(await ring.value(), "");
      await ring.open(attack, "warning");
      await ring.stands();
      assert.ok((await ring.box("stay warning")).isOnTop);
    });
  }

  for (const attack of Object.keys(HIDING)) {
    it(attack, async () => {
      await ring.open(attack);
      // Chromium draws the top layer past the filter of the page.
      const isDrawn = name === "chromium" && /filtered|blurred/.test(attack);
      if (isDrawn) await ring.covers();
      else await isTold(attack);
    });
  }

  /** The tab of our own tells of it; but a page that shows nothing at all may also be found to ask for nothing. */
  async function isTold(/** @type {string} */ attack) {
    const isGone = /not (there|rendered)/.test(attack);
    const badge = () => ring.badge(ring.tabOf(ring.tab));
    await until(async () => (await ring.ownTabs()) || (isGone && (await badge()) === ""), 12_000);
    if (!(await ring.ownTabs())) return;
    const { tab, text } = await ring.ownTab("close");
    assert.equal(tab, ring.tabOf(ring.tab));
    assert.match(text, /\P{L}danger-\d+\.example/u);
    if (!isGone) assert.equal(await badge(), "!!");
  }
}
