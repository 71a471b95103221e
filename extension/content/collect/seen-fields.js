// The fields that a person sees, chosen where a page has more than are read.

import { dom } from "./dom.js";
import { MAX_EDITABLE, editableElementsIn } from "./editable.js";

/** @typedef {import("./editable.js").Editable} Editable */

/** How many fields are described. */
export const MAX_FIELDS = 500;
const MAX_ASKED = 20_000;
const ASKED_PER_STEP = 500;
const MIN_WIDTH_PX = 12;
const MIN_HEIGHT_PX = 8;

/** Whether an element is in the window and large enough to be used. @type {(el: Element) => boolean} */
function isInView(el) {
  const { left, top, right, bottom, width, height } = dom.rect(el);
  const isInWindow = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  return isInWindow && width >= MIN_WIDTH_PX && height >= MIN_HEIGHT_PX;
}

/**
 * At most `most` groups of fields: those that take input before those in view, and these before the others.
 * @type {(groups: Editable[][], most: number, takers: Editable[]) => Editable[][]}
 */
export function preferred(groups, most, takers) {
  if (groups.length <= most) return groups;
  const taking = new Set(takers.map(({ el }) => el));
  const rank = (/** @type {Editable[]} */ group) =>
    group.some(({ el }) => taking.has(el)) ? 0 : group.some(({ el }) => isInView(el)) ? 1 : 2;
  const ranks = new Map(groups.map((group) => [group, rank(group)]));
  const sorted = [...groups].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
  const kept = new Set(sorted.slice(0, most));
  return groups.filter((group) => kept.has(group));
}

/**
 * @typedef {object} SeenFields
 * @property {Editable[]} all the first editable elements
 * @property {(Element | null)[]} hiders what hides each element of `all`; null for a visible one
 * @property {Editable[]} visible the visible ones, or those of them that matter most
 * @property {boolean} isCut whether there are more
 */

/**
 * The fields that nothing hides. What is hidden uses up no place of what is seen. Nothing is written in
 * between, so that at most one layout is needed. Yields where the scan may pause.
 * @type {(roots: Node[], takers: Editable[], hiderOf: (el: Element) => Element | null) => Generator<void, SeenFields>}
 */
export function* seenFields(roots, takers, hiderOf) {
  const taking = new Set(takers.map(({ el }) => el));
  /** @type {SeenFields} */
  const { all, hiders, visible } = { all: [], hiders: [], visible: [], isCut: false };
  let asked = 0;
  for (const one of editableElementsIn(roots)) {
    if (++asked > MAX_ASKED) break;
    const hider = taking.has(one.el) ? null : hiderOf(one.el);
    if (!hider) visible.push(one);
    if (all.length < MAX_EDITABLE) {
      all.push(one);
      hiders.push(hider);
    }
    if (asked % ASKED_PER_STEP === 0) yield;
  }
  const isCut = asked > MAX_ASKED || visible.length > 2 * MAX_FIELDS;
  const groups = visible.map((one) => [one]);
  return { all, hiders, visible: preferred(groups, 2 * MAX_FIELDS, takers).flat(), isCut };
}
