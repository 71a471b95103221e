/**
 * The recorded results of the quality report. A worse result fails; a better one is only printed, and
 * `--update` records it.
 */
import { readFileSync, writeFileSync } from "node:fs";

/** @typedef {{ pages: number, wrong: number, f1?: Record<string, number> }} Pin */

const FILE = new URL("expected.json", import.meta.url);

/**
 * Compares results with the recorded ones, or records them.
 * @param {Record<string, Pin>} found by set; sets that were not read are left as they are
 * @param {boolean} isUpdate
 * @returns {boolean} whether nothing is worse than recorded
 */
export function compare(found, isUpdate) {
  /** @type {Record<string, Pin>} */
  const pinned = JSON.parse(readFileSync(FILE, "utf8"));
  if (isUpdate) {
    writeFileSync(FILE, `${JSON.stringify({ ...pinned, ...found }, null, 2)}\n`);
    console.log("\ntests/quality/expected.json now holds these numbers.");
    return true;
  }
  const changes = Object.entries(found).flatMap(([set, pin]) => differences(set, pinned[set], pin));
  for (const { line } of changes) console.log(line);
  if (changes.length > 0) console.log("`./build.sh quality --update` records these numbers.");
  return changes.every(({ isWorse }) => !isWorse);
}

/**
 * @param {string} set
 * @param {Pin | undefined} before
 * @param {Pin} now
 * @returns {{ line: string, isWorse: boolean }[]}
 */
function differences(set, before, now) {
  if (!before) return [{ line: `${set} has no recorded numbers yet.`, isWorse: false }];
  /** @type {Record<string, number>} */
  const was = { pages: before.pages, wrong: before.wrong, ...before.f1 };
  /** @type {Record<string, number>} */
  const is = { pages: now.pages, wrong: now.wrong, ...now.f1 };
  const names = [...new Set(Object.keys({ ...was, ...is }))];
  return names
    .filter((name) => was[name] !== is[name])
    .map((name) => ({
      line: `${set}: ${name} was ${was[name] ?? "nothing"} and is ${is[name] ?? "nothing"}.`,
      isWorse: isWorse(name, was[name], is[name]),
    }));
}

/**
 * More wrong pages are worse; fewer pages, or a lower F1, are worse as well, because something is no
 * longer read or found.
 * @param {string} name
 * @param {number | undefined} was
 * @param {number | undefined} is
 */
function isWorse(name, was, is) {
  if (was === undefined) return false;
  if (is === undefined) return true;
  return name === "wrong" ? is > was : is < was;
}
