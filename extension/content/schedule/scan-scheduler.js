// When a frame is scanned: soon where something telling may have come, later and ever less often where
// a page only moves.

import { dom } from "../collect/dom.js";
import { hasField, isTellingNode } from "../collect/telling-nodes.js";
import { isAlive } from "../lifetime.js";
import { ownElements } from "../own-elements.js";
import { afterLayout, atNextMoment, isWaitingForFrame } from "./slices.js";
import { isTextChange, textChange } from "./text-changes.js";

const MIN_GAP_MS = 500;
// One fortieth of the time goes into scans, as long as that leaves no page unseen for long.
const GAP_PER_COST = 40;
const MAX_GAP_MS = 2000;
// A person who types reads what stands there: one tenth of the time.
const TYPING_GAP_PER_COST = 10;
const MAX_TYPING_GAP_MS = 1000;
const SECOND_LOOK_MS = 250;
const JITTER_MS = 30;
// A page that has nearly loaded may finish first.
const LOAD_TIMEOUT_MS = 20;
// The gap grows up to eightfold where a page moves and says nothing new, and never beyond its limit.
const MAX_GAP_DOUBLINGS = 3;
const IDLE_TIMEOUT_MS = 100;

/** @type {() => void} */
let scan = () => {};
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let plannedAt = 0;
/** Whether the document has been parsed. */
let isParsed = false;
let gap = MIN_GAP_MS;
let typingGap = 0;
let lastStart = -Infinity;
let lastEnd = -Infinity;
// The gate has waited long enough for a page that is still loading.
let nextStart = performance.now();
/** How many scans in a row have found nothing new. */
let unchangedScans = 0;
let isFull = true;
/** Whether the next scan is due only to text that changes in place. */
let isForText = false;
let wasForText = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let firstScan;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let typingScan;
/** Whether a scan that is due to a key has not begun. */
let isForTyping = false;
/** What was typed into last. @type {unknown} */
let typedInto = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let forgetting;

function start() {
  timer = undefined;
  if (performance.now() + 1 < nextStart) plan(nextStart);
  else scan();
}

/** Plans a scan at an idle moment after that time, if no earlier one is planned. @type {(at: number) => void} */
function plan(at) {
  // The first scan of a document comes sooner than anything that could be planned.
  if (!isAlive() || firstScan !== undefined) return;
  if (timer !== undefined && plannedAt <= at) return;
  clearTimeout(timer);
  plannedAt = at;
  const wait = Math.max(0, at - performance.now());
  const whenIdle = () =>
    requestIdleCallback(() => atNextMoment(start), { timeout: IDLE_TIMEOUT_MS });
  timer = setTimeout(whenIdle, wait);
}

/** Plans a scan where nothing is known to have changed but what style sheets show. */
export function planGlance() {
  if (!isWaitingForFrame()) plan(nextStart);
}

function scanNewDocument() {
  clearTimeout(firstScan);
  firstScan = undefined;
  afterLayout(() => scan());
}

/** The next scan is a full one. */
export function requireFullScan() {
  isFull = true;
  isForText = false;
}

/** Plans a full scan as soon as the gap allows it. */
export function planSoon() {
  requireFullScan();
  plan(nextStart);
}

/** Plans a full scan, the later the more scans have found nothing new. @type {(isText: boolean) => void} */
function planLater(isText) {
  isForText = isText && (!isFull || isForText);
  isFull = true;
  const wait = Math.min(gap * 2 ** unchangedScans, MAX_GAP_MS);
  plan(nextStart + wait - gap);
}

/** Whether these nodes hold an element of the page, and whether one that `isMet` accepts. @type {(nodes: NodeList, isMet: (node: Node) => boolean) => { isElement: boolean, isMet: boolean }} */
function askNodes(nodes, isMet) {
  const found = { isElement: false, isMet: false };
  for (let at = 0; at < nodes.length && !found.isMet; at++) {
    const node = /** @type {any} */ (nodes[at]);
    if (ownElements.has(node)) continue;
    found.isElement ||= dom.isElement(node);
    found.isMet = isMet(node);
  }
  return found;
}

/**
 * Plans a scan that fits what has changed, at a cost of what has changed. A text that changes in place is
 * looked at like an element that comes: soon where it is telling, else ever less often.
 * @type {(records: MutationRecord[], hasReported: boolean) => void} `hasReported`: the background knows of this frame
 */
