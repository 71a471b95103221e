/** Reads and answers the page for somebody who is on the telephone, in the extension and on the web. */

export const QUESTIONS = ["office", "secrets", "machine", "voice", "silence"];
export const CONTACTS = ["tel:%239110", "tel:188", "tel:0120950178"];

/** Runs in the page: reads what it shows; null until it is drawn. */
export function readCall() {
  const main = /** @type {HTMLElement | null} */ (document.querySelector("#call:not(:empty)"));
  if (!main?.querySelector("h1")) return null;
  const all = (/** @type {string} */ selector) =>
    /** @type {any[]} */ ([...main.querySelectorAll(selector)]);
  const visible = (/** @type {HTMLElement[]} */ found) =>
    found.filter((it) => it.checkVisibility());
  return {
    headline: all("h1")[0].innerText,
    text: main.innerText,
    questions: [...new Set(all("input").map(({ name }) => name))],
    /** The questions of which the meaning is shown. */
    meanings: visible(all(".meaning")).map(
      (it) => it.closest("fieldset")?.querySelector("input")?.name,
    ),
    contacts: all("a.reach").map((link) => link.getAttribute("href")),
    help: all("a.help")[0].href,
    /** What can be pressed or filled in. */
    controls: visible(all("button, input, a:not(.reach)")).map((it) => it.outerHTML.slice(0, 80)),
    focused: document.activeElement?.outerHTML.slice(0, 80),
    isChecked: Boolean(document.activeElement?.matches(":checked")),
  };
}

/** Runs in the page: answers a question. @param {string} question @param {string} answer */
export function answer(question, answer) {
  const selector = `[name="${question}"][value="${answer}"]`;
  /** @type {HTMLElement} */ (document.querySelector(selector)).click();
}

/**
 * Answers the first question with the keyboard alone; returns what the page shows then.
 * @param {import("./browsers.js").Page} page
 */
export async function answerByKeyboard(page) {
  for (let presses = 0; presses < 20; presses += 1) {
    if (await page.evaluate(() => document.activeElement?.matches("[name=office]"))) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press(" ");
  return page.evaluate(readCall);
}
