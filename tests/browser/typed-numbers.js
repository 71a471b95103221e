/** Types and pastes numbers into every kind of field, and reads the places where they must not appear. */
import { until } from "./browsers.js";

/**
 * @typedef {import("puppeteer-core").Page} Page
 * @typedef {import("puppeteer-core").Frame} Frame
 */

const NUMBER = "123456789018";
const CARD = "4111111111111111";
const FIELDS = [
  ...["text", "password", "tel", "number", "email", "search", "url"].map(
    (type) => `<p><label>マイナンバー <input type="${type}"></label>`,
  ),
  `<p><label>マイナンバー <textarea></textarea></label>`,
  `<div>マイナンバー <p contenteditable>　</p></div>`,
].join("\n");
const SPLIT = `<p id="split">番号 ${'<input maxlength="4">'.repeat(3)}</p>`;
/** Pages by their host. @type {Record<string, string>} */
export const PAGES_WITH_ALL_FIELDS = {
  "typed.example": `<title>給与かんり</title><textarea id="source"></textarea>${FIELDS}${SPLIT}
    <div id="open"></div><div id="closed"></div><iframe src="https://inner.example/"></iframe>
    <script>
      window.trees = ["open", "closed"].map((mode) => {
        const tree = document.getElementById(mode).attachShadow({ mode });
        tree.innerHTML = '<label>マイナンバー <input></label><p contenteditable>　</p>';
        return tree;
      });
    </script>`,
  "inner.example": FIELDS,
};
/** Matches the first eight digits of either number, with or without separators. */
export const TYPED_DIGITS = new RegExp(
  [NUMBER, CARD].map((all) => [...all.slice(0, 8)].join("\\D?")).join("|"),
);

/**
 * Types one number into every field of a page and its frames, and pastes another.
 * @param {Page} page
 * @returns {Promise<number>} the number of fields
 */
export async function typeEverywhere(page) {
  await page.type("#source", CARD);
  await withControl(page, "a", "c", "x");
  let fields = 0;
  for (const frame of page.frames()) fields += await fillAll(page, frame);
  for (const [index, box] of (await page.$$("#split input")).entries()) {
    await box.type(NUMBER.slice(4 * index, 4 * index + 4));
  }
  return fields;
}

/** Types one number into each field of a frame and pastes the other. @type {(page: Page, frame: Frame) => Promise<number>} */
async function fillAll(page, frame) {
  const count = await frame.evaluate(fieldAt, -1);
  for (let index = 0; index < Number(count); index += 1) {
    await frame.evaluate(fieldAt, index);
    await page.keyboard.type(NUMBER);
    await page.keyboard.press("Tab");
    await frame.evaluate(fieldAt, index);
    await page.keyboard.press("End");
    // The focus comes back from another frame a moment later, and a key before that goes there.
    await until(async () => {
      const text = String(await frame.evaluate(fieldAt, index));
      if (text.includes(NUMBER) && text.includes(CARD)) return true;
      await withControl(page, "v");
      return false;
    });
  }
  return Number(count);
}

/** @type {(page: Page, ...keys: import("puppeteer-core").KeyInput[]) => Promise<void>} */
async function withControl(page, ...keys) {
  await page.keyboard.down("Control");
  for (const key of keys) await page.keyboard.press(key);
  await page.keyboard.up("Control");
}

/** Runs in a page of the extension: records every message to the background. */
export function recordMessages() {
  /** @type {string[]} */
  const messages = [];
  Object.assign(globalThis, { messages });
  chrome.runtime.onMessage.addListener((message) => void messages.push(JSON.stringify(message)));
}

/** Runs in a page of the extension: returns the recorded messages. @returns {string[]} */
export function recordedMessages() {
  return /** @type {any} */ (globalThis).messages;
}

/** Runs in a page of the extension: returns the contents of all storage areas. */
export function readAllStorage() {
  const { local, session, sync, managed } = chrome.storage;
  // Firefox has a managed storage area only when a policy fills it.
  const contents = [local, session, sync, managed].map((area) => area.get(null).catch(String));
  return Promise.all(contents);
}

/**
 * Runs in a frame: focuses a field and returns its text. Returns the number of fields for index -1.
 * @param {number} index
 */
function fieldAt(index) {
  const selector = "input:not([maxlength]), textarea, [contenteditable]";
  const { trees = [] } = /** @type {any} */ (globalThis);
  const fields = [document, ...trees].flatMap((tree) => [...tree.querySelectorAll(selector)]);
  if (index < 0) return fields.length;
  fields[index].focus();
  return fields[index].value ?? fields[index].textContent;
}
