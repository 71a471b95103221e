"use strict";

// Everything that names a field for a person, nearest first.
((mamori) => {
  if (mamori.live?.()) return;
  const { dom, block, past, fold, words, TYPED } = mamori;

  /** @typedef {(source: Mamori.Source, text: string) => void} Add */
  /** @typedef {{ text: string, line: any, field?: boolean }} Piece some text, and the block it stands in */

  const FIELD = `input:not([type=hidden i]),select,${TYPED}`;
  const HEADING = "h1,h2,h3,h4,h5,h6,[role=heading]";
  const GROUP =
    "fieldset,[role=group],[role=radiogroup],[role=dialog],form[aria-label],section[aria-label]";
  // Text around a field is its own up to one of these.
  const FENCE = `${HEADING},legend,table,nav,body`;
  const NOT_ITS_OWN = `${HEADING},legend,select,${TYPED}`;
  const SKIPPED = new Set("script style noscript template button rt rp".split(" "));
  // "Required", brackets and bullets stand between a name and its field without being one.
  const MARK = /^(?:[\p{P}\p{S}\s\d]|必須|任意|必|required|optional)*$/iu;

  /** @type {(el: Element, name: string) => string[]} */
  function referred(el, name) {
    const ids = dom.attribute(el, name).split(/\s+/).filter(Boolean).slice(0, 5);
    return ids.map((id) => {
      const target = dom.first(dom.root(el), `#${CSS.escape(id)}`);
      return target ? dom.attribute(target, "aria-label") || words(target) : "";
    });
  }

  /** What the field itself carries. @type {(el: any, add: Add) => void} */
  function ownLabels(el, add) {
    for (const label of el.labels ?? []) add("label", words(label));
    for (const text of referred(el, "aria-labelledby")) add("aria", text);
    add("aria", dom.attribute(el, "aria-label"));
    for (const name of ["placeholder", "aria-placeholder", "data-placeholder"])
      add("placeholder", dom.attribute(el, name));
    add("title", dom.attribute(el, "title"));
    // Components take the label of the field inside them as an attribute.
    for (const part of [el, dom.parent(el)])
      if (part && dom.isElement(part) && dom.tag(part).includes("-"))
        add("label", dom.attribute(part, "label"));
  }

  /** @type {(cell: Element) => string} */
  function rowHeader(cell) {
    let first = null;
    for (let at = dom.previous(cell); at; at = dom.previous(at)) {
      if (dom.tag(at) === "th") return words(at);
      first = at;
    }
    return first && !dom.first(first, FIELD) ? words(first) : "";
  }

  /** A first row without `th` and without fields heads the columns where nothing heads the row. @type {(cell: any, rowHasHeader: boolean) => string} */
  function columnHeader(cell, rowHasHeader) {
    const row = /** @type {any} */ (dom.closest(cell, "table"))?.rows[0];
    const head = row?.cells[cell.cellIndex];
    if (!head || row === dom.parent(cell)) return "";
    if (dom.tag(head) !== "th" && (rowHasHeader || dom.first(row, FIELD))) return "";
    return words(head);
  }

  /** Old pages lay tables in tables: the header may be some cells out. @type {(el: Element, add: Add) => void} */
  function tableHeaders(el, add) {
    let cell = dom.closest(el, "td,th");
    for (let depth = 0; cell && depth < 3; depth++) {
      const header = rowHeader(cell);
      add("table-header", header);
      add("table-header", columnHeader(cell, header !== ""));
      for (const text of referred(cell, "headers")) add("table-header", text);
      cell = dom.closest(dom.parent(cell), "td,th");
    }
  }

  /** @type {(el: Element, add: Add) => void} */
  function term(el, add) {
    let at = dom.closest(el, "dd");
    while (at && dom.tag(at) !== "dt") at = dom.previous(at);
    if (at) add("term", words(at));
  }

  /** Whether the words of a block belong to something else than this field. @type {(line: any, el: Element) => boolean} */
  function isForeign(line, el) {
    if (!dom.isElement(line)) return line === document;
    if (dom.closest(line, NOT_ITS_OWN)) return true;
    return dom.tag(line) === "label" && line.control && line.control !== el;
  }

  /** @type {(node: Node, el: Element) => Piece | null} */
  function piece(node, el) {
    const line = block(node);
    if (isForeign(line, el)) return null;
    const isTold = [line, dom.parent(node)].every(
      (at) => !dom.isElement(at) || (!SKIPPED.has(dom.tag(at)) && dom.shown(at)),
    );
    const text = dom.isElement(node)
      ? dom.attribute(/** @type {Element} */ (node), "alt")
      : /** @type {Text} */ (node).data;
    return { text: isTold ? text : "", line };
  }

  /** Text on the way from a field out to the next fence. @type {(el: Element, back: boolean) => Generator<Piece>} */
  function* around(el, back) {
    const walker = dom.walker(dom.root(el));
    walker.currentNode = el;
    let node = back ? walker.previousNode() : past(walker);
    for (let steps = 0; node && steps < 80; steps++) {
      const isElement = dom.isElement(node);
      if (isElement && dom.matches(node, FIELD)) return yield { text: "", line: null, field: true };
      if (isElement && dom.matches(node, FENCE)) return;
      const tag = isElement ? dom.tag(node) : "";
      if (tag === "br") yield { text: "", line: null };
      if (tag === "img" || (!isElement && /\S/.test(/** @type {Text} */ (node).data))) {
        const found = piece(node, el);
        if (!found) return;
        yield found;
      }
      node = back ? walker.previousNode() : walker.nextNode();
    }
  }

  /** Text before a field, line by line, nearest first. @type {(el: Element) => Generator<Piece>} */
  function* linesBefore(el) {
    /** @type {Piece} */
    let { text, line } = { text: "", line: null };
    for (const found of around(el, true)) {
      if (found.line !== line) {
        if (text) yield { text: fold(text, Infinity), line };
        text = "";
      }
      line = found.line;
      text = found.text + text;
    }
    if (text) yield { text: fold(text, Infinity), line };
  }

  /**
   * The nearest line names the field; a second, short one often does so where the first is a hint.
   * @type {(el: Element, most: number) => string[]}
   */
  function before(el, most) {
    /** @type {string[]} */
    const texts = [];
    const reach = [1, 2, 3, 4].reduce(
      (at) => (dom.isElement(dom.parent(at)) ? dom.parent(at) : at),
      el,
    );
    for (const { text, line } of linesBefore(el)) {
      if (!dom.contains(reach, line)) break;
      if (MARK.test(text) || (texts.length > 0 && text.length > 60)) continue;
      if (texts.push(text.slice(-200)) >= most) break;
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
    const reach = dom.isElement(dom.parent(own)) ? dom.parent(own) : own;
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

  /** @type {(el: Element, add: Add) => void} */
  function groups(el, add) {
    let group = dom.closest(el, GROUP);
    for (let depth = 0; group && depth < 3; depth++) {
      const legend = dom.tag(group) === "fieldset" && dom.first(group, "legend");
      if (legend) add("legend", words(legend));
      for (const text of referred(group, "aria-labelledby")) add("legend", text);
      add("legend", dom.attribute(group, "aria-label"));
      group = dom.isElement(dom.parent(group)) ? dom.closest(dom.parent(group), GROUP) : null;
    }
  }

  /** The last heading before the field. @type {(el: Element, headings: ArrayLike<Element>, add: Add) => void} */
  function heading(el, headings, add) {
    let [low, high] = [0, headings.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const isBefore = dom.compare(headings[middle], el) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    if (low > 0) add("heading", words(headings[low - 1]));
  }

  /**
   * Labels of a field whose boxes are `first` to `last`, among its tree's headings. In a shadow
   * tree the host's labels follow, because components are labelled from outside.
   * @type {(first: Element, last: Element, headings: (root: Node) => ArrayLike<Element>, isHost?: boolean) => Mamori.Label[]}
   */
  function labels(first, last, headings, isHost = false) {
    /** @type {Map<string, Mamori.Source>} */
    const found = new Map();
    /** @type {Add} */
    const add = (source, text) => {
      const folded = fold(text, 200);
      if (folded && found.size < 12 && !found.has(folded)) found.set(folded, source);
    };
    ownLabels(first, add);
    const slotted = isHost ? words(first) : "";
    if (slotted.length <= 80) add("label", slotted);
    tableHeaders(first, add);
    term(first, add);
    for (const text of before(first, found.size ? 1 : 2)) add("before", text);
    if (!isHost) add("after", after(last, found.size === 0));
    if (dom.tag(first) === "select")
      add("before", dom.content(dom.first(first, "option") ?? first));
    for (const text of referred(first, "aria-describedby")) add("aria", text);
    groups(first, add);
    heading(first, headings(dom.root(first)), add);
    const host = dom.root(first).host;
    if (host)
      for (const { source, text } of labels(host, host, headings, true)) add(source, text);
    return [...found].map(([text, source]) => ({ source, text }));
  }

  Object.assign(mamori, { labels, FIELD, HEADING });
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
