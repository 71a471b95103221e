"use strict";

// Everything that names a field for a person, nearest first.
((mamori) => {
  if (mamori.live?.()) return;
  const { dom, fold, words, read, before, after, styledBeside, FIELD, MARK } = mamori;

  /** @typedef {(source: Mamori.Source, text: string) => void} Add */

  const GROUP =
    "fieldset,[role=group],[role=radiogroup],[role=dialog],form[aria-label],section[aria-label]";

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
    for (const label of el.labels ?? []) add("label", read(label));
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
      if (dom.tag(at) === "th") return read(at);
      first = at;
    }
    return first && !dom.first(first, FIELD) ? read(first) : "";
  }

  /** A first row without `th` and without fields heads the columns where nothing heads the row. @type {(cell: any, rowHasHeader: boolean) => string} */
  function columnHeader(cell, rowHasHeader) {
    const row = /** @type {any} */ (dom.closest(cell, "table"))?.rows[0];
    const head = row?.cells[cell.cellIndex];
    if (!head || row === dom.parent(cell)) return "";
    if (dom.tag(head) !== "th" && (rowHasHeader || dom.first(row, FIELD))) return "";
    return read(head);
  }

  /** Old pages lay tables in tables: the header may be some cells out. @type {(el: Element, add: Add) => void} */
  function tableHeaders(el, add) {
    let cell = dom.closest(el, "td,th");
    for (let depth = 0; cell && depth < 3; depth++) {
      const header = rowHeader(cell);
      add("table-header", header);
      add("table-header", columnHeader(cell, header !== ""));
      for (const text of referred(cell, "headers")) add("table-header", text);
      const row = dom.parent(cell);
      cell = dom.isElement(row) ? dom.closest(row, "td,th") : null;
    }
  }

  /** @type {(el: Element, add: Add) => void} */
  function term(el, add) {
    let at = dom.closest(el, "dd");
    while (at && dom.tag(at) !== "dt") at = dom.previous(at);
    if (at) add("term", read(at));
  }

  /** @type {(el: Element, add: Add) => void} */
  function groups(el, add) {
    let group = dom.closest(el, GROUP);
    for (let depth = 0; group && depth < 3; depth++) {
      const legend = dom.tag(group) === "fieldset" && dom.first(group, "legend");
      if (legend) add("legend", read(legend));
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
    if (low > 0) add("heading", read(headings[low - 1]) || words(headings[low - 1]));
  }

  const NAMING = new Set(["label", "aria", "table-header", "term", "before"]);

  /** Whether something names the field itself. @type {(labels: Mamori.Label[]) => boolean} */
  const isNamed = (labels) =>
    labels.some(
      ({ text, source }) =>
        NAMING.has(source) || (/placeholder|title/.test(source) && !MARK.test(text)),
    );

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
    if (![...found.values()].some((source) => NAMING.has(source)))
      add("before", styledBeside(first));
    const isFound = (/** @type {string} */ text) => found.has(fold(text, 200));
    for (const text of before(first, found.size ? 1 : 2, isFound)) add("before", text);
    if (!isHost) add("after", after(last, found.size === 0));
    if (dom.tag(first) === "select")
      add("before", dom.content(dom.first(first, "option") ?? first));
    for (const text of referred(first, "aria-describedby")) add("aria", text);
    groups(first, add);
    heading(first, headings(dom.root(first)), add);
    const host = dom.root(first).host;
    if (host) for (const { source, text } of labels(host, host, headings, true)) add(source, text);
    return [...found].map(([text, source]) => ({ source, text }));
  }

  /** Labels that nobody sees, which screen readers speak: for a field that has no others. @type {(el: any) => Mamori.Label[]} */
  function unseenLabels(el) {
    const texts = [...(el.labels ?? [])].map((label) => words(label)).filter(Boolean);
    return texts.map((text) => ({ source: "label", text }));
  }

  Object.assign(mamori, { labels, unseenLabels, isNamed });
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
