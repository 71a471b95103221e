"use strict";

// Names for fields that have none in the source: what stands beside or above them on the screen.
((mamori) => {
  if (mamori.live?.()) return;
  const { dom, block, isForeign, isNamed, isSilent, look, place, unseenLabels, whole, MARK } =
    mamori;

  /** @typedef {{ text: string, nodes: Text[], line: any }} Lines */
  /** @typedef {{ text: string, line: any, left: number, top: number, right: number, bottom: number, isPiece: boolean }} Block */

  const MOST_NAMELESS = 50;
  const MOST_BACK = 200;
  const MOST_FORTH = 200;
  const MOST_STEPS = 3000;
  const LONGEST = 80;
  const ASIDE = 300;
  const ABOVE = 36;
  const CHARACTER_GAP = 24;

  /** @type {(node: Node, found: Map<any, Lines>) => void} */
  function note(node, found) {
    const { data } = /** @type {Text} */ (node);
    const line = /\S/.test(data) && data.length <= 2 * LONGEST ? block(node) : null;
    if (!dom.isElement(line)) return;
    const known = found.get(line) ?? { text: "", nodes: [], line };
    known.nodes.push(/** @type {Text} */ (node));
    found.set(line, known);
  }

  /** Blocks of text on the way from a node. @type {(from: Node, root: Node, back: boolean, most: number, found: Map<any, Lines>) => void} */
  function collect(from, root, back, most, found) {
    const walker = dom.walker(root);
    walker.currentNode = from;
    const end = found.size + most;
    for (let steps = 0; steps < MOST_STEPS && found.size < end; steps++) {
      const node = back ? walker.previousNode() : walker.nextNode();
      if (!node) return;
      if (!dom.isElement(node)) note(node, found);
    }
  }

  /** @type {(lines: Lines, el: Element) => Block | null} */
  function placed({ line, nodes }, el) {
    if (isForeign(line, el) || dom.tag(line) === "button" || isSilent(line)) return null;
    const parents = nodes.map((node) => dom.parent(node));
    if (parents.some((parent) => isSilent(parent) || look(parent).isFaint)) return null;
    nodes.sort((a, b) => (dom.compare(a, b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    const { text } = whole(nodes.map(({ data }) => data).join(""), line, el);
    if (MARK.test(text) && text.length > 1) return null;
    if (text.length > LONGEST) return null;
    const rects = nodes.map(place).filter(({ width }) => width > 1);
    if (rects.length === 0) return null;
    const least = (/** @type {"left" | "top"} */ side) => Math.min(...rects.map((r) => r[side]));
    const most = (/** @type {"right" | "bottom"} */ side) => Math.max(...rects.map((r) => r[side]));
    const [left, top, right, bottom] = [least("left"), least("top"), most("right"), most("bottom")];
    return { text, line, left, top, right, bottom, isPiece: text.length <= 2 };
  }

  /** Joins what stands in a row, a character a block. @type {(blocks: Block[]) => Block[]} */
  function joined(blocks) {
    /** @type {Block[]} */
    const out = [];
    for (const block of blocks) {
      const last = out.at(-1);
      const gap = last && block.left - last.right;
      const isNext = last && gap !== undefined && gap >= -2 && gap < CHARACTER_GAP && block.isPiece;
      if (isNext && last.isPiece && Math.abs(block.top - last.top) < 4) {
        last.text += block.text;
        last.right = block.right;
      } else out.push({ ...block });
    }
    return out.filter(({ text }) => !MARK.test(text));
  }

  /** How far a block stands before a field on the screen, or Infinity. @type {(block: Block, at: DOMRect) => number} */
  function distance(block, at) {
    const overlap = Math.min(block.bottom, at.bottom) - Math.max(block.top, at.top);
    const gap = at.left - block.right;
    if (overlap > (block.bottom - block.top) / 2 && gap >= -4 && gap <= ASIDE) return gap / 4;
    const up = at.top - block.bottom;
    const isOver = block.left < at.right && block.right > at.left;
    return isOver && up >= -4 && up <= Math.max(ABOVE, at.height) ? up : Infinity;
  }

  /** Whether another field stands between a block and a field. @type {(block: Block, at: DOMRect, others: DOMRect[]) => boolean} */
  function isParted(block, at, others) {
    const [left, right] = [Math.min(block.left, at.left), Math.max(block.right, at.left)];
    const [top, bottom] = [Math.min(block.top, at.top), Math.max(block.bottom, at.top)];
    return others.some((other) => {
      const [x, y] = [(other.left + other.right) / 2, (other.top + other.bottom) / 2];
      const isIn = x > left && x < right && y > top && y < bottom;
      return isIn && Math.abs(other.left - at.left) + Math.abs(other.top - at.top) > 2;
    });
  }

  /** @type {(blocks: Block[], at: DOMRect, others: DOMRect[]) => string[]} */
  function nearest(blocks, at, others) {
    const near = blocks
      .map((block) => ({ block, far: distance(block, at) }))
      .filter(({ block, far }) => far < Infinity && !isParted(block, at, others));
    near.sort((a, b) => a.far - b.far);
    return near.slice(0, 2).map(({ block }) => block.text);
  }

  /** @type {(first: Element, roots: Node[]) => Generator<void, Block[]>} */
  function* blocksAround(first, roots) {
    /** @type {Map<any, Lines>} */
    const found = new Map();
    const own = dom.root(first);
    collect(first, own, true, MOST_BACK, found);
    collect(first, own, false, MOST_FORTH, found);
    // The tree that the field is shown in, where it only stands in a slot of it.
    for (const root of roots) {
      const { host } = /** @type {ShadowRoot} */ (root);
      if (host && root !== own && dom.contains(host, first)) collect(root, root, false, 50, found);
    }
    yield;
    const shown = [];
    for (const lines of found.values()) {
      const block = placed(lines, first);
      if (block) shown.push(block);
      if (shown.length % 20 === 19) yield;
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
  function isPainted(el) {
    const { backgroundImage, listStyleImage } = getComputedStyle(el);
    return /url\(/.test(`${backgroundImage} ${listStyleImage}`) && isLarge(el);
  }

  /** Whether a picture stands where the name of a field would. @type {(el: Element, isNameless: boolean) => boolean} */
  function isPictured(el, isNameless) {
    let at = el;
    for (let depth = 0; depth < 4 && dom.isElement(at); depth++) {
      const before = dom.previous(at);
      const picture =
        before && (dom.matches(before, UNREADABLE) ? before : dom.first(before, UNREADABLE));
      if (before && picture && !/\S/.test(dom.content(before)) && isLarge(picture)) {
        if (!mamori.called(picture)) return true;
      }
      if (isNameless && at !== el && isPainted(at)) return true;
      if (before && depth > 0 && /\S/.test(dom.content(before))) return false;
      at = dom.parent(at);
      if (dom.isElement(at) && dom.matches(at, "body,html")) return false;
    }
    return false;
  }

  const OWN = new Set(["label", "aria", "placeholder", "table-header", "term"]);

  /**
   * Names what nothing in the source names, and says whether a picture does so instead.
   * @type {(fields: Mamori.Field[], els: Element[], roots: Node[]) => Generator<void, boolean>}
   */
  function* nameFromAfar(fields, els, roots) {
    const nameless = fields.filter(({ labels }) => !isNamed(labels)).slice(0, MOST_NAMELESS);
    const first = nameless[0] && mamori.field(nameless[0].key);
    if (first) {
      const blocks = yield* blocksAround(first, roots);
      yield;
      const others = els.slice(0, 500).map((el) => dom.rect(el));
      for (const { key, labels } of nameless) {
        const el = /** @type {Element} */ (mamori.field(key));
        const texts = nearest(blocks, dom.rect(el), others);
        labels.unshift(...texts.map((text) => ({ source: /** @type {const} */ ("before"), text })));
        if (texts.length === 0) labels.unshift(...unseenLabels(el));
        yield;
      }
    }
    const unnamed = fields.filter(({ labels }) => !labels.some(({ source }) => OWN.has(source)));
    return unnamed
      .slice(0, MOST_NAMELESS)
      .some(({ key, labels }) =>
        isPictured(/** @type {Element} */ (mamori.field(key)), !isNamed(labels)),
      );
  }

  Object.assign(mamori, { nameFromAfar });
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
