// Tells a mail's source and HTML from plain text, and takes from HTML what a
// person reads and where its links lead. The parser runs no script and loads nothing.

const BLOCK =
  "address article aside blockquote br center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul";
const BLOCKS = new Set(BLOCK.toUpperCase().split(" "));
const SILENT = "script, style, template, title, noscript, [hidden]";
const UNSEEN =
  /display:\s*none|visibility:\s*hidden|font-size:\s*0(?![.\d]*[1-9])|opacity:\s*0(?![.\d]*[1-9])/i;

const parsed = (/** @type {string} */ html) => new DOMParser().parseFromString(html, "text/html");

/** @type {(element: Element) => boolean} */
const isSilent = (element) =>
  element.matches(SILENT) || UNSEEN.test(element.getAttribute("style") ?? "");

/** @type {(html: string) => Mamori.MessageText} */
export function messageOf(html) {
  const document = parsed(html);
  const text = textOf(document.body);
  return { sender: "", subject: document.title, text, links: linksIn(document) };
}

/** The links of pasted HTML. @type {(html: string) => Mamori.Link[]} */
export const linksOf = (html) => (html ? linksIn(parsed(html)) : []);

/** The words in reading order, a block a line. @type {(root: Element) => string} */
function textOf(root) {
  const both = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT;
  const walker = root.ownerDocument.createTreeWalker(root, both, (node) =>
    node instanceof Element && isSilent(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
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

/** @type {(document: Document) => Mamori.Link[]} */
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

const MAIL = /^(?:mime-version|content-type|received|return-path|message-id|dkim-signature): ?\S/im;
const HTML = /^\s*(?:<!--[^]*?-->\s*)*<(?:!doctype|html|head|body|meta|table|div|p|a|title)[\s>]/i;

/** Whether a text begins with the headers of a mail's source. @type {(text: string) => boolean} */
export function isMail(text) {
  const [head] = text
    .trimStart()
    .slice(0, 20_000)
    .split(/\r?\n\r?\n/, 1);
  return /^[\w-]+:/.test(head) && MAIL.test(head);
}

/** @type {(text: string) => boolean} */
export const isHtml = (text) => HTML.test(text);
