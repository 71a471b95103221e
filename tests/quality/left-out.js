/**
 * Prints how pages are judged that are not among the samples: generated pages with and without the
 * words that only one family of them has (`cargo run --release -p xtask -- left-out`), and those of
 * first sight, as they were recorded:
 *   node tests/quality/left-out.js [--update]
 * `--update` records the figures; figures.js then writes them into the documents.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { recordSums } from "./figures.js";

/** @typedef {import("./figures.js").Sums} Sums */

const ROOT = new URL("../../", import.meta.url);
const FIRST_SIGHT = new URL("first-sight.md", import.meta.url);
const COMMAND = ["run", "-q", "--release", "-p", "xtask", "--", "left-out", "json"];
const NAMES = {
  generated: "generated pages",
  "left-out": "the same, each family without its own words",
};

const output = execFileSync("cargo", COMMAND, { cwd: ROOT, encoding: "utf8" });
/** @type {Record<keyof typeof NAMES, Omit<Sums, "name">>} */
const sums = JSON.parse(output);
for (const [name, text] of Object.entries(NAMES)) {
  console.log(`${text}: ${sentence(sums[/** @type {keyof typeof NAMES} */ (name)])}`);
}
rounds().forEach((line) => console.log(line));
if (process.argv.includes("--update")) {
  recordSums(Object.entries(sums).map(([name, counts]) => ({ name, ...counts })));
}

/** @param {Omit<Sums, "name">} counts */
function sentence({ attacks, right, clear, honest, loud, danger }) {
  const percent = (/** @type {number} */ part) => `${((100 * part) / attacks).toFixed(1)} %`;
  return (
    `of ${attacks} attacks ${percent(right)} at their level, ${percent(clear)} clear;` +
    ` of ${honest} honest pages ${loud} too loud, ${danger} of them danger`
  );
}

/** The rounds of first sight, a line each. */
function rounds() {
  const rows = readFileSync(FIRST_SIGHT, "utf8").matchAll(/^\| (\d+) \| ([^|]+) \|(.+)\|$/gm);
  return [...rows].map(([, round, day, cells]) => {
    const [attacks, quiet, honest, loud] = cells.split("|").map((cell) => cell.trim());
    return (
      `first sight, round ${round} (${day}): attacks right ${attacks}, too quiet and of them clear ${quiet};` +
      ` honest right ${honest}, too loud and of them danger ${loud}`
    );
  });
}
