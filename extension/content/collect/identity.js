// Whose page it is, by the places where a page names its owner.

import { dom, parseUrl, shownElements } from "./dom.js";
import { blockOf, elementText, tidyText } from "./element-text.js";
import { addEdges } from "./page-edges.js";
import { pictureName } from "./pictures.js";
import { renderedText } from "./rendered-text.js";

/** @typedef {(slot: Mamori.Slot, text: string) => void} Add */

const LOGO = [
  ...["header img", "[role=banner] img", "h1 img", "header svg", "[role=banner] svg", "h1 svg"],
  ...["img[class*=logo i]", "img[id*=logo i]", "img[alt*=logo i]", "img[alt*=ロゴ]"],
  'img:not([src^="data:"])[src*=logo i]',
  ...["[class*=logo i] img", "[id*=logo i] img", "[class*=logo i] svg", "[id*=logo i] svg"],
].join();
const GOVERNMENT_LINKS = ["go.jp", "lg.jp"].flatMap((zone) =>
  ["stylesheet", "icon"].map((rel) => `link[rel*=${rel} i][href*=".${zone}" i]`),
);

/** @type {(add: Add) => void} */
function addSiteNames(add) {
  const names = 'meta[property="og:site_name" i],meta[name="application-name" i]';
  for (const meta of [...dom.all(document, names)].slice(0, 3))
    add("site-name", dom.attribute(meta, "content"));
}

/** @type {(roots: Node[]) => Element[]} */
function logos(roots) {
  const first = dom.first(document, "a[href] img");
  const found = shownElements(roots, LOGO, 12);
  return first && !found.includes(first) ? [...found, first] : found;
}

const RIGHTS = /©|&copy;|\(c\)|（c）|copyright|all rights reserved/i;

/** Adds the copyright line, which is among the last texts of a page. @type {(add: Add) => void} */
function addCopyright(add) {
  const body = dom.body(document);
  if (!body) return;
  const walker = dom.walker(body);
  while (walker.lastChild());
  for (let texts = 0, steps = 0; texts < 60 && steps < 600; steps++) {
    const node = walker.currentNode;
    const data = dom.isElement(node) ? "" : /** @type {Text} */ (node).data;
    const line = data.length < 1000 && /\S/.test(data) ? blockOf(node) : null;
    if (line && ++texts && RIGHTS.test(data))
      add("copyright", elementText(dom.closest(dom.parent(node), "small") ?? line, 160));
    if (!walker.previousNode()) return;
  }
}

/** The address of an image or style sheet on a government host, where that is not the page's own host; else empty. @type {(address: string) => string} */
function governmentAsset(address) {
  const { protocol, host, hostname, pathname } = parseUrl(address) ?? location;
  const isGovernment = /\.(?:go|lg)\.jp$/.test(hostname) && hostname !== location.hostname;
  return isGovernment ? `${protocol}//${host}${pathname}` : "";
}

/** @type {(pictures: Element[], add: Add) => void} */
function addGovernmentAssets(pictures, add) {
  const links = [...dom.all(document, GOVERNMENT_LINKS.join())].map((link) =>
    dom.attribute(link, "href"),
  );
  const sources = pictures.map((picture) => dom.attribute(picture, "src"));
  const found = new Set([...links, ...sources.filter(Boolean)].map(governmentAsset));
  for (const address of [...found].filter(Boolean).slice(0, 5)) add("asset", address);
}

/** What the page says of its owner. Yields where the scan may pause. @type {(roots: Node[]) => Generator<void, Mamori.Identity[]>} */
export function* readIdentity(roots) {
  /** @type {Mamori.Identity[]} */
  const found = [];
  /** @type {Add} */
  const add = (slot, text) => {
    const folded = tidyText(text, slot === "asset" ? 300 : 160);
    if (folded && !found.some((seen) => seen.slot === slot && seen.text === folded))
      found.push({ slot, text: folded });
  };
  addSiteNames(add);
  for (const el of shownElements(roots, "h1,[role=heading][aria-level='1']", 5))
    add("heading", (renderedText(el) || elementText(el)).slice(0, 120));
  yield;
  for (const el of shownElements(roots, "header,[role=banner]", 3)) {
    const text = elementText(el, 81);
    if (text.length <= 80) add("header", text && (renderedText(el) || text));
  }
  yield;
  const pictures = logos(roots);
  for (const el of pictures.slice(0, 8)) add("logo", pictureName(el).slice(0, 120));
  addGovernmentAssets(pictures, add);
  yield;
  addCopyright(add);
  yield* addEdges(roots, pictures, add);
  return found;
}
