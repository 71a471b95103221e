/**
 * Every figure in one run: a table, and the same as JSON in target/bench.json.
 *   node tests/bench/main.js [part…] [--against FILE]
 * A part is a key of PARTS; FILE is the JSON of another run, whose figures stand beside.
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

const words = process.argv.slice(2);
const at = words.indexOf("--against");
const [, against] = at < 0 ? [] : words.splice(at, 2);
const unknown = words.filter((word) => !(word in PARTS));
if (unknown.length > 0 || (at >= 0 && !against)) {
  console.error(`bench knows ${Object.keys(PARTS).join(", ")}, and --against with a file.`);
  process.exit(2);
}
const before = against ? read(against) : [];

/** @type {Row[]} */
const rows = [];
for (const part of words.length > 0 ? words : Object.keys(PARTS)) {
  const found = await PARTS[part]();
  printRows(found, before);
  rows.push(...found);
}
mkdirSync(new URL(".", FILE), { recursive: true });
writeFileSync(FILE, `${JSON.stringify(rows, null, 2)}\n`);
console.log("median, half of the samples around it; the same as JSON in target/bench.json");

/** The rows of another run. @param {string} file @returns {Row[]} */
function read(file) {
  try {
    const all = JSON.parse(readFileSync(file, "utf8"));
    if (Array.isArray(all)) return all;
  } catch {
    // The sentence below says it.
  }
  console.error(`${file} is no JSON of another bench.`);
  return process.exit(2);
}
