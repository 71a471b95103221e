// Reads a saved page with the sensor that reads open ones, in a frame of its own
// whose policy lets nothing run and nothing load.

/** @type {(html: string) => Promise<Mamori.PageSnapshot>} */
export async function readSaved(html) {
  const frame = document.createElement("iframe");
  frame.src = new URL("saved/saved.html", import.meta.url).href;
  // It is laid out, so that what nobody would see is not read; and it is not shown.
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
