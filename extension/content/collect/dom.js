// Access to the DOM that a page cannot redirect.

// A page may name a field "parentNode" or an image "title"; the form or the document then has that
// element as its property. The accessors of the prototypes cannot be replaced in this way.
// They are looked up when they are first used: most frames need only a few, and the first use of an
// interface costs up to 0.1 ms in every frame.
/** @typedef {() => { prototype: any }} Interface */

/** Reads a property. @type {(of: Interface, name: string) => (node: any) => any} */
const getter = (of, name) => {
  /** @type {(() => any) | undefined} */
  let get;
  return (node) => (get ??= Object.getOwnPropertyDescriptor(of().prototype, name)?.get)?.call(node);
};
/**
 * Calls a method with at most three values: a list of them would have to be made for each call.
 * @type {(of: Interface, name: string) => (node: any, a?: any, b?: any, c?: any) => any}
 */
const method = (of, name) => {
  /** @type {Function | undefined} */
  let call;
  return (node, a, b, c) =>
    (call ??= /** @type {Function} */ (of().prototype[name])).call(node, a, b, c);
};

const node = () => Node;
const element = () => Element;
const page = () => Document;
const fragment = () => DocumentFragment;

const get = method(element, "getAttribute");
const type = getter(node, "nodeType");
const tag = getter(element, "localName");
const namespace = getter(element, "namespaceURI");
const parent = getter(node, "parentNode");
const closest = method(element, "closest");
const check = method(element, "checkVisibility");
const elementFromPoint = method(page, "elementFromPoint");
const elementsFromPoint = [page, () => ShadowRoot].map((of) => method(of, "elementsFromPoint"));
const shadowHost = getter(() => ShadowRoot, "host");
const treeWalker = method(page, "createTreeWalker");
const queries = [element, page, fragment].map((of) => ({
  all: method(of, "querySelectorAll"),
  first: method(of, "querySelector"),
}));
/** The host of a shadow root, and null for every other node. @type {(node: Node) => Element | null} */
function hostOf(node) {
  try {
    return type(node) === 11 ? shadowHost(node) : null;
  } catch {
    // Another fragment has none.
    return null;
  }
}

// Older browsers know the first name of each option.
const BY_VISIBILITY = { checkVisibilityCSS: true, visibilityProperty: true };
const BY_OPACITY = { checkOpacity: true, opacityProperty: true };

/** @type {(el: Element) => boolean} */
const hasShownBox = (el) => check(el, BY_VISIBILITY);

/**
 * Whether only the contents of an element are rendered. In a tree that is hidden, the style of no
 * other element than its topmost one is computed.
 * @type {(el: Element) => boolean}
 */
function isShownWithoutBox(el) {
  const at = parent(el);
  const above = at && (type(at) === 1 ? at : hostOf(at));
  if (!above || !(hasShownBox(above) || isShownWithoutBox(above))) return false;
  const { display, visibility } = getComputedStyle(el);
  return display === "contents" && visibility === "visible";
}

/** @param {Node} root */
const query = (root) => queries[type(root) === 1 ? 0 : type(root) === 9 ? 1 : 2];

export const dom = {
  tag,
  namespace,
  parent,
  closest,
  isElement: (/** @type {Node | null} */ node) => node !== null && type(node) === 1,
  children: getter(node, "childNodes"),
  /** @type {(node: Node) => boolean} */
  isText: (node) => type(node) === 3,
  content: getter(node, "textContent"),
  root: method(node, "getRootNode"),
  base: getter(node, "baseURI"),
  compare: method(node, "compareDocumentPosition"),
  contains: method(node, "contains"),
  has: method(element, "hasAttribute"),
  matches: method(element, "matches"),
  rect: method(element, "getBoundingClientRect"),
  remove: method(element, "remove"),
  /** @type {(node: Element, by: Node) => void} */
  replace: (node, by) => Element.prototype.replaceWith.call(node, by),
  attributeNames: method(element, "getAttributeNames"),
  removeAttribute: method(element, "removeAttribute"),
  previous: getter(element, "previousElementSibling"),
  next: getter(node, "nextSibling"),
  connected: getter(node, "isConnected"),
  insert: method(node, "insertBefore"),
  controls: getter(() => HTMLFormElement, "elements"),
  title: getter(page, "title"),
  body: getter(page, "body"),
  page: getter(page, "documentElement"),
  animations: method(page, "getAnimations"),
  sheets: getter(page, "styleSheets"),
  adoptedSheets: getter(page, "adoptedStyleSheets"),
  contentType: getter(page, "contentType"),
  readyState: getter(page, "readyState"),
  designMode: getter(page, "designMode"),
  focused: getter(page, "activeElement"),
  visibility: getter(page, "visibilityState"),
  /** Undefined in browsers that prerender no page. */
  prerendering: getter(page, "prerendering"),
  hasFocus: method(page, "hasFocus"),
  /** @type {(x: number, y: number) => Element | null} */
  hit: (x, y) => elementFromPoint(document, x, y),
  /** The elements at a point, from the uppermost on, as a document or a shadow root knows them. @type {(root: Node, x: number, y: number) => Element[]} */
  hits: (root, x, y) => elementsFromPoint[type(root) === 9 ? 0 : 1](root, x, y),
  host: hostOf,
  /** @type {(el: Element, name: string) => string} */
  attribute: (el, name) => get(el, name) ?? "",
  /** @type {(root: Node, selector: string) => NodeListOf<Element>} */
  all: (root, selector) => query(root).all(root, selector),
  /** @type {(root: Node, selector: string) => Element | null} */
  first: (root, selector) => query(root).first(root, selector),
  /** @type {(root: Node, what?: number) => TreeWalker} */
  walker: (root, what = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT) =>
    treeWalker(document, root, what, null),
  /** Whether an element, or what is in it, is rendered and not hidden by `visibility`. @type {(el: Element) => boolean} */
  shown: (el) => hasShownBox(el) || isShownWithoutBox(el),
  /** @type {(el: Element) => boolean} */
  opaque: (el) => check(el, BY_OPACITY),
};

/** At most so many shown elements that match a selector. @type {(roots: Node[], selector: string, most: number) => Element[]} */
export function shownElements(roots, selector, most) {
  const found = [];
  for (const root of roots) {
    for (const el of dom.all(root, selector)) {
      if (dom.shown(el) && found.push(el) === most) return found;
    }
  }
  return found;
}

/** An address in full, or null where it is none. @type {(address: string) => URL | null} */
export function parseUrl(address) {
  try {
    return new URL(address, dom.base(document));
  } catch {
    return null;
  }
}
