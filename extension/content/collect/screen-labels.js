// Labels for fields that have none in the source: what stands beside or above them on the screen.

import { belongsElsewhere, wholeBlock } from "./adjacent-text.js";
import { dom } from "./dom.js";
import { MARK, blockOf, hasNoProse } from "./element-text.js";
import { fieldElement } from "./field-registry.js";
import { invisibleLabels, isNamed } from "./labels.js";
import { pictureName } from "./pictures.js";
import { rectOf, textStyleOf } from "./rendered-text.js";

/** @typedef {{ text: string, nodes: Text[], line: any }} Lines */
/** @typedef {{ left: number, top: number, right: number, bottom: number }} Place */
/** @typedef {Place & { text: string, line: any, isPiece: boolean }} Block */

const MAX_NAMELESS = 50;
const MAX_BLOCKS = 200;
const BLOCKS_PER_STEP = 20;
const MAX_STEPS = 3000;
const MAX_LENGTH = 80;
const MAX_GAP_LEFT_PX = 300;
const MAX_GAP_ABOVE_PX = 36;
const MAX_LETTER_GAP_PX = 24;
/** The letters of one word may be of different heights. */
const HEIGHT_OF_A_PIECE_PX = 100;

/** Adds a text node to the lines of its block. @type {(node: Node, found: Map<any, Lines>) => void} */
function addText(node, found) {
  const { data } = /** @type {Text} */ (node);
  const line = /\S/.test(data) && data.length <= 2 * MAX_LENGTH ? blockOf(node) : null;
  if (!dom.isElement(line)) return;
  const known = found.get(line) ?? { text: "", nodes: [], line };
  known.nodes.push(/** @type {Text} */ (node));
  found.set(line, known);
}

/** Collects at most `most` blocks of text before or after a node. @type {(from: Node, root: Node, back: boolean, most: number, found: Map<any, Lines>) => void} */
function collect(from, root, back, most, found) {
  const walker = dom.walker(root);
  walker.currentNode = from;
  const end = found.size + most;
  for (let steps = 0; steps < MAX_STEPS && found.size < end; steps++) {
    const node = back ? walker.previousNode() : walker.nextNode();
    if (!node) return;
    if (!dom.isElement(node)) addText(node, found);
  }
}

/** The place of a block on the screen; null where nothing is drawn of it. @type {(lines: Lines) => Place | null} */
function placeOf({ nodes }) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const node of nodes) {
    const rect = rectOf(node);
    if (rect.width <= 1) continue;
    left = Math.min(left, rect.left);
    top = Math.min(top, rect.top);
    right = Math.max(right, rect.right);
    bottom = Math.max(bottom, rect.bottom);
  }
  return right > -Infinity ? { left, top, right, bottom } : null;
}

/** Whether a place is on the height of a field or not far above it. @type {(place: Place, fields: DOMRect[]) => boolean} */
const isNearAny = ({ top, bottom }, fields) =>
  fields.some(
    (at) =>
      bottom >= at.top - Math.max(MAX_GAP_ABOVE_PX, at.height) - HEIGHT_OF_A_PIECE_PX &&
      top <= at.bottom + HEIGHT_OF_A_PIECE_PX,
  );

/**
 * The visible text of a block and its place on the screen. Where it stands costs less than how it reads,
 * so that only what is near one of the fields is read.
 * @type {(lines: Lines, el: Element, fields: DOMRect[]) => Block | null}
 */
