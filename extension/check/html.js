// Detects the source of a mail and HTML, and extracts the visible text and the links of HTML. The
// parser runs no script and loads nothing.

const BLOCK_TAGS =
  "address article aside blockquote br center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul";
const BLOCKS = new Set(BLOCK_TAGS.toUpperCase().split(" "));
/** Elements whose text is not displayed. */
const HIDDEN_ELEMENTS = "script, style, template, title, noscript, [hidden]";
/** Styles that hide an element. */
const HIDDEN_STYLE =
  /display:\s*none|visibility:\s*hidden|font-size:\s*0(?![.\d]*[1-9])|opacity:\s*0(?![.\d]*[1-9])/i;

const parse = (/** @type {string} */ html) => new DOMParser().parseFromString(html, "text/html");

/** @type {(element: Element) => boolean} */
const isHidden = (element) =>
  element.matches(HIDDEN_ELEMENTS) || HIDDEN_STYLE.test(element.getAttribute("style") ?? "");

/** Returns a message whose body is HTML. @type {(html: string) => Mamori.MessageText} */
export function messageOf(html) {
  const document = parse(html);
  const text = textOf(document.body);
  return { sender: "", subject: document.title, text, links: linksIn(document) };
}

/** Returns the links of pasted HTML. @type {(html: string) => Mamori.Link[]} */
export const linksOf = (html) => (html ? linksIn(parse(html)) : []);

/** Returns the visible text in reading order, each block on a line. @type {(root: Element) => string} */
function textOf(root) {
  const types = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT;
  const walker = root.ownerDocument.createTreeWalker(root, types, (node) =>
    node instanceof Element && isHidden(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (BLOCKS.has(node.tagName)) text += "\n";
      text += node.getAttribute("alt") ?? "";
    } else {
      text += (node.nodeValue ?? "").replace(/\s+/g, " ");
    }
  }
  return text.replace(/ *\n\s*/g, "\n");
}

/** Returns the absolute addresses of links and of the targets of forms. @type {(document: Document) => Mamori.Link[]} */
function linksIn(document) {
  const links = [...document.querySelectorAll("a[href], area[href]")].map((link) => ({
    text: (link.textContent ?? "").trim(),
    target: (link.getAttribute("href") ?? "").trim(),
  }));
  const forms = [...document.querySelectorAll("form[action]")].map((form) => ({
    text: "",
    target: (form.getAttribute("action") ?? "").trim(),
  }));
  return [...links, ...forms].filter(({ target }) => /^(?:https?:)?\/\//i.test(target));
}

/** The header lines by which the source of a mail is recognised. */
const MAIL_HEADER =
  /^(?:mime-version|content-type|received|return-path|message-id|dkim-signature): ?\S/im;
/** The beginning of an HTML document or fragment. */
const HTML_START =
  /^\s*(?:<!--[^]*?-->\s*)*<(?:!doctype|html|head|body|meta|table|div|p|a|title)[\s>]/i;

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

/** Whether a text begins as HTML does. @type {(text: string) => boolean} */
export const isHtml = (text) => HTML_START.test(text);
