/** The host elements that the extension itself has put into this page. */
export const ownElements = /** @type {WeakSet<Node>} */ (new WeakSet());