export function planForChanges(records, hasReported) {
  // The first scan reads what has come until then.
  if (firstScan !== undefined) return;
  if (timer !== undefined && isFull && plannedAt <= nextStart) return;
  // What comes while the page is parsed need not be looked at: all of it is read soon.
  if (!isParsed || dom.readyState(document) === "loading") return planSoon();
  for (const { type } of records) if (type === "attributes") return planSoon();
  let [isSoon, isMoved, isShort] = [false, false, false];
  for (const record of records) {
    if (isTextChange(record)) {
      const change = textChange(record);
      isSoon ||= change === "telling";
      isShort ||= change === "short";
    } else if (!isSoon) {
      const added = askNodes(record.addedNodes, isTellingNode);
      const removed = hasReported && askNodes(record.removedNodes, hasField);
      isSoon = added.isMet || (removed && removed.isMet);
      isMoved ||= added.isElement || (removed && removed.isElement);
    }
  }
  if (isSoon) planSoon();
  else if (isMoved) planLater(false);
  else if (isShort) planLater(true);
}

/**
 * Scans a new document in full, once it has loaded or after a moment. A page that opens its document
 * again and again is parsed again and again; what is planned stays planned.
 */
export function planFirstScan() {
  isParsed = true;
  requireFullScan();
  clearTimeout(timer);
  timer = undefined;
  const isComplete = dom.readyState(document) === "complete";
  if (firstScan !== undefined && !isComplete) return;
  clearTimeout(firstScan);
  firstScan = setTimeout(scanNewDocument, isComplete ? 0 : LOAD_TIMEOUT_MS);
}

/** The document has loaded: a new one is scanned now, another is looked at once more. */
export function onLoaded() {
  if (firstScan !== undefined) scanNewDocument();
  else planGlance();
}

/** A person did something: whatever moves now may matter. */
export function onInteraction() {
  unchangedScans = 0;
  typedInto = null;
  planSoon();
}

function scanForTyping() {
  typingScan = undefined;
  if (!isAlive()) return;
  requireFullScan();
  isForTyping = true;
  atNextMoment(() => scan());
}

/** Plans a scan whose moment no page knows, however short ago the last one was. */
function planForTyping() {
  const at = Math.max(performance.now(), lastEnd + typingGap);
  const wait = at - performance.now() + JITTER_MS * Math.random();
  typingScan = setTimeout(scanForTyping, wait);
}

/**
 * A person types: what stands there now is what the person answers. The first key in a field has two
 * scans, at two moments of a frame; a person who goes on typing has one from time to time.
 * @type {(target: unknown) => void} `target`: what is typed into
 */
export function onTyping(target) {
  if (typingScan !== undefined) return;
  if (target !== typedInto) {
    typedInto = target;
    planForTyping();
    setTimeout(() => typingScan === undefined && planForTyping(), SECOND_LOOK_MS);
  } else if (performance.now() - lastStart > MAX_GAP_MS) planForTyping();
}

/** Plans the scan that was asked for during another one. */
export function planAnotherScan() {
  if (isForTyping && typingScan === undefined) planForTyping();
  else planGlance();
}

/** Plans a scan for when what is remembered is forgotten. @type {(wait: number | undefined) => void} */
export function planWhenForgotten(wait) {
  clearTimeout(forgetting);
  if (wait !== undefined) forgetting = setTimeout(planSoon, wait);
}

/** A scan begins; says whether it is a full one. */
export function scanBegins() {
  lastStart = performance.now();
  const wasFull = isFull;
  wasForText = isForText;
  isFull = isForText = isForTyping = false;
  return wasFull;
}

/** A scan has ended, after so many milliseconds of work. @type {(cost: number, isNew: boolean) => void} */
export function scanEnds(cost, isNew) {
  lastEnd = performance.now();
  gap = Math.min(Math.max(MIN_GAP_MS, GAP_PER_COST * cost), MAX_GAP_MS);
  typingGap = Math.min(TYPING_GAP_PER_COST * cost, MAX_TYPING_GAP_MS);
  nextStart = lastEnd + gap;
  // Text that moves by itself is always new.
  const isAwaited = isNew && !wasForText;
  unchangedScans = isAwaited ? 0 : Math.min(unchangedScans + 1, MAX_GAP_DOUBLINGS);
}

/** Sets what scans the frame. @type {(scanner: () => void) => void} */
export const setScanner = (scanner) => void (scan = scanner);
