// Boxes that take one number together, such as four boxes of four digits.

import { dom } from "./dom.js";

/** @typedef {import("./editable.js").Editable} Editable */

const TYPED_INTO = new Set(["text", "password", "tel", "number"]);

/** How many characters a box of a split number takes: 1 or 4, else 0. @type {(box: Editable) => number} */
function boxLength({ el, control }) {
  if (!TYPED_INTO.has(control)) return 0;
  const length = Number(dom.attribute(el, "maxlength") || dom.attribute(el, "size"));
  return length === 1 || length === 4 ? length : 0;
}

const ORDINAL = /\d+|first|second|third|fourth|mid(?:dle)?|last|end|[^a-z]|(?<=[^a-z])[a-d]$/g;
/** A box's name without its ordinal. @type {(el: Element) => string} */
const stem = (el) =>
  (dom.attribute(el, "name") || dom.attribute(el, "id")).toLowerCase().replace(ORDINAL, "");
/** What tells which box it is: 左, 2組目, 上4桁, "first". */
const PLACE_OF_BOX =
  /[\dXx\s]|真ん中|まん中|最初|最後|[左右上中下前後一二三四第]|[組つ番個]目|組|桁|けた|文字|first|second|third|fourth|middle|last|left|right/gi;
/** What a box's hint says beside that. @type {(el: Element) => string} */
const hint = (el) =>
  `${dom.attribute(el, "placeholder")} ${dom.attribute(el, "aria-label")}`.replace(
    PLACE_OF_BOX,
    "",
  );

const SEPARATOR = /^(?:[\s\d‐-―−－ー~_-]|[桁文字番目つ]|digit|character|of)*$/i;

/** Whether nothing but a separator stands between two boxes. @type {(a: Element, b: Element) => boolean} */
function areAdjacent(a, b) {
  if (dom.root(a) !== dom.root(b)) return false;
  const between = new Range();
  between.setStartAfter(a);
  between.setEndBefore(b);
  return SEPARATOR.test(between.toString());
}

/** Whether b is the next box of the number that a is a box of. @type {(a: Editable, b: Editable) => boolean} */
function continues(a, b) {
  const length = boxLength(a);
  if (length === 0 || length !== boxLength(b) || a.el.form !== b.el.form) return false;
  if (length > 1 && stem(a.el) !== stem(b.el)) return false;
  return hint(a.el) === hint(b.el) && areAdjacent(a.el, b.el);
}

/** Whether two boxes of four stand side by side, whatever they are called. @type {(a: Editable, b: Editable) => boolean} */
function isBeside(a, b) {
  const isAlike = boxLength(a) === 4 && boxLength(b) === 4 && a.el.form === b.el.form;
  if (!isAlike || hint(a.el) !== hint(b.el) || !areAdjacent(a.el, b.el)) return false;
  const [one, next] = [dom.rect(a.el), dom.rect(b.el)];
  return Math.abs(one.top - next.top) < one.height / 2;
}

/** How many boxes of four a My Number and a card number have. */
const ROW = [3, 4];

/** Joins a row of three or four boxes of four. @type {(groups: Editable[][]) => Editable[][]} */
function joinRows(groups) {
  const out = [];
  for (let at = 0; at < groups.length;) {
    let end = at + 1;
    while (
      end < groups.length &&
      isBeside(groups[end - 1][groups[end - 1].length - 1], groups[end][0])
    )
      end += 1;
    const row = groups.slice(at, end);
    const boxes = row.length > 1 ? row.flat() : row[0];
    if (ROW.includes(boxes.length)) out.push(boxes);
    else out.push(...row);
    at = end;
  }
  return out;
}

/** Groups the boxes of each split number; every other element is a group of its own. @type {(list: Editable[]) => Editable[][]} */
export function groupBoxes(list) {
  /** @type {Editable[][]} */
  const groups = [];
  for (const box of list) {
    const last = groups.at(-1);
    if (last && continues(/** @type {Editable} */ (last.at(-1)), box)) last.push(box);
    else groups.push([box]);
  }
  return joinRows(groups);
}
