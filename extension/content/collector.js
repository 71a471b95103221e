// Scans this frame when it changes.

import { dom } from "./collect/dom.js";
import { EDITABLE } from "./collect/editable.js";
import { areFieldsUnchanged, isUnread } from "./collect/fields.js";
import { whenInputIsTaken } from "./collect/input-takers.js";
import { allRoots, innermostTarget, rememberFocusedHost } from "./collect/shadow-roots.js";
import { address, readSnapshot } from "./collect/snapshot.js";
import { hasTellingWord } from "./collect/telling-words.js";
import { watchTypedBlocks } from "./collect/typed-text.js";
import { frameState } from "./frame-state.js";
import { watchFocus } from "./guard/field-note.js";
import { watchInput } from "./guard/input-watcher.js";
import { strikeTyped } from "./guard/strike-typed.js";
import { guardSubmits, guardSubmitsIn } from "./guard/submit-guard.js";
import { watchTypedText } from "./guard/typed-text.js";
import { highlight } from "./highlight.js";
import { isAlive, onStop, stop } from "./lifetime.js";
import { shieldEvents } from "./overlay/event-shield.js";
import {
  awaitReport,
  hasFailed,
  hasReported,
  isAwaited,
  isPrerendered,
  isReporting,
  loadBanner,
  onReported,
  receive,
  report,
  reportAgain,
  reported,
} from "./reporter.js";
import { onFrameLoaded, reportRemovedFrames } from "./schedule/frame-removal.js";
import { asksAnew } from "./schedule/novelty.js";
import { untilForgotten, watchSteps, withLoudNames } from "./schedule/loud-names.js";
import * as scheduler from "./schedule/scan-scheduler.js";
import { afterLayout, inSlices } from "./schedule/slices.js";
import { tell } from "./tell.js";
import { LOAD_INSIDE, listen, listenInside, onTrusted } from "./trusted-events.js";

// Pages often fill in their words a moment after they have loaded.
const AFTER_LOAD_MS = 1000;
const AFTER_INTERACTION_MS = 700;
const AFTER_UNLOAD_MS = 1000;

const isTop = globalThis.top === globalThis.self;
let documentLoadedAt = performance.timeOrigin;
let isScanning = false;
let scansAgain = false;
let hasAddressChanged = false;
/** The frame speaks again, unless its document is really unloaded. @type {ReturnType<typeof setTimeout> | undefined} */
let speaking;
/** The current scan, until the background has answered. */
let currentScan = Promise.resolve();
/** How many callers wait for a scan to end. */
let urgentScans = 0;
/** The roots that the last scan looked at. @type {Node[]} */
let knownRoots = [document];

function updateJudging() {
  frameState.isJudging = isScanning || isReporting() || urgentScans > 0;
}

/** Whether nothing but time has passed since the last full scan. */
function isUnchanged() {
  const roots = knownRoots.filter((root) => root.isConnected);
  return roots.length === knownRoots.length && !hasTellingWord(roots) && areFieldsUnchanged(roots);
}

/** @type {(isFull: boolean) => Generator<void, Mamori.PageSnapshot | null>} */
function* scanFrame(isFull) {
  if (!isFull && isUnchanged()) return null;
  const url = address();
  const body = dom.body(document);
  if (isTop && location.protocol === "about:" && !body?.firstElementChild) return null;
  const roots = (knownRoots = yield* allRoots());
  for (const root of roots) {
    changes.observe(root, OBSERVED);
    guardSubmitsIn(root);
  }
  const onHiders = (/** @type {Element[]} */ hiders) => hiders.forEach((el) => reveal.observe(el));
  const named = { document: frameState.document, documentLoadedAt };
  const options = { isTop, ...named, isWanted: isAwaited(), onHiders };
  const snapshot = yield* readSnapshot(roots, options);
  if (!snapshot) return null;
  yield;
  strikeTyped(snapshot);
  // Half of what was read may be of the step before. A page whose address always changes is read all the same.
  hasAddressChanged = !hasAddressChanged && url !== address();
  if (!hasAddressChanged) return snapshot;
  scheduler.planSoon();
  return null;
}

function scanAndReport() {
  if (!isAlive()) return stop();
  if (isScanning) return void (scansAgain = true);
  [isScanning, scansAgain] = [true, false];
  updateJudging();
  listen();
  listenInside();
  currentScan = scanOnce();
}

function scanInFull() {
  scheduler.requireFullScan();
  scanAndReport();
}

async function scanOnce() {
  const changes = frameState.patternChanges;
  let isRead = false;
  try {
    const isFull = scheduler.scanBegins();
    const { result, cost } = await inSlices(scanFrame(isFull), () => urgentScans > 0);
    scheduler.scanEnds(cost, asksAnew(result));
    if (result) report(withLoudNames(result));
    isRead = (result !== null || isFull) && !hasAddressChanged;
  } catch {
    // A page that breaks one scan is scanned again at its next change.
  }
  isScanning = false;
  if (scansAgain) scheduler.planAnotherScan();
  scheduler.planWhenForgotten(untilForgotten());
  await reported();
  if (isRead && !hasFailed()) frameState.judgedChanges = changes;
  updateJudging();
}

