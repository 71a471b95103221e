// Reads pictures: first a QR code in them, else their text. What was read goes into the field, where it can be
// corrected, and is judged. An address is never opened.

import { readText } from "./ocr.js";
import { forReading, openPicture, PictureError, pixelsOf } from "./picture.js";
import { readQrCode } from "./qr.js";

/**
 * @typedef {object} Read
 * @property {string} text
 * @property {string} note key of a string that says what was read
 */

/** How many pictures that are opened together are read. */
const MAX_PICTURES = 5;
/** An address, also one without `https://`. */
const ADDRESS = /^(?:https?:\/\/|[\w-]+(?:\.[\w-]+)+(?:[/:?#]|$))/i;

/** What a QR code says. @type {(text: string) => Read} */
export const ofQrCode = (text) => ({
  text,
  // A camera that was stopped has read nothing.
  note: text && (ADDRESS.test(text.trim()) ? "check_qr" : "check_qr_other"),
});

/**
 * Reads a picture. Fails with a `PictureError` that says why nothing was read.
 * @param {File} file
 * @param {import("./progress.js").Progress} progress
 * @returns {Promise<Read>}
 */
async function readPicture(file, progress) {
  const picture = await openPicture(file);
  try {
    const code = await readQrCode(pixelsOf(picture));
    if (code) return ofQrCode(code);
    const text = await readText(forReading(picture), progress);
    if (text) return { text, note: "check_read" };
  } catch (error) {
    throw error instanceof PictureError ? error : new PictureError("check_reader_failed");
  } finally {
    picture.close();
  }
  throw new PictureError("check_no_text");
}

/**
 * Reads pictures one after the other. Fails with a `PictureError` where none of them says anything.
 * @param {File[]} files
 * @param {import("./progress.js").Progress} progress
 * @returns {Promise<Read>}
 */
export async function readPictures(files, progress) {
  const read = [];
  let problem = new PictureError("check_no_text");
  for (const file of files.slice(0, MAX_PICTURES)) {
    try {
      read.push(await readPicture(file, progress));
    } catch (error) {
      if (!(error instanceof PictureError)) throw error;
      problem = error;
    }
  }
  if (read.length === 0) throw problem;
  const isAll = read.length === files.length;
  const note = isAll ? read[0].note : "check_unread";
  return { text: read.map(({ text }) => text).join("\n"), note };
}
