// The content script of every frame. Until something could be asked in the frame, it only waits; then
// it starts the collector. Browsers compile the collector and what it imports only at that moment.

import { isAlive, stop } from "./lifetime.js";
import { openGate, whenGateOpens } from "./schedule/gate.js";
import { listen } from "./trusted-events.js";

/** @typedef {typeof import("./collector.js")} Collector */

/**
 * The scripts that run in this frame already, where the popup injects them again.
 * @typedef {{ isAlive: () => boolean, stop: () => void, wake: () => void }} Running
 */
const RUNNING = Symbol.for("myna-mamori.running");
const world = /** @type {Record<symbol, Running | undefined>} */ (/** @type {any} */ (globalThis));
const isTop = globalThis.top === globalThis.self;
/** The kinds of messages that get an answer. */
const ANSWERED = new Set(["scan", "which-document", "which-site"]);

/** @type {Promise<Collector> | undefined} */
let collector;

/** @type {() => Promise<Collector>} */
async function loadCollector() {
  const module = await import("./collector.js");
  module.startCollector();
  if (!isTop) listenToMessages();
  return module;
}

/** Starts the collector, if it does not run yet. */
function startCollector() {
  collector ??= loadCollector();
  return collector;
}

/** A frame without anything to ask need not know that the tab is clear. @type {(request: Mamori.Request) => boolean} */
const isIdle = (request) => request?.kind === "banner-state" && request.state.level === "clear";

/** @type {(request: Mamori.Request, answer: (value: unknown) => void) => boolean} */
function onMessage(request, answer) {
  if (!isAlive() || (!collector && isIdle(request))) return false;
  openGate();
  startCollector().then((module) => module.onMessage(request, answer));
  return ANSWERED.has(request?.kind);
}

/**
 * The first use of `chrome.runtime` costs as much as all the rest. The background asks the top frame
 * even where nothing can be asked in it; the other frames listen once they have something to report.
 */
function listenToMessages() {
  chrome.runtime.onMessage.addListener((request, _sender, answer) => onMessage(request, answer));
}

function start() {
  world[RUNNING] = { isAlive, stop, wake: openGate };
  listen();
  whenGateOpens(startCollector);
  if (isTop) listenToMessages();
}

const running = world[RUNNING];
if (running?.isAlive()) {
  running.wake();
} else {
  // The scripts of an extension that was updated stop, and these take over from them.
  running?.stop();
  start();
}
