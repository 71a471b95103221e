/**
 * What is known to be wrong, as numbers. Better and worse both fail: a page
 * that is right now is to be counted, so that it cannot go wrong again unseen.
 */
import { readFileSync, writeFileSync } from "node:fs";

/** @typedef {{ pages: number, wrong: number, f1?: Record<string, number> }} Pin */

const FILE = new URL("expected.json", import.meta.url);

/**
 * Compares, or writes down; whether all is as expected.
 * @param {Record<string, Pin>} found by set; sets that were not read are left as they are
 * @param {boolean} isUpdate
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
  for (const change of changes) console.log(change);
  if (changes.length > 0) {
    console.log(
      "These numbers are not the expected ones; --update takes them over if they are right.",
    );
  }
  return changes.length === 0;
}

/**
 * @param {string} set
 * @param {Pin | undefined} before
 * @param {Pin} now
 */
function differences(set, before, now) {
  if (!before) return [`${set} has no expected numbers yet.`];
  const was = { pages: before.pages, wrong: before.wrong, ...before.f1 };
  const is = { pages: now.pages, wrong: now.wrong, ...now.f1 };
  const names = /** @type {(keyof typeof was)[]} */ ([...new Set(Object.keys({ ...was, ...is }))]);
  return names
    .filter((name) => was[name] !== is[name])
    .map(
      (name) => `${set}: ${name} was ${was[name] ?? "nothing"} and is ${is[name] ?? "nothing"}.`,
    );
}
