/** "Leave this site" leaves, whatever a page does to its history and to where it goes next. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { addOverlayReader, CLICK_DELAY_MS, press, readOverlays } from "./overlay-reader.js";
import { readButtonStrings } from "./overlay-reader.js";

const BEFORE = "https://before.example/";
const FORM = `<h1>マイナポータル</h1><label>署名用電子証明書の暗証番号 <input id="field"></label>`;
const ASKS = `document.open = Document.prototype.open = () => {};
  onbeforeunload = () => "stay"; addEventListener("beforeunload", (event) => { event.preventDefault(); event.returnValue = "stay" }, true);`;
/** What the pages at danger.example do, by their path. @type {Record<string, string>} */
const SCRIPTS = {
  "/plain": "",
  "/asks": ASKS,
  "/loops": `setInterval(() => location.replace("/loops?" + Math.random()), 3000);`,
  "/loops-fast": `if (location.search) setInterval(() => location.replace("/loops-fast?" + Math.random()), 300);
    else addEventListener("pagehide", () => 0), document.addEventListener("visibilitychange", () => 0),
      new MutationObserver(() => { if (!document.querySelector("h1")) location.replace("/loops-fast?1") })
        .observe(document, { childList: true, subtree: true });`,
  "/intercepts": `globalThis.navigation?.addEventListener("navigate", (event) => {
      if (event.canIntercept) event.intercept({ handler: () => new Promise(() => {}) });
      event.preventDefault() });
    for (let i = 0; i < 5; i++) history.pushState(i, "", "/intercepts?" + i);
    addEventListener("popstate", () => history.pushState(0, "", "/intercepts?again"));
    for (const name of ["go", "back", "forward"]) History.prototype[name] = history[name] = () => {};
    window.close = window.stop = document.open = Document.prototype.open = () => {};`,
};
/** Leads on to the danger, as the page before it may do that belongs to the same people. */
const LEADS_BACK = `<p>お待ちください</p><script>
  addEventListener("pageshow", () => setTimeout(() => (location.href = "https://danger.example/plain"), 300))</script>`;

describe("hostile pages, leaving", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @type {import("./proxy.js").Route} */
function route(host, path) {
  const start = `<!doctype html><html lang="ja"><meta charset="utf-8"><body>`;
  if (host === "back.example") return { body: start + LEADS_BACK };
  if (host !== "danger.example") return { body: `${start}<p>こんにちは</p>` };
  return { body: `${start}${FORM}<script>${SCRIPTS[path.split("?")[0]] ?? ""}</script>` };
}

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  let leaveText = "";
  let questions = 0;
  before(async () => {
    browser = await launch(name, route);
    await addOverlayReader(browser);
    ({ leave: leaveText } = await browser.evaluate(readButtonStrings));
  });
  after(() => browser?.close());

  /** Opens a page after another one, touches it, and leaves it. @type {(from: string, path: string) => Promise<import("./browsers.js").Page>} */
  async function leave(from, path) {
    const page = await browser.newPage();
    page.on("dialog", (dialog) => {
      questions += 1;
      dialog.dismiss().catch(() => {});
    });
    questions = 0;
    // Firefox slows the timers of a tab in the background.
    await page.bringToFront();
    await page.goto(from);
    if (path) await page.goto(`https://danger.example${path}`, { waitUntil: "domcontentloaded" });
    const isCovered = async () => (await readOverlays(page))[0]?.kind.startsWith("page danger");
    await until(isCovered, 10_000);
    await page.mouse.click(20, 580);
    await until(async () => {
      await new Promise((resolve) => setTimeout(resolve, CLICK_DELAY_MS));
      await press(page, leaveText);
      return true;
    }, 10_000);
    return page;
  }

  /** Whether a tab stays away from the site. @type {(page: import("./browsers.js").Page) => Promise<boolean>} */
  const isAway = async (page) => page.isClosed() || !page.url().includes("danger.example");
  async function assertAway(/** @type {import("./browsers.js").Page} */ page) {
    await until(() => isAway(page), 12_000);
    await new Promise((resolve) => setTimeout(resolve, 3500));
    assert.ok(await isAway(page), page.url());
    assert.equal(questions, 0);
    if (!page.isClosed()) await page.close();
  }

  it("without an attack, the page before comes back and stays", async () => {
    const page = await leave(BEFORE, "/plain");
    await assertUrl(page);
    await new Promise((resolve) => setTimeout(resolve, 3500));
    await assertUrl(page);
    await page.close();
  });
  const assertUrl = (/** @type {import("./browsers.js").Page} */ page) =>
    until(async () => page.url() === BEFORE);

  for (const path of Object.keys(SCRIPTS).slice(1)) {
    it(`a page that ${path.slice(1)}`, async () => assertAway(await leave(BEFORE, path)));
  }

  it("a page before that leads back to the site", async () => {
    await assertAway(await leave("https://back.example/", ""));
  });
}
