/**
 * The extension's promises, one test each. PRIVACY.md and SECURITY.md quote these sentences and refer
 * to the files that test each promise in more ways.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { ESLint } from "eslint";
import { launch, BROWSER_MAKERS, NAMES, until } from "./browsers.js";
import { addOverlayReader, readOverlays } from "./overlay-reader.js";
import { readPages, routeTo } from "./pages.js";
import { extensionFolder } from "./popup.js";
import {
  readAllStorage,
  PAGES_WITH_ALL_FIELDS,
  recordMessages,
  recordedMessages,
  TYPED_DIGITS,
} from "./typed-numbers.js";
import { typeEverywhere } from "./typed-numbers.js";
import { MIRROR_PAGES, TYPED_CODE, TYPED_CODES, typeInEveryWay } from "./mirrors.js";

const PERMISSIONS = ["activeTab", "contextMenus", "scripting", "storage"];
/** Code that opens a connection or turns text into markup. */
const LEAKS = [
  ...["fetch(a)", "window.fetch(a)", 'self["fetch"](a)', "new XMLHttpRequest()", "new Image()"],
  ...["new WebSocket(a)", "navigator.sendBeacon(a)", 'document.createElement("img")', "b.src = a"],
  ...['b.setAttribute("src", a)', "import(a)", "b.style.background = `url(a)`", "eval(a)"],
  ...["b.innerHTML = a", 'b.insertAdjacentHTML("beforeend", a)', "document.write(a)"],
];
/** A page that tries to read and to dismiss the banner. */
const HOSTILE = `<title>マイナポータル</title><h1>マイナポータル</h1>
  <label>署名用電子証明書の暗証番号 <input></label><script>
    const hosts = () => [...document.querySelectorAll(":is(html, body) > div:empty")];
    function read() {
      return hosts().map((host) => ({
        inside: [host.shadowRoot, host.textContent, host.innerHTML, host.className].join(""),
        said: [...host.attributes].map(({ name }) => name).sort().join(),
        reached: String(globalThis.chrome?.runtime?.sendMessage ?? globalThis.browser),
      }));
    }
    function dismiss({ x, y }) {
      for (const host of hosts()) {
        const click = { bubbles: true, composed: true, clientX: x, clientY: y };
        host.dispatchEvent(new MouseEvent("click", click));
        host.click();
        document.elementFromPoint(x, y).click();
      }
    }
    const remove = () => hosts().forEach((host) => host.remove());
  </script>`;
/** A shop that records the position of its elements before the banner appears. */
const SHOP = `<title>花森商店</title><p style="margin-top: 300px"><button id="count">かごに入れる</button>
  <label>カード番号 <input id="field" autocomplete="cc-number"></label>
  <button id="open">利用規約</button><dialog><button id="close">閉じる</button></dialog><script>
    const box = (one) => JSON.stringify(one.getBoundingClientRect());
    const boxes = () => [...document.querySelectorAll("p, p *")].map(box);
    const first = boxes();
    let clicks = 0;
    document.getElementById("count").onclick = () => (clicks += 1);
    const dialog = document.querySelector("dialog");
    document.getElementById("open").onclick = () => dialog.showModal();
    document.getElementById("close").onclick = () => dialog.close();
    const state = () => ({
      moved: String(first) !== String(boxes()),
      focused: document.activeElement.id,
      clicks,
      open: dialog.open,
    });
  </script>`;
/** @type {Record<string, string>} */
const PAGES = {
  ...PAGES_WITH_ALL_FIELDS,
  ...MIRROR_PAGES,
  "hostile.example": HOSTILE,
  "shop.example": SHOP,
};
/** Five pages of the demonstration, with all levels. */
const demo = readPages("demo").slice(0, 5);

describe("promises", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));

  it("No script of it may open a connection, or make markup of text.", async () => {
    const eslint = new ESLint({ cwd: new URL("../..", import.meta.url).pathname });
    const filePath = "extension/content/collector.js";
    for (const leak of LEAKS) {
      const [{ messages }] = await eslint.lintText(`{ ${leak}; }\n`, { filePath });
      assert.ok(messages.length > 0, leak);
    }
    const [{ messages }] = await eslint.lintText("{ read(a); }\n", { filePath });
    assert.deepEqual(messages, []);
  });
});

