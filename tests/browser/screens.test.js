/** Every page of the extension, in several languages, widths, sizes and both colours. */
import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { readPages, routeTo } from "./pages.js";
import { copyExtension, PSEUDO } from "./pseudo-language.js";
import { readScreen } from "./screens.js";

const AXE = readFileSync(
  new URL("../../node_modules/axe-core/axe.min.js", import.meta.url),
  "utf8",
);
const LANGUAGES = ["ja", "ja_easy", "en", PSEUDO];
const WIDTHS = [320, 360, 800];
const LARGE = "200%";
/** Firefox's number for a pointer that is a finger. */
const COARSE = 1;
/** Roles of what nobody can use without a name. */
const NAMED = /^(?:button|link|textbox|checkbox|radio|combobox|DisclosureTriangle|heading)$/;
/** @typedef {"light" | "dark" | "forced"} Look `forced`: the system's own few colours */
/** @type {Look[]} */
const LOOKS = ["light", "dark", "forced"];
const pages = readPages("demo");
const danger = pages.find(({ expected }) => expected.report.level === "danger");

describe("screens", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {string} */
  let folder;
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {number} */
  let tab;
  const start = async (/** @type {Look} */ look) => {
    // Firefox's protocol cannot change how a page looks.
    const preferences = {
      "layout.css.prefers-color-scheme.content-override": look === "dark" ? 0 : 1,
      "browser.display.document_color_use": look === "forced" ? 2 : 0,
      // Firefox is tried as on a phone, where a finger is all there is, and Chromium as on a desk.
      "ui.primaryPointerCapabilities": COARSE,
    };
    browser = await launch(name, routeTo(pages), { folder, preferences });
    const page = await browser.newPage();
    tab = browser.tabIdOf(page);
    await page.goto(danger?.address ?? "");
    await until(async () => (await browser.badge(tab)) === "!!", 15_000);
    await browser.evaluate(hide, tab);
    await browser.extensionPage.bringToFront();
    if (name === "chromium") await emulate(browser.extensionPage, look);
  };
  before(() => {
    folder = copyExtension(name);
    return start("light");
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const screens = () => [
    `popup/popup.html?tab=${tab}`,
    `hidden/hidden.html?tab=${tab}`,
    "help/help.html?asks=my-number+payment-card+card-information-pin",
    "options/options.html",
    "check/check.html",
    "welcome/welcome.html",
    "welcome/practice.html",
  ];
  /** Opens a page of the extension and waits until it is drawn. @param {string} path */
  const open = async (path) => {
    await browser.evaluate((path) => location.assign(`/${path}`), path);
    await until(() => browser.evaluate(isDrawn, path), 10_000);
  };

  // What fits in one browser fits in the other; two languages show whether that holds.
  for (const language of name === "firefox" ? ["ja", PSEUDO] : LANGUAGES) {
    it(`shows every word in ${language}, on narrow screens and with large letters`, async () => {
      await browser.evaluate((language) => chrome.storage.local.set({ language }), language);
      for (const path of screens()) {
        await open(path);
        for (const width of WIDTHS) {
          await browser.extensionPage.setViewport({ width, height: 740 });
          for (const size of ["", LARGE]) {
            await browser.evaluate(
              (size) => void (document.documentElement.style.fontSize = size),
              size,
            );
            const { cut = ["nothing is there"], text = "" } =
              (await readScreen(browser.extensionPage)) ?? {};
            assert.equal(cut.at(-2) ?? "", "", `${path} ${width} ${size}`);
            assert.equal(cut.length, 0, `${path} ${width} ${size}`);
            assert.ok(language !== PSEUDO || /⟦/.test(text), path);
          }
        }
      }
    });
  }

  it("has targets that a finger hits", async () => {
    const touch = name === "chromium" && { hasTouch: true, isMobile: true };
    await browser.extensionPage.setViewport({ width: 360, height: 740, ...touch });
    const isCoarse = () => matchMedia("(pointer: coarse)").matches;
    assert.ok(await browser.evaluate(isCoarse));
    for (const path of screens()) {
      await open(path);
      assert.deepEqual(await browser.evaluate(smallTargets), [], path);
    }
    await browser.extensionPage.setViewport({ width: 800, height: 740 });
  });

  // Firefox shows its accessibility tree to no tool from outside.
  const options = { skip: name === "firefox" };
  it("is told whole to those who hear it", options, async () => {
    for (const path of screens()) {
      await open(path);
      const { name: title, said } = await heardOn(browser.extensionPage);
      assert.ok(title, path);
      const unnamed = said.filter(({ role, name }) => NAMED.test(role) && !name?.trim());
      assert.deepEqual(unnamed, [], path);
      const levels = said.filter(({ role }) => role === "heading").map(({ level }) => level ?? 0);
      assert.equal(levels.filter((level) => level === 1).length, 1, path);
      const leaps = levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1);
      assert.deepEqual([levels[0], leaps], [1, []], path);
      const headline = said.find(({ role }) => role === "heading")?.name;
      if (!path.startsWith("popup")) continue;
      assert.ok(said.some(({ role, text }) => role === "status" && text === headline));
    }
  });

  it("has nothing that axe finds, in light, in dark and in colours of the system", async () => {
    for (const look of LOOKS) {
      await browser.close();
      await start(look);
      assert.equal(await browser.evaluate(lookThere), look);
      for (const path of screens()) {
        await open(path);
        await browser.extensionPage.evaluate(AXE);
        assert.deepEqual(await browser.evaluate(violations), [], `${path} ${look}`);
        assert.deepEqual(await browser.evaluate(unseenEdges), [], `${path} ${look}`);
      }
    }
  });

  it("works without a network: practice, help and report", async () => {
    const before = browser.requestCount();
    browser.proxy.close();
    await open("welcome/practice.html");
    await until(async () => (await browser.extensionPageBadge()) === "!!");
    await open("help/help.html?asks=my-number");
    assert.match(await browser.evaluate(() => document.body.innerText), /0120-95-0178/);
    await open(`popup/popup.html?tab=${tab}`);
    await browser.evaluate(() =>
      /** @type {HTMLElement} */ (document.querySelector('[data-action="abuse-report"]')).click(),
    );
    const report = () => browser.evaluate(() => document.querySelector("textarea")?.value ?? "");
    assert.match(await until(report), /\[\.\]example/);
    assert.equal(browser.requestCount(), before);
  });
}

/**
 * What a screen reader has of a page: its title, and each element that has a role.
 * @param {import("./browsers.js").Page} page
 */
async function heardOn(page) {
  const tree = await page.accessibility.snapshot({ interestingOnly: false });
  /** @type {(node: any) => any[]} */
  const all = (node) => [node, ...(node.children ?? []).flatMap(all)];
  const text = (/** @type {any} */ node) =>
    all(node)
      .filter(({ role }) => role === "StaticText")
      .map(({ name }) => name)
      .join("");
  /** @type {{ role: string, name?: string, level?: number, text: string }[]} */
  const said = all(tree).map(({ role, name, level, ...rest }) => {
    return { role, name, level, text: text(rest) };
  });
  return { name: tree?.name, said };
}

/** Runs in a page of the extension. @param {string} path */
function isDrawn(path) {
  const main = document.querySelector("main");
  if (!location.href.endsWith(path) || document.readyState !== "complete" || !main) return false;
  // A page has its engine to start before its sentences come.
  if ([...document.querySelectorAll("[data-word]")].some((one) => !one.textContent)) return false;
  const needsLevel = /popup|hidden/.test(path);
  return Boolean(main.innerText.trim()) && (!needsLevel || Boolean(main.dataset.level));
}

/** @type {(page: import("./browsers.js").Page, look: Look) => Promise<void>} */
async function emulate(page, look) {
  const debug = await page.createCDPSession();
  const features = [
    { name: "prefers-color-scheme", value: look === "dark" ? "dark" : "light" },
    { name: "forced-colors", value: look === "forced" ? "active" : "none" },
  ];
  // The emulation ends with its session, and that with the browser.
  await debug.send("Emulation.setEmulatedMedia", { features });
}

/** Runs in a page of the extension. @returns {Look} */
function lookThere() {
  if (matchMedia("(forced-colors: active)").matches) return "forced";
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Runs in a page of the extension: what is to be pressed and is lower or narrower than 48 pixels. */
function smallTargets() {
  const targets = [...document.querySelectorAll("button, a, summary, select, textarea, input")];
  return targets
    .map((one) => one.closest("label:has(> [type=radio], > [type=checkbox])") ?? one)
    .filter((one) => one.checkVisibility({ opacityProperty: true }))
    .filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      return Math.round(width) < 48 || Math.round(height) < 48;
    })
    .map((one) => one.outerHTML.slice(0, 200));
}

