/**
 * Runs in a browser's worker: starts the engine and has it judge one input after the other, as the
 * background does.
 */

/** The minimum duration of a sample, since a worker's clock is coarse. */
const MIN_SAMPLE_MS = 10;
/** Browsers first run quickly compiled code; after this time, the optimised code is ready. */
const WARM_UP_MS = 60;

onmessage = async ({ data }) => {
  const { inputs, wasm, number } = data;
  const engine = await import(new URL("engine/engine.js", location.href).href);
  const start = performance.now();
  await engine.default({ module_or_path: makeUnique(wasm, number) });
  engine.update_frame(null, 0, inputs[0].snapshot, null);
  /** @type {Record<string, number>} */
  const times = { init: performance.now() - start };
  times["first typical pages"] = 1000 * sample(() => judge(engine, inputs[0]));
  for (const input of inputs) {
    sample(() => judge(engine, input), WARM_UP_MS);
    times[input.name] = 1000 * sample(() => judge(engine, input));
  }
  times.memory = (await engine.default()).memory.buffer.byteLength / 1024;
  postMessage(times);
};

/** @param {any} engine @param {import("./inputs.js").Input} input */
function judge(engine, input) {
  if ("snapshot" in input) engine.update_frame(null, 0, input.snapshot, null);
  else engine.judge_message({ sender: "", subject: "", text: input.text, links: [] });
}

/** Returns the mean duration of a run in milliseconds. @param {() => void} run @param {number} minDuration */
function sample(run, minDuration = MIN_SAMPLE_MS) {
  const start = performance.now();
  let runs = 0;
  do {
    run();
    runs += 1;
  } while (performance.now() - start < minDuration);
  return (performance.now() - start) / runs;
}

/**
 * Adds an unused custom section with a number to a module, so that the browser cannot reuse code that
 * it has compiled for the same bytes.
 * @param {Uint8Array} wasm
 * @param {number} number
 */
function makeUnique(wasm, number) {
  const section = [0, 3, 1, 0x6e, number & 0xff];
  const bytes = new Uint8Array(wasm.length + section.length);
  bytes.set(wasm);
  bytes.set(section, wasm.length);
  return bytes;
}
