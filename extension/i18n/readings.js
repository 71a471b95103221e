// The sentences of easy Japanese name the reading of a word behind it, in brackets: 暗証番号（あんしょうばんごう）.
// It is shown above the word.

/**
 * Words are shorter; what is longer comes from a page. A long reading stays in its brackets, where it can be
 * broken: above its word it would be wider than a narrow screen.
 */
const WITH_READING =
  /([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー・]{1,24})（([\p{sc=Hiragana}\p{sc=Katakana}ー・]{1,12})）/gu;
const KANJI = /\p{sc=Han}+/gu;
/** No word of ours has more runs of kanji, and each makes the comparison longer. */
const MAX_KANJI_RUNS = 4;
const HIRAGANA = /\p{sc=Hiragana}/u;

/** Whether a reading is that of these letters: kana stand in both, and hiragana for the kanji. @type {(letters: string, reading: string) => boolean} */
function isReadingOf(letters, reading) {
  const runs = letters.match(KANJI)?.length ?? 0;
  if (runs === 0 || runs > MAX_KANJI_RUNS) return false;
  const pattern = letters.replace(KANJI, "[ぁ-んー]+");
  return new RegExp(`^${pattern}$`, "u").test(reading);
}

/** Where in the letters before a bracket the word begins; -1 where the bracket explains and holds no reading. @type {(letters: string, reading: string) => number} */
function startOfWord(letters, reading) {
  const starts = [...letters].map((letter, at) => (HIRAGANA.test(letter) ? -1 : at));
  return starts.find((at) => at >= 0 && isReadingOf(letters.slice(at), reading)) ?? -1;
}

/**
 * Splits a text into plain parts and words with their readings.
 * @type {(text: string) => (string | { word: string, reading: string })[]}
 */
export function splitReadings(text) {
  /** @type {ReturnType<typeof splitReadings>} */
  const parts = [];
  let end = 0;
  for (const { 0: whole, 1: letters, 2: reading, index } of text.matchAll(WITH_READING)) {
    const start = startOfWord(letters, reading);
    if (start < 0) continue;
    if (index + start > end) parts.push(text.slice(end, index + start));
    parts.push({ word: letters.slice(start), reading });
    end = index + whole.length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}
