/** What stands on a screen of the extension, and whether all of it can be read. */

/**
 * @typedef {import("puppeteer-core").Page} Page
 * @typedef {{ name: string, text: string, cut: string[], scrolls: boolean }} Screen
 *   The class of its outermost box, its words, those words of which something is cut off at a side,
 *   and whether the box is higher than its place.
 */

/**
 * The banner that a page shows, in Chromium, or what else of ours was there first.
 * @param {Page} page
 * @returns {Promise<Screen | undefined>}
 */
export const readBanner = async (page) => (await readOverlayScreens(page))[0];

/**
 * Everything of ours on a page, in Chromium. Our trees are closed to every script of the page, and
 * the debugger of the browser is the only one who gets in.
 * @param {Page} page
 * @returns {Promise<Screen[]>}
 */
export async function readOverlayScreens(page) {
  const debug = await page.createCDPSession();
  try {
    const { root } = await debug.send("DOM.getDocument", { depth: -1, pierce: true });
    const closed = nodesOf(root).filter((node) => node.shadowRootType === "closed");
    return await Promise.all(closed.map((tree) => readClosed(debug, tree)));
  } finally {
    await debug.detach();
  }
}

/**
 * @param {import("puppeteer-core").CDPSession} debug
 * @param {import("devtools-protocol").Protocol.DOM.Node} tree
 * @returns {Promise<Screen>}
 */
async function readClosed(debug, { backendNodeId }) {
  const { object } = await debug.send("DOM.resolveNode", { backendNodeId });
  const { result } = await debug.send("Runtime.callFunctionOn", {
    objectId: object.objectId,
    functionDeclaration: `function () { return (${read})(this); }`,
    returnByValue: true,
  });
  return result.value;
}

/**
 * The screen that a page of the extension is, once the engine has drawn it.
 * @param {Page} page
 * @returns {Promise<Screen | null>}
 */
export async function readScreen(page) {
  const main = await page.$("main:not(:empty)");
  return main && main.evaluate(read);
}

/**
 * @param {import("devtools-protocol").Protocol.DOM.Node} node
 * @returns {import("devtools-protocol").Protocol.DOM.Node[]}
 */
function nodesOf(node) {
  const inside = [...(node.children ?? []), ...(node.shadowRoots ?? [])];
  return [node, ...inside.flatMap(nodesOf)];
}

/**
 * Runs in the page.
 * @param {Element | ShadowRoot} root
 * @returns {Screen}
 */
function read(root) {
  const all = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(":not(style)")]);
  const [box] = root instanceof HTMLElement ? [root] : all;
  const isCut = (/** @type {HTMLElement} */ element) => {
    const { left, right } = element.getBoundingClientRect();
    const isOutside = left < 0 || right > document.documentElement.clientWidth;
    // What is laid out within a line has no width of its own to be measured by.
    const isWider = element.clientWidth > 0 && element.scrollWidth > element.clientWidth;
    return isOutside || isWider;
  };
  // A field that only the keyboard reaches is as small as it can be.
  const seen = all.filter((one) => one.checkVisibility({ opacityProperty: true }));
  const cut = [...seen, document.documentElement].filter(isCut);
  return {
    name: box.className,
    text: box.innerText,
    cut: cut.map((one) => one.innerText),
    scrolls: box.scrollHeight > box.clientHeight,
  };
}
