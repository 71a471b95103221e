// Long work in short slices, so that the browser and the page have their turn in between.

import { dom } from "../collect/dom.js";

const SLICE_MS = 4;
// Where nothing is painted, no animation frame comes.
const FRAME_TIMEOUT_MS = 100;
// Each of so many slices gets an animation frame of its own; then as many share one.
const SLICES_PER_ROW = 8;
// More than two frames.
const MAX_WAIT_MS = 40;
// A page that keeps the browser busy between two slices does not put the end of the work off.
const MAX_DURATION_MS = 1000;

/** @type {(() => void)[]} */
let waiting = [];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timeout;

function runWaiting() {
  clearTimeout(timeout);
  timeout = undefined;
  const callbacks = waiting;
  waiting = [];
  for (const callback of callbacks) callback();
}

/** Whether somebody waits for an animation frame. */
export const isWaitingForFrame = () => waiting.length > 0;

/** Right behind the layout of this frame, and behind what the page does there: of two observers, the younger is called last. */
function behindLayout() {
  const page = isWaitingForFrame() && dom.page(document);
  if (!page) return;
  const observer = new ResizeObserver(() => {
    observer.disconnect();
    runWaiting();
  });
  // Calling observe() inside a ResizeObserver callback raises a loop error that the page can see.
  observer.observe(page);
}

/** Calls back where a frame has been prepared, at the latest after 100 ms. @type {(callback: () => void, prepare: () => void) => void} */
function inFrame(callback, prepare) {
  waiting.push(callback);
  requestAnimationFrame(prepare);
  timeout ??= setTimeout(runWaiting, FRAME_TIMEOUT_MS);
}

/**
 * Calls back in the next animation frame, right after the layout, where reading the page forces no
 * further layout.
 * @type {(callback: () => void) => void}
 */
export const afterLayout = (callback) => inFrame(callback, behindLayout);

/** Calls back when the next animation frame has been drawn. @type {(callback: () => void) => void} */
const afterDrawing = (callback) => inFrame(callback, () => setTimeout(runWaiting, 0));

/** Calls back at no moment that a page could know. @type {(callback: () => void) => void} */
const atAnyMoment = (callback) => void setTimeout(callback, MAX_WAIT_MS * Math.random());

const MOMENTS = [afterLayout, afterDrawing, atAnyMoment];
/** The moments that the next readings have, in an order that a page does not know. */
let upcoming = [afterLayout];
/** When the work goes on. */
let goOn = afterLayout;

/**
 * Calls back at another moment of a frame each time, because a page that changes its words in step with
 * its frames would be read only where it is honest. The work then goes on at such moments.
 * @type {(callback: () => void) => void}
 */
export function atNextMoment(callback) {
  if (upcoming.length === 0) upcoming = [...MOMENTS].sort(() => Math.random() - 0.5);
  goOn = upcoming.pop() ?? afterLayout;
  goOn(callback);
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
  if (isFramed && dom.visibility(document) === "visible") return new Promise(goOn);
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
  const end = performance.now() + MAX_DURATION_MS;
  for (let count = 1; ; count++) {
    const start = performance.now();
    let step;
    do step = work.next();
    while (!step.done && performance.now() - start < SLICE_MS);
    cost += performance.now() - start;
    if (step.done) return { result: step.value, cost };
    await pause(count, start > end || isUrgent());
  }
}
