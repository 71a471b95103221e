// Detects the source of a mail and HTML, and extracts the visible text and the links of HTML. The
// parser runs no script and loads nothing. Its nodes are read through `dom`, because a form or a document has
// the elements that are named in it as properties.

import { dom } from "../content/collect/dom.js";

const BLOCK_TAGS =
  "address article aside blockquote br center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul";
const BLOCKS = new Set(BLOCK_TAGS.split(" "));
/** Elements whose text is not displayed. */
const HIDDEN_ELEMENTS = "script, style, template, title, noscript, [hidden]";
/** Styles that hide an element. */
const HIDDEN_STYLE =
  /display:\s*none|visibility:\s*hidden|font-size:\s*0(?![.\d]*[1-9])|opacity:\s*0(?![.\d]*[1-9])/i;

const MAX_LINK_CHARS = 500;
const MAX_LINK_NODES = 1000;

const parse = (/** @type {string} */ html) => new DOMParser().parseFromString(html, "text/html");

/** @type {(element: Element) => boolean} */
const isHidden = (element) =>
  dom.matches(element, HIDDEN_ELEMENTS) || HIDDEN_STYLE.test(dom.attribute(element, "style"));

/** Returns a message whose body is HTML. @type {(html: string) => Mamori.MessageText} */
export function messageOf(html) {
  const document = parse(html);
  const text = textOf(dom.body(document));
  return { sender: "", subject: dom.title(document), text, links: linksIn(document) };
}

/** Returns the links of pasted HTML. @type {(html: string) => Mamori.Link[]} */
export const linksOf = (html) => (html ? linksIn(parse(html)) : []);

/** The next node after the walker's current one and everything in it. @type {(walker: TreeWalker) => Node | null} */
function nextOutside(walker) {
  for (;;) {
    const next = walker.nextSibling();
    if (next || !walker.parentNode()) return next;
  }
}

/** @type {(text: string) => string} */
const inOneLine = (text) => text.replace(/\s+/g, " ");

/** What a node itself shows; an element that is a block begins a line. @type {(node: any) => string} */
function ownText(node) {
  if (!dom.isElement(node)) return inOneLine(node.data);
  const start = BLOCKS.has(dom.tag(node)) ? "\n" : "";
  return start + inOneLine(dom.attribute(node, "alt"));
}

/** Returns the visible text in reading order, each block on a line. @type {(root: Element) => string} */
function textOf(root) {
  const walker = dom.walker(root);
  const pieces = [];
  for (let node = walker.nextNode(); node;) {
    const isSkipped = dom.isElement(node) && isHidden(/** @type {Element} */ (node));
    if (!isSkipped) pieces.push(ownText(node));
    node = isSkipped ? nextOutside(walker) : walker.nextNode();
  }
  return pieces.join("").replace(/[ \n]+/g, (gap) => (gap.includes("\n") ? "\n" : " "));
}

/** The beginning of the text of a link. Links can be nested in tables, so that reading each to its end would take too long. @type {(link: Element) => string} */
function linkText(link) {
  const walker = dom.walker(link, NodeFilter.SHOW_TEXT);
  let text = "";
  for (let nodes = 0; nodes < MAX_LINK_NODES && text.length < MAX_LINK_CHARS; nodes += 1) {
    const node = walker.nextNode();
    if (!node) break;
    text = inOneLine(text + /** @type {Text} */ (node).data).trimStart();
  }
  return text.trim().slice(0, MAX_LINK_CHARS);
}

/** Returns the absolute addresses of links and of the targets of forms. @type {(document: Document) => Mamori.Link[]} */
function linksIn(document) {
  const links = [...dom.all(document, "a[href],area[href]")].map((link) => ({
    text: linkText(link),
    target: dom.attribute(link, "href").trim(),
  }));
  const forms = [...dom.all(document, "form[action],[formaction]")].map((form) => ({
    text: "",
    target: (dom.attribute(form, "action") || dom.attribute(form, "formaction")).trim(),
  }));
  return [...links, ...forms].filter(({ target }) => /^(?:https?:)?\/\//i.test(target));
}

/** The header lines by which the source of a mail is recognised. */
const MAIL_HEADER =
  /^(?:mime-version|content-type|received|return-path|message-id|dkim-signature): ?\S/im;
/** The first tag of an HTML document or fragment. */
const FIRST_TAG =
  /^<(?:!doctype|\?xml|html|head|body|meta|link|base|title|style|script|table|tbody|tr|td|div|span|p|a|b|i|u|font|center|br|h[1-6]|img|form|input|label|main|section|article|header|blockquote|ul|ol|svg)[\s/>]/i;
const FIRST_TAG_CHARS = 20;

/** How long the headers of a mail may be. */
const MAX_HEADER_CHARS = 20_000;

/** Whether a text begins with the headers of a mail's source. @type {(text: string) => boolean} */
export function isMail(text) {
  const [head] = text
    .trimStart()
    .slice(0, MAX_HEADER_CHARS)
    .split(/\r?\n\r?\n/, 1);
  return /^[\w-]+:/.test(head) && MAIL_HEADER.test(head);
}

/** Where the first character from a place on is that is no blank. @type {(text: string, at: number) => number} */
function skipBlanks(text, at) {
  const visible = /\S/g;
  visible.lastIndex = at;
  return visible.exec(text)?.index ?? text.length;
}

/** Whether a text begins as HTML does; comments may come first. @type {(text: string) => boolean} */
export function isHtml(text) {
  let at = skipBlanks(text, 0);
  while (text.startsWith("<!--", at)) {
    const end = text.indexOf("-->", at + 2);
    if (end < 0) return false;
    at = skipBlanks(text, end + 3);
  }
  return FIRST_TAG.test(text.slice(at, at + FIRST_TAG_CHARS));
}
