// The words that make a frame worth asking the engine about, even without a field.

import { dom } from "./dom.js";

// Looking for each word is cheaper than one regular expression for all, which has to be compiled in
// every frame.
const JAPANESE =
  "マイナ ﾏｲﾅ 個人番号 暗証番号 電子証明書 利用者証明 券面事項 住基 住民基本台帳 保険証 給付金 還付金 差押 厚生労働省 デジタル庁 総務省 国税 税務署 財務省 内閣府 法務省 年金機構 協会けんぽ".split(
    " ",
  );
const LATIN = /e-?tax|mynaportal|my\s?number|individual number|jpki|j-lis/i;
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u2060\ufeff]/g;
const MAX_CHARACTERS_SEARCHED = 200_000;

/** @type {(text: string) => boolean} */
export function isTelling(text) {
  const visible = text.replace(INVISIBLE, "");
  return JAPANESE.some((word) => visible.includes(word)) || LATIN.test(visible);
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