/** Scans at once, since something was typed; settles when the background has answered. */
async function scanNow() {
  urgentScans += 1;
  updateJudging();
  await currentScan;
  scanInFull();
  await currentScan;
  urgentScans -= 1;
  updateJudging();
}

// Nodes, text that changes in place, and the few attributes that name a field or make one; never a style or a class.
const OBSERVED = {
  childList: true,
  subtree: true,
  characterData: true,
  characterDataOldValue: true,
  attributeFilter: ["placeholder", "aria-label", "type"],
};

// `document.open()` removes all listeners, and the root element as well.
const openings = new MutationObserver(listen);

const changes = new MutationObserver((records) => {
  reportRemovedFrames(records);
  scheduler.planForChanges(records, hasReported());
});

// What hides a field mostly has no size; once it has one, the field may be visible.
const reveal = new ResizeObserver((entries) => {
  const hasSize = entries.some(({ contentRect: { width, height } }) => width > 1 && height > 1);
  if (hasSize) scheduler.planSoon();
});

/** A person's click or focus often shows more, at once or after a moment. @type {(event: Event) => void} */
function onInteraction(event) {
  rememberFocusedHost(event.target);
  scheduler.onInteraction();
  setTimeout(scheduler.onInteraction, AFTER_INTERACTION_MS);
}

/** The moment of harm is a key: what is typed into is looked at then. @type {(event: Event) => void} */
function onTyping(event) {
  const el = innermostTarget(event);
  if (el && dom.matches(el, EDITABLE)) scheduler.onTyping(el);
}

/** Something takes input: it is read before the next key, if it was not read as it is. @type {(el: Element) => void} */
function onTaker(el) {
  afterLayout(() => isAlive() && isUnread(el) && scanNow());
}

/** A page that asks for something is looked at once more when its scripts have had their turn. */
function onLoad() {
  scheduler.onLoaded();
  setTimeout(() => hasReported() && scheduler.planGlance(), AFTER_LOAD_MS);
}

/** The document comes back from the back/forward cache. @type {(event: PageTransitionEvent) => void} */
function onPageShow({ persisted }) {
  if (!persisted) return;
  documentLoadedAt = Date.now();
  clearTimeout(speaking);
  speakAgain();
}

/**
 * The document is left. Where it stays all the same, it speaks again: a document that is gone or kept
 * for later has no timers.
 */
function onPageHide() {
  if (!hasReported() || !isAlive()) return;
  tell({ kind: "document-unloaded", document: frameState.document });
  speaking = setTimeout(speakAgain, AFTER_UNLOAD_MS);
}

/** Reads the frame at once and sends what it says, whatever was sent and whatever has failed. */
function speakAgain() {
  if (isPrerendered()) return;
  reportAgain();
  scanInFull();
}

/** Answers a message of the background or of a page of ours. @type {(message: Mamori.Request, answer: (value: unknown) => void) => void} */
export function onMessage(message, answer) {
  if (message?.kind === "banner-state") receive(message.state);
  if (message?.kind === "highlight") highlight(message.highlight.field);
  if (message?.kind === "which-document") answer(frameState.document);
  if (message?.kind === "which-site") answer(frameState.site);
  if (message?.kind === "step-aside" && isTop) loadBanner().then(({ stepAside }) => stepAside());
  if (message?.kind === "proceed" && isTop) loadBanner().then(({ proceed }) => proceed());
  if (message?.kind !== "scan") return;
  awaitReport();
  // Half a document would only delay the scan of the whole one.
  if (dom.readyState(document) === "loading") scheduler.planSoon();
  else scanInFull();
  answer(true);
}

/** Starts to scan this frame. */
export function startCollector() {
  onReported(updateJudging);
  scheduler.setScanner(scanAndReport);
  shieldEvents();
  onTrusted(["DOMContentLoaded"], scheduler.planFirstScan);
  onTrusted(["load"], onLoad);
  onTrusted(["pageshow"], onPageShow);
  onTrusted(["pagehide"], onPageHide);
  onTrusted(["prerenderingchange", "resume"], speakAgain);
  onTrusted(["popstate", "hashchange", "currententrychange"], scheduler.planSoon);
  onTrusted([LOAD_INSIDE], onFrameLoaded);
  onTrusted(["click", "focusin"], onInteraction);
  onTrusted(["keydown", "beforeinput"], onTyping);
  watchTypedText();
  watchInput(scanNow);
  whenInputIsTaken(onTaker);
  watchTypedBlocks();
  watchFocus();
  watchSteps();
  guardSubmits(scanNow);
  changes.observe(document, OBSERVED);
  openings.observe(document, { childList: true });
  onStop(() => {
    changes.disconnect();
    openings.disconnect();
    reveal.disconnect();
  });
  listenInside();
  // A page that never finishes loading is scanned all the same.
  if (dom.readyState(document) === "loading") scheduler.planSoon();
  else scheduler.planFirstScan();
}
