/** Opens, reads and clicks the popup. */
import assert from "node:assert/strict";
import { until } from "./browsers.js";

/** Returns the folder of the built extension. @param {import("./browsers.js").Name} name */
export const extensionFolder = (name) =>
  new URL(`../../dist/${name === "firefox" ? "firefox" : "chrome"}`, import.meta.url).pathname;

/**
 * Clicks the extension's button in Chromium's toolbar, reads the popup and closes it.
 * @param {import("./browsers.js").Browser} chromium
 * @param {import("./browsers.js").Page} page
 * @param {string} id
 */
export async function openPopupByButton({ browser }, page, id) {
  const extension = (await browser.extensions()).get(id);
  assert.ok(extension);
  await page.triggerExtensionAction(extension);
  const target = await browser.waitForTarget((target) => target.url().endsWith("popup.html"));
  const popup = await target.asPage();
  const report = await until(() => popup.evaluate(readPopup));
  await popup.close();
  return report;
}

/** Runs in the popup: reads the report; null until it is drawn. */
export function readPopup() {
  const main = document.querySelector("main");
  if (!main?.dataset.level) return null;
  const { level, asks, standing, unchecked } = main.dataset;
  const link = main.querySelector("a[target=_blank][href^='https:']");
  return {
    ...{ level, asks, standing, unchecked },
    tab: Number(new URLSearchParams(location.search).get("tab")),
    text: main.innerText.trim(),
    headline: main.querySelector("h1")?.textContent ?? "",
    portal: ["href", "target", "rel"].map((name) => link?.getAttribute(name)),
    details: [...main.querySelectorAll("details")].map((details) => ({
      isOpen: details.open,
      name: details.className,
      summary: details.querySelector("summary")?.textContent ?? "",
      lines: [...details.querySelectorAll(":scope > p")].map(
        ({ textContent }) => textContent ?? "",
      ),
    })),
    // Where the last of the buttons that may be needed at once ends.
    firstScreen: main.querySelector(".actions")?.getBoundingClientRect().bottom ?? Infinity,
    actions: [...main.querySelectorAll("button")].map(({ dataset }) => dataset.action ?? ""),
  };
}

/**
 * Runs in the popup: clicks the button of an action.
 * @param {string} action
 */
export function click(action) {
  const button = document.querySelector(`[data-action="${action}"]`);
  if (!(button instanceof HTMLElement)) throw new Error(`There is no ${action} button`);
  button.click();
}
