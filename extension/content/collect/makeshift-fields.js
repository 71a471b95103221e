// Ways to hand something over without a field: a zone to drop files in, a camera, and an element that
// takes keys.

import { dom } from "./dom.js";
import { elementText, tidyText } from "./element-text.js";
import { textStart } from "./telling-words.js";
import { isSeen } from "./visibility.js";

/** @typedef {import("./editable.js").Editable} Editable */
/** @typedef {import("./visibility.js").HiddenByMemo} HiddenByMemo */

const MAX_FOUND = 8;
const MAX_ASKED = 400;
const MAX_TEXT_NODES = 5000;
const MAX_CHARACTERS_SEARCHED = 100_000;

const KEYED = "[onkeydown],[onkeypress],[onkeyup],[oninput]";
const ZONE = "[ondrop],[ondragover],[style*=dashed i]";
const NAMED_ZONE =
  "[class*=drop i],[id*=drop i],[class*=dnd i],[id*=dnd i],[class*=upload i],[id*=upload i]";
const BUTTON = "button,label,[role=button i],input[type=button i],input[type=submit i]";
const CANDIDATE = `[tabindex],video,${KEYED},${ZONE},${NAMED_ZONE},${BUTTON}`;

const ZONE_NAME =
  /(?:^|\s)(?:drop|dnd)(?:$|\s)|(?:^|[\s_-]|file|photo|image)(?:(?:drop|upload|drag)[_-]?(?:area|zone|target|region)|(?:drop|upload)[_-]box)(?:$|[\s_-])/i;
const DROP = [
  /(?:ドラッグ|ドロップ)(?!ダウン|ストア|シッピング|アウト)/,
  /\b(?:drag|drop)\b.*\b(?:here|files?|photos?|images?|documents?)\b|\b(?:files?|photos?|images?)\b.*\b(?:drag|drop)\b/i,
  /拖(?:放|拽|曳|入|到|动|動)|드래그|끌어|\barrast(?:re|ra)|\bkéo\b/i,
];
const DROP_WORD = /ドラッグ|ドロップ|drag|drop|拖|드래그|끌어|arrast|kéo/i;
const FILE = /写真|画像|ファイル|表面|裏面|両面|オモテ|ウラ|photo|image|file|upload|アップロード/i;
const CAMERA =
  /撮影|カメラ|写真を?撮|面を?撮|camera|câmera|cámara|take (?:a )?(?:photo|picture)|拍照|拍摄|拍攝|相机|相機|카메라|촬영|máy ảnh|chụp|\bkamera\b/i;
const CAMERA_NO = /検索|search|オフ|off\b|設定|禁止/i;
const PLAYER = "[class*=player i],[class*=video-js i],[class*=vjs i],[class*=plyr i]";
const WIDGET = /^(?!group$|application$|presentation$|none$|generic$|region$).+/i;
const NOT_KEYED = "a,button,label,summary,details,video,audio,iframe,canvas,img,svg,body,html";
const GROUP =
  "[role=tablist i],[role=listbox i],[role=grid i],[role=menu i],[role=radiogroup i],[role=tree i],[role=toolbar i]";
const FULL_OF = "a,button,input,select,textarea,img,svg,video,iframe,canvas,ul,ol,table";
const PLACE_HOLDER = /^(?:[\s\d]*[＿_●•○◯□■▢◻⬜―‐–—ー・.．*＊×－-]){2,}[\s\d]*$/;
const MAX_KEYED_TEXT = 30;
const MAX_ZONE_TEXT = 200;

/** The text of an element, or a part of it that is longer than any text that matters. @type {(el: Element) => string} */
function ownText(el) {
  if (dom.tag(el) === "input") return dom.attribute(el, "value");
  const walker = dom.walker(el, NodeFilter.SHOW_TEXT);
  let text = "";
  while (text.length <= 2 * MAX_ZONE_TEXT && walker.nextNode())
    text += /** @type {Text} */ (walker.currentNode).data.trim();
  return text;
}

/** @type {(style: CSSStyleDeclaration) => boolean} */
const isDashed = (style) => style.borderTopStyle === "dashed" && style.borderTopWidth !== "0px";

/** Whether an element is a zone to drop or paste files in. @type {(el: Element) => boolean} */
function isZone(el) {
  if (dom.matches(el, `body,html,button,label,nav,ul,ol,${PLAYER}`)) return false;
  const text = ownText(el);
  if (text.length > 2 * MAX_ZONE_TEXT || !(saysDrop(text) || isMadeAsZone(el, text))) return false;
  return elementText(el).length < MAX_ZONE_TEXT;
}

/** Whether the markup or the border of an element makes it a zone. @type {(el: Element, text: string) => boolean} */
function isMadeAsZone(el, text) {
  if (dom.matches(el, "[ondrop],[ondragover]")) return true;
  const name = `${dom.attribute(el, "class")} ${dom.attribute(el, "id")}`;
  return ZONE_NAME.test(name) || (/\S/.test(text) && isDashed(getComputedStyle(el)));
}

/** @type {(text: string) => boolean} */
const saysDrop = (text) => text.length <= MAX_ZONE_TEXT && DROP.some((one) => one.test(text));

