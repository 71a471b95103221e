/**
 * Records the collector's snapshots of every page in tests/pages, on which the engine is measured
 * without a browser. Run it after a build: `node tests/bench/record.js`
 */
import { writeFileSync } from "node:fs";
import { openReader } from "../quality/reader.js";
import { readSets } from "../quality/sets.js";

/** @typedef {import("../quality/observer.js").ReceivedMessage} ReceivedMessage */

const FILE = new URL("snapshots.json", import.meta.url);

const [set] = readSets([], "fixtures").sets;
const reader = await openReader();
/** @type {string[]} */
const rows = [];
for (const page of set.pages) {
  const start = Date.now();
  const [{ fault }] = await reader.read({ ...set, pages: [page] });
  if (fault) throw new Error(`${page.file}: ${fault}`);
  const messages = await reader.evaluate(messagesSince, start);
  // The load time is left out, because it differs between two records.
  const frames = new Map(messages.map((one) => [one.frame, one.step]));
  const snapshots = [...frames.values()].flatMap((step) =>
    step.kind === "snapshot" ? [{ ...step.snapshot, document: "", documentLoadedAt: 0 }] : [],
  );
  rows.push(`${JSON.stringify(page.file)}: ${JSON.stringify(snapshots, withoutDefaults)}`);
}
await reader.close();
writeFileSync(FILE, `{\n${rows.join(",\n")}\n}\n`);
console.log(`${rows.length} pages`);

/** Leaves out default values, which the engine assumes for missing keys. @param {string} _key @param {unknown} value */
function withoutDefaults(_key, value) {
  const isDefault = value === null || value === "" || value === false || value === 0;
  return isDefault || (Array.isArray(value) && value.length === 0) ? undefined : value;
}

/** Runs in a page of the extension: returns the messages of documents loaded since `start`. @param {number} start @returns {ReceivedMessage[]} */
function messagesSince(start) {
  const slack = 50;
  /** @type {ReceivedMessage[]} */
  const all = /** @type {any} */ (globalThis).messages;
  return all.filter(({ loadedAt }) => loadedAt >= start - slack);
}
