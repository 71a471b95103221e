// Judges messages beside the page, so that typing never waits.

import init, * as engine from "./engine/engine.js";

const ready = init({ module_or_path: new URL("engine/engine_bg.wasm", import.meta.url) });

addEventListener("message", async ({ data, ports: [port] }) => {
  try {
    await ready;
    port.postMessage(engine.judge_message(data));
  } catch {
    port.postMessage(null);
  }
});
