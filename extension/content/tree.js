"use strict";

// The trees of a frame: the document, and every shadow tree in it, open or closed.
((mamori) => {
  if (mamori.live?.()) return;
  const { dom } = mamori;

  // The plain elements that can carry a shadow tree. Asking costs some two microseconds each, so that
  // on a long page only those without content of their own are asked: what stands in a host is not
  // shown, its tree is. A host that is missed is found when the focus enters it.
  const PLAIN =
    "article,aside,blockquote,body,div,footer,h1,h2,h3,h4,h5,h6,header,main,nav,p,section,span";
  const PLAIN_TAGS = new Set(PLAIN.split(","));
  const FEW = 1000;
  const FIELDS = new Set(["input", "textarea", "select"]);

  /** Hosts that a person's focus has shown, whatever they look like. @type {Set<Element>} */
  const entered = new Set();

  /** @type {(el: any) => ShadowRoot | null} */
  function shadow(el) {
    if (mamori.own?.has(el)) return null;
    try {
      return (
        globalThis.chrome?.dom?.openOrClosedShadowRoot?.(el) ?? el.openOrClosedShadowRoot ?? null
      );
    } catch {
      return null;
    }
  }

  const isBare = (/** @type {any} */ el) => !el.firstElementChild && !/\S/.test(dom.content(el));

  /** Shadow trees directly in a tree. @type {(root: Node) => Generator<ShadowRoot | undefined>} */
  function* shadows(root) {
    const all = dom.all(root, "*");
    const few = all.length <= FEW;
    for (let i = 0; i < all.length; i++) {
      if (i % 500 === 499) yield;
      const tag = dom.tag(all[i]);
      if (!tag.includes("-") && !(PLAIN_TAGS.has(tag) && (few || isBare(all[i])))) continue;
      const tree = shadow(all[i]);
      if (tree) yield tree;
    }
  }

  /**
   * Every tree of the frame. Yields where the walk may rest.
   * @type {() => Generator<void, Node[]>}
   */
  function* trees() {
    /** @type {Set<Node>} */
    const found = new Set([document]);
    for (const host of entered) {
      const tree = host.isConnected ? shadow(host) : entered.delete(host) && null;
      if (tree) found.add(tree);
    }
    for (const root of found) {
      for (const tree of shadows(root)) {
        if (tree && found.size < 500) found.add(tree);
        else yield;
      }
    }
    return [...found];
  }

  /** Remembers where the focus went: a closed tree shows only its host. @type {(el: unknown) => void} */
  function enter(el) {
    if (el instanceof Element && shadow(el)) entered.add(el);
  }

  /** The element that an event is about, also in closed trees, which show only their host. @type {(event: Event) => Element | null} */
  function inside(event) {
    let el = /** @type {any} */ (event.composedPath()[0]);
    while (el instanceof Element && !FIELDS.has(dom.tag(el))) {
      const inner = shadow(el)?.activeElement;
      if (!inner) return el;
      el = inner;
    }
    return el instanceof Element ? el : null;
  }

  Object.assign(mamori, { trees, enter, inside });
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
