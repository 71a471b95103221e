/** Pages that attack the banner, and checks that a person sees it nevertheless. */
import { launch, until } from "./browsers.js";
import { addOverlayReader, readOverlays, press, readButtonStrings } from "./overlay-reader.js";
import { sharesOf } from "./png.js";

/**
 * @typedef {import("./browsers.js").Page} Page
 * @typedef {{ css?: string, script?: string, html?: string, frame?: string }} Attack
 *   what the page contains: `css` in its head, `script` at the end of its body, `html` before its
 *   form; `frame` is the document at /KEY/frame on every host. KEY stands for the attack's index.
 * @typedef {Awaited<ReturnType<typeof launchHostile>>} HostileBrowser
 */

/**
 * The minimum share that each colour of a banner style must have of an 800 × 600 screenshot:
 * background, headline and border, buttons, text. Each is a tenth below the share that was measured
 * in both browsers without a focus outline.
 */
const MIN_SHARES = {
  page: { "#ffffff": 0.79, "#9c1119": 0.024, "#00565c": 0.041, "#16201f": 0.002 },
  stay: { "#ffffff": 0.22, "#6f4400": 0.0119, "#00565c": 0.019, "#16201f": 0.0012 },
};
/** The background colour of the hostile pages. */
const PAGE_COLOUR = "#ff00ff";
const TIMEOUT_MS = 8000;
/** The extension opens its page on hidden banners only after five attempts to show the banner. */
const HIDDEN_PAGE_TIMEOUT_MS = 12_000;
/** @type {Record<string, string>} */
const PAGES = {
  danger: `<h1>マイナポータル</h1><label>署名用電子証明書の暗証番号 <input id="field"></label>`,
  warning: `<h1>給与かんり</h1><label>マイナンバー <input id="field" maxlength="12"></label>`,
};
export const pause = (/** @type {number} */ ms) =>
  new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Runs in the page, before its other scripts. `onHost` calls a function with each host element of the
 * extension that is added; `heard` records the keys that the page receives.
 */
const PRELUDE = `<script>
  const onHost = (act) => new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) if (node.matches?.(":is(html, body) > div:empty")) act(node);
  }).observe(document.documentElement, { childList: true, subtree: true });
  let attacks = 0;
  const heard = [];
  addEventListener("keydown", (event) => heard.push(event.key), true);
</script>`;

/**
 * Launches a browser in which each attack can be opened on a page of either level.
 * @param {import("./browsers.js").Name} name
 * @param {Record<string, Attack>} attacks
 */
export async function launchHostile(name, attacks) {
  const browser = await launch(name, (host, path) => routeTo(attacks, host, path));
  await addOverlayReader(browser);
  const buttonStrings = await browser.evaluate(readButtonStrings);
  const tab = await browser.newPage();
  await tab.setViewport({ width: 800, height: 600 });
  let hosts = 0;

  /** Opens an attack on a host that was not used before. @param {string} attack @param {"danger" | "warning"} level */
  async function open(attack, level = "danger", page = tab) {
    hosts += 1;
    const key = Object.keys(attacks).indexOf(attack);
    const address = `https://${level}-${hosts}.example/${key}`;
    await page.goto(address, { waitUntil: "domcontentloaded" });
    return address;
  }

  /**
   * Measures a screenshot. `ratio` is the smallest ratio of a colour's share to its minimum; `page` is
   * the share of the page's background.
   */
  async function measure(/** @type {"page" | "stay"} */ style) {
    const colours = [...Object.keys(MIN_SHARES[style]), PAGE_COLOUR];
    // A tab in the background is not drawn.
    await tab.bringToFront();
    const shares = sharesOf(await tab.screenshot(), colours);
    const page = shares.pop() ?? 1;
    const ratios = Object.values(MIN_SHARES[style]).map((min, index) => shares[index] / min);
    return { ratio: Math.min(...ratios), page };
  }

  return {
    ...browser,
    buttonStrings,
    tab,
    open,
    /** Waits until the danger banner covers the whole page. */
    waitForDanger: () => until(async () => isWholePage(await measure("page")), TIMEOUT_MS),
    /** Waits until the warning is visible. */
    waitForWarning: () => until(async () => (await measure("stay")).ratio >= 1, TIMEOUT_MS),
    /** Returns whether the danger banner covers the whole page now. */
    isCovered: async () => isWholePage(await measure("page")),
    /** Waits for an overlay whose classes begin like this. */
    waitForOverlay: (/** @type {string} */ kind) =>
      until(async () => {
        const overlays = await readOverlays(tab);
        return overlays.find((overlay) => overlay.kind.startsWith(kind));
      }, TIMEOUT_MS),
    /** Waits for the extension's page on hidden banners, and runs an action in it where one is named. */
    waitForHiddenPage: (/** @type {string} */ action = "") =>
      until(() => browser.evaluate(useHiddenPage, action), HIDDEN_PAGE_TIMEOUT_MS),
    /** Returns what `waitForHiddenPage` does, or null when the page is not open. */
    readHiddenPage: () => browser.evaluate(useHiddenPage),
    press: (/** @type {string} */ text) => press(tab, text),
    fieldValue: () =>
      tab.$eval("#field", (field) => /** @type {HTMLInputElement} */ (field).value.normalize()),
  };
}

/** @type {(measured: { ratio: number, page: number }) => boolean} */
const isWholePage = ({ ratio, page }) => ratio >= 1 && page < 0.001;

/** @type {(attacks: Record<string, Attack>, host: string, path: string) => import("./proxy.js").Answer} */
function routeTo(attacks, host, path) {
  const level = host.split(/[-.]/)[0];
  const [, key, frame] = path.split("/");
  const {
    css = "",
    script = "",
    html = "",
    frame: inner,
  } = Object.values(attacks)[Number(key)] ?? {};
  if (frame) return { body: `<!doctype html><meta charset="utf-8">${inner}` };
  const body = html.replaceAll("KEY", key) + (PAGES[level] ?? "<p>こんにちは</p>");
  const background = `html, body { background: ${PAGE_COLOUR}; min-height: 100vh }`;
  const head = `<meta charset="utf-8"><title>手続き</title><style>${background}${css}</style>${PRELUDE}`;
  const page = `<!doctype html><html lang="ja"><head>${head}<body>${body}<script>${script}</script>`;
  return { body: page };
}

/**
 * Runs in a page of the extension: reads the page on hidden banners, and closes it or clicks a button
 * in it where an action is named. Returns null when the page is not open.
 * @param {string} [action]
 */
async function useHiddenPage(action) {
  const views = chrome.extension.getViews({ type: "tab" });
  const hiddenPages = views.filter(({ location, document }) => {
    const isDrawn = document.querySelector("#hidden :is(h1, p)");
    return location.pathname.startsWith("/hidden/") && isDrawn;
  });
  if (hiddenPages.length === 0) return null;
  const { document, location } = hiddenPages[0];
  const text = document.body.innerText;
  const buttons = [...document.querySelectorAll("button")].map(({ dataset }) => dataset.action);
  const tab = Number(new URLSearchParams(location.search).get("tab"));
  if (action === "close") {
    const { id } = await /** @type {any} */ (hiddenPages[0]).chrome.tabs.getCurrent();
    await chrome.tabs.remove(id);
  } else if (action) {
    /** @type {HTMLElement | null} */ (
      document.querySelector(`[data-action="${action}"]`)
    )?.click();
  }
  return { text, buttons, tab };
}
