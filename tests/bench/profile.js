/** How long the scripts of each extension run on the main thread of a page, by Chromium's profiler. */

/** @typedef {import("puppeteer-core").CDPSession} Session */
/** @typedef {{ spent: number, longest: number }} Share milliseconds in total, and of the longest uninterrupted run */

/** The time between two samples of the profiler. */
const INTERVAL_US = 100;

/** Prepares a page for `profiled`. @param {import("puppeteer-core").Page} page */
export async function profilerOf(page) {
  const session = await page.createCDPSession();
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: INTERVAL_US });
  return session;
}

/**
 * Measures what the scripts of each owner cost during a run.
 * @param {Session} session
 * @param {Record<string, string>} owners names of owners, by the start of their scripts' addresses
 * @param {() => Promise<unknown>} run
 * @returns {Promise<Record<string, Share>>}
 */
export async function profiled(session, owners, run) {
  await session.send("Profiler.start");
  await run();
  const { profile } = await session.send("Profiler.stop");
  return shares(profile, owners);
}

/**
 * @param {import("puppeteer-core").Protocol.Profiler.Profile} profile
 * @param {Record<string, string>} owners
 */
function shares(profile, owners) {
  const ownerOf = ownersByNode(profile, owners);
  const names = new Set(Object.values(owners));
  const found = Object.fromEntries([...names].map((name) => [name, { spent: 0, longest: 0 }]));
  const { samples = [], timeDeltas = [] } = profile;
  let [last, run] = ["", 0];
  samples.forEach((node, at) => {
    const owner = ownerOf(node);
    const time = (timeDeltas[at + 1] ?? 0) / 1000;
    run = owner === last ? run + time : time;
    last = owner;
    if (!owner) return;
    found[owner].spent += time;
    found[owner].longest = Math.max(found[owner].longest, run);
  });
  return found;
}

/**
 * Returns a function that finds the owner of a node: that of its nearest ancestor with one.
 * @param {import("puppeteer-core").Protocol.Profiler.Profile} profile
 * @param {Record<string, string>} owners
 */
function ownersByNode({ nodes }, owners) {
  const node = new Map(nodes.map((one) => [one.id, one]));
  /** @type {Map<number, number>} */
  const parent = new Map();
  for (const { id, children = [] } of nodes) for (const child of children) parent.set(child, id);
  /** @type {Map<number, string>} */
  const known = new Map();
  /** @type {(id: number) => string} */
  const ownerOf = (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const { url } = node.get(id)?.callFrame ?? { url: "" };
    const start = Object.keys(owners).find((address) => url.startsWith(address));
    const above = parent.get(id);
    const owner = start ? owners[start] : above === undefined ? "" : ownerOf(above);
    known.set(id, owner);
    return owner;
  };
  return ownerOf;
}
