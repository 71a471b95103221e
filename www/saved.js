// Reads a saved page with the collector's modules, in a frame whose content security policy blocks all
// scripts and resources of the page.

/** @type {(html: string) => Promise<import("./saved/read.js").SavedPage>} */
export async function readSaved(html) {
  const frame = document.createElement("iframe");
  frame.src = new URL("saved/saved.html", import.meta.url).href;
  // The frame is laid out, so that hidden elements can be recognised. The style sheet moves it off the
  // screen.
  frame.className = "saved";
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  frame.inert = true;
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  document.body.append(frame);
  try {
    await loaded;
    const { readPage } = /** @type {any} */ (frame.contentWindow);
    return readPage(html);
  } finally {
    frame.remove();
  }
}
