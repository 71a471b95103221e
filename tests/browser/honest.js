/** Honest pages and what a person does on them. Each runs with the extension and without it. */
import { readFileSync } from "node:fs";

/**
 * @typedef {import("puppeteer-core").Page} Page
 * @typedef {(page: Page, name: import("./browsers.js").Name) => Promise<unknown>} Steps
 *   what it returns is compared as well
 */

const FOLDER = new URL("honest/", import.meta.url);
/** The element that gives a page its level; the steps do not use it. @type {Record<string, string>} */
const HTML_BY_LEVEL = {
  clear: "<p>お問い合わせ</p>",
  notice: `<label>カード番号 <input autocomplete="cc-number"></label>`,
  warning: `<label>マイナンバー <input maxlength="12"></label>`,
};
/** Without warning for the payment page, since a card and a My Number on one page are a danger. @type {(fixture: string) => string[]} */
export const levelsOf = (fixture) =>
  Object.keys(HTML_BY_LEVEL).filter((level) => fixture !== "payment" || level !== "warning");
/** Runs before the page's other scripts and records its events. The order of those in `later` varies. */
const RECORDER = `<script>
  window.happened = { now: [], later: [] };
  const record = (types, list) => {
    for (const type of types.split(" "))
      addEventListener(type, ({ target, data, key }) => {
        list.push([type, target.id || target.localName || "page", key ?? data ?? ""].join(":"));
      }, true);
  };
  record("focusin focusout beforeinput input change keydown keyup click dblclick submit invalid reset dragstart drop " +
    "dragend pointerdown pointerup compositionstart compositionend copy cut paste beforetoggle cancel", happened.now);
  record("close select popstate hashchange fullscreenchange fullscreenerror message error resize", happened.later);
</script>`;
/** The banner covers the top of a page, so the elements to click start below it. */
const PADDING = "<style>body { margin: 0; padding-top: 380px; font: 16px/1.5 sans-serif }</style>";

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
const CONTROL = /** @type {const} */ ("Control");
/** @type {(page: Page, key: import("puppeteer-core").KeyInput) => Promise<void>} */
async function withControl(page, key) {
  await page.keyboard.down(CONTROL);
  await page.keyboard.press(key);
  await page.keyboard.up(CONTROL);
}
/** @type {(page: Page, from: string, to: string) => Promise<void>} */
async function drag(page, from, to) {
  const middle = async (/** @type {string} */ selector) => {
    const box = await (await page.$(selector))?.boundingBox();
    return [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  };
  const [start, end] = [await middle(from), await middle(to)];
  await page.mouse.move(start[0], start[1]);
  await page.mouse.down();
  for (const part of [0.3, 0.7, 1, 1]) {
    const [x, y] = start.map((one, axis) => one + (end[axis] - one) * part);
    await page.mouse.move(x, y);
  }
  await page.mouse.up();
}

/** What a person does on each page, by its name. @type {Record<string, Steps>} */
export const STEPS = {
  modals: async (page) => {
    await page.click("#open");
    await page.keyboard.type("花子");
    await page.click("#nested");
    await page.keyboard.press("Escape");
    await page.click("#nested");
    await page.click("#back");
    await page.click("#ok");
    await page.click("#menu");
    await page.click("#item");
    await page.mouse.click(900, 800);
    await page.click("#open");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
  },
  drag: async (page) => {
    await drag(page, "#a", "#c");
    await drag(page, "#card", "#place");
  },
  editor: async (page) => {
    await page.click("#editor");
    await page.keyboard.press("End");
    await page.keyboard.type("、世界");
    await page.keyboard.press("Enter");
    await withControl(page, "b");
    await page.keyboard.type("bold");
    await withControl(page, "z");
    await page.keyboard.press("Backspace");
  },
  payment: async (page) => {
    const frame = page.frames().find((one) => one.url().startsWith("https://pay.example/"));
    await frame?.click("#number");
    await page.keyboard.type("4111");
    await pause(100);
    return frame?.$eval("#number", (one) => /** @type {HTMLInputElement} */ (one).value);
  },
  routes: async (page) => {
    await page.click("#one");
    await page.type("#note", "x");
    await page.click("#two");
    await page.evaluate(() => history.back());
    await pause(150);
    return page.evaluate(() => [location.pathname, history.length]);
  },
  shortcuts: async (page) => {
    await page.keyboard.press("j");
    await withControl(page, "k");
    await page.keyboard.press("/");
    await page.keyboard.type("a/j");
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
  },
  zoom: async (page) => {
    await page.click("#press");
    await page.type("#tiny", "x");
  },
  autofill: (page) => page.evaluate(() => void dispatchEvent(new Event("fill"))),
  validation: async (page) => {
    await page.click("#send");
    await page.type("#mail", "a");
    await page.keyboard.press("Enter");
    await page.type("#mail", "@b.example");
    await page.type("#zip", "0123456");
    await page.click("#send");
    await page.$eval("#zip", (one) => /** @type {HTMLInputElement} */ (one).select());
    await page.keyboard.type("1000001");
    await page.click("#send");
  },
  sticky: async (page) => {
    await page.evaluate(() => document.querySelector("#far")?.scrollIntoView());
    await pause(150);
    await page.mouse.move(400, 600);
    await page.mouse.wheel({ deltaY: -300 });
    await pause(600);
  },
  fullscreen: async (page) => {
    await page.click("#full");
    await pause(600);
    const isFull = await page.evaluate(() => document.fullscreenElement?.id);
    await page.keyboard.press("Enter");
    await pause(600);
    return isFull;
  },
  composition: async (page, name) => {
    await page.click("#kana");
    // WebDriver cannot control the input method editor of Firefox.
    if (name === "firefox") return void (await page.keyboard.type("にほん"));
    const debug = await page.createCDPSession();
    for (const text of ["に", "にほ", "にほん", "日本"]) {
      const [selectionStart, selectionEnd] = [text.length, text.length];
      await debug.send("Input.imeSetComposition", { text, selectionStart, selectionEnd });
    }
    await debug.send("Input.insertText", { text: "日本" });
    await debug.detach();
  },
  copy: async (page) => {
    await page.click("#text", { count: 3 });
    await withControl(page, "c");
    await page.click("#paste");
    await withControl(page, "v");
    return page.evaluate(() => String(getSelection()));
  },
};

/** @type {import("./proxy.js").Route} */
export function route(host) {
  if (host === "pay.example") return { body: frame() };
  const [fixture, level] = host.split(/[-.]/);
  if (!(level in HTML_BY_LEVEL)) return null;
  const body = readFileSync(new URL(`${fixture}.html`, FOLDER), "utf8");
  const head = `<meta charset="utf-8"><title>花森商店</title>${RECORDER}${PADDING}`;
  return {
    body: `<!doctype html><html lang="ja"><head>${head}<body>${body}${HTML_BY_LEVEL[level]}`,
  };
}

const frame =
  () => `<!doctype html><meta charset="utf-8"><input id="number" autocomplete="cc-number">
  <script>document.getElementById("number").oninput = ({ target }) => parent.postMessage(target.value.length, "*")</script>`;
