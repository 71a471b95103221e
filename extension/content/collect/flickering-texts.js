// Telling texts that a page shows in place of another one again and again. They are heard of as they
// come, at moments at which the page cannot be read, and count as long as they keep coming.

const REMEMBERED_MS = 5000;
const MAX_LENGTH = 200;

/** What came last in each element. @type {WeakMap<Node, { text: string, at: number, isBack: boolean }>} */
const comings = new WeakMap();

/** A telling text has come in an element, in place of one that tells nothing. @type {(el: Node, text: string) => void} */
export function telltaleCame(el, text) {
  const at = performance.now();
  const last = comings.get(el);
  const isBack = last !== undefined && at - last.at < REMEMBERED_MS;
  comings.set(el, { text: text.slice(0, MAX_LENGTH), at, isBack });
}

/** The telling text that comes and goes in an element; empty for one that came once. @type {(el: Node) => string} */
export function flickeringText(el) {
  const last = comings.get(el);
  return last?.isBack && performance.now() - last.at < REMEMBERED_MS ? last.text : "";
}
