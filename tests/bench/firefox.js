/**
 * What the extension's scripts cost the main thread of a page in Firefox, beside the baseline and, where
 * BESIDE names the folder of one, another extension. Firefox writes what its profiler saw when it
 * ends, so that a figure is of all pages together.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../browser/browsers.js";
import { FIREFOX_DIST } from "../browser/extension-paths.js";
import { printRows, row } from "./rows.js";
import { realPages } from "./samples.js";

/** @typedef {{ data: any[][], schema: Record<string, number> }} Table as Firefox writes one */
/** @typedef {{ name: string, processName?: string, samples: Table, stackTable: Table, frameTable: Table, stringTable: string[] }} Thread */
/** @typedef {{ threads: Thread[], processes?: Profile[] }} Profile */

const BASELINE = fileURLToPath(new URL("baseline", import.meta.url));
/** Milliseconds between two samples. */
const INTERVAL = 0.2;
const SETTLED_MS = 1200;
const BESIDE = process.env.BESIDE;
/** Each by the address that it is given for the bench. @type {Record<string, string>} */
const UUIDS = {
  ours: "6d616d6f-7269-4000-8000-6d796e610001",
  baseline: "6d616d6f-7269-4000-8000-6d796e610002",
  ...(BESIDE ? { beside: "6d616d6f-7269-4000-8000-6d796e610003" } : {}),
};
/** @type {Record<string, string | undefined>} */
const FOLDERS = { ours: FIREFOX_DIST, baseline: BASELINE, beside: BESIDE };

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

/** The name by which Firefox knows an extension. @param {string} folder @returns {string} */
function idOf(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  return (manifest.browser_specific_settings ?? manifest.applications).gecko.id;
}

/** Milliseconds of each owner. @param {Profile} profile */
function sharesOf(profile) {
  const shares = Object.fromEntries(Object.keys(UUIDS).map((name) => [name, 0]));
  const all = [profile, ...(profile.processes ?? [])].flatMap((one) => one.threads);
  // Backgrounds live in a process of their own and keep no page waiting.
  const threads = all.filter(({ processName }) => processName !== "WebExtensions");
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
