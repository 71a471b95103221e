// The words that stand at an element on the screen, wherever they are in the source. They are read for
// what takes input: what the markup says of such an element may be meant for nobody.

import { belongsElsewhere, generatedTextBeside } from "./adjacent-text.js";
import { dom } from "./dom.js";
import { MARK, maskLongNumbers } from "./element-text.js";
import { generatedText } from "./generated-text.js";
import { isLatestTaker, wordsBeforeInput } from "./input-takers.js";
import { isNamed } from "./labels.js";
import { renderedText } from "./rendered-text.js";
import { blocksAround, nearest } from "./screen-labels.js";
import { shadowRootOf } from "./shadow-roots.js";
import { ownElements } from "../own-elements.js";
import { isTelling } from "./telling-words.js";

/** @typedef {import("./screen-labels.js").Block} Block */

const MAX_HITS = 5;
const MAX_LENGTH = 200;
const MAX_LABELS = 4;
const MAX_BLOCKS = 40;
const MIN_FIELD_PX = 8;
const MAX_FIELD_HEIGHT_PX = 120;
const MAX_DEPTH = 4;
const PRESSABLE = "a[href],button,summary,[role=button i],[role=link i],[role=tab i]";
const LEFT_PX = [6, 40, 110, 200, 290];
const ABOVE_PX = [6, 18, 32];

/** Where a field seems to be: a speck lies in the box that a person takes for the field. @type {(el: Element) => DOMRect} */
function placeOf(el) {
  let at = el;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const { width, height } = dom.rect(at);
    if (width >= MIN_FIELD_PX && height >= MIN_FIELD_PX) break;
    const parent = dom.parent(at);
    const next = parent && (dom.isElement(parent) ? parent : dom.host(parent));
    if (!next || dom.rect(next).height > MAX_FIELD_HEIGHT_PX) break;
    at = next;
  }
  return dom.rect(at);
}

/** Points left of, above and in a field. @type {(at: DOMRect) => [number, number][]} */
function pointsAround({ left, top, width, height }) {
  const middle = top + height / 2;
  const columns = [left + 4, left + Math.min(60, width / 2)];
  return [
    [left + 4, middle],
    ...LEFT_PX.map((away) => /** @type {[number, number]} */ ([left - away, middle])),
    ...ABOVE_PX.flatMap((up) =>
      columns.map((x) => /** @type {[number, number]} */ ([x, top - up])),
    ),
  ];
}

/** The elements at a point, in each shadow root as well. @type {(root: Node, x: number, y: number, found: Set<Element>) => void} */
function addHits(root, x, y, found) {
  const hits = dom
    .hits(root, x, y)
    .filter((hit) => dom.root(hit) === root && !ownElements.has(hit));
  for (const hit of hits.slice(0, MAX_HITS)) {
    found.add(hit);
    const inner = shadowRootOf(hit);
    if (inner) addHits(inner, x, y, found);
  }
}

/** What an element is in, also around its shadow root, and itself. @type {(el: Element) => Set<Element>} */
function holdersOf(el) {
  const found = new Set();
  /** @type {any} */
  let at = el;
  for (; at; at = dom.isElement(at) ? dom.parent(at) : dom.host(at)) found.add(at);
  return found;
}

/** Whether an element is to be pressed, and looks like it. @type {(el: Element) => boolean} */
const isPressable = (el) =>
  dom.closest(el, PRESSABLE) !== null && !/^(?:auto|text)$/.test(getComputedStyle(el).cursor);

/** The words that an element shows, as a block. @type {(el: Element, field: Element) => Block | null} */
function blockOf(el, field) {
  if (belongsElsewhere(el, field) || isPressable(el)) return null;
  const text = renderedText(el) || generatedText(el);
  if (!text || MARK.test(text) || text.length > MAX_LENGTH) return null;
  const { left, top, right, bottom } = dom.rect(el);
  return { text, line: el, left, top, right, bottom, isPiece: false };
}

/** Whether an element is large and opaque enough to be a field between another and its name. @type {(el: Element) => boolean} */
function separates(el) {
  const { width, height } = dom.rect(el);
  return width >= MIN_FIELD_PX && height >= MIN_FIELD_PX && dom.opaque(el);
}

/** What was drawn around each element while it took input. @type {WeakMap<Element, string[]>} */
const drawnTexts = new WeakMap();

/**
 * The texts that are drawn around an element, nearest first. `roots` are searched in the order of the
 * source as well.
 * @type {(el: Element, els: Element[], roots: Node[]) => Generator<void, string[]>}
 */
function* textsAround(el, els, roots) {
  const known = drawnTexts.get(el);
  if (known && !isLatestTaker(el)) return known;
  const at = placeOf(el);
  /** @type {Set<Element>} */
  const hits = new Set();
  for (const [x, y] of pointsAround(at)) addHits(document, x, y, hits);
  for (const holder of holdersOf(el)) hits.delete(holder);
  yield;
  const drawn = /** @type {Block[]} */ ([...hits].map((hit) => blockOf(hit, el)).filter(Boolean));
  const near = roots.length > 0 ? yield* blocksAround(el, roots, [at], MAX_BLOCKS) : [];
  const blocks = [...drawn, ...near];
  const others = els
    .filter((other) => other !== el && separates(other))
    .map((one) => dom.rect(one));
  const texts = [...nearest(blocks, at, others, MAX_LABELS), generatedTextBeside(el)];
  if (roots.length > 0) drawnTexts.set(el, texts);
  return texts;
}

/**
 * Adds what is drawn around a field that takes input to its labels: where something names the field
 * already, only what is telling.
 * @type {(field: Mamori.Field, el: Element, els: Element[], roots: Node[]) => Generator<void, void>}
 */
export function* addDrawnWords({ labels }, el, els, roots) {
  const known = new Set(labels.map(({ text }) => text));
  const isNew = !isNamed(labels);
  const said = wordsBeforeInput(el);
  const texts = [...said, ...(yield* textsAround(el, els, roots))].map(maskLongNumbers);
  const wanted = [...new Set(texts)].filter((text) => text && !known.has(text));
  const added = wanted.filter((text) => isNew || isTelling(text)).slice(0, MAX_LABELS);
  labels.unshift(...added.map((text) => ({ source: /** @type {const} */ ("before"), text })));
}
