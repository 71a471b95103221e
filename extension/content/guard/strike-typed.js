// Strikes what a person typed out of what leaves the frame. A page may repeat it in its text, its title, its
// attributes and its address. The words of the page itself stay: those that it had before they were typed,
// and those that name what is asked for, or a page could have a person type the words that tell of it.

import { parseUrl } from "../collect/dom.js";
import { isTelling } from "../collect/telling-words.js";
import { touchedElements } from "./authorship.js";
import { typedTexts } from "./typed-text.js";

const STRUCK = "***";
const MIN_LENGTH = 4;
const MAX_CANDIDATES = 300;
const MAX_LENGTH = 200;
/** The collector cuts texts at this length and above, perhaps within what was typed. */
const MIN_CUT_LENGTH = 60;
const MIN_CUT_PART = 3;
const MAX_KNOWN_WORDS = 1000;

const DIGIT = /[0-9０-９]/;
const MAX_CODE_LENGTH = 40;
const CODE_ONLY = /^[0-9A-Za-z]*[0-9][0-9A-Za-z]*$/;
const CODE = /[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]{4,}/g;
const SEPARATOR = /[\s、。，．,.;:：；「」『』（）()]+/;
/** Names of what is asked for. They stay, although a person may have typed them. */
const ASK_WORDS =
  /マイナ(?:ンバー|ポータル)?(?:カード)?|個人番号|暗証番号|(?:電子)?証明書|署名用?|パスワード|(?:カード|口座|保険者|被保険者|電話)?番号|セキュリティコード|有効期限|生年月日|住所|氏名|名前|password|security code|card number|individual number|my ?number/giu;

/** Whether each word without a digit stood on the page already when it was first typed. @type {Map<string, boolean>} */
const pageWords = new Map();
/** The last snapshot that left, as it left. @type {Mamori.PageSnapshot | null} */
let lastLeft = null;

/** The parts of a text that a page may repeat one by one. @type {(text: string) => string[]} */
function partsOf(text) {
  const line = text.replace(/\s+/g, " ").trim();
  const codes = (line.match(CODE) ?? []).filter((code) => DIGIT.test(code));
  return [line, ...text.split("\n"), ...line.split(SEPARATOR), ...codes];
}

/** @type {(text: string) => string[]} */
const withoutAskWords = (text) =>
  text.search(ASK_WORDS) < 0 && !isTelling(text)
    ? [text]
    : text.split(ASK_WORDS).filter((rest) => !isTelling(rest));

/** Whether the page itself had this word before it was typed. @type {(word: string, left: string) => boolean} */
function isPageWord(word, left) {
  if (DIGIT.test(word)) return false;
  let isKnown = pageWords.get(word);
  if (isKnown === undefined) {
    if (pageWords.size === MAX_KNOWN_WORDS) pageWords.clear();
    pageWords.set(word, (isKnown = left.includes(word)));
  }
  return isKnown;
}

/** What stands in the fields that a person typed into. @type {() => string[]} */
const fieldTexts = () =>
  touchedElements()
    .map((el) => el.value ?? el.editContext?.text)
    .filter((text) => typeof text === "string" && text !== "");

/** A code and its beginnings: the page may have been read a few keys ago. @type {(word: string) => string[]} */
const beginnings = (word) =>
  word.length <= MAX_CODE_LENGTH && CODE_ONLY.test(word)
    ? [...word].map((_, at) => word.slice(0, word.length - at))
    : [word];

/** What is to be struck out, the longest first. @type {(typed: string[], left: string) => string[]} */
function candidates(typed, left) {
  const parts = [...typed].reverse().flatMap(partsOf);
  const words = parts.flatMap(withoutAskWords).map((part) => part.trim().slice(0, MAX_LENGTH));
  const long = words
    .flatMap(beginnings)
    .filter((word) => word.length >= MIN_LENGTH && !isPageWord(word, left));
  return [...new Set(long)].slice(0, MAX_CANDIDATES).sort((a, b) => b.length - a.length);
}

const FULL_WIDTH = 0xfee0;
/** A character in both widths. @type {(char: string) => string} */
function eitherWidth(char) {
  const code = char.codePointAt(0) ?? 0;
  const isNarrow = code > 0x20 && code < 0x7f;
  const isWide = code > 0xff00 && code < 0xff5f;
  const other = isNarrow ? code + FULL_WIDTH : isWide ? code - FULL_WIDTH : code;
  return `[${[code, other].map((one) => `\\u{${one.toString(16)}}`).join("")}]`;
}

