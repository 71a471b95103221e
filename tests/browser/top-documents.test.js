/** Whatever a tab shows as its top document has its warning, however that document came into being. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { addOverlayReader, readOverlays } from "./overlay-reader.js";

const PIN = `<meta charset="utf-8"><title>マイナポータル</title><h1>マイナポータル</h1><label>署名用電子証明書の暗証番号 <input></label>`;
const NUMBER = `<meta charset="utf-8"><title>給与</title><h1>給与</h1><label>マイナンバー <input maxlength="12"></label>`;
const TIMEOUT_MS = 15_000;
const text = (/** @type {string} */ html) => JSON.stringify(html).replaceAll("<", "\\u003c");
/** Scripts that make a top document of this content. @type {Record<string, (html: string) => string>} */
const WAYS = {
  blob: (html) =>
    `location = URL.createObjectURL(new Blob([${text(html)}], { type: "text/html" }));`,
  "a written popup": (html) =>
    `const w = open("", "w", "popup,width=700,height=600"); w.document.write(${text(html)}); w.document.close();`,
  "an open written popup": (html) =>
    `open("", "w", "popup,width=700,height=600").document.write(${text(html)});`,
  "a filled popup": (html) => `open("about:blank").document.body.innerHTML = ${text(html)};`,
  javascript: (html) =>
    `location = ${JSON.stringify("javascript:")} + ${text(JSON.stringify(html))};`,
  "document.open": (html) => `document.open(); document.write(${text(html)}); document.close();`,
};
const svg = (
  /** @type {string} */ label,
) => `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">
  <foreignObject width="800" height="600"><div xmlns="http://www.w3.org/1999/xhtml"><h1>給与</h1>
  <label>${label} <input/></label></div></foreignObject></svg>`;

describe("top documents", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @type {import("./proxy.js").Route} */
function route(host, path) {
  if (host === "number-picture.example") return picture("マイナンバー");
  if (host === "pin-picture.example") return picture("署名用電子証明書の暗証番号");
  if (host === "prerender.example" && path === "/") {
    const rules = { prerender: [{ urls: ["/next"], eagerness: "immediate" }] };
    return page(`<p>案内</p><a id="next" href="/next">次へ</a>
      <script type="speculationrules">${JSON.stringify(rules)}</script>`);
  }
  if (path === "/next") return page(PIN);
  const [, level, way] = path.split("/");
  const html = level === "danger" ? PIN : NUMBER;
  const script = Object.values(WAYS)[Number(way)]?.(html) ?? "";
  return page(
    `<p>案内</p><button id="go">開く</button><script>go.onclick = () => { ${script} }</script>`,
  );
}

const page = (/** @type {string} */ body) => ({
  body: `<!doctype html><html lang="ja"><meta charset="utf-8"><body>${body}`,
});
const picture = (/** @type {string} */ label) => ({
  headers: { "content-type": "image/svg+xml" },
  body: svg(label),
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  before(async () => {
    browser = await launch(name, route);
    await addOverlayReader(browser);
  });
  after(() => browser?.close());

  /** Returns the page that a click has made: the same, or a popup. @param {import("./browsers.js").Page} opener */
  async function shownIn(opener) {
    const before = new Set(await browser.browser.pages());
    await opener.click("#go");
    return until(async () => {
      const added = (await browser.browser.pages()).filter((one) => !before.has(one));
      for (const one of [...added, opener]) {
        const hasField = await one.evaluate(() => Boolean(document.querySelector("label input")));
        if (hasField) return one;
      }
      return null;
    }, TIMEOUT_MS);
  }

  for (const [index, way] of Object.keys(WAYS).entries()) {
    for (const [level, kind] of /** @type {const} */ ([
      ["danger", "page"],
      ["warning", "stay"],
    ])) {
      it(`${way}, ${level}`, async () => {
        const opener = await browser.newPage();
        await opener.goto(`https://made.example/${level}/${index}`);
        const shown = await shownIn(opener);
        const overlay = await until(async () => {
          const overlays = await readOverlays(shown);
          return overlays.find((one) => one.kind.includes(kind));
        }, TIMEOUT_MS);
        assert.ok(overlay.isOnTop);
        assert.match(overlay.text, /made\.example/);
        if (shown !== opener) await shown.close();
        await opener.close();
      });
    }
  }

  for (const level of ["number", "pin"]) {
    it(`a picture that asks for a ${level} has its warning in a tab of the extension`, async () => {
      const opener = await browser.newPage();
      await opener.goto(`https://${level}-picture.example/`);
      const address = await until(
        () => browser.evaluate(hiddenPage, browser.tabIdOf(opener)),
        TIMEOUT_MS,
      );
      assert.ok(address);
      await opener.close();
    });
  }
}

// Firefox prerenders no page.
it("chromium: a page that was prerendered has its warning at once when it is shown", async () => {
  const browser = await launch("chromium", route);
  try {
    const tab = await browser.newPage();
    await tab.goto("https://prerender.example/");
    await until(
      async () => browser.proxy.requests.some(({ path }) => path === "/next"),
      TIMEOUT_MS,
    );
    // A sensor that tried again ever less often would have its next try much later.
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    await tab.bringToFront();
    await tab.click("#next");
    const start = performance.now();
    await until(async () => (await browser.badge(browser.tabIdOf(tab))) === "!!", TIMEOUT_MS);
    const time = performance.now() - start;
    const requests = browser.proxy.requests.filter(({ path }) => path === "/next");
    assert.equal(requests.length, 1, "the page was prerendered and not loaded once more");
    assert.ok(time < 3000, `${time} ms`);
  } finally {
    await browser.close();
  }
});

/** Runs in a page of the extension: the address of the tab that shows the warning on another. @param {number} tab */
const hiddenPage = (tab) =>
  chrome.tabs
    .query({ url: chrome.runtime.getURL("hidden/hidden.html") + "*" })
    .then((tabs) => tabs.map(({ url }) => url).find((url) => url?.endsWith(`?tab=${tab}`)) ?? "");
