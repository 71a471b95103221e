"use strict";

// Counts what content scripts read of a page until they tell of it, and what they tell the
// background: it runs before them, in their world, which the page's own scripts do not share.
(() => {
  const counted = { reads: 0, first: 0, messages: 0 };
  Object.assign(globalThis, { counted });

  /** @type {<F extends Function>(name: keyof typeof counted, call: F) => F} */
  const counting = (name, call) =>
    /** @type {any} */ (
      /** @this {any} @param {any[]} rest */
      function (...rest) {
        counted[name] += 1;
        return call.apply(this, rest);
      }
    );

  const READ = [Node, Element, HTMLElement, HTMLInputElement, HTMLSelectElement, HTMLFormElement];
  const TREES = [CharacterData, Document, DocumentFragment, ShadowRoot, TreeWalker, Range];
  for (const { prototype } of [...READ, ...TREES]) {
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (name === "constructor" || !property.configurable) continue;
      if (property.get) property.get = counting("reads", property.get);
      else if (typeof property.value === "function")
        property.value = counting("reads", property.value);
      Object.defineProperty(prototype, name, property);
    }
  }
  globalThis.getComputedStyle = counting("reads", globalThis.getComputedStyle);
  const { runtime } = globalThis.chrome;
  const told = counting("messages", runtime.sendMessage);
  /** @type {any} */
  const tell = (/** @type {any} */ ...rest) => {
    // Later looks depend on when the page has loaded; the first does not.
    if (counted.messages === 0) counted.first = counted.reads;
    return told.apply(runtime, rest);
  };
  runtime.sendMessage = tell;
})();
