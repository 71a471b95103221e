// Loads what reads pictures before it is used, so that the service worker keeps it, and so that a missing
// network is noticed: a module whose loading has failed once may fail until the page is opened again.

import { PictureError } from "./picture.js";

/** @type {Set<string>} */
const loaded = new Set();

/** @type {(url: string) => Promise<void>} */
async function load(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status}`);
  await response.arrayBuffer();
  loaded.add(url);
}

/** Loads files of this page's own host. Fails with a `PictureError`. @type {(urls: string[]) => Promise<void>} */
export async function loadFirst(urls) {
  try {
    await Promise.all(urls.filter((url) => !loaded.has(url)).map(load));
  } catch {
    throw new PictureError("check_offline");
  }
}
