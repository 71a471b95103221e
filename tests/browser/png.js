/** Decodes screenshots, and re-encodes those in the repository as small files. */
import { crc32, deflateSync, inflateSync } from "node:zlib";

/** Sixteen values per channel are enough for plain backgrounds and smooth text. */
const STEP = 17;
/** Colour types in the header of a PNG. */
const [TRUE_COLOUR, INDEXED] = [2, 3];
const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/**
 * Returns the picture with a palette, or unchanged when it has more than 256 colours.
 * @param {Uint8Array} png true colour, eight bits a channel, as browsers write it
 */
export function withPalette(png) {
  const { width, height, rows, channels } = decode(Buffer.from(png));
  /** @type {Map<number, number>} */
  const palette = new Map();
  const lines = rows.map((row) => {
    const line = Buffer.alloc(width + 1);
    for (let x = 0; x < width; x += 1) {
      const at = x * channels;
      const pixel = row.subarray(at, at + 3);
      const [red, green, blue] = pixel.map((one) => Math.round(one / STEP));
      const colour = (red << 8) | (green << 4) | blue;
      if (!palette.has(colour)) palette.set(colour, palette.size);
      line[x + 1] = palette.get(colour) ?? 0;
    }
    return line;
  });
  if (palette.size > 256) return Buffer.from(png);
  const colours = [...palette.keys()].flatMap((one) => [one >> 8, (one >> 4) & 15, one & 15]);
  const chosen = chunk("PLTE", Buffer.from(colours.map((one) => one * STEP)));
  return encode(width, height, INDEXED, lines, [chosen]);
}

/**
 * Returns the picture with as few colours, in true colour without alpha, which every store accepts.
 * @param {Uint8Array} png true colour, eight bits a channel, as browsers write it
 */
export function withoutAlpha(png) {
  const { width, height, rows, channels } = decode(Buffer.from(png));
  const lines = rows.map((row) => {
    const line = Buffer.alloc(width * 3 + 1);
    for (let x = 0; x < width; x += 1) {
      for (let channel = 0; channel < 3; channel += 1) {
        line[x * 3 + channel + 1] = Math.round(row[x * channels + channel] / STEP) * STEP;
      }
    }
    return line;
  });
  return encode(width, height, TRUE_COLOUR, lines);
}

/**
 * Returns the share of a picture that has each colour, or nearly that colour.
 * @param {Uint8Array} png true colour, eight bits a channel, as browsers write it
 * @param {string[]} colours in the form `#9c1119`
 */
export function sharesOf(png, colours) {
  const { width, height, rows, channels } = decode(Buffer.from(png));
  const wanted = colours.map((one) => [1, 3, 5].map((at) => parseInt(one.slice(at, at + 2), 16)));
  const counts = colours.map(() => 0);
  for (const row of rows) {
    for (let at = 0; at < row.length; at += channels) {
      const [red, green, blue] = [row[at], row[at + 1], row[at + 2]];
      const index = wanted.findIndex(
        ([r, g, b]) => Math.max(Math.abs(r - red), Math.abs(g - green), Math.abs(b - blue)) < 12,
      );
      if (index >= 0) counts[index] += 1;
    }
  }
  return counts.map((count) => count / (width * height));
}

/** @param {Buffer} png */
function decode(png) {
  /** @type {Buffer[]} */
  const data = [];
  for (let at = SIGNATURE.length; at < png.length; at += png.readUInt32BE(at) + 12) {
    const kind = png.toString("latin1", at + 4, at + 8);
    if (kind === "IDAT") data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const channels = png[25] === 6 ? 4 : 3;
  const pixels = inflateSync(Buffer.concat(data));
  const size = width * channels + 1;
  /** @type {Buffer} */
  let above = Buffer.alloc(size - 1);
  const rows = Array.from({ length: height }, (_none, y) => {
    const row = pixels.subarray(y * size + 1, (y + 1) * size);
    unfilter(pixels[y * size], row, above, channels);
    return (above = row);
  });
  return { width, height, rows, channels };
}

/**
 * Reverses the filter of a row, in place.
 * @param {number} filter
 * @param {Buffer} row
 * @param {Buffer} above
 * @param {number} channels
 */
function unfilter(filter, row, above, channels) {
  for (let x = 0; x < row.length; x += 1) {
    const left = row[x - channels] ?? 0;
    const up = above[x];
    const corner = above[x - channels] ?? 0;
    if (filter === 4) row[x] += paeth(left, up, corner);
    else row[x] += filter === 3 ? (left + up) >> 1 : [0, left, up][filter];
  }
}

/** The Paeth predictor of the PNG specification. @type {(left: number, up: number, corner: number) => number} */
function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/**
 * @param {number} width
 * @param {number} height
 * @param {number} kind the colour type
 * @param {Buffer[]} lines rows, each with its filter byte
 * @param {Buffer[]} more chunks that the colour type needs
 */
function encode(width, height, kind, lines, more = []) {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, kind, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    ...more,
    chunk("IDAT", deflateSync(Buffer.concat(lines), { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** @type {(kind: string, data: Buffer) => Buffer} */
function chunk(kind, data) {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
