// Where a page names its owner outside of its headings and its header: in short lines at its top and
// its end, beside its title, and in the names of its pictures.

import { FIELD } from "./adjacent-text.js";
import { dom, shownElements } from "./dom.js";
import { elementText, tidyText } from "./element-text.js";
import { isForeignLink, linesFrom } from "./lines.js";
import { pictureName } from "./pictures.js";
import { renderedText } from "./rendered-text.js";
import { textStart } from "./telling-words.js";

/** @typedef {(slot: Mamori.Slot, text: string) => void} Add */
/** @typedef {import("./lines.js").Line} Line */

const SHORT_LENGTH = 60;
const SUBHEADING_LENGTH = 80;
const FOOTER_LENGTH = 120;
const MAX_LINES = 6;
const MAX_LAST_LINES = 4;
const MAX_LINES_SEEN = 30;
const MAX_PICTURES = 4;

const TITLE = "h1,[role=heading][aria-level='1']";
const SUBHEADING = "h2,[role=heading][aria-level='2']";
const HEADING = "h1,h2,h3,[role=heading]";
const PICTURE = "img,svg,[role=img i],input[type=image i]";
const HEADER = "header,[role=banner]";
const FOOTER = "footer,[role=contentinfo i],address";

/** The first `most` lines that are short enough, among the first that there are. @type {(lines: Iterable<Line>, length: number, most: number) => string[]} */
function shortLines(lines, length, most) {
  const texts = [];
  let seen = 0;
  for (const { text } of lines) {
    const tidy = tidyText(text, length + 1);
    if (/\p{L}/u.test(tidy) && tidy.length <= length) texts.push(tidy);
    if (texts.length === most || ++seen === MAX_LINES_SEEN) break;
  }
  return texts;
}

/** The first of the roots that gives a list that is not empty. @type {(roots: Node[], list: (root: Node) => string[]) => string[]} */
function firstWithText(roots, list) {
  for (const root of roots.slice(0, 5)) {
    const texts = list(root);
    if (texts.length > 0) return texts;
  }
  return [];
}

/** The lines of a root up to its first heading or field, without the last one where it names the field. @type {(root: Node) => Generator<Line>} */
function* linesAtTop(root) {
  const start = textStart(root);
  const [end] = shownElements([root], `${HEADING},${FIELD}`, 1);
  if (!start) return;
  /** @type {Line | undefined} */
  let last;
  for (const line of linesFrom(start, start, "in", (node) => node === end)) {
    if (last) yield last;
    last = line;
  }
  const isName = last && end && dom.matches(end, FIELD) && dom.contains(last.line, end);
  if (last && !isName) yield last;
}

/** Adds the lines at the top of the page, and those of a header that has more than a name. @type {(roots: Node[], add: Add) => void} */
function addTopLines(roots, add) {
  const top = firstWithText(roots, (root) => shortLines(linesAtTop(root), SHORT_LENGTH, MAX_LINES));
  const long = shownElements(roots, HEADER, 3).filter((el) => elementText(el, 81).length > 80);
  const inHeaders = long.flatMap((el) =>
    shortLines(linesFrom(el, el, "in"), SHORT_LENGTH, MAX_LINES),
  );
  for (const text of new Set([...top, ...inHeaders].slice(0, 2 * MAX_LINES))) add("top-line", text);
}

/** @type {(node: any) => boolean} */
const isHeadingOrField = (node) => dom.isElement(node) && dom.matches(node, `${HEADING},${FIELD}`);

/** The short lines directly before and behind the title of the page. @type {(title: Element) => string[]} */
function linesBesideTitle(title) {
  const places = /** @type {const} */ (["before", "behind"]);
  return places.flatMap((where) => {
    const lines = linesFrom(title, dom.root(title), where, isHeadingOrField);
    const nearest = lines.next().value;
    return nearest ? shortLines([nearest], SHORT_LENGTH, 1) : [];
  });
}

/** Adds the second-level headings and the lines beside the title. @type {(roots: Node[], add: Add) => void} */
function addSubheadings(roots, add) {
  const headings = shownElements(roots, SUBHEADING, MAX_LINES);
  for (const el of headings) {
    const link = dom.first(el, "a[href]") ?? el;
    const text = isForeignLink(link) ? "" : renderedText(el) || elementText(el);
    if (text.length <= SUBHEADING_LENGTH) add("subheading", text);
  }
  const title = shownElements(roots, TITLE, 1)[0] ?? headings[0];
  for (const text of title ? linesBesideTitle(title) : []) add("subheading", text);
}

/** Adds the names of the pictures before the first field. @type {(roots: Node[], logos: Element[], add: Add) => void} */
function addPictures(roots, logos, add) {
  const [field] = shownElements(roots, FIELD, 1);
  const isBefore = (/** @type {Element} */ el) =>
    !field || Boolean(dom.compare(field, el) & Node.DOCUMENT_POSITION_PRECEDING);
  const names = shownElements(roots, PICTURE, 40)
    .filter((el) => !logos.includes(el) && isBefore(el) && !isForeignLink(el))
    .map((el) => tidyText(pictureName(el), 160))
    .filter(Boolean);
  for (const name of names.slice(0, MAX_PICTURES)) add("picture", name);
}

/** The lines of a root from its end on, without headings and those that a field stands in. @type {(start: Node) => Generator<Line>} */
function* linesFromEnd(start) {
  for (const found of linesFrom(start, start, "last")) {
    const { line } = found;
    const isEdge = line === start || !dom.isElement(line) || !dom.first(line, FIELD);
    if (isEdge && !(dom.isElement(line) && dom.closest(line, HEADING))) yield found;
  }
}

/** The last lines of a root. @type {(root: Node) => string[]} */
function lastLines(root) {
  const start = textStart(root);
  return start ? shortLines(linesFromEnd(start), FOOTER_LENGTH, MAX_LAST_LINES) : [];
}

/** Adds the lines of the footers, the last footer first; else the last lines of the page. @type {(roots: Node[], add: Add) => void} */
function addFooter(roots, add) {
  const footers = shownElements(roots, FOOTER, 100).reverse().slice(0, MAX_LINES);
  const texts = footers.flatMap((el) =>
    shortLines(linesFrom(el, el, "in"), FOOTER_LENGTH, MAX_LINES),
  );
  const lines = footers.length > 0 ? texts : firstWithText(roots, lastLines);
  for (const text of new Set(lines.slice(0, MAX_LINES))) add("footer", text);
}

/** Adds what the edges of the page say of its owner. Yields where the scan may pause. @type {(roots: Node[], logos: Element[], add: Add) => Generator<void, void>} */
export function* addEdges(roots, logos, add) {
  addTopLines(roots, add);
  yield;
  addSubheadings(roots, add);
  yield;
  addPictures(roots, logos, add);
  yield;
  addFooter(roots, add);
}