/** A pattern for a typed text, also in capitals and spaced out where it has a digit. @type {(word: string) => string} */
function patternOf(word) {
  const chars = [...word].map((char) => (/\s/.test(char) ? "\\s" : eitherWidth(char)));
  if (DIGIT.test(word)) return chars.join("[\\s\\u200b-]?");
  return /^[\w -]+$/.test(word) ? `(?<![A-Za-z])${chars.join("")}(?![A-Za-z])` : chars.join("");
}

/** A text as it is compared: in one width and case, and not spaced out. @type {(text: string) => string} */
const folded = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\\n|[\s\\\u200b-]/g, "");

/** The words that stand in a snapshot. To look for them is cheaper than a pattern of all. @type {(words: string[], snapshot: Mamori.PageSnapshot) => string[]} */
function presentIn(words, snapshot) {
  const text = folded(JSON.stringify(snapshot) + decoded(snapshot.url));
  return words.filter((word) => text.includes(folded(word)));
}

/** A text without the part of a typed text that it was cut in. @type {(text: string, words: string[]) => string} */
function withoutCutParts(text, words) {
  if (text.length < MIN_CUT_LENGTH || words.length === 0) return text;
  let [start, end] = [0, text.length];
  for (const word of words) {
    for (let length = word.length - 1; length >= MIN_CUT_PART; length--) {
      if (text.endsWith(word.slice(0, length))) end = Math.min(end, text.length - length);
      if (text.startsWith(word.slice(-length))) start = Math.max(start, length);
    }
  }
  return start < end ? text.slice(start, end) : STRUCK;
}

/** An address without what was typed, except its host. @type {(address: string, strike: (text: string) => string) => string} */
function strikeAddress(address, strike) {
  const origin = parseUrl(address)?.origin ?? "";
  const path = address.startsWith(origin) ? address.slice(origin.length) : address;
  const struck = strike(decoded(path));
  return struck === decoded(path) ? address : origin + struck;
}

/** @type {(path: string) => string} */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const FIELD_TEXTS = /** @type {const} */ (["name", "id", "autocomplete", "pattern"]);

/** @type {(snapshot: Mamori.PageSnapshot, strike: (text: string) => string) => void} */
function strikeAll(snapshot, strike) {
  snapshot.url = strikeAddress(snapshot.url, strike);
  snapshot.title = strike(snapshot.title);
  snapshot.text = strike(snapshot.text);
  for (const one of snapshot.identity) one.text = strike(one.text);
  for (const field of snapshot.fields) {
    for (const label of field.labels) label.text = strike(label.text);
    for (const name of FIELD_TEXTS) field[name] = strike(field[name]);
    if (DIGIT.test(field.actionHost)) field.actionHost = strike(field.actionHost);
  }
}

// Two or three characters are struck out only while they are typed, beside no other character and no unit,
// and only of lines that the page did not have before.
const SHORT = /^[0-9A-Za-z]{2,3}$/;
const NEIGHBOUR = "[0-9A-Za-z０-９Ａ-Ｚａ-ｚ桁文字個回件月日年時分秒円歳%〜~-]";

/** Whether a text has left before; the first characters of a PIN are no code yet. @type {(words: string[], left: string) => (line: string) => string} */
function strikeShort(words, left) {
  const all = words.map((word) => `(?<!${NEIGHBOUR})${patternOf(word)}(?!${NEIGHBOUR})`).join("|");
  const pattern = new RegExp(all, "giu");
  const isOld = (/** @type {string} */ line) => left.includes(JSON.stringify(line).slice(1, -1));
  return (line) => (words.length === 0 || isOld(line) ? line : line.replace(pattern, STRUCK));
}

/** Strikes everything that was typed in this frame out of a snapshot. @type {(snapshot: Mamori.PageSnapshot) => void} */
export function strikeTyped(snapshot) {
  const typed = [...fieldTexts(), ...typedTexts()].filter(Boolean);
  if (typed.length > 0) {
    const left = JSON.stringify(lastLeft);
    const words = candidates(typed, left);
    const present = presentIn(words, snapshot);
    const codes = words.filter((word) => word.length <= MAX_CODE_LENGTH && CODE_ONLY.test(word));
    const all = present.length > 0 ? new RegExp(present.map(patternOf).join("|"), "giu") : /(?!)/;
    const shortWords = typed
      .map((one) => one.slice(0, 3))
      .filter((one) => SHORT.test(one) && DIGIT.test(one));
    const short = strikeShort([...new Set(shortWords)], left);
    const strike = (/** @type {string} */ text) =>
      withoutCutParts(text.replace(all, STRUCK), codes).split("\n").map(short).join("\n");
    strikeAll(snapshot, strike);
  }
  lastLeft = snapshot;
}
