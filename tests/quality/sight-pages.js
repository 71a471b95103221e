/** Reads folders of pages that state their truth: rounds of first sight, cases. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {object} SightPage
 * @property {string} file path below the folder
 * @property {string} address
 * @property {string} body
 * @property {number[]} levels the lowest and the highest level that is right, as an index of LEVELS
 * @property {string[]} asks
 * @property {Step[]} steps what a person does in the page before it is judged
 *
 * @typedef {{ wait?: number, type?: [string, string], click?: string }} Step
 */

export const LEVELS = ["clear", "notice", "warning", "danger"];
export const KINDS = ["attacks", "honest"];
/** How many buttons are pressed in a page that holds fields back. */
export const MAX_STEPS = 4;

/** Reads `attacks/` and `honest/` of a folder. @param {string} folder @returns {SightPage[]} */
export function readSight(folder) {
  const kinds = KINDS.filter((kind) => existsSync(join(folder, kind)));
  const files = kinds.flatMap((kind) =>
    readdirSync(join(folder, kind))
      .filter((file) => file.endsWith(".html"))
      .sort()
      .map((file) => `${kind}/${file}`),
  );
  return files.map((file) => readPage(folder, file));
}

/** @param {string} folder @param {string} file @returns {SightPage} */
function readPage(folder, file) {
  const body = readFileSync(join(folder, file), "utf8");
  const comment = /<!-- expect ([^]*?) -->/.exec(body)?.[1] ?? "";
  const attributes = [...comment.matchAll(/([a-z]+)=(?:"([^"]*)"|'([^']*)')/g)];
  const {
    host,
    level,
    asks = "",
    path = "/",
    scheme = "https",
    steps = "[]",
  } = Object.fromEntries(attributes.map(([, key, value, single]) => [key, value ?? single]));
  const bounds = level.split("..").map((/** @type {string} */ one) => LEVELS.indexOf(one));
  const levels = [bounds[0], bounds[bounds.length - 1]];
  const address = `${scheme}://${host}${path}`;
  return {
    file,
    address,
    body,
    levels,
    asks: asks.split(" ").filter(Boolean),
    steps: JSON.parse(steps),
  };
}

/**
 * Does the steps of a page.
 * @param {import("puppeteer-core").Page} tab
 * @param {Step[]} steps
 */
export async function doSteps(tab, steps) {
  for (const { wait, type, click } of steps) {
    if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
    if (click) await tab.click(click);
    if (type) await (await tab.$(type[0]))?.type(type[1]);
  }
}

/**
 * Presses the last button that a person sees, where the page holds fields back for a later step, or has
 * none so far and a button that leads on.
 * @param {import("../browser/browsers.js").Page} tab
 * @returns {Promise<boolean>} whether there was such a step
 */
export function takeStep(tab) {
  return tab
    .evaluate(() => {
      const LEADS_ON = /次|つぎ|進|すすむ|開始|はじめ|始め|続|同意|スタート|start|next|continue/i;
      const isShown = (/** @type {Element} */ el) =>
        el.checkVisibility({ visibilityProperty: true });
      const find = (/** @type {string} */ selector) => [...document.querySelectorAll(selector)];
      const fields = find("input:not([type=hidden]),textarea");
      const places = find(
        "input:not([type=hidden],[type=radio],[type=checkbox]),textarea,[contenteditable]",
      );
      const isHeldBack = (/** @type {Element} */ el) =>
        !isShown(el) && !isShown(el.parentElement ?? el);
      const button = find("button,[type=button],[type=submit],[role=button]")
        .filter(isShown)
        .at(-1);
      const leadsOn = !places.some(isShown) && LEADS_ON.test(button?.textContent ?? "");
      if (!button || (!leadsOn && !fields.some(isHeldBack))) return false;
      /** @type {HTMLElement} */ (button).click();
      return true;
    })
    .catch(() => false);
}
