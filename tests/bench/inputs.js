/**
 * The inputs on which the engine is measured in a browser, the same as in tests/support/inputs.rs.
 */
import { readFileSync, readdirSync } from "node:fs";

/** @typedef {Partial<Mamori.PageSnapshot> & { text?: string }} Snapshot missing fields have their default */
/** @typedef {{ name: string, snapshot: Snapshot } | { name: string, text: string }} Input */

const TYPICAL = "pages/ordinary/payroll-social-insurance-agent.html";
const SURVEY = "pages/edge/survey-two-hundred-fields.html";
const MESSAGES = new URL("../messages/", import.meta.url);

/** @returns {Input[]} */
export function inputs() {
  /** @type {Record<string, Snapshot[]>} */
  const pages = JSON.parse(readFileSync(new URL("snapshots.json", import.meta.url), "utf8"));
  const files = Object.keys(pages).sort();
  const text = files.flatMap((file) => pages[file].map((frame) => frame.text ?? "")).join("\n");
  const mail = messages().join("\n");
  const [typical] = pages[TYPICAL];
  const long = (/** @type {number} */ bytes) => ({ ...typical, text: repeated(text, bytes) });
  return [
    { name: "typical page", snapshot: typical },
    { name: "page of 200 fields", snapshot: pages[SURVEY][0] },
    { name: "page of 68 KB", snapshot: long(68_000) },
    { name: "page of 136 KB", snapshot: long(136_000) },
    { name: "message of 1 KB", text: repeated(mail, 1_000) },
    { name: "message of 100 KB", text: repeated(mail, 100_000) },
    { name: "message of 200 KB", text: repeated(mail, 200_000) },
    { name: "message of 5 MB", text: repeated(mail, 5_000_000) },
    { name: "host", snapshot: { url: "https://www.mynaportai-go-jp.com/login" } },
  ];
}

function messages() {
  const files = ["honest/", "scam/"].flatMap((folder) => {
    const base = new URL(folder, MESSAGES);
    return readdirSync(base)
      .sort()
      .map((name) => readFileSync(new URL(name, base), "utf8"));
  });
  const parts = files.flatMap((file) => file.split("\n=== ").slice(1));
  return parts.map((part) => part.slice(part.indexOf("\n") + 1).trim());
}

/** Repeats a text up to a length in bytes. @param {string} text @param {number} bytes */
function repeated(text, bytes) {
  const times = Math.ceil(bytes / (Buffer.byteLength(text) + 1));
  const whole = Buffer.from(Array(times).fill(text).join("\n")).subarray(0, bytes);
  // The last character may be cut in two; the decoder replaces its first part.
  return whole.toString().replace(/\uFFFD+$/, "");
}
