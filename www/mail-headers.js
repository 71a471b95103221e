// The headers of a mail in UTF-8, whatever encoding its sender used for them or stated.

import { decode } from "./decode.js";

/** Encoded words (RFC 2047) that stand side by side; a character may be split between two. */
const WORDS = /=\?[^?\s]+\?[bq]\?[^?]*\?=(?:[ \t\r\n]+=\?[^?\s]+\?[bq]\?[^?]*\?=)*/gi;
const WORD = /=\?([^?\s]+)\?([bq])\?([^?]*)\?=/gi;

const [LINE_FEED, RETURN] = [10, 13];

/** Where the first blank line begins. @type {(bytes: Uint8Array) => number} */
function headersEnd(bytes) {
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) {
    const next = bytes[at + 1] === RETURN ? at + 2 : at + 1;
    if (bytes[next] === LINE_FEED) return at;
  }
  return bytes.length;
}

/** The bytes of a text in which each character stands for one. @type {(text: string) => Uint8Array} */
const bytesOf = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** The bytes of an encoded word. @type {(encoding: string, content: string) => Uint8Array} */
function decodeWord(encoding, content) {
  if (encoding.toUpperCase() === "B") {
    const base64 = content.replace(/[^a-z0-9+/]/gi, "");
    return bytesOf(atob(base64.length % 4 === 1 ? base64.slice(0, -1) : base64));
  }
  const quoted = content.replaceAll("_", " ");
  const byte = (/** @type {string} */ _, /** @type {string} */ hex) =>
    String.fromCharCode(Number.parseInt(hex, 16));
  return bytesOf(quoted.replace(/=([0-9a-f]{2})/gi, byte));
}

/** An encoded word in UTF-8. @type {(bytes: number[], label: string) => string} */
function wordOf(bytes, label) {
  const { text } = decode(Uint8Array.from(bytes), label);
  const utf8 = new TextEncoder().encode(text);
  const binary = Array.from(utf8, (byte) => String.fromCharCode(byte)).join("");
  return `=?utf-8?B?${btoa(binary)}?=`;
}

/** Encoded words that stand side by side as words in UTF-8. @type {(words: string) => string} */
function inUtf8(words) {
  /** @type {{ label: string, bytes: number[] }[]} */
  const runs = [];
  for (const [, charset, encoding, content] of words.matchAll(WORD)) {
    // A language may follow the encoding: "utf-8*ja".
    const label = charset.split("*", 1)[0];
    const last = runs.at(-1);
    const bytes = decodeWord(encoding, content);
    if (last?.label === label) for (const byte of bytes) last.bytes.push(byte);
    else runs.push({ label, bytes: [...bytes] });
  }
  return runs.map(({ label, bytes }) => wordOf(bytes, label)).join(" ");
}

/**
 * Returns the headers, and the whole source with them in UTF-8.
 * @param {Uint8Array} source
 * @returns {{ headers: string, bytes: Uint8Array }}
 */
export function withReadableHeaders(source) {
  const end = headersEnd(source);
  const headers = decode(source.subarray(0, end)).text.replace(WORDS, inUtf8);
  const encoded = new TextEncoder().encode(headers);
  const bytes = new Uint8Array(encoded.length + source.length - end);
  bytes.set(encoded);
  bytes.set(source.subarray(end), encoded.length);
  return { headers, bytes };
}