function placed(lines, el, fields) {
  const place = placeOf(lines);
  if (!place || !isNearAny(place, fields)) return null;
  const { line, nodes } = lines;
  if (belongsElsewhere(line, el) || dom.tag(line) === "button" || hasNoProse(line)) return null;
  const parents = nodes.map((node) => dom.parent(node));
  if (parents.some((parent) => hasNoProse(parent) || textStyleOf(parent).isUnreadable)) return null;
  nodes.sort((a, b) => (dom.compare(a, b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  const { text } = wholeBlock(nodes.map(({ data }) => data).join(""), line, el);
  if (MARK.test(text) && text.length > 1) return null;
  if (text.length > MAX_LENGTH) return null;
  return { text, line, ...place, isPiece: text.length <= 2 };
}

/** Joins blocks in a row that hold one character each. @type {(blocks: Block[]) => Block[]} */
function joined(blocks) {
  /** @type {Block[]} */
  const out = [];
  for (const block of blocks) {
    const last = out.at(-1);
    const gap = last && block.left - last.right;
    const isNext =
      last && gap !== undefined && gap >= -2 && gap < MAX_LETTER_GAP_PX && block.isPiece;
    if (isNext && last.isPiece && Math.abs(block.top - last.top) < 4) {
      last.text += block.text;
      last.right = block.right;
    } else out.push({ ...block });
  }
  return out.filter(({ text }) => !MARK.test(text));
}

/** How far left of or above a field a block is, in pixels; Infinity where it is elsewhere. @type {(block: Block, at: DOMRect) => number} */
function distance(block, at) {
  const overlap = Math.min(block.bottom, at.bottom) - Math.max(block.top, at.top);
  const gap = at.left - block.right;
  if (overlap > (block.bottom - block.top) / 2 && gap >= -4 && gap <= MAX_GAP_LEFT_PX)
    return gap / 4;
  const up = at.top - block.bottom;
  const isOver = block.left < at.right && block.right > at.left;
  return isOver && up >= -4 && up <= Math.max(MAX_GAP_ABOVE_PX, at.height) ? up : Infinity;
}

/** Whether another field is between a block and a field. @type {(block: Block, at: DOMRect, others: DOMRect[]) => boolean} */
function isSeparated(block, at, others) {
  const [left, right] = [Math.min(block.left, at.left), Math.max(block.right, at.left)];
  const [top, bottom] = [Math.min(block.top, at.top), Math.max(block.bottom, at.top)];
  return others.some((other) => {
    const [x, y] = [(other.left + other.right) / 2, (other.top + other.bottom) / 2];
    const isIn = x > left && x < right && y > top && y < bottom;
    return isIn && Math.abs(other.left - at.left) + Math.abs(other.top - at.top) > 2;
  });
}

/** The texts of the nearest blocks. @type {(blocks: Block[], at: DOMRect, others: DOMRect[], most?: number) => string[]} */
export function nearest(blocks, at, others, most = 2) {
  const near = blocks
    .map((block) => ({ block, far: distance(block, at) }))
    .filter(({ block, far }) => far < Infinity && !isSeparated(block, at, others));
  near.sort((a, b) => a.far - b.far);
  return near.slice(0, most).map(({ block }) => block.text);
}

/**
 * The blocks of text around a field that may name one at `places`, at most `most` on each side of it in
 * the source, in the order of the screen.
 * @type {(first: Element, roots: Node[], places: DOMRect[], most?: number) => Generator<void, Block[]>}
 */
export function* blocksAround(first, roots, places, most = MAX_BLOCKS) {
  /** @type {Map<any, Lines>} */
  const found = new Map();
  const own = dom.root(first);
  collect(first, own, true, most, found);
  collect(first, own, false, most, found);
  // A field that is assigned to a slot is shown among the text of that shadow root.
  for (const root of roots) {
    const { host } = /** @type {ShadowRoot} */ (root);
    if (host && root !== own && dom.contains(host, first)) collect(root, root, false, 50, found);
  }
  yield;
  const shown = [];
  let asked = 0;
  for (const lines of found.values()) {
    const block = placed(lines, first, places);
    if (block) shown.push(block);
    if (++asked % BLOCKS_PER_STEP === 0) yield;
  }
  shown.sort((a, b) => (Math.abs(a.top - b.top) < 4 ? a.left - b.left : a.top - b.top));
  return joined(shown);
}

const UNREADABLE = "img,object,embed,picture,svg,canvas";

/** @type {(el: Element) => boolean} */
function isLarge(el) {
  const { width, height } = dom.rect(el);
  return width >= 80 && height >= 16;
}

/** @type {(el: Element) => boolean} */
function hasBackgroundPicture(el) {
  const { backgroundImage, listStyleImage } = getComputedStyle(el);
  return /url\(/.test(`${backgroundImage} ${listStyleImage}`) && isLarge(el);
}

/** The element before another, line breaks apart. @type {(el: Element) => Element | null} */
function elementBefore(el) {
  let before = dom.previous(el);
  while (before && dom.tag(before) === "br") before = dom.previous(before);
  return before;
}

/** Whether a picture is where the name of a field would be. @type {(el: Element, isNameless: boolean) => boolean} */
function hasPictureLabel(el, isNameless) {
  let at = el;
  for (let depth = 0; depth < 4 && dom.isElement(at); depth++) {
    const before = elementBefore(at);
    const picture =
      before && (dom.matches(before, UNREADABLE) ? before : dom.first(before, UNREADABLE));
    if (before && picture && !/\S/.test(dom.content(before)) && isLarge(picture)) {
      if (!pictureName(picture)) return true;
    }
    if (isNameless && at !== el && hasBackgroundPicture(at)) return true;
    if (before && depth > 0 && /\S/.test(dom.content(before))) return false;
    at = dom.parent(at);
    if (dom.isElement(at) && dom.matches(at, "body,html")) return false;
  }
  return false;
}

const OWN = new Set(["label", "aria", "placeholder", "table-header", "term"]);

/**
 * Adds labels to the fields that nothing in the source names, and returns whether a picture without
 * text names a field. Yields where the scan may pause.
 * @type {(fields: Mamori.Field[], els: Element[], roots: Node[]) => Generator<void, boolean>}
 */
export function* addScreenLabels(fields, els, roots) {
  const nameless = fields.filter(({ labels }) => !isNamed(labels)).slice(0, MAX_NAMELESS);
  const first = nameless[0] && fieldElement(nameless[0].key);
  if (first) {
    const fieldOf = (/** @type {Mamori.Field} */ { key }) =>
      /** @type {Element} */ (fieldElement(key));
    const places = nameless.map((field) => dom.rect(fieldOf(field)));
    const blocks = yield* blocksAround(first, roots, places);
    yield;
    const others = els.slice(0, 500).map((el) => dom.rect(el));
    for (const field of nameless) {
      const [el, { labels }] = [fieldOf(field), field];
      const texts = nearest(blocks, dom.rect(el), others);
      labels.unshift(...texts.map((text) => ({ source: /** @type {const} */ ("before"), text })));
      if (texts.length === 0) labels.unshift(...invisibleLabels(el));
      yield;
    }
  }
  const unnamed = fields.filter(({ labels }) => !labels.some(({ source }) => OWN.has(source)));
  return unnamed
    .slice(0, MAX_NAMELESS)
    .some(({ key, labels }) =>
      hasPictureLabel(/** @type {Element} */ (fieldElement(key)), !isNamed(labels)),
    );
}
