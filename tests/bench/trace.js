/** What our scripts made Chromium do out of turn, by its own trace. */

const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline.stack"];
const LAYOUTS = new Set(["UpdateLayoutTree", "Layout"]);

/** @typedef {{ name: string, args?: { beginData?: { stackTrace?: Frame[] }, stackTrace?: Frame[] } }} Event */
/** @typedef {{ url: string }} Frame */

/**
 * How often somebody's script made the browser work out styles or a layout at once, and how often
 * it did so at all.
 * @param {import("puppeteer-core").Page} page
 * @param {string} owner how the addresses of the scripts begin
 * @param {() => Promise<unknown>} run
 */
export async function layouts(page, owner, run) {
  await page.tracing.start({ categories: CATEGORIES });
  await run();
  const trace = Buffer.from((await page.tracing.stop()) ?? []).toString();
  /** @type {Event[]} */
  const events = JSON.parse(trace).traceEvents;
  const all = events.filter(({ name }) => LAYOUTS.has(name));
  const isForced = (/** @type {Event} */ { args }) => {
    const stack = args?.beginData?.stackTrace ?? args?.stackTrace ?? [];
    return stack.some(({ url }) => url.startsWith(owner));
  };
  return { all: all.length, forced: all.filter(isForced).length };
}
