// Decodes the bytes of mails, text files and saved pages in the encodings that are in use in Japan, also
// where the stated encoding is missing, unknown or wrong.

/**
 * @typedef {object} Decoded
 * @property {string} text where more than one encoding fits, one reading after the other
 * @property {boolean} isDamaged whether a part of the bytes fits no encoding
 */

const ISO_2022 = "iso-2022-jp";
/** Encodings that Japanese text is likely to be in where it is not UTF-8. */
const JAPANESE = ["shift_jis", "euc-jp"];
/** The encodings of labels that programs write for whatever they send; any bytes fit them. */
const LATIN = new Set(["", "windows-1252", "x-user-defined"]);
/** Stated encodings in which ASCII stands for other letters, and which no browser decodes. */
const NEVER_DECODED = /utf-?7|\bhz\b|hz-gb|iso-?2022-?(?:kr|cn)/i;
/** Labels that browsers do not know, and the encoding that each of them means or extends. */
const ALIASES = /** @type {const} */ ([
  [/2022.?jp|junet|cp5022/i, "iso-2022-jp"],
  [/s(?:hift)?.?jis|932|31j|ms.?kanji/i, "shift_jis"],
  [/euc.?(?:jp|jis)|51932/i, "euc-jp"],
  [/utf.?8/i, "utf-8"],
]);
/** Above this share of bytes beyond ASCII, a text is not in a Latin alphabet. */
const MAX_LATIN_SHARE = 0.25;
/** A reading with a larger share of undecodable characters is not a reading at all. */
const MAX_DAMAGE = 0.2;
const [ESCAPE, SHIFT_OUT, SHIFT_IN] = [0x1b, 0x0e, 0x0f];
const code = (/** @type {string} */ character) => character.charCodeAt(0);

/** Returns the name of the encoding that a label stands for; empty where it is unknown. @type {(label: string) => string} */
function encodingOf(label) {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return ALIASES.find(([pattern]) => pattern.test(label))?.[1] ?? "";
  }
}

/** Decodes bytes that fit an encoding without an error, else null. @type {(bytes: Uint8Array, encoding: string) => string | null} */
function fitting(bytes, encoding) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(source(bytes, encoding));
  } catch {
    return null;
  }
}

/** Decodes what fits an encoding; the rest becomes U+FFFD. @type {(bytes: Uint8Array, encoding: string) => string} */
const readable = (bytes, encoding) => new TextDecoder(encoding).decode(source(bytes, encoding));

/** The bytes as a decoder takes them. @type {(bytes: Uint8Array, encoding: string) => Uint8Array} */
const source = (bytes, encoding) => (encoding === ISO_2022 ? plainIso2022(bytes) : bytes);

/**
 * Replaces escapes that browsers do not know by those that select the same letters: four-byte ones, the
 * character set of ISO-2022-JP-3, which extends that of ISO-2022-JP, and the shifts of half-width kana.
 * @type {(bytes: Uint8Array) => Uint8Array}
 */
function plainIso2022(bytes) {
  const plain = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const isLong =
      bytes[at] === ESCAPE && bytes[at + 1] === code("$") && bytes[at + 2] === code("(");
    if (isLong && "@BOQ".includes(String.fromCharCode(bytes[at + 3]))) {
      plain.push(ESCAPE, code("$"), code("B"));
      at += 3;
    } else if (bytes[at] === SHIFT_OUT) plain.push(ESCAPE, code("("), code("I"));
    else if (bytes[at] === SHIFT_IN) plain.push(ESCAPE, code("("), code("B"));
    else plain.push(bytes[at]);
  }
  return new Uint8Array(plain);
}

/** Whether an escape of ISO-2022-JP selects a character set; such bytes are also valid UTF-8. @type {(bytes: Uint8Array) => boolean} */
function hasEscape(bytes) {
  for (let at = bytes.indexOf(ESCAPE); at >= 0; at = bytes.indexOf(ESCAPE, at + 1)) {
    if (bytes[at + 1] === code("$") || bytes[at + 1] === code("(")) return true;
  }
  return false;
}

/** Whether so few bytes are beyond ASCII that the text can be in a Latin alphabet. @type {(bytes: Uint8Array) => boolean} */
function isLatin(bytes) {
  let high = 0;
  let letters = 0;
  for (const byte of bytes) {
    if (byte > 0x20) letters += 1;
    if (byte > 0x7f) high += 1;
  }
  return high <= MAX_LATIN_SHARE * letters;
}

/**
 * Returns every reading of bytes that fits. A wrong label often fits as well, and a mail program may go
 * by it, so that the reading by the label is one of several.
 * @type {(bytes: Uint8Array, label: string) => Set<string>}
 */
function readings(bytes, label) {
  const fits = (/** @type {string[]} */ encodings) =>
    encodings.map((encoding) => fitting(bytes, encoding)).filter((text) => text !== null);
  const escaped = hasEscape(bytes) ? [readable(bytes, ISO_2022)] : [];
  if (escaped.length > 0 && label === ISO_2022) return new Set(escaped);
  const unicode = fits(["utf-8"]);
  const stated = LATIN.has(label) ? [] : fits([label]);
  const found = [...escaped, ...unicode, ...stated];
  // Nothing else is valid UTF-8 by chance, and next to nothing valid EUC-JP.
  if (unicode.length > 0 || (label === "euc-jp" && stated.length > 0)) return new Set(found);
  const isPlain = LATIN.has(label) && isLatin(bytes);
  return new Set([...found, ...fits([...JAPANESE, ...(isPlain ? ["windows-1252"] : [])])]);
}

/** Decodes bytes that fit no encoding, in each that fits most of them. @type {(bytes: Uint8Array, label: string) => Decoded} */
function decodeDamaged(bytes, label) {
  const encodings = new Set(["utf-8", ...(label ? [label] : []), ...JAPANESE]);
  const texts = [...encodings].map((encoding) => readable(bytes, encoding));
  const damage = (/** @type {string} */ text) => text.split("\ufffd").length / (text.length + 1);
  const likely = texts.filter((text) => damage(text) <= MAX_DAMAGE);
  return { text: likely.join("\n"), isDamaged: true };
}

/** The encoding that the mark at the beginning of a text states. @type {(bytes: Uint8Array) => string} */
function markedEncoding([first, second, third]) {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : "";
}

/** Whether bytes are no text: text has no zero bytes, unless a mark says so. @type {(bytes: Uint8Array) => boolean} */
export const isBinary = (bytes) => !markedEncoding(bytes) && bytes.subarray(0, 4096).includes(0);

/** Returns the encoding that the beginning of a page states; empty where there is none. @type {(bytes: Uint8Array) => string} */
export const statedInPage = (bytes) =>
  /charset\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})/i.exec(
    new TextDecoder("latin1").decode(bytes.subarray(0, 4096)),
  )?.[1] ?? "";

/**
 * Decodes a text.
 * @param {Uint8Array} bytes
 * @param {string} [label] the encoding that the sender states
 * @returns {Decoded}
 */
export function decode(bytes, label = "") {
  const marked = markedEncoding(bytes);
  const text = marked ? fitting(bytes, marked) : null;
  if (text !== null) return { text, isDamaged: false };
  const encoding = encodingOf(label);
  const found = [...readings(bytes, encoding)];
  if (found.length === 0) return decodeDamaged(bytes, encoding);
  const isDamaged = NEVER_DECODED.test(label) || found[0].includes("\ufffd");
  return { text: found.join("\n"), isDamaged };
}
