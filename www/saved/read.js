// Inserts a saved page into this frame without its scripts and resources, and reads it as the collector
// reads an open page.

import { readSenders } from "../../extension/content/collect/chat-senders.js";
import { dom } from "../../extension/content/collect/dom.js";
import { tidyText } from "../../extension/content/collect/element-text.js";
import { readFields } from "../../extension/content/collect/fields.js";
import { readIdentity } from "../../extension/content/collect/identity.js";
import { hasKeypad } from "../../extension/content/collect/page-features.js";
import { readText } from "../../extension/content/collect/page-text.js";
import { allRoots } from "../../extension/content/collect/shadow-roots.js";

/**
 * @typedef {object} SavedPage
 * @property {Mamori.PageSnapshot} snapshot
 * @property {string[]} frames the documents of its frames that are saved in it
 * @property {boolean} isUnread whether scripts or frames that were not saved may have shown more
 */

const ACTIVE =
  "script, iframe, frame, frameset, object, embed, link, meta, base, portal, audio, video";
const FRAMES = "iframe,frame,object,embed";
const LOADING = /^(?:on|src|srcset|data|poster|background|ping|formaction|xlink:href|href)/i;
/** A cell over hundreds of columns takes a browser seconds to lay out, in tables that are nested. */
const SPAN = /^(?:col|row)?span$/i;
const MAX_SPAN_DIGITS = 2;
/** A page with scripts and with less text than this is made by them. */
const LITTLE_TEXT = 300;

/** The content of shadow roots, as browsers and their extensions save it, becomes content of the page. @type {(page: Document) => void} */
function openShadowRoots(page) {
  for (;;) {
    const roots = dom.all(page, "template[shadowrootmode],template[shadowroot]");
    if (roots.length === 0) return;
    // A root in the content of another is found when that has become content of the page.
    for (const root of roots) dom.replace(root, /** @type {any} */ (root).content);
  }
}

/** @type {(element: Element, name: string) => boolean} */
const isHuge = (element, name) =>
  SPAN.test(name) && dom.attribute(element, name).trim().length > MAX_SPAN_DIGITS;

/** Removes elements and attributes that would run scripts, load resources or take long. @type {(page: Document) => void} */
function clean(page) {
  for (const element of dom.all(page, ACTIVE)) dom.remove(element);
  for (const element of dom.all(page, "*")) {
    for (const name of dom.attributeNames(element)) {
      if (LOADING.test(name) || isHuge(element, name)) dom.removeAttribute(element, name);
    }
  }
}

/** Runs a generator to its end. @template T @param {Generator<unknown, T>} work @returns {T} */
function complete(work) {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Inserts the page into this frame. @type {(page: Document) => void} */
function insert(page) {
  document.title = dom.title(page);
  document.head.append(...dom.all(page, "head style"));
  const body = dom.body(page);
  if (body) document.body.replaceWith(body);
  // What appears after a while is on the screen when a person reads the page.
  for (const animation of dom.animations(document)) {
    try {
      animation.finish();
    } catch {
      // An animation without an end has shown everything from the beginning.
    }
  }
}

/** @type {() => Mamori.PageSnapshot} */
function readSnapshot() {
  const roots = complete(allRoots());
  const { fields, hasPicture } = complete(readFields(roots, true));
  return {
    // The address is that of a file, which gives it no standing.
    url: "file:///",
    owner: "",
    top: true,
    document: "",
    documentLoadedAt: 1,
    contentType: "text/html",
    title: tidyText(dom.title(document), 300),
    identity: [...complete(readIdentity(roots)), ...readSenders(fields)],
    fields,
    text: complete(readText(roots)),
    keypad: hasKeypad(roots),
    unreadable: hasPicture ? ["picture"] : [],
  };
}

/** Reads a page. @type {(html: string) => SavedPage} */
function readPage(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  openShadowRoots(page);
  const hasScripts = dom.first(page, "script") !== null;
  const embedded = [...dom.all(page, FRAMES)];
  const frames = embedded.map((frame) => dom.attribute(frame, "srcdoc")).filter(Boolean);
  clean(page);
  insert(page);
  const snapshot = readSnapshot();
  const isEmpty = snapshot.fields.length === 0;
  if (hasScripts && isEmpty) snapshot.unreadable = ["picture"];
  const isMade = hasScripts && isEmpty && snapshot.text.length < LITTLE_TEXT;
  return { snapshot, frames, isUnread: isMade || embedded.length > frames.length };
}

Object.assign(globalThis, { readPage });
