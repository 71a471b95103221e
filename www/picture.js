// Opens a picture and prepares it for reading: in a size that a phone can work with, and in black on
// white.

/** Larger pictures are refused: opened, one can take more memory than a phone has. */
const MAX_BYTES = 15_000_000;
/** More pixels than these make reading slower and not better. */
const MAX_PIXELS = 4_000_000;
/** Text is read best at the size that it has on a screen of about this width. */
const BEST_WIDTH = 1200;
const MAX_ENLARGEMENT = 3;
const NAME = /\.(?:png|jpe?g|gif|webp|avif|heic|heif|bmp)$/i;

/** Whether a file is a picture, by its type or its name. SVG is judged as a page. @type {(file: File) => boolean} */
export const isPicture = ({ type, name }) =>
  type ? /^image\/(?!svg)/.test(type) : NAME.test(name);

/** A picture that cannot be read, with the key of the string that says so. */
export class PictureError extends Error {}

/** Opens a picture, upright. Fails with a `PictureError`. @type {(file: File) => Promise<ImageBitmap>} */
export async function openPicture(file) {
  if (file.size > MAX_BYTES) throw new PictureError("check_picture_large");
  try {
    return await createImageBitmap(file);
  } catch {
    throw new PictureError("check_picture_broken");
  }
}

/** Draws a picture so many times as large. @type {(picture: CanvasImageSource & { width: number, height: number }, scale: number) => CanvasRenderingContext2D} */
function drawn(picture, scale) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = /** @type {CanvasRenderingContext2D} */ (
    canvas.getContext("2d", { willReadFrequently: true })
  );
  context.imageSmoothingQuality = "high";
  // What is transparent would be black.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return context;
}

const largestScale = (/** @type {ImageBitmap} */ { width, height }) =>
  Math.sqrt(MAX_PIXELS / (width * height));

/** The pixels of a picture, for the reader of QR codes. @type {(picture: ImageBitmap) => ImageData} */
export function pixelsOf(picture) {
  const context = drawn(picture, Math.min(1, largestScale(picture)));
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height);
}

/** Makes pixels grey, and light on the whole: in dark mode, text is white on black. @type {(data: Uint8ClampedArray) => void} */
function makeGreyAndLight(data) {
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) {
    const grey = 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
    data[at] = grey;
    sum += grey;
  }
  const isDark = sum / (data.length / 4) < 128;
  for (let at = 0; at < data.length; at += 4) {
    const grey = isDark ? 255 - data[at] : data[at];
    data[at] = data[at + 1] = data[at + 2] = grey;
  }
}

/** The picture as the reader of text reads it best. @type {(picture: ImageBitmap) => HTMLCanvasElement} */
export function forReading(picture) {
  const wanted = Math.min(MAX_ENLARGEMENT, BEST_WIDTH / picture.width);
  const context = drawn(picture, Math.min(Math.max(1, wanted), largestScale(picture)));
  const { canvas } = context;
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  makeGreyAndLight(pixels.data);
  context.putImageData(pixels, 0, 0);
  return canvas;
}
