/**
 * What the content scripts cost the main thread of a page in Firefox, compared with the baseline and,
 * when BESIDE names its folder, with another extension. Firefox writes its profile when it ends, so
 * each figure is a mean over all pages.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../browser/browsers.js";
import { FIREFOX_DIST } from "../browser/extension-paths.js";
import { printRows, row } from "./rows.js";
import { realPages } from "./samples.js";

/** @typedef {{ data: any[][], schema: Record<string, number> }} Table in the format of Firefox's profiles */
/** @typedef {{ name: string, processName?: string, samples: Table, stackTable: Table, frameTable: Table, stringTable: string[] }} Thread */
/** @typedef {{ threads: Thread[], processes?: Profile[] }} Profile */

const BASELINE = fileURLToPath(new URL("baseline", import.meta.url));
/** The time between two samples of the profiler. */
const INTERVAL_MS = 0.2;
const SETTLED_MS = 1200;
const OTHER = process.env.BESIDE;
/** The UUID in the address of each extension. @type {Record<string, string>} */
const UUIDS = {
  ours: "6d616d6f-7269-4000-8000-6d796e610001",
  baseline: "6d616d6f-7269-4000-8000-6d796e610002",
  ...(OTHER ? { beside: "6d616d6f-7269-4000-8000-6d796e610003" } : {}),
};
/** @type {Record<string, string | undefined>} */
const FOLDERS = { ours: FIREFOX_DIST, baseline: BASELINE, beside: OTHER };

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function firefoxRows() {
  const rows = [];
  for (const [kind, pages] of Object.entries(realPages())) {
    const spent = sharesOf(await profileOf(pages));
    for (const [name, time] of Object.entries(spent))
      rows.push(row(`firefox, ${kind}: ${name}, mean`, "ms", [time / pages.length]));
    for (const name of Object.keys(UUIDS).slice(1))
      rows.push(row(`firefox, ${kind}: ours ÷ ${name}`, "×", [spent.ours / spent[name]]));
  }
  return rows;
}

/** Profiles a browser that loads every page once. @param {import("./samples.js").Sample[]} pages @returns {Promise<Profile>} */
async function profileOf(pages) {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const file = join(folder, "profile.json");
  Object.assign(process.env, {
    MOZ_PROFILER_STARTUP: "1",
    MOZ_PROFILER_STARTUP_ENTRIES: "20000000",
    MOZ_PROFILER_STARTUP_INTERVAL: String(INTERVAL_MS),
    MOZ_PROFILER_STARTUP_FEATURES: "js",
    MOZ_PROFILER_STARTUP_FILTERS: "GeckoMain",
    MOZ_PROFILER_SHUTDOWN: file,
  });
  await loadAll(pages);
  for (const name of Object.keys(process.env))
    if (name.startsWith("MOZ_PROFILER_")) delete process.env[name];
  const profile = JSON.parse(readFileSync(file, "utf8"));
  rmSync(folder, { recursive: true });
  return profile;
}

/** Loads every page once. @param {import("./samples.js").Sample[]} pages */
async function loadAll(pages) {
  /** @type {import("./samples.js").Route} */
  let route = () => null;
  const uuids = Object.entries(UUIDS).map(([name, uuid]) => [idOf(`${FOLDERS[name]}`), uuid]);
  const preferences = {
    "extensions.webextensions.uuids": JSON.stringify(Object.fromEntries(uuids)),
  };
  const start = { extension: false, preferences };
  const browser = await launch("firefox", (...request) => route(...request), start);
  for (const name of Object.keys(UUIDS)) await browser.browser.installExtension(`${FOLDERS[name]}`);
  const page = await browser.newPage();
  for (const sample of pages) {
    ({ route } = sample);
    await page.goto(sample.address, { timeout: 60_000 }).catch(() => {});
    await pause(SETTLED_MS);
  }
  await browser.close();
}

/** Returns the ID of an extension. @param {string} folder @returns {string} */
function idOf(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  return (manifest.browser_specific_settings ?? manifest.applications).gecko.id;
}

/** Returns the milliseconds that the scripts of each extension took. @param {Profile} profile */
function sharesOf(profile) {
  const shares = Object.fromEntries(Object.keys(UUIDS).map((name) => [name, 0]));
  const all = [profile, ...(profile.processes ?? [])].flatMap((one) => one.threads);
  // Background scripts run in a separate process and do not delay a page.
  const threads = all.filter(({ processName }) => processName !== "WebExtensions");
  for (const thread of threads) {
    const ownerOf = ownersByStack(thread);
    const { stack } = thread.samples.schema;
    for (const sample of thread.samples.data) {
      const owner = ownerOf(sample[stack]);
      if (owner) shares[owner] += INTERVAL_MS;
    }
  }
  return shares;
}

/** Returns a function that finds the extension of the innermost frame of a stack that belongs to one. @param {Thread} thread */
function ownersByStack({ stackTable, frameTable, stringTable }) {
  const { prefix, frame } = stackTable.schema;
  const { location } = frameTable.schema;
  const names = Object.keys(UUIDS);
  /** @type {Map<number, string | null>} */
  const known = new Map();
  /** @type {(stack: number | null) => string | null} */
  const ownerOf = (stack) => {
    if (stack === null || stack === undefined) return null;
    const before = known.get(stack);
    if (before !== undefined) return before;
    const place = stringTable[frameTable.data[stackTable.data[stack][frame]][location]];
    const own = names.find((name) => place.includes(UUIDS[name]));
    const owner = own ?? ownerOf(stackTable.data[stack][prefix]);
    known.set(stack, owner);
    return owner;
  };
  return ownerOf;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printRows(await firefoxRows());
