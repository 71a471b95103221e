// Waits until something could be asked in this frame: until there is something to type into, or a
// telling word. Most frames never get there, and pay for nothing else.

import { dom } from "../collect/dom.js";
import { EDITABLE, editableElements } from "../collect/editable.js";
import { watchTakers } from "../collect/input-takers.js";
import { allRoots, innermostTarget, rememberFocusedHost } from "../collect/shadow-roots.js";
import { isTellingNode } from "../collect/telling-nodes.js";
import { hasTellingWord } from "../collect/telling-words.js";
import { onStop } from "../lifetime.js";
import { listen, offTrusted, onTrusted } from "../trusted-events.js";
import { inSlices } from "./slices.js";

const MIN_GAP_MS = 500;
// One fortieth of the time goes into checks, as long as that leaves no page unseen for long.
const GAP_PER_COST = 40;
const MAX_GAP_MS = 2000;
// The gap grows up to eightfold where a page moves and nothing can be asked, and never beyond its limit.
const MAX_GAP_DOUBLINGS = 3;
// A click often shows more after a moment.
const AFTER_INTERACTION_MS = 700;
const OBSERVED = {
  childList: true,
  subtree: true,
  characterData: true,
  attributeFilter: ["type"],
};

/** @type {() => void} */
let open = () => {};
let isOpen = false;
let isChecking = false;
let checksAgain = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let plannedAt = 0;
let nextCheckAt = 0;
let gap = MIN_GAP_MS;
/** How many checks in a row have found nothing. */
let emptyChecks = 0;

/** @type {(roots: Node[]) => boolean} */
const canBeAskedIn = (roots) => editableElements(roots, 1).length > 0 || hasTellingWord(roots);

/** Opens the gate, once, whatever the frame holds. */
export function openGate() {
  if (isOpen) return;
  closeChecks();
  open();
}

function closeChecks() {
  isOpen = true;
  clearTimeout(timer);
  observer.disconnect();
  offTrusted(["DOMContentLoaded"], onParsed);
  offTrusted(["click", "focusin"], onInteraction);
  offTrusted(["input", "paste"], openGate);
}

async function check() {
  timer = undefined;
  if (isOpen) return;
  if (isChecking) return void (checksAgain = true);
  if (canBeAskedIn([document])) return openGate();
  [isChecking, checksAgain] = [true, false];
  const { result: roots, cost } = await inSlices(allRoots(), () => false);
  isChecking = false;
  if (roots.length > 1 && canBeAskedIn(roots)) return openGate();
  observe(roots);
  afterCheck(cost);
}

/** Nothing was found: the next check may come later. @type {(cost: number) => void} */
function afterCheck(cost) {
  gap = Math.min(Math.max(MIN_GAP_MS, GAP_PER_COST * cost), MAX_GAP_MS);
  nextCheckAt = performance.now() + gap;
  emptyChecks = Math.min(emptyChecks + 1, MAX_GAP_DOUBLINGS);
  // A page that never finishes loading is checked all the same.
  if (checksAgain || dom.readyState(document) === "loading") plan(nextCheckAt);
}

/** Observes these roots once the document is parsed. @type {(roots: Node[]) => void} */
function observe(roots) {
  if (isOpen || dom.readyState(document) === "loading") return;
  for (const root of roots) observer.observe(root, OBSERVED);
}

/** Plans a check at that time, if no earlier one is planned. @type {(at: number) => void} */
function plan(at) {
  if (timer !== undefined && plannedAt <= at) return;
  clearTimeout(timer);
  plannedAt = at;
  timer = setTimeout(check, Math.max(0, at - performance.now()));
}

const observer = new MutationObserver((records) => {
  // `document.open()` removes all listeners.
  if (records.some(({ target }) => target === document)) listen();
  let isMoved = false;
  for (const record of records) {
    if (record.type === "attributes") return plan(nextCheckAt);
    const isText = record.type === "characterData";
    const nodes = isText ? [record.target] : record.addedNodes;
    for (let at = 0; at < nodes.length; at++) {
      if (isTellingNode(nodes[at])) return plan(nextCheckAt);
      isMoved ||= dom.isElement(nodes[at]);
    }
  }
  if (isMoved) plan(nextCheckAt + Math.min(gap * 2 ** emptyChecks, 2 * MAX_GAP_MS) - gap);
});

/** The document is parsed. */
function onParsed() {
  clearTimeout(timer);
  observe([document]);
  check();
}

/** The focus shows closed shadow roots that nothing else does. @type {(event: Event) => void} */
function onInteraction(event) {
  const el = innermostTarget(event);
  rememberFocusedHost(event.target);
  if (el && dom.matches(el, EDITABLE)) return openGate();
  emptyChecks = 0;
  plan(nextCheckAt);
  setTimeout(() => plan(nextCheckAt), AFTER_INTERACTION_MS);
}

/** Calls once when something could be asked in this frame. @type {(listener: () => void) => void} */
export function whenGateOpens(listener) {
  open = listener;
  watchTakers(openGate);
  onTrusted(["click", "focusin"], onInteraction);
  onTrusted(["input", "paste"], openGate);
  onStop(closeChecks);
  if (dom.readyState(document) !== "loading") return onParsed();
  onTrusted(["DOMContentLoaded"], onParsed);
  plan(performance.now() + MIN_GAP_MS);
}
