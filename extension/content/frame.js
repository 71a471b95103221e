// The content script of every frame. Until something could be asked in the frame, it only waits; then
// it starts the collector. Browsers compile the collector and what it imports only at that moment.

import { isAlive, stop } from "./lifetime.js";
import { forceGate, whenGateOpens } from "./schedule/gate.js";
import { listen } from "./trusted-events.js";

/** @typedef {typeof import("./collector.js")} Collector */

/**
 * The scripts that already run in this frame, where the popup injects them again.
 * @typedef {{ isAlive: () => boolean, stop: () => void }} Running
 */
const RUNNING = Symbol.for("myna-mamori.running");
const world = /** @type {Record<symbol, Running | undefined>} */ (/** @type {any} */ (globalThis));

/** @type {Promise<Collector> | undefined} */
let collector;

/** Starts the collector, if it does not run yet. @type {() => Promise<Collector>} */
function startCollector() {
  collector ??= import("./collector.js").then((module) => {
    module.startCollector();
    return module;
  });
  return collector;
}

/** What says nothing that a frame without anything to ask has to know. @type {(message: Mamori.Request) => boolean} */
const isIdle = (message) => message?.kind === "banner-state" && message.state.level === "clear";

/** @type {(message: Mamori.Request, answer: (value: unknown) => void) => boolean} */
function onMessage(message, answer) {
  if (!isAlive() || (!collector && isIdle(message))) return false;
  forceGate();
  startCollector().then((module) => module.onMessage(message, answer));
  return message?.kind === "scan" || message?.kind === "document-loaded-at";
}

function start() {
  world[RUNNING] = { isAlive, stop };
  listen();
  whenGateOpens(startCollector);
  chrome.runtime.onMessage.addListener((message, _sender, answer) => onMessage(message, answer));
}

// The scripts of an extension that was updated stop, and these take over from them.
if (!world[RUNNING]?.isAlive()) {
  world[RUNNING]?.stop();
  start();
}
