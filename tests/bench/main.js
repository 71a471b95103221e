/**
 * Runs all benchmarks, prints a table, and writes the figures as JSON to target/bench.json:
 *   node tests/bench/main.js [part…] [--against FILE]
 * A part is a key of PARTS; FILE is the JSON of an earlier run to compare with.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { answerRows } from "./answer.js";
import { costRows } from "./costs.js";
import { nativeRows, sizeRows, wasmRows } from "./engine.js";
import { firefoxRows } from "./firefox.js";
import { loadRows } from "./loads.js";
import { memoryRows } from "./memory.js";
import { printRows } from "./rows.js";
import { scriptCostRows } from "./script-costs.js";
import { verdictRows } from "./verdicts.js";

/** @typedef {import("./rows.js").Row} Row */

const FILE = new URL("../../target/bench.json", import.meta.url);

/** @type {Record<string, () => Row[] | Promise<Row[]>>} */
const PARTS = {
  sizes: sizeRows,
  native: nativeRows,
  wasm: async () => [...(await wasmRows("chromium")), ...(await wasmRows("firefox"))],
  answer: answerRows,
  scripts: scriptCostRows,
  costs: costRows,
  firefox: firefoxRows,
  loads: async () => [...(await loadRows("chromium")), ...(await loadRows("firefox"))],
  verdicts: verdictRows,
  memory: memoryRows,
};

const args = process.argv.slice(2);
const at = args.indexOf("--against");
const [, against] = at < 0 ? [] : args.splice(at, 2);
const unknown = args.filter((part) => !(part in PARTS));
if (unknown.length > 0 || (at >= 0 && !against)) {
  console.error(`Usage: bench [${Object.keys(PARTS).join("|")}]… [--against FILE]`);
  process.exit(2);
}
const before = against ? read(against) : [];

/** @type {Row[]} */
const rows = [];
for (const part of args.length > 0 ? args : Object.keys(PARTS)) {
  const found = await PARTS[part]();
  printRows(found, before);
  rows.push(...found);
}
mkdirSync(new URL(".", FILE), { recursive: true });
writeFileSync(FILE, `${JSON.stringify(rows, null, 2)}\n`);
console.log("Columns: median, interquartile range, unit. JSON: target/bench.json");

/** Reads the rows of another run. @param {string} file @returns {Row[]} */
function read(file) {
  try {
    const all = JSON.parse(readFileSync(file, "utf8"));
    if (Array.isArray(all)) return all;
  } catch {
    // The message below covers a file that is no JSON.
  }
  console.error(`${file} does not contain the figures of a run.`);
  return process.exit(2);
}
