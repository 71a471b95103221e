/**
 * The cost of the engine, natively and in a browser's worker, where each input is passed from
 * JavaScript. Run it after a build: `node tests/bench/engine.js`
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "../browser/browsers.js";
import { inputs } from "./inputs.js";
import { printRows, row } from "./rows.js";

const ROOT = new URL("../../", import.meta.url);
const DIST = new URL("dist/www/", ROOT);
/** The number of workers that are started. Each measures every input once. */
const WORKERS = 25;
const CONTENT_TYPES = /** @type {const} */ ({ html: "text/html", js: "text/javascript" });

/** @typedef {import("./rows.js").Row} Row */

/** The size of the download, and the largest parts of the engine. @returns {Row[]} */
export const sizeRows = () => cargo("run", "-q", "-p", "xtask", "size-rows");

/** The cost of the engine in native code. @returns {Row[]} */
export const nativeRows = () => cargo("bench", "-q", "--bench", "engine", "--", "--json");

/** Runs cargo and parses its output as JSON. @param {string[]} args */
function cargo(...args) {
  const output = execFileSync("cargo", args, { cwd: fileURLToPath(ROOT), encoding: "utf8" });
  return JSON.parse(output);
}

/**
 * The cost in a browser's worker: the start, from the bytes of the module to the first verdict, and
 * each input.
 * @param {import("../browser/browsers.js").Name} browser
 */
export async function wasmRows(browser) {
  const launched = await launch(browser, route, { extension: false });
  const page = await launched.newPage();
  await page.goto("https://bench.example/");
  const wasm = readFileSync(new URL("engine/engine_bg.wasm", DIST)).toString("base64");
  /** @type {Record<string, number[]>} */
  const times = {};
  for (let number = 0; number < WORKERS; number += 1) {
    const sample = await page.evaluate(inWorker, { inputs: inputs(), wasm, number });
    for (const [name, time] of Object.entries(sample)) (times[name] ??= []).push(time);
  }
  await launched.close();
  return Object.entries(times).map(([name, all]) =>
    row(`engine, ${browser}: ${name}`, UNITS[name] ?? "µs", all),
  );
}

/** @type {Record<string, string>} */
const UNITS = { init: "ms", memory: "KB" };

/**
 * Runs in a page: starts a worker, returns its measurements and ends it.
 * @param {{ inputs: import("./inputs.js").Input[], wasm: string, number: number }} task
 * @returns {Promise<Record<string, number>>}
 */
function inWorker({ inputs, wasm, number }) {
  const bytes = Uint8Array.from(atob(wasm), (c) => c.charCodeAt(0));
  const worker = new Worker("/worker.js", { type: "module" });
  return new Promise((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }) => {
      worker.terminate();
      resolve(data);
    };
    worker.postMessage({ inputs, wasm: bytes, number });
  });
}

/** @type {import("../browser/proxy.js").Route} */
function route(host, path) {
  if (host !== "bench.example") return null;
  if (path === "/")
    return { headers: { "content-type": CONTENT_TYPES.html }, body: "<!doctype html>" };
  const own = path === "/worker.js";
  const file = own ? new URL("worker.js", import.meta.url) : new URL(path.slice(1), DIST);
  if (!existsSync(file)) return null;
  return { headers: { "content-type": CONTENT_TYPES.js }, body: readFileSync(file) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  printRows(nativeRows());
  printRows(await wasmRows("chromium"));
}
