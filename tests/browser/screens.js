/** Reads the text of an overlay or a page of the extension, and finds text that is cut off. */

/**
 * @typedef {import("puppeteer-core").Page} Page
 * @typedef {{ name: string, text: string, cut: string[], scrolls: boolean, isHeadingSeen: boolean }} Screen
 *   the classes of the outermost element, its text, the texts that are cut off at a side, whether
 *   the element has to scroll, and whether its heading can be read without that
 */

/**
 * Reads the first overlay of a page, which usually is the banner. Works only in Chromium.
 * @param {Page} page
 * @returns {Promise<Screen | undefined>}
 */
export const readBanner = async (page) => (await readOverlayScreens(page))[0];

/**
 * Reads all overlays of a page. They are in closed shadow roots, which only Chromium's debugger can
 * read.
 * @param {Page} page
 * @returns {Promise<Screen[]>}
 */
export async function readOverlayScreens(page) {
  const debug = await page.createCDPSession();
  try {
    const { root } = await debug.send("DOM.getDocument", { depth: -1, pierce: true });
    const closed = nodesOf(root).filter((node) => node.shadowRootType === "closed");
    return await Promise.all(closed.map((root) => readClosed(debug, root)));
  } finally {
    await debug.detach();
  }
}

/**
 * @param {import("puppeteer-core").CDPSession} debug
 * @param {import("devtools-protocol").Protocol.DOM.Node} shadowRoot
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
 * Reads a page of the extension; null until the engine has drawn it.
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
 * Runs in the page: reads an overlay or the main element.
 * @param {Element | ShadowRoot} root
 * @returns {Screen}
 */
function read(root) {
  // It is inside of this function, of which only the source is sent to the page.
  const isHeadingSeen = (/** @type {any} */ root, /** @type {Element} */ box) => {
    const heading = box.querySelector("h1");
    if (!heading) return false;
    const { left, top, right, bottom } = heading.getBoundingClientRect();
    const edge = Math.min(innerHeight, box.getBoundingClientRect().bottom);
    const at = (/** @type {number} */ y) =>
      (root.elementFromPoint ? root : document).elementFromPoint((left + right) / 2, y);
    const isUncovered = [top + 2, bottom - 2].every((y) => heading.contains(at(y)));
    return top >= 0 && bottom <= edge && isUncovered;
  };
  const all = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(":not(style)")]);
  const [box] = root instanceof HTMLElement ? [root] : all;
  const isCut = (/** @type {HTMLElement} */ element) => {
    const { left, right } = element.getBoundingClientRect();
    const isOutside = left < 0 || right > document.documentElement.clientWidth;
    // Inline elements have a client width of 0.
    const isWider = element.clientWidth > 0 && element.scrollWidth > element.clientWidth;
    return isOutside || isWider;
  };
  // Fields that are visually hidden but reachable by keyboard are left out.
  const visible = all.filter((one) => one.checkVisibility({ opacityProperty: true }));
  const cut = [...visible, document.documentElement].filter(isCut);
  // The style sheet of an overlay writes its sentences, which are in attributes.
  const written = all.flatMap((one) => one.dataset.text ?? []);
  return {
    name: box.className,
    text: [box.innerText, ...written].filter(Boolean).join("\n"),
    cut: cut.map((one) => one.dataset.text ?? one.innerText),
    scrolls: box.scrollHeight > box.clientHeight,
    isHeadingSeen: isHeadingSeen(root, box),
  };
}
