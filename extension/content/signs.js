"use strict";

// What a page asks without a field: keys to press, a talk, a painted form.
((mamori) => {
  if (mamori.live?.()) return;
  const { dom, fold } = mamori;

  const KEYS =
    "button,a,li,td,[role=button],[onclick],[tabindex],[class*=key i],[class*=num i],input[type=button i],input[type=image i]";
  const KANJI = "〇一二三四五六七八九";
  const MOST_TEXTS = 20_000;

  /** The digit that a key carries, or nothing. @type {(text: string) => string} */
  function digit(text) {
    const one = text.trim();
    if (one.length > 3) return "";
    const plain = one.normalize("NFKC").replace("零", "〇");
    const kanji = plain.length === 1 ? KANJI.indexOf(plain) : -1;
    return kanji >= 0 ? String(kanji) : /^[0-9]$/.test(plain) ? plain : "";
  }

  /** @type {(el: Element) => string} */
  function keyText(el) {
    const text = dom.attribute(el, "value") || dom.content(el);
    if (/\S/.test(text)) return text;
    const picture = dom.first(el, "img,svg");
    return dom.attribute(el, "aria-label") || mamori.called(picture ?? el);
  }

  /** Shown parts of a tree that say one digit and nothing else. @type {(root: Node) => Generator<[string, Element]>} */
  function* digitTexts(root) {
    const start = root === document ? dom.body(document) : root;
    const walker = start && dom.walker(start, NodeFilter.SHOW_TEXT);
    for (let count = 0; walker?.nextNode() && count < MOST_TEXTS; count++) {
      const { data } = /** @type {Text} */ (walker.currentNode);
      const found = data.length <= 40 && digit(data);
      const parent = found && dom.parent(walker.currentNode);
      if (found && dom.isElement(parent)) yield [found, parent];
    }
  }

  /** @type {(el: Element) => boolean} */
  const isPressable = (el) =>
    dom.closest(el, KEYS) !== null || getComputedStyle(el).cursor === "pointer";

  /** Whether ten shown keys carry the ten digits. @type {(roots: Node[]) => boolean} */
  function hasKeypad(roots) {
    const digits = new Set();
    for (const root of roots) {
      for (const el of dom.all(root, KEYS)) {
        const text = digits.size < 10 && digit(keyText(el));
        if (text && dom.shown(el)) digits.add(text);
      }
    }
    return digits.size === 10 || hasDrawnKeypad(roots);
  }

  /** The same for keys that are no buttons in the source. @type {(roots: Node[]) => boolean} */
  function hasDrawnKeypad(roots) {
    const texts = roots.flatMap((root) => [...digitTexts(root)]);
    if (new Set(texts.map(([text]) => text)).size < 10) return false;
    const keys = texts.slice(0, 500).filter(([, el]) => dom.shown(el) && isPressable(el));
    return new Set(keys.map(([text]) => text)).size === 10;
  }

  /** Whether a canvas takes a good part of the window, or takes the keyboard. @type {(roots: Node[]) => boolean} */
  function hasCanvas(roots) {
    const all = roots.flatMap((root) => [...dom.all(root, "canvas")].slice(0, 20));
    return all.some((el) => {
      const { width, height } = dom.rect(el);
      if (width < 200 || height < 100 || !dom.shown(el)) return false;
      const share = (width * height) / (innerWidth * innerHeight);
      return share >= 0.15 || dom.has(el, "tabindex") || dom.has(el, "contenteditable");
    });
  }

  const FREE = new Set(["text", "text-area", "editable"]);
  const NAMED =
    /(?:^|[\s_-])(?:sender|from|author|operator|who|(?:user|display|nick|speaker|agent|bot)[_-]?name|name)(?:$|[\s_-])/i;
  const TALK = "[class*=chat i],[class*=talk i],[class*=message i],[class*=bubble i],[role=log i]";

  /** Short texts right before something else in a talk, with how often each comes. @type {(room: Element) => Map<string, number>} */
  function repeated(room) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const el of [...dom.all(room, "*:not(:has(*))")].slice(0, 600)) {
      const next = /** @type {any} */ (el).nextElementSibling ?? dom.parent(el)?.nextElementSibling;
      if (!next || /^(?:option|button|script|style|a|rt|rp)$/.test(dom.tag(el))) continue;
      const text = dom.content(el).trim();
      if (text.length < 2 || text.length > 40 || dom.content(next).trim() === text) continue;
      const isNamed = NAMED.test(dom.attribute(el, "class")) && dom.closest(el, TALK) !== null;
      if (dom.shown(el)) counts.set(text, (counts.get(text) ?? 0) + (isNamed ? 2 : 1));
    }
    return counts;
  }

  /**
   * Who speaks in a talk: the name that comes again above the messages, in the part of the page
   * that ends with a field to answer in.
   * @type {(fields: Mamori.Field[]) => Mamori.Identity[]}
   */
  function readSenders(fields) {
    const free = fields.filter(({ control }) => FREE.has(control));
    if (free.length === 0 || fields.length > 3) return [];
    let room = /** @type {any} */ (mamori.field(free[free.length - 1].key));
    for (let depth = 0; depth < 4; depth++) {
      const parent = dom.parent(room);
      if (!dom.isElement(parent) || dom.matches(parent, "body,html")) break;
      room = parent;
    }
    const senders = [...repeated(room)].filter(([, count]) => count >= 2);
    return senders
      .sort((a, b) => b[1] - a[1])
      .slice(0, 3)
      .map(([text]) => ({ slot: "sender", text: fold(text, 160) }));
  }

  Object.assign(mamori, { hasKeypad, hasCanvas, readSenders });
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
