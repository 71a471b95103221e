"use strict";

// Lays a saved page out in this frame, without what runs or loads, and reads it
// as the sensor reads an open page.
((mamori) => {
  const LIVE =
    "script, iframe, frame, frameset, object, embed, link, meta, base, portal, audio, video";
  const LOADS = /^(?:on|src|srcset|data|poster|background|ping|formaction|xlink:href|href)/i;

  /** @type {(root: ParentNode) => void} */
  function clean(root) {
    for (const element of root.querySelectorAll(LIVE)) element.remove();
    for (const element of root.querySelectorAll("*")) {
      for (const name of element.getAttributeNames()) {
        if (LOADS.test(name)) element.removeAttribute(name);
      }
    }
  }

  /** @template T @param {Generator<unknown, T>} reading @returns {T} */
  function whole(reading) {
    for (;;) {
      const step = reading.next();
      if (step.done) return step.value;
    }
  }

  /** What the page says and asks for. A file has no address that could vouch for it. @type {(html: string) => Mamori.PageSnapshot} */
  function readPage(html) {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    const hasScripts = parsed.querySelector("script") !== null;
    clean(parsed);
    document.title = parsed.title;
    document.head.append(...parsed.querySelectorAll("head style"));
    document.body.replaceWith(parsed.body);
    const roots = whole(mamori.trees());
    const { fields, hasPicture } = whole(mamori.readFields(roots));
    const text = whole(mamori.readText(roots));
    const isUnread = hasPicture || (hasScripts && fields.length === 0);
    return {
      url: "file:///",
      top: true,
      since: 1,
      contentType: "text/html",
      title: mamori.fold(document.title, 300),
      identity: [...whole(mamori.readIdentity(roots)), ...mamori.readSenders(fields)],
      fields,
      text,
      keypad: mamori.hasKeypad(roots),
      unread: isUnread ? ["picture"] : [],
    };
  }

  Object.assign(globalThis, { readPage });
})(globalThis.mamori);
