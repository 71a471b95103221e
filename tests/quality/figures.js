/**
 * Writes the recorded figures into README.ja.md and docs/quality.md:
 *   node tests/quality/figures.js
 * A figure stands between the comments `<!-- figure:name -->` and `<!-- /figure -->`.
 */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

/** @typedef {{ group: string, pages: number, tooLow: number, tooHigh: number }} LevelErrors */
/**
 * How generated pages were judged: of the attacks how many at their level and how many clear, of the
 * honest pages how many too loud and how many of those a danger.
 * @typedef {{ name: string, attacks: number, right: number, clear: number, honest: number, loud: number,
 *   danger: number }} Sums
 * @typedef {{ date: string, pages: LevelErrors[], sums: Sums[] }} Recorded
 */

const ROOT = new URL("../../", import.meta.url);
const FILE = new URL("figures.json", import.meta.url);
const DOCUMENTS = ["README.ja.md", "docs/quality.md"];
const MAX_WIDTH = 100;
const FIGURE = /(<!-- figure:([\w-]+) -->)[^<]*(<!-- \/figure -->)/g;

/** Records a report of all sets, with the day. @param {LevelErrors[]} pages */
export function recordLevelErrors(pages) {
  record({ ...recorded(), date: new Date().toISOString().slice(0, 10), pages });
}

/** Records how generated pages were judged. @param {Sums[]} sums */
export function recordSums(sums) {
  record({ ...recorded(), sums });
}

/** @returns {Recorded} */
function recorded() {
  return JSON.parse(readFileSync(FILE, "utf8"));
}

/** @param {Recorded} figures */
function record({ date, pages, sums }) {
  const rows = (/** @type {(LevelErrors | Sums)[]} */ all) => all.map(row).join(",\n");
  writeFileSync(
    FILE,
    `{\n  "date": "${date}",\n  "pages": [\n${rows(pages)}\n  ],\n  "sums": [\n${rows(sums)}\n  ]\n}\n`,
  );
}

if (process.argv[1] === new URL(import.meta.url).pathname) writeFigures();

function writeFigures() {
  const figures = { ...pageFigures(), ...sumFigures(), ...hostFigures(), ...messageFigures() };
  for (const document of DOCUMENTS) {
    const file = new URL(document, ROOT);
    const text = readFileSync(file, "utf8").replace(FIGURE, (_, open, name, close) => {
      if (!(name in figures)) throw new Error(`${document}: there is no figure "${name}"`);
      return `${open}${figures[name]}${close}`;
    });
    writeFileSync(file, text);
  }
}

/** An object as prettier formats it. @param {LevelErrors | Sums} counts */
function row(counts) {
  const line = `    ${JSON.stringify(counts, null, 1).replace(/\n\s*/g, " ")}`;
  return line.length < MAX_WIDTH ? line : JSON.stringify(counts, null, 2).replace(/^/gm, "    ");
}

/** @returns {Record<string, string>} */
function pageFigures() {
  const { date, pages } = recorded();
  const cells = pages.flatMap(({ group, ...counts }) =>
    Object.entries(counts).map(([name, count]) => [`${group}-${name}`, grouped(count)]),
  );
  return { date, ...Object.fromEntries(cells) };
}

/** @returns {Record<string, string>} */
function sumFigures() {
  const cells = recorded().sums.flatMap(({ name, attacks, right, clear, honest, loud, danger }) => [
    [`${name}-attacks`, grouped(attacks)],
    [`${name}-right`, share(right, attacks)],
    [`${name}-clear`, share(clear, attacks)],
    [`${name}-honest`, grouped(honest)],
    [`${name}-loud`, grouped(loud)],
    [`${name}-danger`, grouped(danger)],
  ]);
  return Object.fromEntries(cells);
}

/** @param {number} part @param {number} whole */
function share(part, whole) {
  return ((100 * part) / whole).toFixed(1);
}

/** @returns {Record<string, string>} */
function hostFigures() {
  /** @type {Record<string, { pages: number, wrong: number }>} */
  const pins = JSON.parse(readFileSync(new URL("expected.json", import.meta.url), "utf8"));
  const imitating = pins["hosts that imitate a public body"];
  const [brands, honest] = [pins["hosts that imitate others"], pins["honest hosts"]];
  const found = (100 * (imitating.pages - imitating.wrong)) / imitating.pages;
  return {
    "hosts-imitating": grouped(imitating.pages),
    "hosts-found": found.toFixed(1),
    "hosts-others": grouped(brands.pages + honest.pages),
    "hosts-wrong": grouped(brands.wrong + honest.wrong),
  };
}

/**
 * How many messages there are, and the sums of the first table of `tests/messages/first-sight.md`:
 * the newest batches, each judged before the weights learnt from it.
 * @returns {Record<string, string>}
 */
function messageFigures() {
  const record = readFileSync(new URL("tests/messages/first-sight.md", ROOT), "utf8");
  const [, newest] = record.split("\n## ");
  const rows = [...newest.matchAll(/^\| \d+ \| [\d-]+ \|(.*)\|$/gm)].map((row) =>
    row[1].split("|"),
  );
  const sums = [0, 1, 2].map((column) => {
    const cells = rows.map((row) => row[column].match(/(\d+) of (\d+)/) ?? []);
    return [1, 2].map((group) => cells.reduce((sum, cell) => sum + Number(cell[group]), 0));
  });
  const names = ["scams", "general", "honest"];
  const blind = names.flatMap((name, at) => [
    [`blind-${name}-warned`, grouped(sums[at][0])],
    [`blind-${name}`, grouped(sums[at][1])],
  ]);
  const counts = ["scam", "general", "honest"].map((folder) => [
    `${folder}-messages`,
    grouped(countMessages(folder)),
  ]);
  return Object.fromEntries([...blind, ...counts]);
}

/** @param {string} folder the name of a folder below tests/messages */
function countMessages(folder) {
  const path = new URL(`tests/messages/${folder}/`, ROOT);
  const texts = readdirSync(path).map((file) => readFileSync(new URL(file, path), "utf8"));
  const counts = texts.map((text) => text.match(/^=== /gm)?.length ?? 0);
  return counts.reduce((sum, count) => sum + count, 0);
}

/** @param {number} count */
function grouped(count) {
  return count.toLocaleString("en-US");
}
