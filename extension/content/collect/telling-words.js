// The words that make a frame worth asking the engine about, even without a field.

import { dom } from "./dom.js";

// Looking for each word is cheaper than a regular expression, which has to be compiled in every frame.
const JAPANESE =
  "マイナ ﾏｲﾅ 個人番号 暗証番号 電子証明書 利用者証明 券面事項 住基 住民基本台帳 保険証 給付金 還付金 差押 厚生労働省 デジタル庁 総務省 国税 税務署 財務省 内閣府 法務省 年金機構 協会けんぽ".split(
    " ",
  );
const LATIN = /e-?tax|mynaportal|my\s?number|individual number|jpki|j-lis/i;
/** Every match of LATIN has one of these in it. */
const LATIN_PARTS = ["tax", "mynaportal", "number", "jpki", "j-lis"];
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u2060\ufeff]/g;
const INVISIBLE_CHARACTERS = [..."\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"];
const MAX_CHARACTERS_SEARCHED = 200_000;

/** @type {(text: string, parts: string[]) => boolean} */
const hasAny = (text, parts) => parts.some((part) => text.includes(part));

/** Whether a text has one of the words, also where invisible characters interrupt it. @type {(text: string) => boolean} */
export function isTelling(text) {
  const visible = hasAny(text, INVISIBLE_CHARACTERS) ? text.replace(INVISIBLE, "") : text;
  if (hasAny(visible, JAPANESE)) return true;
  return hasAny(visible.toLowerCase(), LATIN_PARTS) && LATIN.test(visible);
}

/** Where the text of a root begins. @type {(root: Node) => Node | null} */
export const textStart = (root) => (root === document ? dom.body(document) : root);

/** Whether the title or the text of the frame has one of the words. @type {(roots: Node[]) => boolean} */
export function hasTellingWord(roots) {
  if (isTelling(String(dom.title(document)))) return true;
  return roots
    .map(textStart)
    .some((at) => at && isTelling(dom.content(at).slice(0, MAX_CHARACTERS_SEARCHED)));
}
