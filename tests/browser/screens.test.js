/** Every page of the extension in several languages, widths, text sizes and colour schemes. */
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
const LARGE_TEXT = "200%";
/** Firefox's value of a coarse pointer, such as a finger. */
const COARSE_POINTER = 1;
/** Roles of elements that need an accessible name. */
const NEEDS_NAME = /^(?:button|link|textbox|checkbox|radio|combobox|DisclosureTriangle|heading)$/;
/** @typedef {"light" | "dark" | "forced"} ColourScheme `forced`: the forced colours of the system */
/** @type {ColourScheme[]} */
const SCHEMES = ["light", "dark", "forced"];
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
  const start = async (/** @type {ColourScheme} */ scheme) => {
    // WebDriver cannot change the colour scheme of Firefox, but preferences can.
    const preferences = {
      "layout.css.prefers-color-scheme.content-override": scheme === "dark" ? 0 : 1,
      "browser.display.document_color_use": scheme === "forced" ? 2 : 0,
      // Firefox is tested with the pointer of a phone, and Chromium with that of a desktop.
      "ui.primaryPointerCapabilities": COARSE_POINTER,
    };
    browser = await launch(name, routeTo(pages), { folder, preferences });
    const page = await browser.newPage();
    tab = browser.tabIdOf(page);
    await page.goto(danger?.address ?? "");
    await until(async () => (await browser.badge(tab)) === "!!", 15_000);
    await browser.evaluate(markHidden, tab);
    await browser.extensionPage.bringToFront();
    if (name === "chromium") await emulate(browser.extensionPage, scheme);
  };
  before(() => {
    folder = copyExtension(name);
    return start("light");
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const paths = () => [
    `popup/popup.html?tab=${tab}`,
    `hidden/hidden.html?tab=${tab}`,
    "help/help.html?given=my-number+payment-card+card-information-pin",
    "call/call.html",
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

  // The layout hardly differs between the browsers, so Firefox is tested in two languages only.
  for (const language of name === "firefox" ? ["ja", PSEUDO] : LANGUAGES) {
    it(`shows its whole text in ${language}, on narrow screens and with large text`, async () => {
      await browser.evaluate((language) => chrome.storage.local.set({ language }), language);
      for (const path of paths()) {
        await open(path);
        for (const width of WIDTHS) {
          await browser.extensionPage.setViewport({ width, height: 740 });
          for (const size of ["", LARGE_TEXT]) {
            await browser.evaluate(
              (size) => void (document.documentElement.style.fontSize = size),
              size,
            );
            const { cut = ["the page is empty"], text = "" } =
              (await readScreen(browser.extensionPage)) ?? {};
            assert.equal(cut.at(-2) ?? "", "", `${path} ${width} ${size}`);
            assert.equal(cut.length, 0, `${path} ${width} ${size}`);
            assert.ok(language !== PSEUDO || /⟦/.test(text), path);
          }
        }
      }
    });
  }

  it("has controls of at least 48 pixels for a finger", async () => {
    const touch = name === "chromium" && { hasTouch: true, isMobile: true };
    await browser.extensionPage.setViewport({ width: 360, height: 740, ...touch });
    const isCoarse = () => matchMedia("(pointer: coarse)").matches;
    assert.ok(await browser.evaluate(isCoarse));
    for (const path of paths()) {
      await open(path);
      assert.deepEqual(await browser.evaluate(findSmallControls), [], path);
    }
    await browser.extensionPage.setViewport({ width: 800, height: 740 });
  });

  // Firefox does not expose its accessibility tree to WebDriver.
  const options = { skip: name === "firefox" };
  it("has a title, names and headings for screen readers", options, async () => {
    for (const path of paths()) {
      await open(path);
      const { name: title, nodes } = await readAccessibilityTree(browser.extensionPage);
      assert.ok(title, path);
      const unnamed = nodes.filter(({ role, name }) => NEEDS_NAME.test(role) && !name?.trim());
      assert.deepEqual(unnamed, [], path);
      const levels = nodes.filter(({ role }) => role === "heading").map(({ level }) => level ?? 0);
      assert.equal(levels.filter((level) => level === 1).length, 1, path);
      const leaps = levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1);
      assert.deepEqual([levels[0], leaps], [1, []], path);
      const headline = nodes.find(({ role }) => role === "heading")?.name;
      if (!path.startsWith("popup")) continue;
      assert.ok(nodes.some(({ role, text }) => role === "status" && text === headline));
    }
  });

  it("has no violation that axe finds, in light, dark and forced colours", async () => {
    for (const scheme of SCHEMES) {
      await browser.close();
      await start(scheme);
      assert.equal(await browser.evaluate(readScheme), scheme);
      for (const path of paths()) {
        await open(path);
        await browser.extensionPage.evaluate(AXE);
        assert.deepEqual(await browser.evaluate(findViolations), [], `${path} ${scheme}`);
        assert.deepEqual(await browser.evaluate(findInvisibleBorders), [], `${path} ${scheme}`);
      }
    }
  });

  it("the practice page, the help page and the report work without a network", async () => {
    const before = browser.requestCount();
    browser.proxy.close();
    await open("welcome/practice.html");
    await until(async () => (await browser.extensionPageBadge()) === "!!");
    await open("help/help.html?given=my-number");
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
 * Reads the accessibility tree of a page: its title, and each element with a role.
 * @param {import("./browsers.js").Page} page
 */
async function readAccessibilityTree(page) {
  const tree = await page.accessibility.snapshot({ interestingOnly: false });
  /** @type {(node: any) => any[]} */
  const all = (node) => [node, ...(node.children ?? []).flatMap(all)];
  const text = (/** @type {any} */ node) =>
    all(node)
      .filter(({ role }) => role === "StaticText")
      .map(({ name }) => name)
      .join("");
  /** @type {{ role: string, name?: string, level?: number, text: string }[]} */
  const nodes = all(tree).map(({ role, name, level, ...rest }) => {
    return { role, name, level, text: text(rest) };
  });
  return { name: tree?.name, nodes };
}

/** Runs in a page of the extension: returns whether it is drawn. @param {string} path */
function isDrawn(path) {
  const main = document.querySelector("main");
  if (!location.href.endsWith(path) || document.readyState !== "complete" || !main) return false;
  // The strings are filled in after the engine has started.
  if ([...document.querySelectorAll("[data-word]")].some((one) => !one.textContent)) return false;
  // What is folded has to fit as well.
  document.querySelectorAll("details").forEach((fold) => (fold.open = true));
  // The popup creates its form as it is unfolded.
  if (document.querySelector("#check-form:not(:has(textarea))")) return false;
  const needsLevel = /popup|hidden/.test(path);
  return Boolean(main.innerText.trim()) && (!needsLevel || Boolean(main.dataset.level));
}

/** @type {(page: import("./browsers.js").Page, scheme: ColourScheme) => Promise<void>} */
async function emulate(page, scheme) {
  const debug = await page.createCDPSession();
  const features = [
    { name: "prefers-color-scheme", value: scheme === "dark" ? "dark" : "light" },
    { name: "forced-colors", value: scheme === "forced" ? "active" : "none" },
  ];
  // The emulation lasts as long as the session, which ends with the browser.
  await debug.send("Emulation.setEmulatedMedia", { features });
}

/** Runs in a page of the extension: returns its colour scheme. @returns {ColourScheme} */
function readScheme() {
  if (matchMedia("(forced-colors: active)").matches) return "forced";
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Runs in a page of the extension: returns the controls that are lower or narrower than 48 pixels. */
function findSmallControls() {
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

/** Runs in a page of the extension: returns the controls without a visible border or underline. */
function findInvisibleBorders() {
  const edges = [...document.querySelectorAll("button, a, select, textarea")];
  const isUnseen = (/** @type {Element} */ one) => {
    const { borderTopWidth, borderTopColor, textDecorationLine } = getComputedStyle(one);
    const ground = getComputedStyle(document.body).backgroundColor;
    const hasEdge = parseFloat(borderTopWidth) > 0 && borderTopColor !== ground;
    return one.checkVisibility() && !hasEdge && textDecorationLine !== "underline";
  };
  return edges.filter(isUnseen).map((one) => one.outerHTML.slice(0, 200));
}

/** Runs in a page of the extension: marks the banner of a tab as hidden by its page. @param {number} tab */
async function markHidden(tab) {
  const key = `tab:${tab}`;
  const engine = await import(chrome.runtime.getURL("engine/engine.js"));
  await engine.default({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
  const { [key]: state } = await chrome.storage.session.get(key);
  const { document } = engine.judge(state, null);
  await chrome.storage.session.set({
    [key]: engine.mark_hidden(state, document, null).tab,
  });
}

/** Runs in a page with axe: returns the violations. */
async function findViolations() {
  const found = await /** @type {any} */ (globalThis).axe.run();
  return found.violations.map((/** @type {any} */ one) => [
    one.id,
    one.nodes.map((/** @type {any} */ node) => node.html),
  ]);
}
