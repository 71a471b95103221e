"use strict";

// Words as a person reads them: in the order in which they stand on the screen, with those that a
// style sheet writes, and without those that nobody can see.
((mamori) => {
  if (mamori.live?.()) return;
  const { dom, block, fold, isSilent, past, TYPED } = mamori;

  /** @typedef {{ text: string, node: Node, look: Look | null }} Run */
  /** @typedef {{ isFaint: boolean, isTurned: boolean, isBeheaded: boolean }} Look how an element shows its own text */

  const SMALLEST_FONT = 5;
  const MOST_RUNS = 200;
  // A piece of a word that is laid out by hand; whole words are put in their order by their source.
  const PIECE = 4;
  const CLIPPED = /rect\(0(px)?,? 0|inset\((50|100)%|circle\(0/;
  const NOTHING = /^rgba\(.*, 0\)$|^transparent$/;

  /** Styles do not change within one reading. @type {Map<Element, Look>} */
  const looks = new Map();
  /** @type {Map<Element, string>} */
  const readings = new Map();

  /** @type {Map<Element, string>} */
  const grounds = new Map();

  /** Forgets how the page looked at the reading before. */
  function refresh() {
    for (const memory of [looks, readings, grounds]) memory.clear();
  }

  /** The colour behind an element; none where a picture may be. @type {(el: Element) => string} */
  function ground(el) {
    if (!dom.isElement(el)) return "rgb(255, 255, 255)";
    let colour = grounds.get(el);
    if (colour !== undefined) return colour;
    const { backgroundColor, backgroundImage, position } = getComputedStyle(el);
    // What is lifted out of the flow may lie on anything.
    if (backgroundImage !== "none") colour = "";
    else if (!NOTHING.test(backgroundColor)) colour = backgroundColor;
    else colour = /absolute|fixed/.test(position) ? "" : ground(dom.parent(el));
    grounds.set(el, colour);
    return colour;
  }

  /** Whether text has no ink of its own. @type {(el: Element, style: CSSStyleDeclaration) => boolean} */
  function isInkless(el, style) {
    const ink = style.webkitTextFillColor || style.color;
    if (style.textShadow !== "none" || style.backgroundClip === "text") return false;
    return NOTHING.test(ink) || ink === ground(el);
  }

  /** @type {(el: Element, style: CSSStyleDeclaration) => boolean} */
  function isCutOff(el, style) {
    if (CLIPPED.test(`${style.clip} ${style.clipPath}`)) return true;
    if (style.overflowX === "visible" || style.display === "inline") return false;
    const { width, height } = dom.rect(el);
    return width <= 1 || height <= 1;
  }

  /** @type {(el: Element) => Look} */
  function look(el) {
    const known = looks.get(el);
    if (known) return known;
    const style = getComputedStyle(el);
    const isTurned = style.unicodeBidi.endsWith("override") && style.direction === "rtl";
    const isFaint =
      Number.parseFloat(style.fontSize) < SMALLEST_FONT ||
      isCutOff(el, style) ||
      !dom.opaque(el) ||
      isInkless(el, style);
    const found = { isFaint, isTurned, isBeheaded: style.display !== "inline" && isBeheaded(el) };
    looks.set(el, found);
    return found;
  }

  /** Whether a style sheet hides the first letter. @type {(el: Element) => boolean} */
  function isBeheaded(el) {
    const { fontSize, color } = getComputedStyle(el, "::first-letter");
    return Number.parseFloat(fontSize) < SMALLEST_FONT || NOTHING.test(color);
  }

  /** What a person reads of a text in its element. @type {(node: Node, parent: Element) => string} */
  function shownText(node, parent) {
    const { isFaint, isBeheaded } = look(parent);
    const { data } = /** @type {Text} */ (node);
    if (isFaint) return "";
    const isFirst = isBeheaded && dom.content(parent).trimStart().startsWith(data.trimStart());
    return isFirst ? data.replace(/^\s*\S/u, "") : data;
  }

  /** What a picture is called. @type {(el: Element) => string} */
  function called(el) {
    const name = ["alt", "aria-label", "title"].map((name) => dom.attribute(el, name));
    const title = dom.tag(el) === "svg" ? dom.first(el, "title") : null;
    return name.find((text) => /\S/.test(text)) ?? (title ? dom.content(title) : "");
  }

  /** @type {(el: Element) => boolean} */
  const isPicture = (el) => dom.matches(el, "img,svg,[role=img i],input[type=image i]");

  /** Text runs inside a node in the order of the source. @type {(root: Node, most?: number) => Generator<Run>} */
  function* runs(root, most = MOST_RUNS) {
    const walker = dom.walker(root);
    let node = walker.nextNode();
    for (let count = 0; node && count < most; count++) {
      if (!dom.isElement(node)) {
        const parent = dom.parent(node);
        const isPlain = !dom.isElement(parent);
        const text = isPlain ? /** @type {Text} */ (node).data : shownText(node, parent);
        yield { text, node, look: isPlain ? null : look(parent) };
      } else {
        const el = /** @type {any} */ (node);
        if (isSilent(el) || look(el).isFaint) {
          node = past(walker);
          continue;
        }
        if (dom.tag(el) === "br") yield { text: "\n", node, look: null };
        else if (isPicture(el)) yield { text: called(el), node, look: null };
        else if (dom.tag(el) === "slot")
          for (const part of el.assignedNodes({ flatten: true })) yield* assigned(part);
      }
      node = walker.nextNode();
    }
  }

  /** What stands in a slot. @type {(part: Node) => Generator<Run>} */
  function* assigned(part) {
    if (!dom.isElement(part))
      yield { text: /** @type {Text} */ (part).data, node: part, look: null };
    else if (
      !isSilent(/** @type {Element} */ (part)) &&
      !look(/** @type {Element} */ (part)).isFaint
    )
      yield* runs(part, 50);
  }

  /** @type {(text: string) => string} */
  const turned = (text) => [...text].reverse().join("");

  /** Turns round what is shown from the right, element by element. @type {(list: Run[]) => Run[]} */
  function straight(list) {
    /** @type {Run[]} */
    const out = [];
    for (const run of list) {
      const last = out.at(-1);
      const isOne = last?.look?.isTurned && run.look === last.look;
      if (isOne) last.text = turned(run.text) + last.text;
      else out.push(run.look?.isTurned ? { ...run, text: turned(run.text) } : run);
    }
    return out;
  }

  /** @type {(list: Run[]) => boolean} */
  function isInPieces(list) {
    const texts = list.map(({ text }) => text.trim()).filter(Boolean);
    return texts.length >= 3 && texts.join("").length <= PIECE * texts.length;
  }

  /** Where a run stands. @type {(node: Node) => DOMRect} */
  function place(node) {
    if (dom.isElement(node)) return dom.rect(/** @type {Element} */ (node));
    const range = new Range();
    range.selectNodeContents(node);
    return range.getBoundingClientRect();
  }

  /** @typedef {{ run: Run, at: DOMRect }} Placed */

  /** Line by line from the left, and upright lines from the right. @type {(isUpright: boolean) => (a: Placed, b: Placed) => number} */
  const byPlace = (isUpright) => (a, b) => {
    const [down, right] = [a.at.top - b.at.top, a.at.left - b.at.left];
    if (isUpright) return Math.abs(right) > Math.min(a.at.width, b.at.width) / 2 ? -right : down;
    return Math.abs(down) > Math.min(a.at.height, b.at.height) / 2 ? down : right;
  };

  /** Puts the pieces of a word in the order of the screen. @type {(list: Run[]) => Run[]} */
  function ordered(list) {
    const shown = list
      .filter(({ text }) => /\S/.test(text))
      .map((run) => ({ run, at: place(run.node) }))
      .filter(({ at }) => at.width > 0);
    const line = dom.parent(shown[0]?.run.node ?? document);
    const isUpright = dom.isElement(line) && getComputedStyle(line).writingMode.startsWith("v");
    const placed = [...shown].sort(byPlace(isUpright));
    return placed.every((piece, i) => piece === shown[i]) ? list : placed.map(({ run }) => run);
  }

  const STRING = /"((?:[^"\\]|\\.)*)"|attr\(\s*([\w-]+)/g;

  /** The strings that a style sheet writes into an element. @type {(el: Element, part: string) => string} */
  function written(el, part) {
    const { content } = getComputedStyle(el, part);
    if (!content || content === "none" || content === "normal") return "";
    const strings = content.replace(/^\S* \/ /, "").matchAll(STRING);
    return [...strings]
      .map(([, text, name]) => (name ? dom.attribute(el, name) : text.replace(/\\(.)/g, "$1")))
      .join("");
  }

  /** What a style sheet alone says in an element: before it, behind it, as its bullet. @type {(el: Element) => string} */
  function styled(el) {
    const parts = ["::before", "::after"].map((part) => written(el, part));
    if (dom.tag(el) === "li") {
      const { listStyleType } = getComputedStyle(el);
      parts.unshift(written(el, "::marker") || (/^"(.*)"$/.exec(listStyleType)?.[1] ?? ""));
    }
    return fold(parts.join(" "), 200);
  }

  /** @type {(el: Element) => string} */
  function readOnce(el) {
    if (isPicture(el)) return fold(called(el), 200);
    if (isSilent(el) || dom.closest(el, TYPED) || look(el).isFaint) return "";
    let list = straight([...runs(el)]);
    const isPieces = isInPieces(list);
    if (isPieces) list = ordered(list);
    return fold(joined(list, isPieces).replace(BREAK, "$1"), 200) || styled(el);
  }

  // Japanese is written without spaces, so that a break in it is no end of a word.
  const BREAK =
    /([\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー])\s*\n\s*(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー])/gu;

  /** Whether two pieces of one row stand apart. @type {(a: Node, b: Node) => boolean} */
  function isApart(a, b) {
    const [one, next] = [place(a), place(b)];
    const isOneRow = Math.abs(one.top - next.top) < one.height / 2;
    return isOneRow && next.left - one.right > one.height / 3;
  }

  /** Blocks part words, and not the pieces of one. @type {(list: Run[], isPieces: boolean) => string} */
  function joined(list, isPieces) {
    let text = "";
    /** @type {Run | undefined} */
    let last;
    for (const run of list) {
      if (/\S/.test(run.text)) {
        const isNew = last && block(run.node) !== block(last.node);
        if (last && isNew && (!isPieces || isApart(last.node, run.node))) text += " ";
        last = run;
      }
      text += run.text;
    }
    return text;
  }

  /** What a person reads in an element, in one line. @type {(el: Element) => string} */
  function read(el) {
    let text = readings.get(el);
    if (text === undefined) readings.set(el, (text = readOnce(el)));
    return text;
  }

  Object.assign(mamori, { refresh, look, shownText, read, styled, called, isPicture, place });
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
