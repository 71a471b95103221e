// Telling texts that a page shows in place of another one again and again. They are heard of as they
// come, at moments at which the page cannot be read, and count as long as they keep coming.

const REMEMBERED_MS = 5000;
const MAX_LENGTH = 200;

/** What came last in each element. @type {WeakMap<Node, { text: string, at: number, isBack: boolean }>} */
const comings = new WeakMap();

/**
 * A telling text has come in a node. In place of another text any counts as back; beside others only the
 * same one, because a page that is still loading gets one telling text after another.
 * @type {(node: Node, text: string, isInPlace: boolean) => void}
 */
export function telltaleCame(node, text, isInPlace) {
  const at = performance.now();
  const last = comings.get(node);
  const kept = text.slice(0, MAX_LENGTH);
  const isRecent = last !== undefined && at - last.at < REMEMBERED_MS;
  comings.set(node, { text: kept, at, isBack: isRecent && (isInPlace || last.text === kept) });
}

/** The telling text that comes and goes in a node; empty for one that came once. @type {(node: Node) => string} */
export function flickeringText(node) {
  const last = comings.get(node);
  return last?.isBack && performance.now() - last.at < REMEMBERED_MS ? last.text : "";
}
