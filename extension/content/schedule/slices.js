// Long work in short slices, so that the browser and the page have their turn in between.

import { dom } from "../collect/dom.js";

const SLICE_MS = 4;
// Where nothing is painted, no animation frame comes.
const FRAME_TIMEOUT_MS = 100;
// Each of so many slices gets an animation frame of its own; then as many share one.
const SLICES_PER_ROW = 8;

/** @type {(() => void)[]} */
let waiting = [];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timeout;

function runWaiting() {
  clearTimeout(timeout);
  layoutObserver.disconnect();
  const callbacks = waiting;
  waiting = [];
  for (const callback of callbacks) callback();
}
// It reports the size of the page once, right after the layout of an animation frame.
const layoutObserver = new ResizeObserver(runWaiting);

/** Whether somebody waits for an animation frame. */
export const isWaitingForFrame = () => waiting.length > 0;

/**
 * Calls back in the next animation frame, right after the layout, where reading the page forces no
 * further layout.
 * @type {(callback: () => void) => void}
 */
export function afterLayout(callback) {
  waiting.push(callback);
  // Calling observe() inside a ResizeObserver callback raises a loop error that the page can see.
  requestAnimationFrame(() => {
    const page = isWaitingForFrame() && dom.page(document);
    if (page) layoutObserver.observe(page);
  });
  clearTimeout(timeout);
  timeout = setTimeout(runWaiting, FRAME_TIMEOUT_MS);
}

/**
 * Waits between two slices. A page that has changed meanwhile would have to be laid out for the next
 * look at it, so that the work goes on in an animation frame, and where it is long in a row of slices
 * before the page has its turn again. Work that a person waits for goes on at once.
 * @type {(slices: number, isUrgent: boolean) => Promise<void>}
 */
function pause(slices, isUrgent) {
  const isFramed = !isUrgent && (slices < SLICES_PER_ROW || slices % SLICES_PER_ROW === 0);
  // Hidden tabs get no animation frames.
  if (isFramed && dom.visibility(document) === "visible") return new Promise(afterLayout);
  const { scheduler } = /** @type {any} */ (globalThis);
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve, 0));
}

/**
 * Runs a generator in slices of 4 ms.
 * @template T
 * @param {Generator<unknown, T>} work yields where it may pause
 * @param {() => boolean} isUrgent whether a person waits for it
 * @returns {Promise<{ result: T, cost: number }>} the result, and the milliseconds of work
 */
export async function inSlices(work, isUrgent) {
  let cost = 0;
  for (let count = 1; ; count++) {
    const start = performance.now();
    let step;
    do step = work.next();
    while (!step.done && performance.now() - start < SLICE_MS);
    cost += performance.now() - start;
    if (step.done) return { result: step.value, cost };
    await pause(count, isUrgent());
  }
}
