"use strict";

// The words that stand before and behind a field, line by line.
((mamori) => {
  if (mamori.live?.()) return;
  const { dom, block, past, fold, read, look, shownText, styled, called, isPicture, TYPED } =
    mamori;

  /**
   * @typedef {object} Piece some text, and the block it stands in
   * @property {string} text
   * @property {any} line
   * @property {boolean} [field] whether another field was met instead
   */

  const FIELD = `input:not([type=hidden i]),select,${TYPED}`;
  const HEADING = "h1,h2,h3,h4,h5,h6,[role=heading]";
  // Text around a field is its own up to one of these.
  const FENCE = `${HEADING},legend,table,nav,body`;
  const NOT_ITS_OWN = `${HEADING},legend,select,${TYPED}`;
  const PAGE_HEADER = "body>header,[role=banner]";
  const SKIPPED = new Set("script style noscript template button rt rp title desc".split(" "));
  // "Required", brackets and bullets stand between a name and its field without being one; letters
  // in circles and brackets are letters.
  const MARK = /^(?:(?![⒜-ⓩ㈀-㋾🄐-🆉])[\p{P}\p{S}\s\d]|必須|任意|必|required|optional)*$/iu;

  /** Whether the words of a block belong to something else than this field. @type {(line: any, el: Element) => boolean} */
  function isForeign(line, el) {
    if (!dom.isElement(line)) return line === document;
    if (dom.closest(line, NOT_ITS_OWN)) return true;
    const header = dom.closest(line, PAGE_HEADER);
    if (header && !dom.contains(header, el)) return true;
    return dom.tag(line) === "label" && line.control && line.control !== el;
  }

  /** @type {(node: Node, el: Element) => Piece | null} */
  function piece(node, el) {
    const line = block(node);
    if (isForeign(line, el)) return null;
    const parent = dom.parent(node);
    const isTold = [line, parent].every(
      (at) => !dom.isElement(at) || (!SKIPPED.has(dom.tag(at)) && dom.shown(at)),
    );
    if (!isTold) return { text: "", line };
    if (dom.isElement(node)) return { text: told(/** @type {Element} */ (node)), line };
    if (!dom.isElement(parent)) return { text: /** @type {Text} */ (node).data, line };
    const text = shownText(node, parent);
    return { text: look(parent).isTurned ? [...text].reverse().join("") : text, line };
  }

  /** What stands in a picture, a slot, or a part that is made to look like text. @type {(el: Element) => string} */
  const told = (el) => (isPicture(el) ? called(el) : read(el));

  const CONTENT = new Set(["textarea", "option", "button", "rt", "rp"]);
  const LETTER = /\p{L}/u;
  const LETTERS = /\p{L}{2}/u;

  /**
   * Words of a control that nobody can type into and that stands where a name would: only those that
   * the page was sent with, never a value.
   * @type {(el: any) => string}
   */
  function fixedWords(el) {
    const tag = dom.tag(el);
    if (tag === "select") {
      const options = dom.all(el, "option");
      return options.length === 1 ? dom.content(options[0]) : "";
    }
    const isButton = dom.attribute(el, "type").toLowerCase() === "button";
    const isFixed = isButton || dom.matches(el, ":disabled,[readonly]");
    const isPlain = !/^(?:password|hidden|checkbox|radio|file)$/i.test(dom.attribute(el, "type"));
    if (!isFixed || !isPlain || (dom.tag(el) === "button" && !isButton)) return "";
    const text = fold(tag === "input" ? dom.attribute(el, "value") : dom.content(el), 61);
    return LETTERS.test(text) && text.length <= 60 && !text.includes("@") ? text : "";
  }

  /** Words of a control are met with the control itself. @type {(node: Node) => boolean} */
  function isProse(node) {
    const parent = dom.parent(node);
    const isOfControl = dom.isElement(parent) && CONTENT.has(dom.tag(parent));
    return !isOfControl && /\S/.test(/** @type {Text} */ (node).data);
  }
  /** @type {(el: Element) => boolean} */
  const isWorded = (el) => isPicture(el) || dom.tag(el) === "slot";

  /** @type {(el: Element, back: boolean) => Piece | undefined} */
  function control(el, back) {
    const isField = dom.matches(el, FIELD);
    if (!isField && dom.tag(el) !== "button") return undefined;
    const text = back && dom.shown(el) ? fixedWords(el) : "";
    if (text) return { text, line: el };
    return isField ? { text: "", line: null, field: true } : undefined;
  }

  /** Text on the way from a field out to the next fence. @type {(el: Element, back: boolean) => Generator<Piece>} */
  function* around(el, back) {
    const walker = dom.walker(dom.root(el));
    walker.currentNode = el;
    let node = back ? walker.previousNode() : past(walker);
    for (let steps = 0; node && steps < 80; steps++) {
      const isElement = dom.isElement(node);
      const at = /** @type {Element} */ (node);
      const met = isElement ? control(at, back) : undefined;
      if (met) yield met;
      if (met?.field || (isElement && !met && dom.matches(at, FENCE))) return;
      // A break parts two names only in the block that the field itself stands in.
      if (isElement && dom.tag(at) === "br" && dom.contains(block(node), el))
        yield { text: "", line: null };
      if (isElement ? !met && isWorded(at) : isProse(node)) {
        const found = piece(node, el);
        if (!found) return;
        yield found;
      }
      node = back ? walker.previousNode() : walker.nextNode();
    }
  }

  /** A block apart from the field is read as a whole, in the order of the screen. @type {(text: string, line: any, el: Element) => Piece} */
  function whole(text, line, el) {
    const plain = fold(text, Infinity);
    const isApart = dom.isElement(line) && line.firstElementChild && !dom.contains(line, el);
    if (!isApart || dom.first(line, FIELD)) return { text: plain, line };
    const all = read(line);
    return { text: all.length <= plain.length + 2 ? all || plain : plain, line };
  }

  /** One word out of lines of a character each, as the element that holds them all is read. @type {(list: Piece[], el: Element) => Piece} */
  function together(list, el) {
    const text = list.map(({ text }) => text).reverse();
    const { line } = list[0];
    const home = dom.parent(line);
    const isHome = dom.isElement(home) && !dom.contains(home, el);
    const all = isHome && list.every(({ line }) => dom.contains(home, line)) ? read(home) : "";
    const isAll = all.replace(/\s/g, "") === text.join("").replace(/\s/g, "");
    return { text: isAll ? all : text.join(""), line };
  }

  /** Joins lines of a character each: one word, drawn from top to bottom or side by side. @type {(lines: Iterable<Piece>, el: Element) => Generator<Piece>} */
  function* joined(lines, el) {
    /** @type {Piece[]} */
    let short = [];
    const all = () => {
      const list = short;
      short = [];
      return list.length < 3 ? list : [together(list, el)];
    };
    for (const line of lines) {
      if (line.text.length <= 2 && LETTER.test(line.text)) short.push(line);
      else yield* [...all(), line];
    }
    yield* all();
  }

  /** Text before a field, line by line, nearest first. @type {(el: Element) => Generator<Piece>} */
  function* linesBefore(el) {
    /** @type {Piece} */
    let { text, line } = { text: "", line: null };
    for (const found of around(el, true)) {
      if (found.line !== line) {
        if (text) yield whole(text, line, el);
        text = "";
      }
      line = found.line;
      text = found.text + text;
    }
    if (text) yield whole(text, line, el);
  }

  /** The parent, up to the top of the tree. @type {(at: Node) => Node} */
  function outward(at) {
    const parent = dom.parent(at);
    return parent && parent !== document ? parent : at;
  }

  // A line that ends so goes on in the next one.
  const UNFINISHED = /の[\s\p{Cf}\p{M}]*$|\b(?:of|your)\s*$/iu;

  /**
   * The nearest line names the field; a second, short one often does so where the first is a hint.
   * Where the name is found already, only a line that goes on in it is read.
   * @type {(el: Element, most: number, isFound: (text: string) => boolean) => string[]}
   */
  function before(el, most, isFound) {
    /** @type {string[]} */
    const texts = [];
    let isName = false;
    const reach = [1, 2, 3, 4].reduce((at) => outward(at), /** @type {Node} */ (el));
    for (const { text, line } of joined(linesBefore(el), el)) {
      if (!dom.contains(reach, line)) break;
      if (MARK.test(text) || (texts.length > 0 && text.length > 60)) continue;
      if (isName && !UNFINISHED.test(text)) break;
      isName = isFound(text);
      if (!isName && texts.push(text.slice(-200)) >= most) break;
    }
    return texts;
  }

  /**
   * Text behind a field is its own unless it leads to another field; then only a field without any
   * other name has it, on its own line: "[    ] year [    ] month".
   * @type {(el: Element, isNameless: boolean) => string}
   */
  function after(el, isNameless) {
    const own = block(el);
    // What stands behind a whole form belongs to none of its fields.
    const parent = dom.isElement(own) && dom.tag(own) !== "form" ? dom.parent(own) : null;
    const reach = dom.isElement(parent) ? parent : own;
    /** @type {{ text: string, line: any, ended: boolean }} */
    const first = { text: "", line: null, ended: false };
    for (const { text, line, field } of around(el, false)) {
      if (field) return isNameless && first.line === own ? fold(first.text, 200) : "";
      if (line && !dom.contains(reach, line)) break;
      if (!first.text) first.line = line;
      else if (line !== first.line) first.ended = true;
      if (!first.ended) first.text += text;
    }
    return MARK.test(first.text) ? "" : fold(first.text, 200);
  }

  /** The elements beside a field that may carry words of a style sheet, nearest first. @type {(el: Element) => Generator<Element>} */
  function* bare(el) {
    let at = el;
    for (let depth = 0; depth < 3; depth++) {
      const before = dom.previous(at);
      if (before && dom.matches(before, FENCE)) return;
      if (before && !/\S/.test(dom.content(before)) && !dom.first(before, FIELD)) {
        if (!dom.matches(before, FIELD)) yield* [before, ...[...dom.all(before, "*")].slice(0, 4)];
      }
      const parent = dom.parent(at);
      if (!dom.isElement(parent) || dom.matches(parent, "form,body,table,tr")) return;
      if (dom.all(parent, FIELD).length > 1) return;
      yield parent;
      at = parent;
    }
  }

  /** Words that only the style sheet writes beside a field. @type {(el: Element) => string} */
  function styledBeside(el) {
    for (const at of bare(el)) {
      const text = styled(at);
      if (!MARK.test(text)) return text;
    }
    return "";
  }

  Object.assign(mamori, { before, after, styledBeside, isForeign, whole, FIELD, HEADING, MARK });
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
