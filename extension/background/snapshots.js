// The snapshots that wait to be judged. Only the newest of each frame is kept. They are judged several
// at a time: the top frame first, then the frame with the focus, then the others as they came.

import { updateTab } from "./tab.js";
import { enqueue } from "./task-queue.js";

/** @typedef {import("./tab.js").Tab} Tab */
/** @typedef {Extract<Mamori.Request, { kind: "snapshot" }>} Message */
/** @typedef {(show: Mamori.BannerState | null) => void} Reply */
/**
 * @typedef {object} Report a snapshot that waits
 * @property {number} frame
 * @property {Mamori.PageSnapshot} snapshot
 * @property {boolean} isFocused
 * @property {number} weight how much work it is to judge it
 * @property {Reply} reply
 * @property {boolean} isAnswered whether the frame has an answer and waits for the state as a message
 * @property {boolean} isUnloaded whether its document was unloaded meanwhile
 */

/** How much is judged at a time, in fields; other tabs have their turn in between. */
const MAX_TURN_WEIGHT = 2000;
/** How much of a tab waits at most; what comes on top of that is not read. */
const MAX_WAITING_WEIGHT = 100_000;
/** What a frame without fields weighs, and how many characters weigh as much as a field. */
const FRAME_WEIGHT = 20;
const FIELD_CHARACTERS = 200;
/** A frame takes a background that answers later for one that has ended. */
const ANSWER_TIMEOUT_MS = 700;

/** The reports of each tab, by frame. @type {Map<number, Map<number, Report>>} */
const waiting = new Map();
/** The reports of each tab that are judged now. @type {Map<number, Report[]>} */
const judged = new Map();
/** The tabs of which reports are going to be judged. @type {Set<number>} */
const planned = new Set();
/** The tabs of which a report did not fit. @type {Set<number>} */
const overfull = new Set();

/** @type {(snapshot: Mamori.PageSnapshot) => number} */
const weightOf = ({ fields, text }) =>
  FRAME_WEIGHT + (fields?.length ?? 0) + (text?.length ?? 0) / FIELD_CHARACTERS;

/** @type {(reports: Iterable<Report>) => number} */
const total = (reports) => [...reports].reduce((sum, { weight }) => sum + weight, 0);

/** Has a snapshot judged; `reply` is called once. @type {(tab: Tab, frame: number, message: Message, reply: Reply) => void} */
export function addSnapshot(tab, frame, message, reply) {
  const { snapshot, isFocused } = message;
  const weight = snapshot ? weightOf(snapshot) : 0;
  const reports = waiting.get(tab.id) ?? new Map();
  // An answer to the older snapshot would be about this one.
  reports.get(frame)?.reply(null);
  reports.delete(frame);
  waiting.set(tab.id, reports);
  if (frame !== 0 && total(reports.values()) + weight > MAX_WAITING_WEIGHT) {
    overfull.add(tab.id);
    return reply(null);
  }
  const flags = { isFocused, isAnswered: false, isUnloaded: false };
  const report = { frame, snapshot, weight, reply, ...flags };
  reports.set(frame, report);
  answerInTime(report);
  plan(tab);
}

/** @type {(tab: Tab) => void} */
function plan(tab) {
  if (planned.has(tab.id)) return;
  planned.add(tab.id);
  enqueue(tab.id, () => judgeNext(tab));
}

/** @type {(report: Report) => void} */
function answerInTime(report) {
  const { reply } = report;
  const timeout = setTimeout(() => {
    report.isAnswered = true;
    reply(null);
  }, ANSWER_TIMEOUT_MS);
  report.reply = (show) => {
    clearTimeout(timeout);
    if (!report.isAnswered) reply(show);
  };
}

/** Drops what waits of a document that has been unloaded. @type {(tabId: number, document: string) => void} */
export function dropSnapshots(tabId, document) {
  const reports = waiting.get(tabId) ?? new Map();
  for (const [frame, { snapshot, reply }] of reports) {
    if (snapshot?.document !== document) continue;
    reports.delete(frame);
    reply(null);
  }
  for (const report of judged.get(tabId) ?? []) {
    if (report.snapshot?.document === document) report.isUnloaded = true;
  }
}

/** Drops whatever waits of a tab that was closed. @type {(tabId: number) => void} */
export function dropTab(tabId) {
  waiting.delete(tabId);
  overfull.delete(tabId);
}

/** Takes as many reports as are judged at a time, at least one. @type {(tabId: number) => Report[]} */
function takeNext(tabId) {
  const reports = waiting.get(tabId) ?? new Map();
  const rank = (/** @type {Report} */ { frame, isFocused }) =>
    frame === 0 ? 0 : isFocused ? 1 : 2;
  /** @type {Report[]} */
  const ordered = [...reports.values()].sort((one, other) => rank(one) - rank(other));
  /** @type {Report[]} */
  const taken = [];
  for (const report of ordered) {
    if (taken.length > 0 && total(taken) + report.weight > MAX_TURN_WEIGHT) break;
    taken.push(report);
    reports.delete(report.frame);
  }
  return taken;
}

/** @type {(tab: Tab) => Promise<void>} */
async function judgeNext(tab) {
  planned.delete(tab.id);
  const reports = takeNext(tab.id);
  const isPartlyRead = overfull.delete(tab.id);
  if (waiting.get(tab.id)?.size) plan(tab);
  else waiting.delete(tab.id);
  if (reports.length === 0) return;
  judged.set(tab.id, reports);
  const state = await updateTab(tab, (engine, state, settings) => {
    const shown = reports.filter(({ isUnloaded }) => !isUnloaded);
    return engine.update_frames(state, shown, isPartlyRead, settings);
  });
  judged.delete(tab.id);
  for (const report of reports) answer(tab, report, state);
}

/** @type {(tab: Tab, report: Report, state: Mamori.BannerState | null) => void} */
function answer(tab, { frame, reply, isAnswered }, state) {
  if (!isAnswered) return reply(state);
  const message = { kind: "banner-state", state };
  if (state) chrome.tabs.sendMessage(tab.id, message, { frameId: frame }).catch(() => {});
}
