// Reports what was read of this frame to the background, and shows what the background answers.

import { dom } from "./collect/dom.js";
import { frameState } from "./frame-state.js";
import { updateFieldNote } from "./guard/field-note.js";
import { isAlive, stop } from "./lifetime.js";
import { comparable } from "./schedule/novelty.js";
import * as scheduler from "./schedule/scan-scheduler.js";
import { tell } from "./tell.js";

const ANSWER_TIMEOUT_MS = 1000;
const MAX_RETRY_DOUBLINGS = 6;

const isTop = globalThis.top === globalThis.self;
let isWanted = false;
let lastSent = "";
let failures = 0;
/** The snapshot that waits to be sent. @type {Mamori.PageSnapshot | null} */
let newest = null;
let isSending = false;
let sending = Promise.resolve();
let tellReported = () => {};

/** @type {(ms: number) => Promise<void>} */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether the browser has loaded the page before the person has asked for it. */
export const isPrerendered = () => dom.prerendering(document) === true;

/** Whether anything of this document was sent. */
export const hasReported = () => lastSent !== "";

/** Whether a snapshot is being sent. */
export const isReporting = () => isSending;

/** Whether the background has not answered the last snapshot. */
export const hasFailed = () => failures > 0;

/** Settles when all snapshots are answered. */
export const reported = () => sending;

/** Whether a snapshot is sent although nothing is asked for. */
export const isAwaited = () => isWanted || hasReported();

/** Has the next snapshot sent, whatever it says. */
export function awaitReport() {
  isWanted = true;
}

/** Has the next snapshot sent, whatever was sent and whatever has failed. */
export function reportAgain() {
  [lastSent, failures] = [lastSent && " ", 0];
}

/** Has a callback called each time all snapshots are answered. @type {(callback: () => void) => void} */
export function onReported(callback) {
  tellReported = callback;
}

/** Sends a snapshot once the one before is answered; only the newest waits. The frame is read on meanwhile. @type {(snapshot: Mamori.PageSnapshot) => void} */
export function report(snapshot) {
  newest = snapshot;
  if (!isSending) sending = sendNewest();
}

async function sendNewest() {
  isSending = true;
  for (let next = newest; next; next = newest) {
    newest = null;
    await send(next, comparable(next));
  }
  isSending = false;
  tellReported();
}

/** @type {(message: Mamori.Request) => Promise<any>} */
async function ask(message) {
  const timeout = pause(ANSWER_TIMEOUT_MS);
  const answer = await Promise.race([chrome.runtime.sendMessage(message), timeout]);
  // A background that the browser ends before it has heard gives no answer, and no error either.
  if (answer === undefined) throw new Error("no answer");
  frameState.frameId = answer.frame;
  frameState.isUnanswered = !answer.show;
  return answer.show;
}

/** @type {(snapshot: Mamori.PageSnapshot, text: string) => Promise<void>} */
async function send(snapshot, text) {
  // The tab still shows another page, and the background would not hear.
  if (isPrerendered() || (text === lastSent && !isWanted)) return;
  [lastSent, isWanted] = [text, false];
  try {
    const isFocused = dom.hasFocus(document);
    const message = /** @type {Mamori.Request} */ ({ kind: "snapshot", snapshot, isFocused });
    await receive(await ask(message).catch(() => ask(message)));
    failures = 0;
    // The top frame had not been read yet: whoever needs the verdict asks again.
    if (!isTop && frameState.isUnanswered) lastSent = " ";
  } catch {
    lastSent = " ";
    if (isAlive()) setTimeout(scheduler.planSoon, ANSWER_TIMEOUT_MS * 2 ** failures);
    else stop();
    failures = Math.min(failures + 1, MAX_RETRY_DOUBLINGS);
  }
}

/** Shows what the background says of the tab. @type {(state: Mamori.BannerState | null | undefined) => Promise<void>} */
export async function receive(state) {
  // A verdict that comes late may be about the document before this one.
  if (!state || (isTop && state.document !== frameState.document)) return;
  frameState.bannerState = state;
  frameState.isUnanswered = false;
  updateFieldNote();
  if (!isTop) return;
  (await loadBanner()).showBanner(state);
  if (isPicture() && (state.style === "stay" || state.style === "page")) showElsewhere();
}

/** Whether the document is an SVG picture, in which nothing of ours is drawn. */
const isPicture = () => dom.namespace(dom.page(document)) === "http://www.w3.org/2000/svg";

let isShownElsewhere = false;

/** A tab of ours shows the warning, once in this document. */
function showElsewhere() {
  if (isShownElsewhere) return;
  isShownElsewhere = true;
  tell({ kind: "cannot-show", document: frameState.document });
}

/** The banner, which few pages need. */
export const loadBanner = () => import("./overlay/banner.js");
