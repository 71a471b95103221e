// The background's one instance of the engine.

import init, * as engine from "../engine/engine.js";

/** @type {Promise<unknown> | undefined} */
let awake;

function wake() {
  awake ??= init({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
  return awake;
}

/** What trapped is no longer to be relied on, so the next use starts from a fresh memory. */
function renew() {
  try {
    /** @type {any} */ (engine).__wbg_reset_state();
  } catch {
    // An instance that never came up cannot be reset; it is loaded anew.
    awake = undefined;
  }
}

/**
 * Runs a task on the engine; once more on a fresh instance where it fails.
 *
 * @template T
 * @param {(engine: typeof import("../engine/engine.js")) => T} task
 * @returns {Promise<T>}
 */
export async function withEngine(task) {
  try {
    await wake();
    return task(engine);
  } catch {
    renew();
    await wake();
    return task(engine);
  }
}
