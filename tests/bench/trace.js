/** What extensions made Chromium do on the main thread of a page, by its own trace. */

const CATEGORIES = [
  "devtools.timeline",
  "disabled-by-default-devtools.timeline.stack",
  "v8",
  "disabled-by-default-v8.compile",
];
const LAYOUTS = new Set(["UpdateLayoutTree", "Layout"]);
/** Compiling and running scripts; the events of one script may lie inside each other. */
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
 * Records a trace while something runs.
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
 * How often the scripts of an extension forced the browser to compute styles or a layout, and how
 * often it did so at all.
 * @param {import("puppeteer-core").Page} page
 * @param {string} root how the addresses of the scripts begin
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
 * Milliseconds of processor time that the scripts of each extension took while something ran: compiling,
 * evaluating and calling them.
 * @param {import("puppeteer-core").Page} page
 * @param {Record<string, string>} owners an extension's name, by how the addresses of its scripts begin
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

/** Microseconds of processor time in events, those inside each other once. @param {TraceEvent[]} events */
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
