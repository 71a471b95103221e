"use strict";

// What a page says of itself: whose it is, and its visible text.
((mamori) => {
  if (mamori.live?.()) return;
  const { dom, block, spoken, mask, fold, url, words, read, called } = mamori;

  /** @typedef {(slot: Mamori.Slot, text: string) => void} Add */

  // One of these words makes a frame worth asking the engine about, even without a field.
  const WORDS =
    /マイナ|ﾏｲﾅ|個人番号|暗証番号|電子証明書|利用者証明|券面事項|住基|住民基本台帳|保険証|給付金|還付金|差押|e-?tax|mynaportal|my\s?number|individual number|jpki|j-lis|厚生労働省|デジタル庁|総務省|国税|税務署|財務省|内閣府|法務省|年金機構|協会けんぽ/i;
  const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u2060\ufeff]/g;
  const MOST_SEARCHED = 200_000;
  const MOST_TEXT = 32_768;

  /** @type {(text: string) => boolean} */
  const isTelling = (text) => WORDS.test(text.replace(INVISIBLE, ""));

  /** Where a tree's words begin. @type {(root: Node) => Node | null} */
  const start = (root) => (root === document ? dom.body(document) : root);

  /** Whether the frame holds one of the words. @type {(roots: Node[]) => boolean} */
  function mentions(roots) {
    if (isTelling(String(dom.title(document)))) return true;
    return roots.map(start).some((at) => at && isTelling(dom.content(at).slice(0, MOST_SEARCHED)));
  }

  /** The visible text, in reading order. @type {(roots: Node[]) => Generator<void, string>} */
  function* readText(roots) {
    // A document that is itself being written in holds a person's words.
    if (dom.designMode(document) === "on") return "";
    let text = "";
    let pieces = 0;
    for (const at of roots.map(start)) {
      for (const piece of at ? spoken(at) : []) {
        text += piece;
        if (text.length > 2 * MOST_TEXT) break;
        if (++pieces % 64 === 0) yield;
      }
      text += "\n";
    }
    const lines = text.replace(/[^\S\n]+/g, " ").replace(/\s*\n\s*/g, "\n");
    return mask(lines.trim()).slice(0, MOST_TEXT);
  }

  const LOGO = [
    ...["header img", "[role=banner] img", "h1 img", "header svg", "[role=banner] svg", "h1 svg"],
    ...["img[class*=logo i]", "img[id*=logo i]", "img[alt*=logo i]", "img[alt*=ロゴ]"],
    'img:not([src^="data:"])[src*=logo i]',
    ...["[class*=logo i] img", "[id*=logo i] img", "[class*=logo i] svg", "[id*=logo i] svg"],
  ].join();
  const BORROWED_LINKS = ["go.jp", "lg.jp"].flatMap((zone) =>
    ["stylesheet", "icon"].map((rel) => `link[rel*=${rel} i][href*=".${zone}" i]`),
  );

  /** Shown elements of a kind, in every tree. @type {(roots: Node[], selector: string, most: number) => Element[]} */
  function shown(roots, selector, most) {
    const found = [];
    for (const root of roots) {
      for (const el of dom.all(root, selector)) {
        if (dom.shown(el) && found.push(el) === most) return found;
      }
    }
    return found;
  }

  /** @type {(add: Add) => void} */
  function siteNames(add) {
    const names = 'meta[property="og:site_name" i],meta[name="application-name" i]';
    for (const meta of [...dom.all(document, names)].slice(0, 3))
      add("site-name", dom.attribute(meta, "content"));
  }

  /** @type {(roots: Node[]) => Element[]} */
  function logos(roots) {
    const first = dom.first(document, "a[href] img");
    const found = shown(roots, LOGO, 12);
    return first && !found.includes(first) ? [...found, first] : found;
  }

  const RIGHTS = /©|&copy;|\(c\)|（c）|copyright|all rights reserved/i;

  /** Pages end with the line that says whose they are. @type {(add: Add) => void} */
  function copyright(add) {
    const body = dom.body(document);
    if (!body) return;
    const walker = dom.walker(body);
    while (walker.lastChild());
    for (let texts = 0, steps = 0; texts < 60 && steps < 600; steps++) {
      const node = walker.currentNode;
      const data = dom.isElement(node) ? "" : /** @type {Text} */ (node).data;
      const line = data.length < 1000 && /\S/.test(data) ? block(node) : null;
      if (line && ++texts && RIGHTS.test(data))
        add("copyright", words(dom.closest(dom.parent(node), "small") ?? line, 160));
      if (!walker.previousNode()) return;
    }
  }

  /** The address of what a page takes from a government host that is not its own. @type {(address: string) => string} */
  function borrowed(address) {
    const { protocol, host, hostname, pathname } = url(address) ?? location;
    const isGovernment = /\.(?:go|lg)\.jp$/.test(hostname) && hostname !== location.hostname;
    return isGovernment ? `${protocol}//${host}${pathname}` : "";
  }

  /** @type {(pictures: Element[], add: Add) => void} */
  function assets(pictures, add) {
    const links = [...dom.all(document, BORROWED_LINKS.join())].map((link) =>
      dom.attribute(link, "href"),
    );
    const sources = pictures.map((picture) => dom.attribute(picture, "src"));
    const found = new Set([...links, ...sources.filter(Boolean)].map(borrowed));
    for (const address of [...found].filter(Boolean).slice(0, 5)) add("asset", address);
  }

  /** @type {(roots: Node[]) => Generator<void, Mamori.Identity[]>} */
  function* readIdentity(roots) {
    /** @type {Mamori.Identity[]} */
    const found = [];
    /** @type {Add} */
    const add = (slot, text) => {
      const folded = fold(text, slot === "asset" ? 300 : 160);
      if (folded && !found.some((seen) => seen.slot === slot && seen.text === folded))
        found.push({ slot, text: folded });
    };
    siteNames(add);
    for (const el of shown(roots, "h1,[role=heading][aria-level='1']", 5))
      add("heading", (read(el) || words(el)).slice(0, 120));
    yield;
    for (const el of shown(roots, "header,[role=banner]", 3)) {
      const text = words(el, 81);
      if (text.length <= 80) add("header", text && (read(el) || text));
    }
    yield;
    const pictures = logos(roots);
    for (const el of pictures.slice(0, 8)) add("logo", called(el).slice(0, 120));
    assets(pictures, add);
    yield;
    copyright(add);
    return found;
  }

  Object.assign(mamori, { isTelling, mentions, readText, readIdentity });
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
