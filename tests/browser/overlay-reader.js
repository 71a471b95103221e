/**
 * Reads and clicks the overlays of the extension in a page, through a second extension that only the
 * tests install. Overlays are in closed shadow roots, which page scripts and WebDriver cannot open;
 * another extension can.
 */
import assert from "node:assert/strict";

/** Overlays ignore clicks for this long after they have appeared or changed. */
export const CLICK_DELAY_MS = 600;

const FOLDER = new URL("overlay-reader", import.meta.url).pathname;

/**
 * @typedef {{ text: string, x: number, y: number, href: string, target: string, rel: string }} Button
 *   a button, a link or what opens the details, with the position of its centre
 * @typedef {object} Overlay the contents of one host element of the extension
 * @property {string} kind the classes of its outermost element: style and level
 * @property {string} role
 * @property {string} name the text that `aria-labelledby` refers to
 * @property {string} description the text that `aria-describedby` refers to
 * @property {string} alert the text that is announced at once
 * @property {number} scrolled how far it is scrolled down
 * @property {number} advice where on the screen ends what it says to do
 * @property {string} lang
 * @property {string} text
 * @property {string} focused the text of the button or link that has the focus
 * @property {boolean} isOnTop whether a click at its centre would hit it
 * @property {boolean} isUnfolded whether its details are open
 * @property {string[]} styles computed colours, font size and width
 * @property {Button[]} buttons
 */

/**
 * Installs the second extension.
 * @param {import("./browsers.js").Browser} browser
 */
export async function addOverlayReader({ browser }) {
  await browser.installExtension(FOLDER);
}

/**
 * Returns all overlays of the extension in a page's top frame, or in another frame.
 * @param {import("./browsers.js").Page | import("puppeteer-core").Frame} page
 * @returns {Promise<Overlay[]>}
 */
export async function readOverlays(page) {
  return JSON.parse(await page.evaluate(request, ""));
}

/**
 * Clicks a button of an overlay with the mouse, which makes trusted events.
 * @param {import("./browsers.js").Page} page
 * @param {string} text
 * @param {number} [count]
 */
export async function press(page, text, count = 1) {
  const buttons = (await readOverlays(page)).flatMap((overlay) => overlay.buttons);
  const button = buttons.find((one) => one.text === text);
  if (!button) throw new Error(`There is no button "${text}" to press`);
  await page.mouse.click(button.x, button.y, { count });
}

/**
 * Clicks a button of an overlay by script, from the second extension. The event is not trusted.
 * @param {import("./browsers.js").Page} page
 * @param {string} text
 */
export async function clickByScript(page, text) {
  await page.evaluate(request, text);
}

/**
 * Runs in the page: has the second extension click a button, where one is named, and returns its
 * response.
 * @param {string} buttonText
 */
function request(buttonText) {
  let response = "[]";
  const keep = (/** @type {any} */ { detail }) => (response = detail);
  addEventListener("overlay-reader-response", keep, { once: true });
  dispatchEvent(new CustomEvent("overlay-reader-request", { detail: buttonText }));
  return response;
}

/**
 * Asserts that the accessibility tree has an overlay with this role and name, and with a button.
 * @param {import("./browsers.js").Page} page
 * @param {string} role
 * @param {string} name
 */
export async function assertAccessible(page, role, name) {
  const tree = await page.accessibility.snapshot({ interestingOnly: false });
  /** @type {(node: any) => any[]} */
  const all = (node) => [node, ...(node.children ?? []).flatMap(all)];
  const overlay = all(tree).find((node) => node.role === role);
  assert.equal(overlay?.name, name);
  assert.ok(all(overlay).some((node) => node.role === "button" && node.name));
}

/** Runs in a page of the extension: returns the strings of the overlays' buttons. @returns {Record<string, string>} */
export function readButtonStrings() {
  const banner = ["leave", "portal", "proceed", "proceed_again", "close", "language", "more"];
  const keys = [...banner, "question_keep", "question_send"];
  return Object.fromEntries(keys.map((key) => [key, chrome.i18n.getMessage(key)]));
}
