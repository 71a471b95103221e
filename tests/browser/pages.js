/**
 * Reads test pages that state their expected verdict.
 *
 * The expectation is the first comment of a page:
 *   <!-- expect host="a.example" level="danger" asks="my-number" standing="ordinary" why="…" -->
 * with scheme="http" and path="/x" unless they are https and /.
 *
 * The documents of frames with another address follow the page:
 *   <!-- frame host="pay.example" path="/inner" --> … <!-- /frame -->
 */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";

/**
 * @typedef {object} TestPage
 * @property {string} file
 * @property {string} address
 * @property {Map<string, string>} documents the HTML of each document, by host and path
 * @property {string} why
 * @property {boolean} hasScript whether a policy that forbids scripts changes the page
 * @property {{ badge: string, report: import("./browsers.js").Report }} expected
 */

const BADGES = /** @type {const} */ ({ clear: "", notice: "i", warning: "!", danger: "!!" });

/**
 * Reads the pages of a folder below tests/, in the order of their names.
 * @param {string} folder
 */
export function readPages(folder) {
  const base = new URL(`../${folder}/`, import.meta.url);
  return readdirSync(base, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .sort()
    .map((file) => readPage(`${folder}/${file}`, readFileSync(new URL(file, base), "utf8")));
}

/**
 * Returns a route that serves these pages and nothing else.
 * @param {TestPage[]} pages
 * @param {Record<string, string>} [headers]
 * @returns {import("./proxy.js").Route}
 */
export function routeTo(pages, headers = {}) {
  return (host, path) => {
    const [address] = path.split("?");
    const body = pages.map((page) => page.documents.get(host + address)).find(Boolean);
    return body === undefined ? null : { headers, body };
  };
}

/**
 * @param {string} file
 * @param {string} text
 * @returns {TestPage}
 */
function readPage(file, text) {
  const comment = /<!-- expect ([^]*?) -->/.exec(text);
  assert.ok(comment, `${file} does not begin with its expectation`);
  const { host, scheme = "https", path = "/", ...expect } = attributes(comment[1]);
  const { level, asks = "", standing, why } = expect;
  assert.ok(level in BADGES, `${file} expects an unknown level`);
  const documents = new Map();
  const main = text.replace(
    /<!-- frame ([^]*?) -->([^]*?)<!-- \/frame -->/g,
    (_all, head, body) => {
      const frame = attributes(head);
      documents.set(frame.host + (frame.path ?? "/"), body.trim());
      return "";
    },
  );
  documents.set(host.replace(/:\d+$/, "").toLowerCase() + path, main);
  const badge = BADGES[/** @type {keyof typeof BADGES} */ (level)];
  const report = { level, asks: asks.split(" ").filter(Boolean).sort(), standing };
  const address = `${scheme}://${host}${path}`;
  const hasScript = /<script|javascript:/.test(text);
  return { file, documents, address, why, hasScript, expected: { badge, report } };
}

/**
 * Parses the attributes of a comment.
 * @param {string} text
 * @returns {Record<string, string>}
 */
function attributes(text) {
  return Object.fromEntries(
    [...text.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
}
