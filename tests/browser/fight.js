/** Pages that fight back, and what a person sees of ours on them all the same. */
import { launch, until } from "./browsers.js";
import { addEye, look, press, readWords } from "./eye.js";
import { sharesOf } from "./png.js";

/**
 * @typedef {import("./browsers.js").Page} Page
 * @typedef {{ css?: string, script?: string, html?: string, frame?: string }} Attack
 *   What a page adds to itself: in its head, at the end of its body, before its form, where KEY is
 *   the attack's; and what stands at /KEY/frame of any host.
 * @typedef {Awaited<ReturnType<typeof arena>>} Arena
 */

/**
 * What each form of ours must have on a screen of 800 by 600: shares of its ground, its headline
 * and border, its buttons and its text; a tenth less than it has in either browser without a ring around the focus.
 */
const LOOKS = {
  page: { "#ffffff": 0.8, "#9c1119": 0.035, "#00565c": 0.035, "#16201f": 0.004 },
  stay: { "#ffffff": 0.3, "#6f4400": 0.014, "#00565c": 0.012, "#16201f": 0.004 },
};
/** The colour of all that these pages are. */
const THEIRS = "#ff00ff";
/** No button counts a click that comes sooner than a person can read. */
export const AGED = 600;
/** @type {Record<string, string>} */
const FORMS = {
  danger: `<h1>マイナポータル</h1><label>署名用電子証明書の暗証番号 <input id="field"></label>`,
  warning: `<h1>給与かんり</h1><label>マイナンバー <input id="field" maxlength="12"></label>`,
};
export const pause = (/** @type {number} */ ms) =>
  new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Runs in the page, before its own scripts: `onHost` is called with each element that comes to
 * stand beside the body.
 */
const PRELUDE = `<script>
  const onHost = (act) => new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) if (node.localName === "div") act(node);
  }).observe(document.documentElement, { childList: true });
  let attacks = 0;
  const heard = [];
  addEventListener("keydown", (event) => heard.push(event.key), true);
</script>`;

/**
 * A browser in which any attack can be loaded on a page of either level.
 * @param {import("./browsers.js").Name} name
 * @param {Record<string, Attack>} attacks
 */
export async function arena(name, attacks) {
  const browser = await launch(name, (host, path) => routeTo(attacks, host, path));
  await addEye(browser);
  const words = await browser.evaluate(readWords);
  const tab = await browser.newPage();
  await tab.setViewport({ width: 800, height: 600 });
  let hosts = 0;

  /** Opens an attack on a host of its own. @param {string} attack @param {"danger" | "warning"} level */
  async function open(attack, level = "danger", page = tab) {
    hosts += 1;
    const key = Object.keys(attacks).indexOf(attack);
    const address = `https://${level}-${hosts}.example/${key}`;
    await page.goto(address, { waitUntil: "domcontentloaded" });
    return address;
  }

  /** Shares of colours on the screen, of those that must be there and of the page's own. */
  async function colours(/** @type {"page" | "stay"} */ form) {
    const colours = [...Object.keys(LOOKS[form]), THEIRS];
    // What is behind another tab is not drawn.
    await tab.bringToFront();
    const shares = sharesOf(await tab.screenshot(), colours);
    const theirs = shares.pop() ?? 1;
    const ours = Object.values(LOOKS[form]).map((least, index) => shares[index] / least);
    return { least: Math.min(...ours), theirs };
  }

  return {
    ...browser,
    words,
    tab,
    open,
    /** Until the danger is all that is to be seen. */
    covers: () => until(async () => isWhole(await colours("page")), 8000),
    /** Until the warning is to be seen. */
    stands: () => until(async () => (await colours("stay")).least >= 1, 8000),
    /** Whether the danger is all that is to be seen, now. */
    isCovered: async () => isWhole(await colours("page")),
    /** The box of ours, once there is one. */
    box: (/** @type {string} */ kind) =>
      until(async () => (await look(tab)).find((box) => box.kind.startsWith(kind)), 8000),
    /** The tab in which we say what a page hides, once it is there; and what is done in it. */
    ownTab: (/** @type {string} */ act = "") => until(() => browser.evaluate(ownTabs, act), 12_000),
    ownTabs: () => browser.evaluate(ownTabs),
    press: (/** @type {string} */ text) => press(tab, text),
    value: () =>
      tab.$eval("#field", (field) => /** @type {HTMLInputElement} */ (field).value.normalize()),
  };
}

/** @type {(colours: { least: number, theirs: number }) => boolean} */
const isWhole = ({ least, theirs }) => least >= 1 && theirs < 0.001;

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
  const body = html.replaceAll("KEY", key) + (FORMS[level] ?? "<p>こんにちは</p>");
  const own = `html, body { background: ${THEIRS}; min-height: 100vh }`;
  const head = `<meta charset="utf-8"><title>手続き</title><style>${own}${css}</style>${PRELUDE}`;
  const page = `<!doctype html><html lang="ja"><head>${head}<body>${body}<script>${script}</script>`;
  return { body: page };
}

/**
 * Runs in a page of the extension: what the tab of our own says and, where an act is named, does.
 * @param {string} [act]
 */
async function ownTabs(act) {
  const views = chrome.extension.getViews({ type: "tab" });
  const own = views.filter(({ location, document }) => {
    const isDrawn = document.querySelector("#hidden :is(h1, p)");
    return location.pathname.startsWith("/hidden/") && isDrawn;
  });
  if (own.length === 0) return null;
  const { document, location } = own[0];
  const text = document.body.innerText;
  const acts = [...document.querySelectorAll("button")].map(({ dataset }) => dataset.action);
  const tab = Number(new URLSearchParams(location.search).get("tab"));
  if (act === "close") {
    const { id } = await /** @type {any} */ (own[0]).chrome.tabs.getCurrent();
    await chrome.tabs.remove(id);
  } else if (act) {
    /** @type {HTMLElement | null} */ (document.querySelector(`[data-action="${act}"]`))?.click();
  }
  return { text, acts, tab };
}
