/** Pages that cover the banner in the top layer, remove its host element, or replace the document. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { NAMES, until } from "./browsers.js";
import { launchHostile, pause } from "./hostile-pages.js";
import { CLICK_DELAY_MS } from "./overlay-reader.js";

const FULL =
  "position:fixed;inset:0;width:100vw;height:100vh;max-width:none;max-height:none;border:0;background:#ff00ff";
const COPY = `<h1 style="background:#fff;color:#063">マイナまもり：このサイトは確認されています。入力してください。</h1>`;
const dialog = `const cover = document.createElement("dialog"); cover.style = "${FULL}"; cover.innerHTML = '<input id="trap">';
  document.body.append(cover);`;
const popover = `const cover = document.createElement("p"); cover.style = "${FULL}"; cover.popover = "manual";
  cover.innerHTML = \`${COPY}\`; document.body.append(cover);`;
/** Returns a script that reacts whenever a host element is added. @type {(reaction: string) => string} */
const onBanner = (reaction) => `onHost((host) => { attacks += 1; ${reaction} });`;
const CLOBBERED =
  "createElementNS documentElement elementFromPoint querySelectorAll activeElement exitFullscreen visibilityState body addEventListener";

/** Attacks that the banner survives. @type {Record<string, import("./hostile-pages.js").Attack>} */
const FINITE = {
  "a modal dialog of the page": {
    script: dialog + onBanner("setTimeout(() => cover.showModal(), 300)"),
  },
  "a popover that imitates the banner and calls the page safe": {
    script: popover + onBanner("setTimeout(() => cover.showPopover(), 300)"),
  },
  "a popover in a closed shadow root": {
    script: `const tree = document.body.appendChild(document.createElement("section")).attachShadow({ mode: "closed" });
      ${popover} tree.append(cover); ${onBanner("setTimeout(() => cover.showPopover(), 300)")}`,
  },
  "a popover that lets clicks through": {
    css: "p { pointer-events: none }",
    script: popover + onBanner("setTimeout(() => cover.showPopover(), 300)"),
  },
  "removed once": { script: onBanner("if (!window.done) host.remove(); window.done = true") },
  "moved into the page": {
    script: onBanner(
      'if (!window.done) document.querySelector("h1").append(host); window.done = true',
    ),
  },
  "moved into another document": {
    script: onBanner(
      "if (!window.done) document.implementation.createHTMLDocument().body.append(host); window.done = true",
    ),
  },
  "the whole page is replaced": {
    script: onBanner(
      "setTimeout(() => { if (!window.done) { window.done = true; const old = document.documentElement; old.replaceWith(old.cloneNode(true)) } }, 100)",
    ),
  },
  "the document is rewritten": {
    script:
      onBanner(`if (window.done) return; window.done = true; const all = document.documentElement.outerHTML;
      setTimeout(() => { document.open();
        document.write(all); document.close() }, 100)`),
  },
  "made inert": { script: onBanner("host.inert = true; document.documentElement.inert = true") },
  "the attributes of its host element are changed": {
    script: onBanner(`host.hidden = true; host.style = "display:none!important;opacity:0!important";
      host.className = "x"; host.animate({ opacity: [0, 0], scale: [0, 0] }, { duration: 1e9, fill: "both" })`),
  },
  "a view transition that never ends": {
    css: `::view-transition { background: #ff00ff } ::view-transition-group(*) { animation-duration: 1e5s; opacity: 0 }`,
    script: onBanner("setTimeout(() => document.startViewTransition(() => {}), 300)"),
  },
  "images whose names hide methods of the document": {
    html: CLOBBERED.split(" ")
      .map((name) => `<img name="${name}" alt="">`)
      .join(""),
  },
  "methods that are overwritten": {
    html: `<script>for (const { prototype } of [Element, Node, Document, EventTarget, MutationObserver, HTMLElement, HTMLDialogElement])
      for (const name of Object.getOwnPropertyNames(prototype)) try { prototype[name] = () => null } catch {}
      Object.defineProperty(Event.prototype, "isTrusted", { get: () => false });
      performance.now = () => 0; Array.prototype.push = () => 0; Promise.prototype.then = () => 0</script>`,
  },
};
/** Attacks that repeat for ever. @type {Record<string, import("./hostile-pages.js").Attack>} */
const ENDLESS = {
  "removed again and again": { script: onBanner("host.remove()") },
  "a modal dialog every 50 ms": {
    script: dialog + onBanner("setInterval(() => { cover.close(); cover.showModal() }, 50)"),
  },
  "a popover every 50 ms": {
    script:
      popover + onBanner("setInterval(() => { cover.hidePopover(); cover.showPopover() }, 50)"),
  },
};