/** @type {import("./proxy.js").Route} */
function route(host, path, protocol) {
  if (!(host in PAGES)) return routeTo(demo)(host, path, protocol);
  return { body: `<!doctype html><html lang="ja"><meta charset="utf-8"><body>${PAGES[host]}` };
}

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let page;
  let tab = 0;
  let popupsOpened = 0;
  /** @type {import("puppeteer-core").WebWorker | null} */
  let background = null;
  /** What scripts write to the consoles of the page and of the background. @type {string[]} */
  const logged = [];
  before(async () => {
    browser = await launch(name, route, { endsBackgroundSoon: true });
    page = await browser.newPage();
    tab = browser.tabIdOf(page);
    page.on("console", (message) => logged.push(message.text()));
    // Only in Chromium can the tests read the console of the background.
    const worker = browser.browser.targets().find((target) => target.type() === "service_worker");
    background = (await worker?.worker()) ?? null;
    background?.on("console", (message) => logged.push(message.text()));
  });
  after(() => browser?.close());

  const waitForBadge = (/** @type {string} */ badge) =>
    until(async () => (await browser.badge(tab)) === badge, 10_000);
  /** Waits for the danger banner. */
  const waitForDanger = () =>
    until(
      async () => (await readOverlays(page)).find(({ kind }) => kind === "page danger"),
      10_000,
    );

  it("1. No network request by the extension, ever.", async () => {
    for (const { address, expected } of demo) {
      await page.goto(address);
      await waitForBadge(expected.badge);
      await browser.report(tab);
    }
    const result = await browser.evaluate(() =>
      fetch("https://leak.example/").then(() => "sent", String),
    );
    assert.match(result, /TypeError/);
    const loads = demo.map(({ address }) => address);
    const others = browser.proxy.requests
      .map(({ protocol, host, path }) => `${protocol}://${host}${path}`)
      .filter((address) => !loads.includes(address.replace(/favicon\.ico$/, "")))
      .filter((address) => !BROWSER_MAKERS.test(new URL(address).host));
    assert.deepEqual(others, []);
    assert.ok(
      loads.every((load) => browser.proxy.requests.some(({ host }) => load.includes(host))),
    );
  });

  it("2. No typed value is stored, logged, sent in a message or shown.", async () => {
    await browser.evaluate(recordMessages);
    const messagesSoFar = () => browser.evaluate(recordedMessages);
    await page.goto("https://typed.example/");
    await waitForBadge("!");
    assert.equal(await typeEverywhere(page), 10 + 4 + 9);
    // The messages name the pattern of the digits, which shows that the digits were checked.
    for (const pattern of ["my-number", "payment-card"]) {
      await until(async () =>
        (await messagesSoFar()).some((m) => m.includes(`"typed":"${pattern}"`)),
      );
    }
    // The page is scanned once more, now that every field has digits.
    const { length } = await messagesSoFar();
    await browser.evaluate((tab) => chrome.tabs.sendMessage(tab, { kind: "scan" }), tab);
    await until(async () => (await messagesSoFar()).length >= length + 2);
    const messages = await messagesSoFar();
    assert.ok(messages.some((message) => message.includes("inner.example")));
    const stored = await browser.evaluate(readAllStorage);
    const { requests } = browser.proxy;
    const places = { messages, stored, requests, logged, popup: await readPopupHtml() };
    for (const [place, found] of Object.entries(places)) {
      assert.doesNotMatch(JSON.stringify(found), TYPED_DIGITS, place);
    }
  });

  for (const code of TYPED_CODES) {
    it(`2. Nor is ${code}, where the page repeats it in its text, title, attributes and address.`, async () => {
      // Another tab may have come to the front, and browsers slow the timers of those behind it down.
      await page.bringToFront();
      await browser.evaluate(recordMessages);
      await page.goto("https://mirror.example/");
      await waitForBadge("!");
      await typeInEveryWay(page, name, code);
      await browser.evaluate((tab) => chrome.tabs.sendMessage(tab, { kind: "scan" }), tab);
      const messagesSoFar = () => browser.evaluate(recordedMessages);
      // The words around what is struck out show that the page was read with it.
      await until(async () => (await messagesSoFar()).some((m) => m.includes("合言葉は***です")));
      const shown = await page.evaluate(() => document.body.innerText + document.title);
      assert.match(shown, TYPED_CODE);
      const messages = await messagesSoFar();
      assert.ok(messages.some((message) => message.includes("design.example")));
      const stored = await browser.evaluate(readAllStorage);
      const title = await browser.evaluate((tabId) => chrome.action.getTitle({ tabId }), tab);
      const places = { messages, stored, logged, title, popup: await readPopupHtml() };
      for (const [place, found] of Object.entries(places)) {
        assert.doesNotMatch(JSON.stringify(found), TYPED_CODE, place);
      }
    });
  }

  /** Opens the popup for the page and returns its HTML. */
  async function readPopupHtml() {
    // The address differs each time, so that the popup that was opened before is not read again.
    const address = `${browser.root}popup/popup.html?tab=${tab}&opened=${(popupsOpened += 1)}`;
    await browser.evaluate((address) => location.assign(address), address);
    const readHtml = (/** @type {string} */ address) =>
      location.href === address ? document.querySelector("[data-level]")?.outerHTML : "";
    return until(() => browser.evaluate(readHtml, address).catch(() => ""));
  }

  it("3. A page can neither read a verdict's details, nor dismiss, fake a click on, or silently cover the banner.", async () => {
    await addOverlayReader(browser);
    await page.bringToFront();
    await page.goto("https://hostile.example/");
    const { buttons, text } = await waitForDanger();
    assert.match(text, /hostile\.example/);
    const emptyHost = { inside: "", said: "", reached: "undefined" };
    assert.deepEqual(await page.evaluate("read()"), [emptyHost]);
    // Overlays ignore clicks for 600 ms after they have appeared.
    await new Promise((resolve) => setTimeout(resolve, 700));
    for (const { x, y } of buttons) await page.evaluate(`dismiss(${JSON.stringify({ x, y })})`);
    for (let times = 0; times < 3; times += 1) {
      assert.ok((await waitForDanger()).isOnTop);
      await page.evaluate("remove()");
    }
    await until(async () => (await waitForDanger()).isOnTop);
    assert.equal(page.url(), "https://hostile.example/");
    assert.equal(await browser.badge(tab), "!!");
  });

  it("4. The page keeps working: no broken modals, no swallowed clicks, no layout shift, no lost focus below danger.", async () => {
    await page.goto("https://shop.example/");
    await page.click("#field");
    await waitForBadge("i");
    await until(async () => (await readOverlays(page)).some(({ kind }) => kind === "line notice"));
    const state = () => page.evaluate("state()");
    assert.deepEqual(await state(), { moved: false, focused: "field", clicks: 0, open: false });
    await page.click("#count");
    await page.click("#open");
    assert.deepEqual(await state(), { moved: false, focused: "close", clicks: 1, open: true });
    await page.click("#close");
    assert.deepEqual(await state(), { moved: false, focused: "open", clicks: 1, open: false });
  });

  it("5. A crash, a killed worker, a broken setting: a badge that says so, then recovery; never silence that looks like clear.", async () => {
    // Chromium does not restart a worker while the tests are attached to it.
    await background?.client.detach();
    await page.goto("https://shop.example/");
    await waitForBadge("i");
    await browser.evaluate((key) => chrome.storage.session.set({ [key]: "spoilt" }), `tab:${tab}`);
    await page.$eval("p", (one) => one.insertAdjacentHTML("beforeend", "<input>"));
    await waitForBadge("?");
    await page.$eval("p", (one) => one.insertAdjacentHTML("beforeend", "<input>"));
    await waitForBadge("i");
    await browser.evaluate(() => chrome.storage.local.set({ cardNotice: 7, trusted: "all" }));
    await browser.killBackground();
    await page.goto("https://hostile.example/");
    await waitForBadge("!!");
  });

  it("6. Least permissions: storage, activeTab, scripting, contextMenus.", async () => {
    const manifest = JSON.parse(readFileSync(`${extensionFolder(name)}/manifest.json`, "utf8"));
    assert.deepEqual(manifest.permissions.sort(), PERMISSIONS);
    const others = ["host_permissions", "optional_permissions", "optional_host_permissions"];
    for (const key of [...others, "web_accessible_resources", "externally_connectable"]) {
      assert.equal(manifest[key], undefined, key);
    }
    for (const { matches } of manifest.content_scripts) {
      assert.deepEqual(matches, ["http://*/*", "https://*/*", "file:///*"]);
    }
    const granted = await browser.evaluate(() => chrome.permissions.getAll());
    assert.deepEqual(granted.permissions?.sort(), PERMISSIONS);
  });
}
