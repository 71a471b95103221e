/** What an honest page can notice of our host element in its tree: frameworks that take over the document, its layout, its dialogs. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import {
  addOverlayReader,
  CLICK_DELAY_MS,
  press,
  readButtonStrings,
  readOverlays,
} from "./overlay-reader.js";

const FIELDS = /** @type {Record<string, string>} */ ({
  notice: `<label>カード番号 <input autocomplete="cc-number" id="field"></label>`,
  warning: `<label>マイナンバー <input maxlength="12" id="field"></label>`,
  danger: `<h1>マイナポータル</h1><label>署名用電子証明書の暗証番号 <input id="field"></label>`,
});
/**
 * Takes over the tree that the server wrote as React 18 does: it throws where `html` has another child
 * than it has written or where another node stands before the end of `head` or `body`, and lets be what
 * follows at the end of these two. It then builds the document anew.
 */
const HYDRATION = `<script>
  const written = (node) => [...node.childNodes].filter(({ nodeType }) => nodeType === 1).map(({ localName }) => localName);
  let wanted;
  addEventListener("DOMContentLoaded", () => (wanted ??= written(document.body)));
  function hydrate() {
    const isTree = written(document.documentElement).join() === "head,body";
    const isBody = wanted.every((name, index) => written(document.body)[index] === name);
    window.hydrated = isTree && isBody;
  }
</script>`;
const LAYOUTS = /** @type {Record<string, string>} */ ({
  flex: "html, body { display: flex; gap: 30px; flex-wrap: wrap } html { justify-content: space-between } body { flex: 1; justify-content: space-between }",
  grid: "html, body { display: grid; gap: 30px; grid-auto-rows: 1fr; min-height: 100vh }",
  columns:
    "body { columns: 3; column-gap: 40px } body * { margin: 10px } body::after { content: 'end'; display: block }",
  selectors:
    "body:only-of-type { padding: 20px } body > p:last-of-type { padding: 30px } body > p:nth-child(2) { padding: 40px } body > p + p { margin-top: 50px } html:has(> body ~ *) p { padding: 90px }",
});

describe("honest pages, tree", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @type {import("./proxy.js").Route} */
function route(host, path) {
  const level = host.split(/[-.]/)[0];
  const [, kind, layout] = path.split("/");
  const style = LAYOUTS[layout] ?? "";
  const dialog = `<dialog id="own"><style>#own > :last-child { padding: 60px }</style><p>花森商店</p>${FIELDS[level]}</dialog>
    <script>own.showModal()</script>`;
  const body = kind === "dialog" ? dialog : `<p>一</p><p>二</p><p>三</p><p>${FIELDS[level]}</p>`;
  return {
    body: `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>花森商店</title><style>${style}</style>${HYDRATION}</head><body>${body}</body></html>`,
  };
}

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** With the extension and without. @type {import("./browsers.js").Browser[]} */
  let browsers = [];
  /** @type {import("./browsers.js").Page[]} */
  let pages = [];
  /** @type {Record<string, string>} */
  let strings = {};
  before(async () => {
    browsers = [await launch(name, route), await launch(name, route, { extension: false })];
    await addOverlayReader(browsers[0]);
    strings = await browsers[0].evaluate(readButtonStrings);
    pages = await Promise.all(browsers.map((browser) => browser.newPage()));
  });
  after(() => Promise.all(browsers.map((browser) => browser.close())));

  const waitForOverlay = () => until(async () => (await readOverlays(pages[0]))[0], 10_000);
  /** Opens an address in both browsers. @type {(address: string) => Promise<void>} */
  async function open(address) {
    for (const page of pages) {
      await page.bringToFront();
      await page.goto(address);
    }
    await pages[0].bringToFront();
    await waitForOverlay();
  }
  const boxes = (/** @type {import("./browsers.js").Page} */ page) =>
    page.evaluate(() =>
      [...document.querySelectorAll("html, body, body *")]
        .filter((one) => !one.matches("div:empty"))
        .map((one) => {
          const { x, y, width, height } = one.getBoundingClientRect();
          return { name: one.localName, box: [x, y, width, height] };
        }),
    );
  const MAX_SHIFT = 0.1;
  /** Asserts that both pages are laid out alike. Firefox places what it lays out once more up to a sixtieth of a pixel elsewhere. @type {(message?: string) => Promise<void>} */
  const assertAlike = async (message) => {
    const [shown, plain] = await Promise.all(pages.map(boxes));
    const isAlike =
      shown.length === plain.length &&
      shown.every(({ name, box }, at) => {
        const other = plain[at];
        return (
          name === other.name && box.every((side, of) => Math.abs(side - other.box[of]) < MAX_SHIFT)
        );
      });
    if (!isAlike) assert.deepEqual(shown, plain, message);
  };
  const hydrate = () => pages[0].evaluate("hydrate(), window.hydrated");

  it("a framework that takes over the document finds its tree", async () => {
    for (const level of Object.keys(FIELDS)) {
      await open(`https://${level}-1.example/plain`);
      assert.equal(await hydrate(), true, level);
    }
    // The same check fails where an element stands beside the body, or before the end of it.
    await pages[0].evaluate(() => document.documentElement.append(document.createElement("i")));
    assert.equal(await hydrate(), false);
    await open("https://notice-2.example/plain");
    await pages[0].evaluate(() => document.body.prepend(document.createElement("i")));
    assert.equal(await hydrate(), false);
  });

  for (const layout of Object.keys(LAYOUTS)) {
    it(`the layout stays as it is: ${layout}`, async () => {
      for (const level of ["notice", "warning"]) {
        await open(`https://${level}-${layout}.example/plain/${layout}`);
        await assertAlike(level);
        await pages[0].type("#field", "1234");
        await pages[1].type("#field", "1234");
        await assertAlike(`${level}, typed`);
      }
    });
  }

  it("a line and a note stay out of the page's modal dialog", async () => {
    await open("https://notice-dialog.example/dialog");
    await assertAlike();
    for (const page of pages) await page.type("#field", "4111111111111111");
    await new Promise((resolve) => setTimeout(resolve, 500));
    await assertAlike();
    assert.ok(await pages[0].evaluate(() => !document.querySelector("dialog > div")));
  });

  it("nothing is left once the banner is closed", async () => {
    await open("https://warning-closed.example/plain");
    await new Promise((resolve) => setTimeout(resolve, CLICK_DELAY_MS));
    await press(pages[0], strings.close);
    const trees = () =>
      Promise.all(pages.map((page) => page.evaluate(() => document.documentElement.outerHTML)));
    await until(async () => new Set(await trees()).size === 1);
  });

  it("a page that replaces its body again and again is not said to hide the banner", async () => {
    await open("https://warning-routes.example/plain");
    for (let times = 0; times < 12; times += 1) {
      await pages[0].evaluate(() => {
        const next = /** @type {HTMLElement} */ (document.body.cloneNode(true));
        next.querySelectorAll(":scope > div:empty").forEach((host) => host.remove());
        document.body.replaceWith(next);
      });
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    assert.ok((await waitForOverlay()).isOnTop);
    const { reasons } = await browsers[0].verdict(browsers[0].tabIdOf(pages[0]));
    assert.ok(reasons.every(({ rule }) => rule !== "page-hides-warning"));
  });
}
