// Judges what was parsed out of a text or a file: a message, and the pages in it. The answer shows the
// loudest of them.

import * as engine from "./engine/engine.js";
import { parseFile } from "./input-parser.js";
import { readSaved } from "./saved.js";

/** From the quietest to the loudest. */
const LEVELS = ["clear", "notice", "warning", "danger"];
/** How many files that are opened together are judged. */
const MAX_FILES = 5;
/** How many frames of a saved page are judged, and how deep in each other. */
const MAX_FRAMES = 5;
const MAX_FRAME_DEPTH = 3;

/**
 * @typedef {object} Judged
 * @property {string} level
 * @property {import("./check/check-form.js").Answer["draw"]} draw
 * @property {boolean} isUnread whether a part could not be read
 *
 * @typedef {import("./check/check-form.js").Answer & { level: string }} Answer
 */

const loudness = (/** @type {string} */ level) => LEVELS.indexOf(level);

/** The loudest; the first of several. @template {{ level: string }} T @param {T[]} list @returns {T | undefined} */
const loudest = (list) => [...list].sort((a, b) => loudness(b.level) - loudness(a.level))[0];

/** Judges a message and the pages in it; the answer shows the loudest of them. @type {(parsing: Promise<import("./input-parser.js").Input>) => Promise<Answer>} */
export async function judge(parsing) {
  const { message, pages = [], status, isUnread } = await parsing;
  const judged = (await Promise.all(pages.map((page) => judgePage(page)))).flat();
  if (message) judged.push(judgeMessage(message));
  const found = loudest(judged);
  const isPartly = isUnread || judged.some((one) => one.isUnread);
  const level = found?.level ?? "";
  // Where a part is unread, "nothing found" would be said of what nobody has looked at.
  const isSilent = isPartly && loudness(level) <= 0;
  return {
    level,
    status: isPartly ? (status?.replace("check_saved", "check_unread") ?? "check_unread") : status,
    draw: isSilent ? undefined : found?.draw,
  };
}

/** @type {(message: Mamori.MessageText) => Judged} */
const judgeMessage = (message) => ({
  level: engine.judge_message(message),
  draw: (report, lookup) => engine.draw_message(report, message, lookup),
  isUnread: false,
});

/** Judges a saved page, and the frames that are saved in it, as the extension judges open ones. @type {(html: string, depth?: number) => Promise<Judged[]>} */
async function judgePage(html, depth = 0) {
  const { snapshot, frames, isUnread } = await readSaved(html);
  const { verdict } = engine.update_frame(null, 0, snapshot, null);
  const read = depth < MAX_FRAME_DEPTH ? frames.slice(0, MAX_FRAMES) : [];
  const inner = await Promise.all(read.map((frame) => judgePage(frame, depth + 1)));
  const page = {
    level: verdict.level,
    draw: (/** @type {HTMLElement} */ report, /** @type {any} */ lookup) =>
      engine.draw_page(report, verdict, lookup),
    isUnread: isUnread || read.length < frames.length,
  };
  return [page, ...inner.flat()];
}

/** Judges files that are opened together; the answer shows the loudest of them. @type {(files: File[]) => Promise<Answer>} */
export async function judgeFiles(files) {
  const read = files.slice(0, MAX_FILES);
  const answers = await Promise.all(read.map((file) => judge(parseFile(file))));
  const answer = loudest(answers) ?? { level: "" };
  const isAll = files.length === read.length && answers.every(({ draw }) => draw);
  if (files.length === 1 || isAll) return answer;
  return {
    ...answer,
    status: "check_unread",
    draw: loudness(answer.level) > 0 ? answer.draw : undefined,
  };
}
