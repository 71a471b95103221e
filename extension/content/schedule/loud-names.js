// What a field was called a moment ago. A page that shows its name only for some moments is judged by
// the name that a warning was about, and not by the one that stands there when it is read.

import { frameState } from "../frame-state.js";
import { onTrusted } from "../trusted-events.js";

const REMEMBERED_MS = 5000;
// What a page changes so soon after a person has gone on is its next step.
const NEXT_STEP_MS = 3000;

/** @typedef {{ labels: Mamori.Label[], until: number }} Loud */

/** The names by the key of their field. @type {Map<number, Loud>} */
const loud = new Map();
/** What each field was called when it was read last. @type {Map<number, Mamori.Label[]>} */
let lastRead = new Map();
let actedAt = -Infinity;

/** @type {(labels: Mamori.Label[]) => string} */
const wording = (labels) => labels.map(({ text }) => text).join("\n");

/** The fields of this frame that a warning names. */
function warnedFields() {
  const { highlights = [] } = frameState.bannerState ?? {};
  return new Set(
    highlights.filter(({ frame }) => frame === frameState.frameId).map((one) => one.field),
  );
}

/** Remembers the name that a field had, where the page has changed it by itself. @type {(field: Mamori.Field, now: number) => void} */
function remember({ key, labels }, now) {
  const before = lastRead.get(key);
  const known = loud.get(key);
  const isBack = known && wording(labels).includes(wording(known.labels));
  if (isBack) known.until = now + REMEMBERED_MS;
  else if (!known && before && wording(before) !== wording(labels) && now - actedAt > NEXT_STEP_MS)
    loud.set(key, { labels: before, until: now + REMEMBERED_MS });
}

/** @type {(field: Mamori.Field) => Mamori.Field} */
function withLoudName(field) {
  const known = loud.get(field.key)?.labels ?? [];
  const missing = known.filter(({ text }) => !field.labels.some((one) => one.text === text));
  return missing.length > 0 ? { ...field, labels: [...field.labels, ...missing] } : field;
}

/**
 * Adds the names that fields had a moment ago, as long as they stand. Nothing is added after a person has
 * clicked or pressed Enter: the page then shows its next step, which may use the same fields.
 * @type {(snapshot: Mamori.PageSnapshot) => Mamori.PageSnapshot}
 */
export function withLoudNames(snapshot) {
  const now = performance.now();
  const warned = warnedFields();
  for (const field of snapshot.fields) if (warned.has(field.key)) remember(field, now);
  for (const [key, { until }] of loud) if (until < now) loud.delete(key);
  lastRead = new Map(snapshot.fields.map(({ key, labels }) => [key, labels]));
  return loud.size > 0 ? { ...snapshot, fields: snapshot.fields.map(withLoudName) } : snapshot;
}

/** How many milliseconds from now a name is forgotten; undefined where none is remembered. */
export function untilForgotten() {
  const ends = [...loud.values()].map(({ until }) => until);
  return ends.length > 0 ? Math.max(0, Math.min(...ends) - performance.now()) : undefined;
}

/** @type {(event: KeyboardEvent | MouseEvent) => void} */
function onAct(event) {
  if (event.type !== "keydown" || /** @type {KeyboardEvent} */ (event).key === "Enter")
    actedAt = performance.now();
}

/** Notices when a person goes on to the next step. */
export const watchSteps = () => onTrusted(["click", "keydown", "popstate"], onAct);
