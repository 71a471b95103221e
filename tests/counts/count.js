"use strict";

// Counts how often content scripts read the page until their first message, and their messages. It runs
// before them in the same isolated world, which page scripts cannot enter.
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
  const countedSend = counting("messages", runtime.sendMessage);
  /** @type {any} */
  const sendMessage = (/** @type {any} */ ...rest) => {
    // The number of later scans depends on the load time of the page, so only the first scan counts.
    if (counted.messages === 0) counted.first = counted.reads;
    return countedSend.apply(runtime, rest);
  };
  runtime.sendMessage = sendMessage;
})();
