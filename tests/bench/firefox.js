/**
 * What the extension's scripts cost the main thread of a page in Firefox, beside the floor. Firefox
 * writes what its profiler saw when it ends, so that a figure is of all pages together.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../browser/browsers.js";
import { printRows, row } from "./rows.js";
import { realPages } from "./samples.js";

/** @typedef {{ data: any[][], schema: Record<string, number> }} Table as Firefox writes one */
/** @typedef {{ name: string, samples: Table, stackTable: Table, frameTable: Table, stringTable: string[] }} Thread */
/** @typedef {{ threads: Thread[], processes?: Profile[] }} Profile */

const FLOOR = fileURLToPath(new URL("floor", import.meta.url));
/** Milliseconds between two samples. */
const INTERVAL = 0.2;
const SETTLED_MS = 1200;
const OWNERS = {
  ours: /moz-extension:\/\/[^/]+\/content\//,
  floor: /moz-extension:\/\/[^/]+\/floor\.js/,
};

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function firefoxRows() {
  const rows = [];
  for (const [kind, pages] of Object.entries(realPages())) {
    const spent = sharesOf(await profileOf(pages));
    for (const [name, time] of Object.entries(spent))
      rows.push(row(`firefox, ${kind}: ${name}, mean`, "ms", [time / pages.length]));
    rows.push(row(`firefox, ${kind}: ours ÷ floor`, "×", [spent.ours / spent.floor]));
  }
  return rows;
}

/** Shows every page once. @param {import("./samples.js").Sample[]} pages @returns {Promise<Profile>} */
async function profileOf(pages) {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const file = join(folder, "profile.json");
  Object.assign(process.env, {
    MOZ_PROFILER_STARTUP: "1",
    MOZ_PROFILER_STARTUP_ENTRIES: "20000000",
    MOZ_PROFILER_STARTUP_INTERVAL: String(INTERVAL),
    MOZ_PROFILER_STARTUP_FEATURES: "js",
    MOZ_PROFILER_STARTUP_FILTERS: "GeckoMain",
    MOZ_PROFILER_SHUTDOWN: file,
  });
  await show(pages);
  for (const name of Object.keys(process.env))
    if (name.startsWith("MOZ_PROFILER_")) delete process.env[name];
  const profile = JSON.parse(readFileSync(file, "utf8"));
  rmSync(folder, { recursive: true });
  return profile;
}

/** @param {import("./samples.js").Sample[]} pages */
async function show(pages) {
  /** @type {import("./samples.js").Route} */
  let route = () => null;
  const browser = await launch("firefox", (...request) => route(...request));
  await browser.browser.installExtension(FLOOR);
  const page = await browser.newPage();
  for (const sample of pages) {
    ({ route } = sample);
    await page.goto(sample.address, { timeout: 60_000 }).catch(() => {});
    await pause(SETTLED_MS);
  }
  await browser.close();
}

/** Milliseconds of each owner. @param {Profile} profile */
function sharesOf(profile) {
  const shares = { ours: 0, floor: 0 };
  const threads = [profile, ...(profile.processes ?? [])].flatMap((one) => one.threads);
  for (const thread of threads) {
    const ownerOf = byStack(thread);
    const { stack } = thread.samples.schema;
    for (const sample of thread.samples.data) {
      const owner = ownerOf(sample[stack]);
      if (owner) shares[owner] += INTERVAL;
    }
  }
  return shares;
}

/** Who owns a stack: whoever is nearest to its end. @param {Thread} thread */
function byStack({ stackTable, frameTable, stringTable }) {
  const { prefix, frame } = stackTable.schema;
  const { location } = frameTable.schema;
  const names = /** @type {(keyof typeof OWNERS)[]} */ (Object.keys(OWNERS));
  /** @type {Map<number, keyof typeof OWNERS | null>} */
  const known = new Map();
  /** @type {(stack: number | null) => keyof typeof OWNERS | null} */
  const ownerOf = (stack) => {
    if (stack === null || stack === undefined) return null;
    const before = known.get(stack);
    if (before !== undefined) return before;
    const place = stringTable[frameTable.data[stackTable.data[stack][frame]][location]];
    const own = names.find((name) => OWNERS[name].test(place));
    const owner = own ?? ownerOf(stackTable.data[stack][prefix]);
    known.set(stack, owner);
    return owner;
  };
  return ownerOf;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printRows(await firefoxRows());
