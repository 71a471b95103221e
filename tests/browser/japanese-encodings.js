/** Encodes Japanese text, which Node only decodes. */

/** The bytes of each character of two bytes. @type {Map<string, Map<string, number[]>>} */
const tables = new Map();

/** @param {string} encoding */
function tableOf(encoding) {
  const known = tables.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding);
  /** @type {Map<string, number[]>} */
  const table = new Map();
  for (let first = 0xff; first >= 0x81; first -= 1) {
    for (let second = 0xff; second >= 0x40; second -= 1) {
      const text = decoder.decode(new Uint8Array([first, second]));
      if ([...text].length === 1 && text !== "\ufffd") table.set(text, [first, second]);
    }
  }
  tables.set(encoding, table);
  return table;
}

/** The bytes of a text in EUC-JP, seven bits of each of which are those of ISO-2022-JP. @param {string} text */
function encodeIso2022(text) {
  const bytes = [];
  let isJapanese = false;
  const escape = { true: [0x1b, 0x24, 0x42], false: [0x1b, 0x28, 0x42] };
  for (const character of text) {
    const pair = tableOf("euc-jp").get(character);
    if (Boolean(pair) !== isJapanese) {
      isJapanese = Boolean(pair);
      bytes.push(...escape[isJapanese ? "true" : "false"]);
    }
    bytes.push(...(pair?.map((byte) => byte & 0x7f) ?? [character.charCodeAt(0)]));
  }
  return isJapanese ? [...bytes, ...escape.false] : bytes;
}

/**
 * Encodes a text of ASCII and full-width characters.
 * @param {string} text
 * @param {string} encoding utf-8, shift_jis, euc-jp or iso-2022-jp
 * @returns {number[]}
 */
export function encode(text, encoding) {
  if (encoding === "utf-8") return [...new TextEncoder().encode(text)];
  if (encoding === "iso-2022-jp") return encodeIso2022(text);
  const table = tableOf(encoding);
  return [...text].flatMap((character) => table.get(character) ?? [character.charCodeAt(0)]);
}
