/** What the tests of the page on the web share: its address, what is dropped on it, and what it answers. */
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { CONTENT_TYPES } from "./content-types.js";
import { until } from "./browsers.js";

const DIST = new URL("../../dist/www/", import.meta.url);
export const HOST = "check.example";
/** Chromium treats this host as secure without a certificate, which installing the page requires. */
export const LOCALHOST = "localhost";
export const SITE = `https://${HOST}/some/path/`;

/** @typedef {{ text?: string, html?: string, file?: [string, string, number[]] }} Transferred */

/** Serves the page below a path of its host. @type {import("./proxy.js").Route} */
export function serveSite(host, path) {
  const [file] = path.split("?");
  if (![HOST, LOCALHOST].includes(host) || !file.startsWith("/some/path/")) return null;
  const name = file.slice("/some/path/".length) || "index.html";
  const type = CONTENT_TYPES[extname(name)];
  try {
    return { body: readFileSync(new URL(name, DIST)), headers: { "content-type": type } };
  } catch {
    return null;
  }
}

/** The actions of a person on the page. @param {import("./browsers.js").Page} page */
export function checkPage(page) {
  const report = () => page.evaluate(readReport);
  const fieldText = () => page.$eval("#message", readField);
  return {
    open: async () => {
      await page.goto(SITE);
      await until(() => page.evaluate(() => !document.getElementById("check")?.hidden));
    },
    /** Types into the field, as one key. @param {string} text */
    type: (text) =>
      page.evaluate((value) => {
        const field = /** @type {HTMLTextAreaElement} */ (document.getElementById("message"));
        field.value = value;
        field.dispatchEvent(new Event("input"));
      }, text),
    report,
    fieldText,
    /** @param {string} level */
    waitForLevel: (level) => until(async () => (await report()).level === level),
    /** The answer to what was dropped or opened last; there is none while it is read. */
    answer: () =>
      until(async () => {
        const found = await report();
        return found.level || found.state ? found : null;
      }, 30_000),
    /** Opens a picture, given as a PNG in base64. @param {string} picture */
    openPicture: (picture) => page.evaluate(dropPicture, picture),
    /** The answer to a picture, and the text that was read. @param {number} [milliseconds] */
    pictureAnswer: (milliseconds = 60_000) =>
      until(async () => {
        const isBusy = await page.evaluate(() => !document.getElementById("progress")?.hidden);
        const found = await report();
        if (isBusy || !(found.level || found.state)) return null;
        return { ...found, read: await fieldText() };
      }, milliseconds),
    /** @param {string} event @param {Transferred} data */
    transfer: (event, data) => page.evaluate(dispatch, event, data),
  };
}

const readField = (/** @type {Element} */ field) =>
  /** @type {HTMLTextAreaElement} */ (field).value;

/** Runs in the page: drops a picture on it. @param {string} picture */
function dropPicture(picture) {
  const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], "picture.png", { type: "image/png" }));
  dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
}

/** Runs in the page: reads the report. */
function readReport() {
  const drawn = /** @type {HTMLElement} */ (document.getElementById("report"));
  const state = document.getElementById("state")?.textContent ?? "";
  return { level: drawn.dataset.level ?? "", text: (drawn.textContent ?? "").trim(), state };
}

/**
 * Runs in the page: pastes or drops data on the field.
 * @param {string} event
 * @param {Transferred} data
 */
function dispatch(event, { text = "", html = "", file }) {
  const data = new DataTransfer();
  if (file) {
    const [name, type, bytes] = file;
    data.items.add(new File([new Uint8Array(bytes)], name, { type }));
  }
  if (text) data.setData("text/plain", text);
  if (html) data.setData("text/html", html);
  const field = /** @type {HTMLElement} */ (document.getElementById("message"));
  const how = { bubbles: true, cancelable: true };
  const created = event === "paste" ? new ClipboardEvent(event, how) : new DragEvent(event, how);
  // Firefox does not accept the data in the constructor.
  Object.defineProperty(created, event === "paste" ? "clipboardData" : "dataTransfer", {
    value: data,
  });
  field.dispatchEvent(created);
}
