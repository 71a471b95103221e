// The visible lines of a page, from a place on: what a person reads there, block by block.

import { dom, parseUrl } from "./dom.js";
import { blockOf, nextOutside } from "./element-text.js";
import { showsTyping } from "./input-takers.js";
import { renderedPart } from "./rendered-text.js";
import { TYPING_PLACE, isInTyping } from "./typed-text.js";

/** @typedef {{ text: string, line: any }} Line a line, and the block that it stands in */

const NOT_READ =
  "script,style,noscript,template,select,option,datalist,rt,rp,svg,iframe,object,audio,video";
const NO_LINE = `${NOT_READ},textarea,label,button,legend,[role=button i],nav,[role=navigation i]`;
const NOT_PLAIN = `${NO_LINE},${TYPING_PLACE},a[href]`;
const LIST = "ul,ol,menu,[role=menu i],[role=menubar i],[role=list i]";
const MAX_LINKS = 3;
const MAX_NODES = 200;

/** Whether each list has many links, as it was first seen. @type {WeakMap<Element, boolean>} */
const manyLinks = new WeakMap();

/** @type {(el: Element) => boolean} */
function hasManyLinks(el) {
  let found = manyLinks.get(el);
  if (found === undefined) manyLinks.set(el, (found = dom.all(el, "a[href]").length > MAX_LINKS));
  return found;
}

/** Whether an element is in a link to another host. @type {(el: Element) => boolean} */
export function isForeignLink(el) {
  const link = dom.closest(el, "a[href]");
  const host = link && parseUrl(dom.attribute(link, "href"))?.host;
  return Boolean(host) && host !== (location.host || parseUrl("")?.host);
}

/** Whether a text in an element is one entry of a menu. @type {(el: Element) => boolean} */
function isMenuEntry(el) {
  const link = dom.closest(el, "a[href]");
  if (!link) return false;
  const list = dom.closest(link, LIST) ?? blockOf(link);
  return dom.isElement(list) && list !== dom.body(document) && hasManyLinks(list);
}

/** Whether what stands in an element is no part of a line; most elements are in none of such places. @type {(el: Element) => boolean} */
function isNoLine(el) {
  if (!dom.closest(el, NOT_PLAIN)) return showsTyping(el);
  return (
    dom.closest(el, NO_LINE) !== null || isInTyping(el) || isForeignLink(el) || isMenuEntry(el)
  );
}

/** What a person reads of a text node, if that is a part of a line. @type {(node: Node) => string} */
function readable(node) {
  const parent = dom.parent(node);
  if (!dom.isElement(parent)) return /** @type {Text} */ (node).data;
  if (!dom.shown(parent) || isNoLine(parent)) return "";
  return renderedPart(node, parent);
}

/** @typedef {"in" | "behind" | "before" | "last"} Where in a node, behind it, before it, or in it from its end */

/** The walker's first node. @type {Record<Where, (walker: TreeWalker) => Node | null>} */
const FIRST = {
  in: (walker) => walker.nextNode(),
  behind: nextOutside,
  before: (walker) => walker.previousNode(),
  last: (walker) => {
    while (walker.lastChild());
    return walker.currentNode === walker.root ? null : walker.currentNode;
  },
};

/** The nodes from a place on, up to one that `isEnd` accepts. @type {(at: Node, root: Node, where: Where, isEnd: (node: Node) => boolean) => Generator<Node>} */
function* nodesFrom(at, root, where, isEnd) {
  const walker = dom.walker(root);
  walker.currentNode = at;
  const isForward = where === "in" || where === "behind";
  let texts = 0;
  for (let node = FIRST[where](walker); node && texts < MAX_NODES && !isEnd(node);) {
    yield node;
    if (!dom.isElement(node)) texts += 1;
    node = isForward ? walker.nextNode() : walker.previousNode();
  }
}

/**
 * The lines from a place on, nearest first, up to a node that `isEnd` accepts.
 * @type {(at: Node, root: Node, where: Where, isEnd?: (node: Node) => boolean) => Generator<Line>}
 */
export function* linesFrom(at, root, where, isEnd = () => false) {
  const isForward = where === "in" || where === "behind";
  /** @type {Line} */
  let { text, line } = { text: "", line: null };
  for (const node of nodesFrom(at, root, where, isEnd)) {
    const isText = !dom.isElement(node);
    const isBreak = !isText && dom.tag(/** @type {Element} */ (node)) === "br";
    const part = isText && /\S/.test(/** @type {Text} */ (node).data) ? readable(node) : "";
    const block = part ? blockOf(node) : line;
    if (isBreak || block !== line) {
      if (text) yield { text, line };
      text = "";
    }
    line = block;
    text = isForward ? text + part : part + text;
  }
  if (text) yield { text, line };
}
