/**
 * An extension of the tests that sees the banner: its tree is closed to the page, and to every
 * tool that looks with the page's eyes, but not to another extension.
 */
import assert from "node:assert/strict";

const FOLDER = new URL("eye", import.meta.url).pathname;

/**
 * @typedef {{ text: string, x: number, y: number, href: string, target: string, rel: string }} Act
 *   A button or link, and where its middle is.
 * @typedef {object} Box what one host of ours holds
 * @property {string} kind classes of the box: its form and its level
 * @property {string} role
 * @property {string} name the words that `aria-labelledby` points to
 * @property {string} headline role of the headline
 * @property {string} lang
 * @property {string} text
 * @property {string} focused text of the button or link that has the focus
 * @property {boolean} isOnTop whether the middle of the box is what a click would hit
 * @property {string[]} look what its style sheet makes of it
 * @property {Act[]} acts
 */

/**
 * Adds the eye to a browser.
 * @param {import("./browsers.js").Browser} browser
 */
export async function addEye({ browser }) {
  await browser.installExtension(FOLDER);
}

/**
 * Everything of ours in a page, or in one frame of it.
 * @param {import("./browsers.js").Page | import("puppeteer-core").Frame} page
 * @returns {Promise<Box[]>}
 */
export async function look(page) {
  return JSON.parse(await page.evaluate(ask, ""));
}

/**
 * Presses a button of ours as a person does.
 * @param {import("./browsers.js").Page} page
 * @param {string} text
 * @param {number} [count]
 */
export async function press(page, text, count = 1) {
  const act = (await look(page)).flatMap(({ acts }) => acts).find((act) => act.text === text);
  if (!act) throw new Error(`There is no "${text}" to press`);
  await page.mouse.click(act.x, act.y, { count });
}

/**
 * Clicks a button of ours by script, from where its tree is open.
 * @param {import("./browsers.js").Page} page
 * @param {string} text
 */
export async function poke(page, text) {
  await page.evaluate(ask, text);
}

/**
 * Runs in the page: calls the eye and returns its answer.
 * @param {string} poked
 */
function ask(poked) {
  let answer = "[]";
  const hear = (/** @type {any} */ { detail }) => (answer = detail);
  addEventListener("eye-saw", hear, { once: true });
  dispatchEvent(new CustomEvent("eye-look", { detail: poked }));
  return answer;
}

/**
 * That the accessibility tree has a box of ours with its name and a button.
 * @param {import("./browsers.js").Page} page
 * @param {string} role
 * @param {string} sentence
 */
export async function assertHeard(page, role, sentence) {
  const tree = await page.accessibility.snapshot({ interestingOnly: false });
  /** @type {(node: any) => any[]} */
  const all = (node) => [node, ...(node.children ?? []).flatMap(all)];
  const box = all(tree).find((node) => node.role === role);
  assert.equal(box?.name, sentence);
  assert.ok(all(box).some((node) => node.role === "button" && node.name));
}

/** Runs in a page of the extension: what the banner's buttons say. @returns {Record<string, string>} */
export function readWords() {
  const banner = ["leave", "portal", "proceed", "proceed_again", "close", "language"];
  const keys = [...banner, "question_keep", "question_send"];
  return Object.fromEntries(keys.map((key) => [key, chrome.i18n.getMessage(key)]));
}
