"use strict";

// What a person types, pastes or drops. It is judged here, in the page, and only the kind of number
// is remembered, by the field that it stands in.
((mamori) => {
  if (mamori.live?.()) return;
  const { dom, inside, shapeOf } = mamori;

  const LONGEST = 2000;
  const LONGEST_PASTE = 20_000;
  const MOST_PIECES = 40;
  // Twelve digits of a longer number are no My Number: the person is let finish first.
  const PAUSE = 400;

  /** By the first box, where a number is split. @type {WeakMap<Element, Mamori.Shape>} */
  const shapes = new WeakMap();
  /** @type {any} */
  let last = null;
  let isChanged = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  /** The field or the outermost editable element that an event is about. @type {(event: Event) => any} */
  function editable(event) {
    const el = inside(event);
    if (!el || dom.matches(el, "input,textarea")) return el;
    let host = null;
    for (let at = el; at; at = host && dom.parent(host)) {
      const next = dom.isElement(at) ? dom.closest(at, "[contenteditable]:read-write") : null;
      if (!next) break;
      host = next;
    }
    return host;
  }

  /** The middle of a text, around the caret. @type {(text: string, at: number) => string} */
  const around = (text, at) => text.slice(Math.max(0, at - LONGEST / 2), at + LONGEST / 2);

  /** What was written into an editable element near the caret. @type {(host: Element) => string} */
  function written(host) {
    const root = dom.root(host);
    const selection = (root !== document && root.getSelection?.()) || getSelection();
    const { focusNode, focusOffset = 0 } = selection ?? {};
    const walker = dom.walker(host, NodeFilter.SHOW_TEXT);
    if (focusNode && focusNode !== host && dom.contains(host, focusNode))
      walker.currentNode = focusNode;
    for (let steps = 0; steps < MOST_PIECES / 2 && walker.previousNode(); steps++);
    let text = "";
    let line = null;
    for (let steps = 0; steps < MOST_PIECES; steps++) {
      const node = /** @type {any} */ (walker.currentNode);
      const isText = !dom.isElement(node);
      if (isText && line !== (line = mamori.block(node))) text += "\n";
      if (isText) text += around(node.data ?? "", node === focusNode ? focusOffset : 0);
      if (!walker.nextNode()) break;
    }
    return text;
  }

  /** @type {(el: any) => string} */
  function value(el) {
    const { value } = el;
    if (typeof value !== "string") return written(el);
    return value.length > LONGEST ? around(value, el.selectionEnd ?? 0) : value;
  }

  /** @type {(el: Element) => Mamori.Shape | null} */
  const typed = (el) => shapes.get(mamori.boxesOf(el)[0]) ?? null;

  /** @type {(el: Element, shape: Mamori.Shape | null) => void} */
  function remember(el, shape) {
    if (typed(el) === shape) return;
    const [first] = mamori.boxesOf(el);
    if (shape) shapes.set(first, shape);
    else shapes.delete(first);
    mamori.readNow();
  }

  /**
   * Judges a field. What a page empties or changes by itself was typed all the same, so that only a
   * person's own change makes it forgotten.
   * @type {(el: Element, isChanged?: boolean) => Mamori.Shape | null}
   */
  function judge(el, isChanged = false) {
    const text = mamori.boxesOf(el).map(value).join("");
    const shape = shapeOf(text);
    if (shape || (isChanged && text)) remember(el, shape);
    return typed(el);
  }

  /** Judges the field that was typed into last. */
  function settle() {
    clearTimeout(waiting);
    if (last && mamori.live?.()) judge(last, isChanged);
    isChanged = false;
  }

  /** Judges boxes that a person filled before it was known that they hold one number. @type {(boxes: Element[]) => void} */
  function join(boxes) {
    if (boxes.includes(last)) judge(last, true);
  }

  /** Whether nothing more fits in. @type {(el: any) => boolean} */
  const isFull = (el) => el.maxLength > 0 && value(el).length >= el.maxLength;

  /** @type {(event: any) => void} */
  function onType(event) {
    if (!event.isTrusted || !mamori.live?.()) return;
    const el = editable(event);
    if (!el) return;
    if (el !== last) settle();
    last = el;
    const isMoved = /^insertFrom/.test(event.inputType);
    isChanged ||= event.type === "input" && !isMoved;
    clearTimeout(waiting);
    if (isMoved || mamori.boxesOf(el).every(isFull)) settle();
    else waiting = setTimeout(settle, PAUSE);
  }

  /** The page may take a paste for itself: it is looked at before it gets there. @type {(event: any) => void} */
  function onPaste(event) {
    if (!event.isTrusted || !mamori.live?.()) return;
    const el = editable(event);
    const text = el && event.clipboardData?.getData("text/plain").slice(0, LONGEST_PASTE);
    const shape = shapeOf(text || "");
    if (shape) remember(el, shape);
  }

  /** A page may fill the field itself, at a key that it swallows or from keys on the screen. @type {(event: Event) => void} */
  function onLater({ isTrusted }) {
    if (isTrusted) settle();
  }

  mamori.typing = {
    judge,
    typed,
    join,
    editable,
    listeners: [
      ["input", onType],
      ["keyup", onType],
      ["paste", onPaste],
      ["click", onLater],
      ["focusout", onLater],
    ],
  };
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
