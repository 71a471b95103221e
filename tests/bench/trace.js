/** What extensions make Chromium do on the main thread of a page, by Chromium's trace. */

const CATEGORIES = [
  "devtools.timeline",
  "disabled-by-default-devtools.timeline.stack",
  "v8",
  "disabled-by-default-v8.compile",
];
const LAYOUTS = new Set(["UpdateLayoutTree", "Layout"]);
/** Events of compiling and running scripts. Those of one script may be nested. */
const SCRIPTS = new Set(["EvaluateScript", "FunctionCall", "v8.compile"]);

/**
 * @typedef {object} TraceEvent
 * @property {string} name
 * @property {number} pid
 * @property {number} tid
 * @property {number} ts microseconds
 * @property {number} [dur] microseconds
 * @property {number} [tdur] microseconds of processor time
 * @property {{ data?: { url?: string }, fileName?: string, beginData?: { stackTrace?: Frame[] }, stackTrace?: Frame[] }} [args]
 * @typedef {{ url: string }} Frame
 */

/**
 * Records a trace during a run.
 * @param {import("puppeteer-core").Page} page
 * @param {() => Promise<unknown>} run
 * @returns {Promise<TraceEvent[]>}
 */
async function traced(page, run) {
  await page.tracing.start({ categories: CATEGORIES });
  await run();
  const trace = Buffer.from((await page.tracing.stop()) ?? []).toString();
  return JSON.parse(trace).traceEvents;
}

/**
 * Counts how often the browser computed styles or a layout, and how often the scripts of an extension
 * forced it to.
 * @param {import("puppeteer-core").Page} page
 * @param {string} root the start of the scripts' addresses
 * @param {() => Promise<unknown>} run
 */
export async function layouts(page, root, run) {
  const all = (await traced(page, run)).filter(({ name }) => LAYOUTS.has(name));
  const isForced = (/** @type {TraceEvent} */ { args }) => {
    const stack = args?.beginData?.stackTrace ?? args?.stackTrace ?? [];
    return stack.some(({ url }) => url.startsWith(root));
  };
  return { all: all.length, forced: all.filter(isForced).length };
}

/**
 * Measures the milliseconds of processor time that compiling, evaluating and calling the scripts of each
 * extension took during a run.
 * @param {import("puppeteer-core").Page} page
 * @param {Record<string, string>} owners names of extensions, by the start of their scripts' addresses
 * @param {() => Promise<unknown>} run
 * @returns {Promise<Record<string, number>>}
 */
export async function scriptCosts(page, owners, run) {
  const events = (await traced(page, run)).filter(({ name }) => SCRIPTS.has(name));
  return Object.fromEntries(
    Object.entries(owners).map(([root, name]) => {
      const own = events.filter((event) => addressOf(event).startsWith(root));
      return [name, covered(own) / 1000];
    }),
  );
}

/** @param {TraceEvent} event */
const addressOf = ({ args }) => args?.data?.url ?? args?.fileName ?? "";

/** Adds up the microseconds of processor time of events, those inside each other once. @param {TraceEvent[]} events */
function covered(events) {
  const sorted = events.toSorted((a, b) => a.pid - b.pid || a.tid - b.tid || a.ts - b.ts);
  let [sum, thread, end] = [0, "", 0];
  for (const { pid, tid, ts, dur = 0, tdur = dur } of sorted) {
    const isInside = thread === `${pid}:${tid}` && ts < end;
    if (isInside) continue;
    [thread, end] = [`${pid}:${tid}`, ts + dur];
    sum += tdur;
  }
  return sum;
}
