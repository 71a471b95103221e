// The background's one instance of the engine.

import init, * as engine from "../engine/engine.js";

/** @typedef {typeof import("../engine/engine.js")} Engine */

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

/** @type {<T>(task: (engine: Engine) => T) => Promise<T>} */
async function attempt(task) {
  try {
    await wake();
    return task(engine);
  } catch (error) {
    renew();
    throw error;
  }
}

/**
 * Runs a task on the engine; once more on a fresh instance where it fails.
 *
 * @template T
 * @param {(engine: Engine) => T} task
 * @returns {Promise<T>}
 */
export const withEngine = (task) => attempt(task).catch(() => attempt(task));
