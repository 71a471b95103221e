/** Prints the report: a few lines per set while it runs, then what is wrong, then tables. */
import { SECONDARY } from "./kinds.js";
import { LEVELS, countKinds, rates } from "./score.js";

/**
 * @typedef {import("./score.js").PageScore} PageScore
 * @typedef {import("./score.js").Slip} Slip
 * @typedef {{ name: string, scores: PageScore[], faults: string[] }} SetResult
 */

/** @param {SetResult} result */
export function summary({ name, scores, faults }) {
  const all = (/** @type {"missed" | "false"} */ is) =>
    scores.reduce((n, s) => n + s[is].length, 0);
  return {
    name,
    pages: scores.length,
    levels: LEVELS.map((level) => scores.filter((s) => s.judged.verdict.level === level).length),
    missed: all("missed"),
    false: all("false"),
    wrong: scores.filter((score) => score.isWrong).length,
    faults: faults.length,
  };
}

/** @param {SetResult} result */
export function printSet(result) {
  const { name, pages, levels, missed, false: wrong, wrong: wrongPages } = summary(result);
  const counted = LEVELS.map((level, at) => `${level} ${levels[at]}`).join(", ");
  console.log(`${name}: ${pages} pages (${counted}), ${wrongPages} wrong`);
  console.log(`  asks missed ${missed}, false ${wrong}`);
  for (const [kind, count] of countKinds(result.scores)) {
    const { precision, recall, f1 } = rates(count);
    const [p, r, f] = [precision, recall, f1].map(percent);
    console.log(
      `  ${kind.padEnd(28)} ${count.right + count.missed} fields, precision ${p}, recall ${r}, F1 ${f}`,
    );
  }
  for (const fault of result.faults) console.log(`  not read: ${fault}`);
}

/** @param {number | null} rate */
const percent = (rate) => (rate === null ? "–" : `${(100 * rate).toFixed(1)} %`);

/** Prints every page with a wrong verdict, then wrong fields on the other pages. @param {SetResult} result */
export function printWrong({ name, scores }) {
  for (const score of scores.filter(({ isWrong }) => isWrong)) printPage(name, score);
  const others = scores.filter(({ isWrong, slips }) => !isWrong && slips.length > 0);
  if (others.length > 0) console.log(`\n${name}: wrong fields on pages with the right verdict`);
  for (const { file, slips } of others) {
    console.log(`  ${file}`);
    for (const line of grouped(slips)) console.log(`    ${line}`);
  }
}

/**
 * @param {string} set
 * @param {PageScore} score
 */
function printPage(set, score) {
  const { file, address, judged, truth, slips } = score;
  const { verdict } = judged;
  console.log(`\n✗ ${set}/${file}  (${new URL(address).host}, ${verdict.standing})`);
  console.log(
    `    expected ${levelAndAsks(truth.level, truth.asks)}; judged ${levelAndAsks(verdict.level, verdict.asks)}`,
  );
  if (score.missed.length > 0) console.log(`    missed: ${score.missed.join(", ")}`);
  if (score.false.length > 0) console.log(`    false: ${score.false.join(", ")}`);
  for (const line of new Set(deciding(score))) console.log(`    ${line}`);
  for (const line of grouped(slips)) console.log(`    ${line}`);
}

/** @param {string} level @param {string[]} asks */
const levelAndAsks = (level, asks) => [level, ...asks].join(" ");

/**
 * Returns the reasons for a wrong level or a false ask. Asks that never raise a level by themselves
 * are left out unless they are the only ones.
 * @param {PageScore} score
 */
function deciding({ judged, truth, false: wrong }) {
  const { verdict, fields } = judged;
  const isLevelWrong = verdict.level !== truth.level;
  const asks = verdict.reasons.filter(({ ask }) => ask && (isLevelWrong || wrong.includes(ask)));
  const decisive = asks.filter(({ ask }) => ask && (wrong.includes(ask) || !isSecondary(ask)));
  const others = verdict.reasons.filter(({ ask }) => !ask && isLevelWrong);
  return [...(decisive.length > 0 ? decisive : asks), ...others].map(
    ({ rule, quote, frame, field }) => {
      const seen = fields.find(({ key }) => frame === 0 && key === field);
      return `${rule} by 「${quote}」${seen ? ` at ${describeField(seen)}` : frame ? ` in frame ${frame}` : ""}`;
    },
  );
}

/** @param {Mamori.Ask} ask */
const isSecondary = (ask) => SECONDARY.includes(ask);

/** @param {{ name: string, id: string, labels?: string }} field */
function describeField({ name, id, labels = "" }) {
  const parts = [name && `name=${name}`, id && `id=${id}`, labels && `"${labels}"`];
  return parts.filter(Boolean).join(" ") || "a field without a name";
}

/** Returns one line for each wrong kind of a field, without duplicates. @param {Slip[]} slips */
function grouped(slips) {
  const lines = slips.map(({ row, kind, is }) => {
    const suffix = is === "missed" && !row.field ? ", not found by the collector" : "";
    return `field ${is} ${kind}: ${describeField(row.field ?? row.control)}${suffix}`;
  });
  return [...new Set(lines)];
}

/** The groups of pages in the documents: the test pages by folder, and pages by others. */
const GROUPS = {
  attacks: /^fixtures\/pages\/(?:attacks|disguised)\//,
  honest: /^fixtures\/pages\/(?:honest|ordinary)\//,
  others: /^(?!fixtures\/)/,
};

/**
 * Counts the pages of each group that are judged below or above their true level.
 * @param {SetResult[]} results
 */
export function levelErrors(results) {
  const all = results.flatMap(({ name, scores }) =>
    scores.map(({ file, off }) => ({ path: `${name}/${file}`, off })),
  );
  return Object.entries(GROUPS).map(([group, paths]) => {
    const pages = all.filter(({ path }) => paths.test(path));
    const [tooLow, tooHigh] = [
      pages.filter(({ off }) => off < 0),
      pages.filter(({ off }) => off > 0),
    ];
    return { group, pages: pages.length, tooLow: tooLow.length, tooHigh: tooHigh.length };
  });
}

/** @param {SetResult[]} results */
function printGroups(results) {
  console.log("\n| | pages | judged too low | judged too high |\n|---|--:|--:|--:|");
  for (const { group, pages, tooLow, tooHigh } of levelErrors(results)) {
    if (pages > 0) console.log(`| ${[group, pages, tooLow, tooHigh].join(" | ")} |`);
  }
}

/** Prints all tables. @param {SetResult[]} results */
export function printTables(results) {
  printGroups(results);
  console.log(
    "\n| set | pages | clear | notice | warning | danger | missed asks | false asks | wrong pages |",
  );
  console.log("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
  for (const result of results) {
    const { name, pages, levels, missed, false: wrong, wrong: wrongPages } = summary(result);
    console.log(`| ${[name, pages, ...levels, missed, wrong, wrongPages].join(" | ")} |`);
  }
  console.log("\n| set | kind of field | fields | precision | recall | F1 |");
  console.log("|---|---|--:|--:|--:|--:|");
  for (const { name, scores } of results) {
    for (const [kind, count] of countKinds(scores)) {
      const { precision, recall, f1 } = rates(count);
      const cells = [
        name,
        kind,
        count.right + count.missed,
        ...[precision, recall, f1].map(percent),
      ];
      console.log(`| ${cells.join(" | ")} |`);
    }
  }
}
