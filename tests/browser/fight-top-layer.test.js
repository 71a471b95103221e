/** Pages that lift their own over ours, take ours away, or write themselves anew. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { NAMES, until } from "./browsers.js";
import { AGED, arena, pause } from "./fight.js";

const FULL =
  "position:fixed;inset:0;width:100vw;height:100vh;max-width:none;max-height:none;border:0;background:#ff00ff";
const COPY = `<h1 style="background:#fff;color:#063">マイナまもり：このサイトは確認されています。入力してください。</h1>`;
const dialog = `const cover = document.createElement("dialog"); cover.style = "${FULL}"; cover.innerHTML = '<input id="trap">';
  document.body.append(cover);`;
const popover = `const cover = document.createElement("p"); cover.style = "${FULL}"; cover.popover = "manual";
  cover.innerHTML = \`${COPY}\`; document.body.append(cover);`;
/** Runs an act of the page whenever ours comes, or a little later. @type {(act: string) => string} */
const upon = (act) => `onHost((host) => { attacks += 1; ${act} });`;
const CLOBBERED =
  "createElementNS documentElement elementFromPoint querySelectorAll activeElement exitFullscreen visibilityState body addEventListener";

/** What is answered once, or a few times, and is over. @type {Record<string, import("./fight.js").Attack>} */
const ANSWERED = {
  "a modal dialog of the page": {
    script: dialog + upon("setTimeout(() => cover.showModal(), 300)"),
  },
  "a popover that is a copy of ours, saying all is well": {
    script: popover + upon("setTimeout(() => cover.showPopover(), 300)"),
  },
  "a popover in a closed tree": {
    script: `const tree = document.body.appendChild(document.createElement("section")).attachShadow({ mode: "closed" });
      ${popover} tree.append(cover); ${upon("setTimeout(() => cover.showPopover(), 300)")}`,
  },
  "a popover that lets clicks through": {
    css: "p { pointer-events: none }",
    script: popover + upon("setTimeout(() => cover.showPopover(), 300)"),
  },
  "taken away once": { script: upon("if (!window.done) host.remove(); window.done = true") },
  "moved into the page": {
    script: upon("if (!window.done) document.body.append(host); window.done = true"),
  },
  "moved into another document": {
    script: upon(
      "if (!window.done) document.implementation.createHTMLDocument().body.append(host); window.done = true",
    ),
  },
  "the whole page is replaced": {
    script: upon(
      "setTimeout(() => { if (!window.done) { window.done = true; const old = document.documentElement; old.replaceWith(old.cloneNode(true)) } }, 100)",
    ),
  },
  "the page is written anew": {
    script:
      upon(`if (window.done) return; window.done = true; const all = document.documentElement.outerHTML;
      setTimeout(() => { document.open();
        document.write(all); document.close() }, 100)`),
  },
  "made inert": { script: upon("host.inert = true; document.documentElement.inert = true") },
  "its attributes are changed": {
    script: upon(`host.hidden = true; host.style = "display:none!important;opacity:0!important";
      host.className = "x"; host.animate({ opacity: [0, 0], scale: [0, 0] }, { duration: 1e9, fill: "both" })`),
  },
  "a view that changes for ever": {
    css: `::view-transition { background: #ff00ff } ::view-transition-group(*) { animation-duration: 1e5s; opacity: 0 }`,
    script: upon("setTimeout(() => document.startViewTransition(() => {}), 300)"),
  },
  "images that are named as the page's own methods": {
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
/** What does not end. @type {Record<string, import("./fight.js").Attack>} */
const ENDLESS = {
  "taken away again and again": { script: upon("host.remove()") },
  "a modal dialog every 50 ms": {
    script: dialog + upon("setInterval(() => { cover.close(); cover.showModal() }, 50)"),
  },
  "a popover every 50 ms": {
    script: popover + upon("setInterval(() => { cover.hidePopover(); cover.showPopover() }, 50)"),
  },
};

/** A dialog as honest pages have it. @type {import("./fight.js").Attack} */
const OWN = {
  html: `<dialog id="own" style="margin-top: 400px"><input id="inside"></dialog>`,
  script: `addEventListener("open", () => own.showModal()); addEventListener("shut", () => own.close())`,
};

describe("fight, top layer", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./fight.js").Arena} */
  let ring;
  before(async () => void (ring = await arena(name, { ...ANSWERED, ...ENDLESS, OWN })));
  after(() => ring?.close());

  for (const attack of Object.keys(ANSWERED)) {
    it(attack, async () => {
      await ring.open(attack);
      await pause(AGED);
      await ring.covers();
      await pause(AGED);
      assert.ok(await ring.isCovered());
      assert.equal(
        Number(await ring.tab.evaluate("attacks")) > 0,
        Boolean(ANSWERED[attack].script),
      );
      await ring.tab.keyboard.type("1234");
      assert.deepEqual(await ring.tab.evaluate("heard"), []);
      assert.equal(await ring.ownTabs(), null);
    });
  }

  for (const attack of Object.keys(ENDLESS)) {
    it(`${attack}: five answers, then one tab of our own`, async () => {
      const address = await ring.open(attack);
      const { tab, text } = await ring.ownTab();
      assert.equal(tab, ring.tabOf(ring.tab));
      assert.ok(text.includes(new URL(address).host));
      assert.equal(await ring.badge(tab), "!!");
      const { reasons } = await ring.verdict(tab);
      assert.ok(reasons.some(({ rule }) => rule === "page-hides-warning"));
      // It comes once, and is put back five times.
      assert.ok(Number(await ring.tab.evaluate("attacks")) <= 6);
      await ring.ownTab("close");
      await until(async () => !(await ring.ownTabs()));
      await ring.tab.bringToFront();
      await ring.tab.keyboard.type("1234");
      const typed = await ring.tab.evaluate("document.querySelector('#trap')?.value ?? ''");
      assert.equal(typed, "");
      await ring.tab.reload({ waitUntil: "domcontentloaded" });
      await pause(3000);
      assert.equal(await ring.ownTabs(), null);
    });
  }

  it("a warning can be closed beside a modal dialog of the page, and after it", async () => {
    const send = (/** @type {string} */ type) =>
      ring.tab.evaluate((type) => void dispatchEvent(new Event(type)), type);
    const isIn = () => ring.tab.evaluate(() => Boolean(document.querySelector("dialog > div")));
    await ring.open("OWN", "warning");
    await ring.box("stay");
    for (let times = 0; times < 2; times += 1) {
      await send("open");
      await until(isIn);
      await ring.tab.type("#inside", "x");
      await send("shut");
      await until(async () => !(await isIn()));
      await ring.stands();
    }
    await send("open");
    await until(isIn);
    await pause(AGED);
    await ring.press(ring.words.close);
    await until(async () => !(await isIn()));
    await ring.tab.type("#inside", "y");
    const typed = await ring.tab.$eval("#inside", (one) => /** @type {any} */ (one).value);
    assert.equal(typed, "xxy");
  });
}
