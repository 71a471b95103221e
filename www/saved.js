// Reads a saved page with the content scripts that read open ones, in a frame whose policy lets no
// script of the page run and nothing load.

/** @type {(html: string) => Promise<Mamori.PageSnapshot>} */
export async function readSaved(html) {
  const frame = document.createElement("iframe");
  frame.src = new URL("saved/saved.html", import.meta.url).href;
  // The frame has a layout, so that what the page hides is not read. The style sheet puts it out of
  // sight.
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
