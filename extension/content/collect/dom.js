// Access to the DOM that a page cannot redirect.

// A page may name a field "parentNode" or an image "title"; the form or the document then has that
// element as its property. The accessors of the prototypes cannot be replaced in this way.
// They are looked up when they are first used, since most frames need only a few.
/** @type {(proto: object, name: string) => (node: any) => any} */
const getter = (proto, name) => {
  /** @type {(() => any) | undefined} */
  let get;
  return (node) => (get ??= Object.getOwnPropertyDescriptor(proto, name)?.get)?.call(node);
};
/** @type {(proto: any, name: string) => (node: any, ...rest: any[]) => any} */
const method = (proto, name) => {
  /** @type {Function | undefined} */
  let call;
  return (node, ...rest) => (call ??= /** @type {Function} */ (proto[name])).call(node, ...rest);
};

const get = method(Element.prototype, "getAttribute");
const type = getter(Node.prototype, "nodeType");
const tag = getter(Element.prototype, "localName");
const parent = getter(Node.prototype, "parentNode");
const closest = method(Element.prototype, "closest");
const check = method(Element.prototype, "checkVisibility");
const treeWalker = method(Document.prototype, "createTreeWalker");
const queries = [Element, Document, DocumentFragment].map(({ prototype }) => ({
  all: method(prototype, "querySelectorAll"),
  first: method(prototype, "querySelector"),
}));
/** @param {Node} root */
const query = (root) => queries[type(root) === 1 ? 0 : type(root) === 9 ? 1 : 2];

export const dom = {
  tag,
  parent,
  closest,
  isElement: (/** @type {Node | null} */ node) => node !== null && type(node) === 1,
  content: getter(Node.prototype, "textContent"),
  root: method(Node.prototype, "getRootNode"),
  base: getter(Node.prototype, "baseURI"),
  compare: method(Node.prototype, "compareDocumentPosition"),
  contains: method(Node.prototype, "contains"),
  has: method(Element.prototype, "hasAttribute"),
  matches: method(Element.prototype, "matches"),
  rect: method(Element.prototype, "getBoundingClientRect"),
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
  /** Whether an element is rendered and not hidden by `visibility`; older browsers know the first name of the option. @type {(el: Element) => boolean} */
  shown: (el) => check(el, { checkVisibilityCSS: true, visibilityProperty: true }),
  /** @type {(el: Element) => boolean} */
  opaque: (el) => check(el, { checkOpacity: true, opacityProperty: true }),
};

/** An address in full, or null where it is none. @type {(address: string) => URL | null} */
export function parseUrl(address) {
  try {
    return new URL(address, dom.base(document));
  } catch {
    return null;
  }
}
