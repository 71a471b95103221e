/**
 * Records what the collectors say of pages in Chromium, so that the engine can judge them again without
 * a browser, in a second (`cargo run -p xtask -- judge <file>`):
 *   node tests/quality/record.js <file> [--only=<part of a set's name>] [folder…]
 * It records our pages, the sets beside the checkout, and the folders of first sight that are named;
 * `--only=none` records only the folders.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { basename } from "node:path";
import { openReader } from "./reader.js";
import { readSets } from "./sets.js";
import { LEVELS, readSight } from "./sight-pages.js";

/** @typedef {import("./sets.js").QualitySet} QualitySet */

/** Pages change for a moment after they have loaded. */
const SETTLED_MS = 1200;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string", default: "" } },
});
const [file, ...folders] = positionals;
const { sets } = readSets([], values.only);
const reader = await openReader();
const lines = [];
for (const set of [...sets, ...folders.map(sightSet)]) lines.push(...(await record(set)));
await reader.close();
writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));

/** @param {string} folder @returns {QualitySet} */
function sightSet(folder) {
  const pages = readSight(folder).map(({ file, address, body, levels, asks, steps }) => {
    const { hostname, pathname } = new URL(address);
    const route = (/** @type {string} */ host, /** @type {string} */ path) =>
      host === hostname ? { body } : path === "/favicon.ico" ? { status: 404, body: "" } : null;
    const truth = { level: levels.map((at) => LEVELS[at]).join(".."), asks };
    return { file, address, places: [hostname + pathname], route, truth, steps };
  });
  return { name: basename(folder), pages, skipped: [], settled: SETTLED_MS };
}

/** @param {QualitySet} set */
async function record(set) {
  const answers = await reader.read(set);
  return answers.flatMap(({ page, judged, fault }) => {
    if (!judged) console.log(`${set.name} ${page.file}: ${fault}`);
    const truth = page.truth ?? null;
    return judged ? [{ set: set.name, file: page.file, truth, steps: judged.steps }] : [];
  });
}