/** Whether a video shows what a camera sees: nothing else gives it a picture. @type {(el: Element) => boolean} */
function isCamera(el) {
  const { width, height } = dom.rect(el);
  const isPlayer =
    dom.matches(el, "[src],[data-src],[poster],[controls]") || dom.first(el, "source");
  return width >= 100 && height >= 80 && !isPlayer && !dom.closest(el, PLAYER);
}

/** Whether a button takes a picture. @type {(el: any) => boolean} */
function takesPicture(el) {
  if (dom.tag(el) === "label" && el.control) return false;
  const text = ownText(el) || dom.attribute(el, "aria-label");
  return text.length <= 40 && CAMERA.test(text) && !CAMERA_NO.test(text);
}

/** Whether an element looks like an empty box to write in. @type {(el: Element) => boolean} */
function isDrawnBox(el) {
  const { width, height } = dom.rect(el);
  if (width < 30 || width > 600 || height < 20 || height > 90) return false;
  const { borderBottomWidth, borderBottomStyle, backgroundColor, backgroundImage } =
    getComputedStyle(el);
  if (backgroundImage !== "none") return false;
  const isBordered = borderBottomStyle !== "none" && borderBottomWidth !== "0px";
  return isBordered || !/^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor);
}

/** Whether an element takes keys as a field does. @type {(el: any) => boolean} */
function takesKeys(el) {
  const isHandler = dom.matches(el, KEYED);
  if (!isHandler && el.tabIndex < 0) return false;
  if (dom.matches(el, NOT_KEYED) || WIDGET.test(dom.attribute(el, "role"))) return false;
  if (dom.closest(el, GROUP)) return false;
  const text = ownText(el);
  if (text.length > MAX_KEYED_TEXT || dom.first(el, FULL_OF)) return false;
  if (text ? PLACE_HOLDER.test(text) : isDrawnBox(el)) return true;
  return isHandler && !dom.has(el, "onclick") && el.tabIndex >= 0;
}

/** What an element itself says. @type {(el: Element) => Mamori.Label} */
function ownLabel(el) {
  const text = dom.tag(el) === "input" ? tidyText(ownText(el), 200) : elementText(el);
  return { source: PLACE_HOLDER.test(text) ? "placeholder" : "label", text };
}

/** @type {(el: Element) => Mamori.Control | null} */
function makeshiftControl(el) {
  if (dom.tag(el) === "video") return isCamera(el) ? "file" : null;
  if (dom.matches(el, BUTTON) && takesPicture(el)) return "file";
  if (isZone(el)) return "file";
  return dom.matches(el, `[tabindex],${KEYED}`) && takesKeys(el) ? "editable" : null;
}

/** The block, or the dashed box around it, in which the page says to drop files. @type {(node: Node) => Element | null} */
function saidZone(node) {
  const { data } = /** @type {Text} */ (node);
  if (data.length > MAX_ZONE_TEXT || !(saysDrop(data) || FILE.test(data))) return null;
  let at = dom.parent(node);
  for (let depth = 0; depth < 3 && dom.isElement(at) && !dom.matches(at, "body,a"); depth++) {
    if (isDashed(getComputedStyle(at))) return at;
    at = dom.parent(at);
  }
  const parent = dom.parent(node);
  return saysDrop(data) && dom.isElement(parent) ? parent : null;
}

/** The elements in which the page says to drop files; null where the walk may pause. @type {(root: Node) => Generator<Element | null>} */
function* saidZones(root) {
  const start = textStart(root);
  const text = start ? dom.content(start).slice(0, MAX_CHARACTERS_SEARCHED) : "";
  if (!start || !(FILE.test(text) || DROP_WORD.test(text))) return;
  const walker = dom.walker(start, NodeFilter.SHOW_TEXT);
  for (let count = 1; walker.nextNode() && count < MAX_TEXT_NODES; count++) {
    const zone = saidZone(walker.currentNode);
    if (zone && isZone(zone)) yield zone;
    if (count % 200 === 0) yield null;
  }
}

/**
 * The visible elements that take something without being a field. Yields where the scan may pause.
 * @type {(roots: Node[], fields: Editable[], memo: HiddenByMemo) => Generator<void, Editable[]>}
 */
export function* makeshiftFields(roots, fields, memo) {
  /** @type {Editable[]} */
  const found = [];
  /** @type {(el: Element, control: Mamori.Control) => void} */
  const add = (el, control) => {
    const isKnown = [...fields, ...found].some(
      (one) => dom.contains(one.el, el) || dom.contains(el, one.el),
    );
    if (found.length < MAX_FOUND && !isKnown && isSeen(el, memo))
      found.push({ el, control, label: ownLabel(el) });
  };
  for (const root of roots) {
    let asked = 0;
    for (const el of dom.all(root, CANDIDATE)) {
      if (++asked > MAX_ASKED || found.length === MAX_FOUND) break;
      const control = makeshiftControl(el);
      if (control) add(el, control);
      if (asked % 50 === 0) yield;
    }
    for (const zone of saidZones(root)) {
      if (zone) add(zone, "file");
      else yield;
    }
    yield;
  }
  return found;
}
