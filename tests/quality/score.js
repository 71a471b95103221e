/** Compares what the engine has found on a page with what the page contains. */
import { align } from "./controls.js";
import { ASKS, KINDS, PARTS, SECONDARY, kindOf } from "./kinds.js";

/**
 * @typedef {import("./kinds.js").Kind} Kind
 * @typedef {import("./kinds.js").Label} Label
 * @typedef {import("./sets.js").QualitySet} QualitySet
 * @typedef {import("./sets.js").Truth} Truth
 * @typedef {import("./reader.js").Judged} Judged
 * @typedef {import("./observer.js").SeenField} SeenField
 * @typedef {import("./controls.js").PageControl} PageControl
 *
 * @typedef {{ right: number, missed: number, false: number }} Count
 * @typedef {{ control: PageControl, field: SeenField | undefined, label: Label, kinds: Kind[] }} Row
 * @typedef {{ row: Row, kind: Kind, is: "missed" | "false" }} Slip one wrong kind of one field
 *
 * @typedef {object} PageScore
 * @property {string} file
 * @property {string} address
 * @property {Judged} judged
 * @property {Truth} truth
 * @property {string[]} missed asks that the page makes and the engine does not name
 * @property {string[]} false asks that the engine names and the page does not make
 * @property {Slip[]} slips
 * @property {Row[]} rows
 * @property {number} off how many levels too high the page is judged; negative when too low
 * @property {boolean} isWrong
 */

/** From the lowest to the highest level. */
export const LEVELS = ["clear", "notice", "warning", "danger"];

/**
 * @param {QualitySet} set
 * @param {import("./sets.js").QualityPage} page
 * @param {Judged} judged
 * @returns {PageScore}
 */
export function scorePage(set, page, judged) {
  const rows = page.label ? rowsOf(page.label, judged) : [];
  const truth = page.truth ?? truthOf(rows, judged.verdict.standing);
  const counts = (/** @type {string} */ ask) => !set.rowsOnly || isOfMyNumber(ask);
  const missed = truth.asks.filter((ask) => !judged.verdict.asks.some((found) => found === ask));
  const surplus = judged.verdict.asks.filter((ask) => !truth.asks.includes(ask));
  const wrong = surplus.filter((ask) => set.live || isKnownFalse(set, ask, rows, judged));
  const [missedHere, falseHere] = [missed.filter(counts), wrong.filter(counts)];
  const levels = [judged.verdict.level, truth.level].map((level) => LEVELS.indexOf(level));
  const off = set.rowsOnly ? 0 : levels[0] - levels[1];
  const isStandingWrong = Boolean(truth.standing) && truth.standing !== judged.verdict.standing;
  return {
    file: page.file,
    address: page.address,
    judged,
    truth,
    missed: missedHere,
    false: falseHere,
    slips: rows.flatMap((row) => slipsOf(row, set.certain ?? KINDS)),
    rows,
    off,
    isWrong: missedHere.length + falseHere.length > 0 || off !== 0 || isStandingWrong,
  };
}

/** @param {string} ask */
const isOfMyNumber = (ask) => !["payment-card", ...SECONDARY].includes(ask);

/**
 * Returns whether an ask is certainly false. Most sets have no labels for passwords, account numbers
 * and similar data, so such an ask is false only when a person has labelled the field differently.
 * @param {QualitySet} set
 * @param {Mamori.Ask} ask
 * @param {Row[]} rows
 * @param {Judged} judged
 */
function isKnownFalse({ certain = KINDS }, ask, rows, { verdict }) {
  if (!SECONDARY.includes(ask)) return true;
  const fields = verdict.reasons.filter((reason) => reason.ask === ask).map(({ field }) => field);
  const labelled = rows.filter(({ field, label }) => label && fields.includes(field?.key ?? -1));
  return labelled.length === fields.length && certain.some((kind) => ASKS[kind] === ask);
}

/**
 * Returns every visible control with its label and the kinds that the engine has found.
 * @param {NonNullable<import("./sets.js").QualityPage["label"]>} label
 * @param {Judged} judged
 * @returns {Row[]}
 */
function rowsOf(label, { controls, fields, verdict }) {
  const fieldOf = align(controls, fields);
  const visible = controls.filter((control) => control.isVisible || fieldOf.has(control));
  return visible.map((control) => {
    const field = fieldOf.get(control);
    const reasons = verdict.reasons.filter((r) => field && r.frame === 0 && r.field === field.key);
    const kinds = reasons.map(kindOf).filter((kind) => kind !== null);
    return { control, field, label: label(control), kinds: [...new Set(kinds)] };
  });
}

/**
 * Returns the expected verdict of a page by the labels of its controls.
 * @param {Row[]} rows
 * @param {string} standing
 * @returns {Truth}
 */
function truthOf(rows, standing) {
  const kinds = new Set(rows.map(({ label }) => label));
  const presentKinds = KINDS.filter((kind) => kinds.has(kind));
  const parts = presentKinds.filter((kind) => PARTS.includes(kind));
  const complete = presentKinds.filter((kind) => !PARTS.includes(kind) || parts.length > 1);
  const asks = [...new Set(complete.map((kind) => ASKS[kind]))];
  const [number, card] = [asks.includes("my-number"), asks.includes("payment-card")];
  const level = number ? (card ? "danger" : "warning") : card ? "notice" : "clear";
  return { level: standing === "government" ? "clear" : level, asks };
}

/**
 * @param {Row} row
 * @param {Kind[]} certain
 * @returns {Slip[]}
 */
function slipsOf(row, certain) {
  const { label, kinds } = row;
  if (label === null) return [];
  const wrong = kinds.filter((kind) => kind !== label && certain.includes(kind));
  /** @type {Slip[]} */
  const slips = wrong.map((kind) => ({ row, kind, is: "false" }));
  if (label !== "other" && !kinds.includes(label)) slips.push({ row, kind: label, is: "missed" });
  return slips;
}

/**
 * Counts fields by kind, for the kinds that occur in the set.
 * @param {PageScore[]} scores
 * @returns {Map<Kind, Count>}
 */
export function countKinds(scores) {
  const rows = scores.flatMap((score) => score.rows);
  const slips = scores.flatMap((score) => score.slips);
  const present = KINDS.filter((kind) => rows.some(({ label }) => label === kind));
  const count = (/** @type {Kind} */ kind) => {
    const of = (/** @type {string} */ is) => slips.filter((s) => s.kind === kind && s.is === is);
    const right = rows.filter(({ label, kinds }) => label === kind && kinds.includes(kind));
    return { right: right.length, missed: of("missed").length, false: of("false").length };
  };
  return new Map(present.map((kind) => [kind, count(kind)]));
}

/** Returns precision, recall and F1, each null when its denominator is 0. @param {Count} count */
export function rates({ right, missed, false: wrong }) {
  const rate = (/** @type {number} */ part, /** @type {number} */ all) => (all ? part / all : null);
  return {
    precision: rate(right, right + wrong),
    recall: rate(right, right + missed),
    f1: rate(2 * right, 2 * right + missed + wrong),
  };
}