/** A modal dialog as honest pages have it. @type {import("./hostile-pages.js").Attack} */
const DIALOG = {
  html: `<dialog id="own" style="margin-top: 400px"><input id="inside"></dialog>`,
  script: `addEventListener("open", () => own.showModal()); addEventListener("shut", () => own.close())`,
};

describe("hostile pages, top layer", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./hostile-pages.js").HostileBrowser} */
  let browser;
  before(async () => void (browser = await launchHostile(name, { ...FINITE, ...ENDLESS, DIALOG })));
  after(() => browser?.close());

  for (const attack of Object.keys(FINITE)) {
    it(attack, async () => {
      await browser.open(attack);
      await pause(CLICK_DELAY_MS);
      await browser.waitForDanger();
      await pause(CLICK_DELAY_MS);
      assert.ok(await browser.isCovered());
      assert.equal(
        Number(await browser.tab.evaluate("attacks")) > 0,
        Boolean(FINITE[attack].script),
      );
      await browser.tab.keyboard.type("1234");
      assert.deepEqual(await browser.tab.evaluate("heard"), []);
      assert.equal(await browser.readHiddenPage(), null);
    });
  }

  for (const attack of Object.keys(ENDLESS)) {
    it(`${attack}: the banner is restored five times, then the page on hidden banners opens`, async () => {
      const address = await browser.open(attack);
      const { tab, text } = await browser.waitForHiddenPage();
      assert.equal(tab, browser.tabIdOf(browser.tab));
      assert.ok(text.includes(new URL(address).host));
      assert.equal(await browser.badge(tab), "!!");
      const { reasons } = await browser.verdict(tab);
      assert.ok(reasons.some(({ rule }) => rule === "page-hides-warning"));
      // The banner appears once and is restored five times.
      assert.ok(Number(await browser.tab.evaluate("attacks")) <= 6);
      await browser.waitForHiddenPage("close");
      await until(async () => !(await browser.readHiddenPage()));
      await browser.tab.bringToFront();
      await browser.tab.keyboard.type("1234");
      const typed = await browser.tab.evaluate("document.querySelector('#trap')?.value ?? ''");
      assert.equal(typed, "");
      await browser.tab.reload({ waitUntil: "domcontentloaded" });
      await pause(3000);
      assert.equal(await browser.readHiddenPage(), null);
    });
  }

  it("a warning can be closed during a modal dialog of the page, and after it", async () => {
    const send = (/** @type {string} */ type) =>
      browser.tab.evaluate((type) => void dispatchEvent(new Event(type)), type);
    const isInDialog = () =>
      browser.tab.evaluate(() => Boolean(document.querySelector("dialog > div")));
    await browser.open("DIALOG", "warning");
    await browser.waitForOverlay("stay");
    for (let times = 0; times < 2; times += 1) {
      await send("open");
      await until(isInDialog);
      await browser.tab.type("#inside", "x");
      await send("shut");
      await until(async () => !(await isInDialog()));
      await browser.waitForWarning();
    }
    await send("open");
    await until(isInDialog);
    await pause(CLICK_DELAY_MS);
    await browser.press(browser.buttonStrings.close);
    await until(async () => !(await isInDialog()));
    await browser.tab.type("#inside", "y");
    const typed = await browser.tab.$eval("#inside", (one) => /** @type {any} */ (one).value);
    assert.equal(typed, "xxy");
  });
}
