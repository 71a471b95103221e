"use strict";

// The fields of a frame: found, told apart, and split boxes joined into one.
((mamori) => {
  if (mamori.live?.()) return;
  const { dom, fold, url, labels, fieldVeil, refresh, nameFromAfar, HEADING } = mamori;

  /**
   * @typedef {object} Candidate
   * @property {any} el
   * @property {Mamori.Control} control
   */

  const EDITABLE =
    "input,select,textarea,[contenteditable],[role=textbox i],[role=searchbox i],[role=combobox i]";
  const NO_ENTRY = new Set(
    "hidden submit button reset image range color checkbox radio".split(" "),
  );
  const PLAIN_INPUT = new Set("password tel number email search url file".split(" "));
  const DATES = new Set("date month week time datetime-local".split(" "));
  const MOST_CANDIDATES = 3000;
  const MOST_FIELDS = 500;

  /** @type {(el: any) => Mamori.Control | null} */
  function inputControl(el) {
    if (NO_ENTRY.has(el.type)) return null;
    if (dom.attribute(el, "role").toLowerCase() === "searchbox") return "search";
    if (PLAIN_INPUT.has(el.type)) return el.type;
    // Firefox calls a month that it cannot draw a text.
    return DATES.has(dom.attribute(el, "type").toLowerCase()) ? "date" : "text";
  }

  /** An element that is made editable, or plays the part; a part around a real field is none. @type {(el: Element) => Mamori.Control | null} */
  function playedControl(el) {
    const role = dom.attribute(el, "role").toLowerCase();
    const isHost =
      dom.has(el, "contenteditable") && dom.matches(el, "[contenteditable]:read-write");
    if (dom.matches(el, "[contenteditable]:read-write [contenteditable]")) return null;
    if (!isHost && (!role || dom.first(el, "input,textarea,[contenteditable]"))) return null;
    if (!isHost && !/^(?:textbox|searchbox|combobox)$/.test(role)) return null;
    return role === "searchbox" ? "search" : role === "combobox" ? "select" : "editable";
  }

  /** @type {(el: Element) => Mamori.Control | null} */
  function control(el) {
    const tag = dom.tag(el);
    if (dom.matches(el, ":disabled")) return null;
    if (tag === "input") return inputControl(el);
    if (tag === "select") return "select";
    return tag === "textarea" ? "text-area" : playedControl(el);
  }

  /** @type {(roots: Node[]) => Candidate[]} */
  function candidates(roots) {
    const found = [];
    for (const root of roots) {
      for (const el of dom.all(root, EDITABLE)) {
        const kind = control(el);
        if (kind) found.push({ el, control: kind });
        if (found.length === MOST_CANDIDATES) return found;
      }
    }
    return found;
  }

  /** How many characters a box of a split number takes: 1 or 4, else 0. @type {(box: Candidate) => number} */
  function boxLength({ el, control }) {
    if (!["text", "password", "tel", "number"].includes(control)) return 0;
    const length = Number(dom.attribute(el, "maxlength") || dom.attribute(el, "size"));
    return length === 1 || length === 4 ? length : 0;
  }

  const ORDINAL = /\d+|first|second|third|fourth|mid(?:dle)?|last|end|[^a-z]|(?<=[^a-z])[a-d]$/g;
  /** A box's name without what counts it. @type {(el: Element) => string} */
  const stem = (el) =>
    (dom.attribute(el, "name") || dom.attribute(el, "id")).toLowerCase().replace(ORDINAL, "");
  /** @type {(el: Element) => string} */
  const hint = (el) =>
    `${dom.attribute(el, "placeholder")} ${dom.attribute(el, "aria-label")}`.replace(
      /[\dXx\s]/g,
      "",
    );

  const JOINT = /^(?:[\s\d‐-―−－ー~_-]|[桁文字番目つ]|digit|character|of)*$/i;

  /** @type {(a: Element, b: Element) => boolean} */
  function isJoined(a, b) {
    if (dom.root(a) !== dom.root(b)) return false;
    const between = new Range();
    between.setStartAfter(a);
    between.setEndBefore(b);
    return JOINT.test(between.toString());
  }

  /** Whether b goes on with the number that a began. @type {(a: Candidate, b: Candidate) => boolean} */
  function continues(a, b) {
    const length = boxLength(a);
    if (length === 0 || length !== boxLength(b) || a.el.form !== b.el.form) return false;
    if (length > 1 && stem(a.el) !== stem(b.el)) return false;
    return hint(a.el) === hint(b.el) && isJoined(a.el, b.el);
  }

  /** @type {(list: Candidate[]) => Candidate[][]} */
  function joined(list) {
    /** @type {Candidate[][]} */
    const groups = [];
    for (const box of list) {
      const last = groups.at(-1);
      if (last && continues(/** @type {Candidate} */ (last.at(-1)), box)) last.push(box);
      else groups.push([box]);
    }
    return groups;
  }

  // Frames without an address of their own live under the origin that made them.
  const ownHost = location.host || (url(origin)?.host ?? "");

  /** Where a form is sent, if elsewhere. @type {(form: Element | null) => string} */
  function actionHost(form) {
    if (!form) return "";
    const button = dom.first(form, "[formaction]");
    const action = dom.attribute(form, "action") || (button && dom.attribute(button, "formaction"));
    const host = (action && url(action)?.host) || "";
    return host === ownHost ? "" : host;
  }

  /** The boxes of each split number, by each box of it. @type {WeakMap<Element, Element[]>} */
  const numbers = new WeakMap();
  /** @type {WeakMap<Element, number>} */
  const keys = new WeakMap();
  /** @type {Map<number, WeakRef<Element>>} */
  const elements = new Map();

  /** @type {(el: Element) => number} */
  function key(el) {
    let number = keys.get(el);
    if (number === undefined) {
      number = elements.size + 1;
      keys.set(el, number);
      elements.set(number, new WeakRef(el));
    }
    return number;
  }

  /** @type {(boxes: Candidate[], headings: (root: Node) => ArrayLike<Element>, hosts: typeof actionHost) => Mamori.Field} */
  function describe(boxes, headings, hosts) {
    const { el, control } = boxes[0];
    const attribute = (/** @type {string} */ name) => fold(dom.attribute(el, name), 200);
    const length = Number.parseInt(dom.attribute(el, "maxlength"), 10);
    return {
      key: key(el),
      control,
      labels: labels(el, boxes[boxes.length - 1].el, headings),
      name: attribute("name"),
      id: attribute("id"),
      autocomplete: attribute("autocomplete"),
      pattern: attribute("pattern"),
      maxLength: length >= 0 ? Math.min(length, 0xffffffff) : null,
      boxes: boxes.length,
      actionHost: hosts(el.form ?? dom.closest(el, "form")),
      typed: mamori.typing.typed(el),
    };
  }

  /**
   * Remembers answers for the time of one reading.
   * @template K, V
   * @param {(key: K) => V} ask
   * @returns {(key: K) => V}
   */
  function once(ask) {
    const known = new Map();
    return (key) => {
      if (!known.has(key)) known.set(key, ask(key));
      return known.get(key);
    };
  }

  /** What the last whole reading found: how many style sheets, which elements, what hides each. */
  let seen = {
    sheets: 0,
    all: /** @type {Candidate[]} */ ([]),
    veils: /** @type {(Element | null)[]} */ ([]),
  };

  /** @type {() => number} */
  const sheets = () => dom.sheets(document).length;

  // What a person typed into is seen, whatever its style says.
  /** @type {(el: any, memo: Map<any, any>) => Element | null} */
  const hidden = (el, memo) => (mamori.typing.typed(el) ? null : fieldVeil(el, memo));

  /**
   * Whether a whole reading would find the same fields: no style sheet came, no element, and what was
   * hidden still is. A field that is hidden since is no reason to read again.
   * @type {(roots: Node[]) => boolean}
   */
  function isAsSeen(roots) {
    const all = candidates(roots);
    const isSame = all.length === seen.all.length && sheets() === seen.sheets;
    const memo = new Map();
    return (
      isSame &&
      all.every(({ el, control }, at) => {
        const old = seen.all[at];
        return el === old.el && control === old.control && (!seen.veils[at] || hidden(el, memo));
      })
    );
  }

  /**
   * The visible fields, and what hides the others. Yields where the reading may rest.
   * @type {(roots: Node[]) => Generator<void, { fields: Mamori.Field[], veils: Element[], hasPicture: boolean }>}
   */
  function* readFields(roots) {
    refresh();
    const all = candidates(roots);
    yield;
    // All geometry is read in one go with nothing written in between: at most one layout.
    const memo = new Map();
    const veils = all.map(({ el }) => hidden(el, memo));
    seen = { sheets: sheets(), all, veils };
    yield;
    const visible = all.filter((_, i) => !veils[i]).slice(0, 2 * MOST_FIELDS);
    const headings = once((/** @type {Node} */ root) => dom.all(root, HEADING));
    const hosts = once(actionHost);
    const fields = [];
    for (const boxes of joined(visible).slice(0, MOST_FIELDS)) {
      const els = boxes.map(({ el }) => el);
      if (els.length > 1 && boxesOf(els[0]).length !== els.length) {
        els.forEach((el) => numbers.set(el, els));
        mamori.typing.join(els);
      }
      fields.push(describe(boxes, headings, hosts));
      yield;
    }
    const els = visible.map(({ el }) => el);
    const hasPicture = yield* nameFromAfar(fields, els, roots);
    return { fields, veils: /** @type {Element[]} */ (veils.filter(Boolean)), hasPicture };
  }

  /** @type {(key: number) => Element | undefined} */
  const field = (key) => elements.get(key)?.deref();

  /** All boxes of the number that an element is a part of. @type {(el: Element) => Element[]} */
  const boxesOf = (el) => numbers.get(el) ?? [el];

  Object.assign(mamori, { readFields, isAsSeen, field, boxesOf, EDITABLE });
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
