// Inserts a saved page into this frame without its scripts and resources, and reads it as the collector
// reads an open page.

import { readSenders } from "../../extension/content/collect/chat-senders.js";
import { tidyText } from "../../extension/content/collect/element-text.js";
import { readFields } from "../../extension/content/collect/fields.js";
import { readIdentity } from "../../extension/content/collect/identity.js";
import { hasKeypad } from "../../extension/content/collect/page-features.js";
import { readText } from "../../extension/content/collect/page-text.js";
import { allRoots } from "../../extension/content/collect/shadow-roots.js";

const ACTIVE =
  "script, iframe, frame, frameset, object, embed, link, meta, base, portal, audio, video";
const LOADING = /^(?:on|src|srcset|data|poster|background|ping|formaction|xlink:href|href)/i;

/** Removes elements and attributes that would run scripts or load resources. @type {(root: ParentNode) => void} */
function clean(root) {
  for (const element of root.querySelectorAll(ACTIVE)) element.remove();
  for (const element of root.querySelectorAll("*")) {
    for (const name of element.getAttributeNames()) {
      if (LOADING.test(name)) element.removeAttribute(name);
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

/** Returns the snapshot of the page. Its address is that of a file, which gives it no standing. @type {(html: string) => Mamori.PageSnapshot} */
function readPage(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const hasScripts = parsed.querySelector("script") !== null;
  clean(parsed);
  document.title = parsed.title;
  document.head.append(...parsed.querySelectorAll("head style"));
  document.body.replaceWith(parsed.body);
  const roots = complete(allRoots());
  const { fields, hasPicture } = complete(readFields(roots, true));
  const text = complete(readText(roots));
  const isUnreadable = hasPicture || (hasScripts && fields.length === 0);
  return {
    url: "file:///",
    top: true,
    documentLoadedAt: 1,
    contentType: "text/html",
    title: tidyText(document.title, 300),
    identity: [...complete(readIdentity(roots)), ...readSenders(fields)],
    fields,
    text,
    keypad: hasKeypad(roots),
    unreadable: isUnreadable ? ["picture"] : [],
  };
}

Object.assign(globalThis, { readPage });