/** Runs in a page of the extension: buttons whose edge nobody sees. */
function unseenEdges() {
  const edges = [...document.querySelectorAll("button, a, select, textarea")];
  const isUnseen = (/** @type {Element} */ one) => {
    const { borderTopWidth, borderTopColor, textDecorationLine } = getComputedStyle(one);
    const ground = getComputedStyle(document.body).backgroundColor;
    const hasEdge = parseFloat(borderTopWidth) > 0 && borderTopColor !== ground;
    return one.checkVisibility() && !hasEdge && textDecorationLine !== "underline";
  };
  return edges.filter(isUnseen).map((one) => one.outerHTML.slice(0, 200));
}

/** Runs in a page of the extension: has the page in a tab count as one that hides our warning. @param {number} tab */
async function hide(tab) {
  const key = `tab:${tab}`;
  const engine = await import(chrome.runtime.getURL("engine/engine.js"));
  await engine.default({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
  const { [key]: state } = await chrome.storage.session.get(key);
  const { documentLoadedAt } = engine.judge(state, null);
  await chrome.storage.session.set({
    [key]: engine.mark_hidden(state, documentLoadedAt, null).tab,
  });
}

/** Runs in a page that axe is in. */
async function violations() {
  const found = await /** @type {any} */ (globalThis).axe.run();
  return found.violations.map((/** @type {any} */ one) => [
    one.id,
    one.nodes.map((/** @type {any} */ node) => node.html),
  ]);
}
