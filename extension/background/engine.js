// The one instance of the WebAssembly engine in the background.

import init, * as engine from "../engine/engine.js";

/** @typedef {typeof import("../engine/engine.js")} Engine */

/** @type {Promise<unknown> | undefined} */
let loaded;

function load() {
  loaded ??= init({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
  return loaded;
}

/** The memory of an instance that has trapped may be corrupt, so the next task gets a fresh one. */
function reset() {
  try {
    /** @type {any} */ (engine).__wbg_reset_state();
  } catch {
    // An instance that has never started cannot be reset, so it is loaded again.
    loaded = undefined;
  }
}

/** @type {<T>(task: (engine: Engine) => T) => Promise<T>} */
async function attempt(task) {
  try {
    await load();
    return task(engine);
  } catch (error) {
    reset();
    throw error;
  }
}

/**
 * Runs a task on the engine. A task that fails is run once more, on a fresh instance.
 *
 * @template T
 * @param {(engine: Engine) => T} task
 * @returns {Promise<T>}
 */
export const withEngine = (task) => attempt(task).catch(() => attempt(task));
