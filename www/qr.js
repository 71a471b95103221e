// Reads the QR code in a picture on this device: with the browser's own reader where there is one, else with
// a library that is read from this page's own host when it is first used.

import { loadFirst } from "./read-later.js";

const urlOf = (/** @type {string} */ path) => new URL(`qr/${path}`, import.meta.url).href;
const READER = urlOf("zxing_reader.wasm");
const FILES = [urlOf("reader/index.js"), urlOf("share.js"), READER];

/** @typedef {{ detect: (picture: ImageBitmapSource) => Promise<{ rawValue: string }[]> }} Detector */

/** The browser's own reader, if it has one for QR codes. @type {() => Promise<Detector | null>} */
async function ownReader() {
  const { BarcodeDetector } = /** @type {any} */ (globalThis);
  const formats = (await BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
  return formats.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : null;
}

/** @type {(pixels: ImageData) => Promise<string>} */
async function readWithLibrary(pixels) {
  await loadFirst(FILES);
  const { readBarcodes, prepareZXingModule } = await import("./qr/reader/index.js");
  // Without this, the library would load its Wasm from another host.
  prepareZXingModule({ overrides: { locateFile: () => READER } });
  const found = await readBarcodes(pixels, { formats: ["QRCode"], tryHarder: true });
  return found.find(({ text }) => text)?.text ?? "";
}

/**
 * Returns what the first QR code says, empty where there is none. Fails with a `PictureError` where the
 * library cannot be loaded.
 * @param {ImageData} pixels
 * @returns {Promise<string>}
 */
export async function readQrCode(pixels) {
  const own = await ownReader();
  const found = (await own?.detect(pixels).catch(() => [])) ?? [];
  return found.find(({ rawValue }) => rawValue)?.rawValue ?? readWithLibrary(pixels);
}
