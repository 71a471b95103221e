// Reads the Japanese text of a picture on this device. The reader is read from this page's own host when
// it is first used.

import { loadFirst } from "./read-later.js";
import { textOfReading } from "./reading.js";

const urlOf = (/** @type {string} */ path) => new URL(`ocr/${path}`, import.meta.url).href;

/** Everything that the library would otherwise load from elsewhere. */
const PLACES = {
  workerPath: urlOf("worker.min.js"),
  corePath: urlOf("tesseract-core-simd-lstm.js"),
  langPath: urlOf(""),
  // A worker from a blob would need a weaker content security policy.
  workerBlobURL: false,
  // The service worker keeps the data.
  cacheMethod: "none",
};
const DATA = "jpn.traineddata.gz";
const FILES = [
  ...[urlOf("index.js"), PLACES.workerPath, PLACES.corePath],
  ...[PLACES.corePath.replace(/js$/, "wasm"), urlOf(DATA)],
];

/**
 * Reads the text of a picture. Fails with a `PictureError` where the reader cannot be loaded.
 * @param {HTMLCanvasElement} picture
 * @param {(share: number | null) => void} progress gets the share that is done, null while the reader is loaded
 * @returns {Promise<string>}
 */
export async function readText(picture, progress) {
  progress(null);
  await loadFirst(FILES);
  const { default: library } = await import("./ocr/index.js");
  const logger = (
    /** @type {{ status: string, progress: number }} */ { status, progress: share },
  ) => progress(status === "recognizing text" ? share : null);
  const reader = await library.createWorker("jpn", library.OEM.LSTM_ONLY, { ...PLACES, logger });
  try {
    await reader.setParameters(
      /** @type {any} */ ({
        tessedit_pageseg_mode: library.PSM.AUTO,
        preserve_interword_spaces: "1",
        // Black and white are told apart by what is near (Sauvola): a bubble in a chat is darker than the
        // screen around it, and would be black as a whole.
        thresholding_method: "2",
      }),
    );
    const { data } = await reader.recognize(picture, {}, { blocks: true });
    return textOfReading(data.blocks ?? []);
  } finally {
    // It holds more memory than a phone can spare.
    await reader.terminate();
  }
}
