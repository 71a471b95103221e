/** The toolbar button has a different icon for every badge. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { setBadge } from "../../extension/background/badge.js";

const EXTENSION = new URL("../../extension/", import.meta.url);
const BADGES = ["", "?", "i", "!", "!!"];

it("every badge has a different icon, in the sizes that browsers request", async () => {
  /** @type {Record<string, string>[]} */
  const set = [];
  const action = new Proxy(
    { setIcon: async (/** @type {any} */ { path }) => void set.push(path) },
    { get: (own, name) => Reflect.get(own, name) ?? (async () => {}) },
  );
  Object.assign(globalThis, { chrome: { action } });
  for (const badge of BADGES) await setBadge(1, badge, "", "");
  assert.equal(set.length, BADGES.length);
  for (const size of ["16", "32"]) {
    const icons = set.map((path) => readFileSync(new URL(`.${path[size]}`, EXTENSION)));
    // The width of a PNG follows its signature and the name of its first chunk.
    for (const icon of icons) assert.equal(icon.readUInt32BE(16), Number(size));
    assert.equal(new Set(icons.map(String)).size, BADGES.length);
  }
});
