// The words that make a frame worth asking the engine about, even without a field.

import { dom } from "./dom.js";

// Looking for each word is cheaper than a regular expression, which has to be compiled in every frame.
const JAPANESE = (
  "マイナ ﾏｲﾅ まいな 個人番号 暗証番号 電子証明書 利用者証明 券面事項 住基 住民基本台帳 保険証 資格確認書 " +
  "給付金 還付金 差押 厚生労働省 デジタル庁 総務省 国税 税務署 財務省 内閣府 法務省 年金機構 協会けんぽ"
).split(" ");
// Words of the business of public bodies. News and shops have them as well, so that they count only where
// the page tells a person to call, write or send.
const PUBLIC = (
  "年金 税金 納税 住民税 未納 滞納 還付 支援金 手当 国勢調査 裁判所 警察 検察 逮捕 在留 入管 税関 " +
  "市役所 区役所 町役場 村役場 役所 住民票 顔認証 水道局"
).split(" ");
const ORDER = [
  /電話|送信|返信|押して|押す|お知らせください|お知らせ下さい|ご連絡|ドロップ|ドラッグ|撮影|カメラ|アップロード|添付/,
  /(?<![A-Za-z])LINE(?![A-Za-z]|で(?:送る|共有|シェア))|ＬＩＮＥ|友(?:だち|達)追加/,
];
const CALL = 'a[href^="tel:" i],a[href^="sms:" i],a[href*="//line.me/" i],a[href*="//lin.ee/" i]';
const LATIN = /e-?tax|mynaportal|my\s?number|individual number|jpki|j-lis/i;
/** Every match of LATIN has one of these in it. */
const LATIN_PARTS = ["tax", "mynaportal", "number", "jpki", "j-lis"];
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u2060\ufeff]/g;
const INVISIBLE_CHARACTERS = [..."\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"];
const MAX_CHARACTERS_SEARCHED = 200_000;

/** @type {(text: string, parts: string[]) => boolean} */
const hasAny = (text, parts) => parts.some((part) => text.includes(part));

/** @type {(text: string) => string} */
const visible = (text) => (hasAny(text, INVISIBLE_CHARACTERS) ? text.replace(INVISIBLE, "") : text);

/** @type {(text: string) => boolean} */
const isStrong = (text) =>
  hasAny(text, JAPANESE) || (hasAny(text.toLowerCase(), LATIN_PARTS) && LATIN.test(text));
/** @type {(text: string) => boolean} */
const isPublic = (text) => hasAny(text, PUBLIC);
/** @type {(text: string) => boolean} */
const isOrder = (text) => ORDER.some((order) => order.test(text));

/** Whether a text has one of the words, also where invisible characters interrupt it. @type {(text: string) => boolean} */
export function isTelling(text) {
  const plain = visible(text);
  return isStrong(plain) || (isPublic(plain) && isOrder(plain));
}

/** The text that is searched for the words. Scripts and style sheets do not use it up. @type {(at: Node) => string} */
function searchedText(at) {
  const all = dom.content(at);
  if (all.length <= MAX_CHARACTERS_SEARCHED) return all;
  const walker = dom.walker(at, NodeFilter.SHOW_TEXT);
  let text = "";
  while (text.length < MAX_CHARACTERS_SEARCHED && walker.nextNode()) {
    const parent = dom.parent(walker.currentNode);
    const isCode = dom.isElement(parent) && /^(?:script|style)$/.test(dom.tag(parent));
    if (!isCode) text += /** @type {Text} */ (walker.currentNode).data;
  }
  return text;
}

/** Where the text of a root begins. @type {(root: Node) => Node | null} */
export const textStart = (root) => (root === document ? dom.body(document) : root);

/** Whether the title or the text of the frame has one of the words. @type {(roots: Node[]) => boolean} */
export function hasTellingWord(roots) {
  const title = visible(String(dom.title(document)));
  if (isStrong(title)) return true;
  const texts = roots.map(textStart).map((at) => visible(at ? searchedText(at) : ""));
  if (texts.some(isStrong)) return true;
  if (!isPublic(title) && !texts.some(isPublic)) return false;
  return texts.some(isOrder) || roots.some((root) => dom.first(root, CALL) !== null);
}
