// Reads what a person has copied. Browsers ask the person first, or refuse.

/**
 * @typedef {object} Copied
 * @property {string} text
 * @property {string} html where the text was copied from a page or a mail: it tells where links really lead
 * @property {File | null} picture
 */

/** @type {(items: ClipboardItems, type: string) => Promise<Blob | null>} */
async function ofType(items, type) {
  const item = items.find(({ types }) => types.includes(type));
  return item ? item.getType(type) : null;
}

/** Fails where the browser or the person refuses. @type {() => Promise<Copied>} */
export async function readCopied() {
  const { clipboard } = navigator;
  // Older browsers read texts only.
  if (!clipboard.read) return { text: await clipboard.readText(), html: "", picture: null };
  const items = await clipboard.read();
  const [text, html, picture] = await Promise.all(
    ["text/plain", "text/html", "image/png"].map((type) => ofType(items, type)),
  );
  return {
    text: (await text?.text()) ?? "",
    html: (await html?.text()) ?? "",
    picture: picture && new File([picture], "copied.png", { type: "image/png" }),
  };
}
