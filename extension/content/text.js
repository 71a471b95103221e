"use strict";

// Access to the DOM that a page cannot redirect, and the words of its nodes.
((mamori) => {
  if (mamori.live?.()) return;

  // A page may name a field "parentNode" or an image "title"; the form or the document then answers
  // with that element. Accessors taken from the prototypes cannot be hidden in this way.
  /** @type {(proto: object, name: string) => (node: any) => any} */
  const getter = (proto, name) => {
    const get = Object.getOwnPropertyDescriptor(proto, name)?.get;
    return (node) => get?.call(node);
  };
  /** @type {(method: Function) => (node: any, ...rest: any[]) => any} */
  const method = (method) => Function.prototype.call.bind(/** @type {any} */ (method));

  const get = method(Element.prototype.getAttribute);
  const type = getter(Node.prototype, "nodeType");
  const tag = getter(Element.prototype, "localName");
  const parent = getter(Node.prototype, "parentNode");
  const closest = method(Element.prototype.closest);
  const check = method(Element.prototype.checkVisibility);
  const treeWalker = method(Document.prototype.createTreeWalker);
  const queries = [Element, Document, DocumentFragment].map(({ prototype }) => ({
    all: method(prototype.querySelectorAll),
    first: method(prototype.querySelector),
  }));
  /** @param {Node} root */
  const query = (root) => queries[type(root) === 1 ? 0 : type(root) === 9 ? 1 : 2];

  const dom = {
    tag,
    parent,
    closest,
    isElement: (/** @type {Node | null} */ node) => node !== null && type(node) === 1,
    content: getter(Node.prototype, "textContent"),
    root: method(Node.prototype.getRootNode),
    base: getter(Node.prototype, "baseURI"),
    compare: method(Node.prototype.compareDocumentPosition),
    contains: method(Node.prototype.contains),
    has: method(Element.prototype.hasAttribute),
    matches: method(Element.prototype.matches),
    rect: method(Element.prototype.getBoundingClientRect),
    previous: getter(Element.prototype, "previousElementSibling"),
    controls: getter(HTMLFormElement.prototype, "elements"),
    title: getter(Document.prototype, "title"),
    body: getter(Document.prototype, "body"),
    page: getter(Document.prototype, "documentElement"),
    sheets: getter(Document.prototype, "styleSheets"),
    contentType: getter(Document.prototype, "contentType"),
    readyState: getter(Document.prototype, "readyState"),
    designMode: getter(Document.prototype, "designMode"),
    focused: getter(Document.prototype, "activeElement"),
    visibility: getter(Document.prototype, "visibilityState"),
    /** @type {(x: number, y: number) => Element | null} */
    hit: Document.prototype.elementFromPoint.bind(document),
    /** @type {(el: Element, name: string) => string} */
    attribute: (el, name) => get(el, name) ?? "",
    /** @type {(root: Node, selector: string) => NodeListOf<Element>} */
    all: (root, selector) => query(root).all(root, selector),
    /** @type {(root: Node, selector: string) => Element | null} */
    first: (root, selector) => query(root).first(root, selector),
    /** @type {(root: Node, what?: number) => TreeWalker} */
    walker: (root, what = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT) =>
      treeWalker(document, root, what, null),
    /** The `visibilityProperty` spelling is the younger one. @type {(el: Element) => boolean} */
    shown: (el) => check(el, { checkVisibilityCSS: true, visibilityProperty: true }),
    /** @type {(el: Element) => boolean} */
    opaque: (el) => check(el, { checkOpacity: true, opacityProperty: true }),
  };

  const INLINE = new Set(
    "a abbr b bdi bdo big cite code del dfn em font i img ins kbd mark nobr q rb ruby s samp small span strike strong sub sup tspan tt u var wbr".split(
      " ",
    ),
  );
  // Readings over kanji would split the words they stand over. Selects hold choices, not prose.
  const SILENT = new Set(
    "script style noscript template textarea select option datalist rt rp title desc iframe object audio video".split(
      " ",
    ),
  );
  // What a person types into the page is not the page's words, and must never leave it.
  const TYPED = "[contenteditable]:not([contenteditable=false i]),textarea,[role=textbox i]";

  /** The element whose line of text a node stands in. @type {(node: Node) => any} */
  function block(node) {
    let at = parent(node);
    while (at && type(at) === 1 && INLINE.has(tag(at))) at = parent(at);
    return at;
  }

  /** The next node that is not inside the walker's current one. @type {(walker: TreeWalker) => Node | null} */
  function past(walker) {
    for (;;) {
      const next = walker.nextSibling();
      if (next || !walker.parentNode()) return next;
    }
  }

  /** @type {(el: Element) => boolean} */
  const isSilent = (el) =>
    SILENT.has(tag(el)) ||
    !dom.shown(el) ||
    (dom.has(el, "contenteditable") && dom.matches(el, TYPED)) ||
    get(el, "role") === "textbox";

  /** The words inside a node in reading order, piece by piece. @type {(root: Node) => Generator<string>} */
  function* spoken(root) {
    const walker = dom.walker(root);
    let line = null;
    for (let node = walker.nextNode(); node;) {
      if (!dom.isElement(node)) {
        const data = /** @type {Text} */ (node).data;
        if (/\S/.test(data)) {
          if (line !== (line = block(node))) yield "\n";
          yield data;
        } else yield " ";
      } else if (isSilent(/** @type {Element} */ (node))) {
        node = past(walker);
        continue;
      } else if (tag(node) === "img") yield dom.attribute(/** @type {Element} */ (node), "alt");
      else if (tag(node) === "br") yield "\n";
      node = walker.nextNode();
    }
  }

  // Pages repeat what a person typed, to be confirmed; no number as long as a My Number may travel.
  const LONG_NUMBER = /(?:[0-9０-９][\s‐-―−－ー-]?){12,}/g;
  /** @type {(text: string) => string} */
  const mask = (text) => text.replace(LONG_NUMBER, (number) => number.replace(/[0-9０-９]/g, "0"));
  /** White space folded, long numbers masked. @type {(text: string, cap: number) => string} */
  const fold = (text, cap) => mask(text.replace(/\s+/g, " ").trim()).slice(0, cap);

  /** An address in full, or null where it is none. @type {(address: string) => URL | null} */
  function url(address) {
    try {
      return new URL(address, dom.base(document));
    } catch {
      return null;
    }
  }

  /** What an element says, in one line. @type {(el: Element, cap?: number) => string} */
  function words(el, cap = 200) {
    if (SILENT.has(tag(el)) || closest(el, TYPED)) return "";
    let text = tag(el) === "img" ? dom.attribute(el, "alt") : "";
    for (const piece of spoken(el)) {
      text += piece;
      if (text.length > 4 * cap) break;
    }
    return fold(text, cap);
  }

  Object.assign(mamori, { dom, block, past, isSilent, spoken, mask, fold, url, words, TYPED });
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
