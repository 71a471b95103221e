/**
 * Writes what the sensor reads of every page in tests/pages, for whoever measures
 * the engine without a browser: `node tests/bench/record.js`, after a build.
 */
import { writeFileSync } from "node:fs";
import { openReader } from "../quality/reader.js";
import { readSets } from "../quality/sets.js";

/** @typedef {import("../quality/observer.js").Heard} Heard */

const FILE = new URL("snapshots.json", import.meta.url);

const [set] = readSets([], "fixtures").sets;
const reader = await openReader();
/** @type {string[]} */
const rows = [];
for (const page of set.pages) {
  const start = Date.now();
  const [{ fault }] = await reader.read({ ...set, pages: [page] });
  if (fault) throw new Error(`${page.file}: ${fault}`);
  const heard = await reader.evaluate(heardSince, start);
  // The time of loading is left out, or no two records would be alike.
  const frames = new Map(heard.map((one) => [one.frame, one.step]));
  const snapshots = [...frames.values()].flatMap((step) =>
    step.kind === "snapshot" ? [{ ...step.snapshot, documentLoadedAt: 0 }] : [],
  );
  rows.push(`${JSON.stringify(page.file)}: ${JSON.stringify(snapshots, withoutDefaults)}`);
}
await reader.close();
writeFileSync(FILE, `{\n${rows.join(",\n")}\n}\n`);
console.log(`${rows.length} pages`);

/** What the engine takes a missing key for is not written. @param {string} _key @param {unknown} value */
function withoutDefaults(_key, value) {
  const isDefault = value === null || value === "" || value === false || value === 0;
  return isDefault || (Array.isArray(value) && value.length === 0) ? undefined : value;
}

/** Runs in a page of the extension. @param {number} start @returns {Heard[]} */
function heardSince(start) {
  const slack = 50;
  /** @type {Heard[]} */
  const all = /** @type {any} */ (globalThis).heard;
  return all.filter(({ documentLoadedAt }) => documentLoadedAt >= start - slack);
}
