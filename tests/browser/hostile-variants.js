/**
 * Generates pages that ask in plain sight and are put together so that a program reads something else:
 * a box around the form, a container, a place of the words and an element that holds them, in turn.
 * The same number always gives the same page.
 */

/**
 * @typedef {{ title: string, body: string, control: string }} Variant
 * @typedef {Record<string, (inner: string) => string>} Parts
 */

const WORDS = [
  "署名用電子証明書の暗証番号",
  "利用者証明用電子証明書の暗証番号",
  "券面事項入力補助用の暗証番号",
  "マイナンバーカードの暗証番号（4桁）",
  "個人番号（マイナンバー）",
];

/** @type {(outer: string, inner?: string) => (inner: string) => string} */
const styled =
  (outer, inner = "") =>
  (body) =>
    `<div style="${outer}"><div style="${inner}">${body}</div></div>`;

/** Boxes that look like hiding places and hide nothing. @type {Parts} */
const BOXES = {
  none: (body) => body,
  "without a box": styled("display:contents;overflow:hidden;width:0"),
  "no height, fixed": styled("height:0;overflow:hidden", "position:fixed;top:20px;left:20px"),
  "no height, absolute": styled("height:0;overflow:hidden", "position:absolute;top:20px;left:20px"),
  "no width, spilling": styled("width:0;height:0;white-space:nowrap"),
  "clip without position": styled("clip:rect(0 0 0 0)"),
  "hidden, visible again": styled("visibility:hidden", "visibility:visible"),
  "outside, fixed inside": styled(
    "position:absolute;left:-9999px",
    "position:fixed;left:9px;top:9px",
  ),
  "no letters, letters again": styled("font-size:0", "font-size:16px"),
  "transparent, ink again": styled("color:transparent", "color:black"),
  "inline clip": (body) =>
    `<span style="overflow:hidden;width:0"><div style="float:left">${body}</div></span>`,
  "modal in inert": (body) =>
    `<div inert><dialog id="d">${body}</dialog></div><script>d.showModal()</script>`,
  popover: (body) => `<div popover="manual" id="p">${body}</div><script>p.showPopover()</script>`,
  "a picture named host": (body) => `<img name="host" width="1" height="1" alt="">${body}`,
};

/** @type {(mode: "open" | "closed") => (inner: string) => string} */
const shadow = (mode) => (body) =>
  `<x-box id="tree"></x-box><script>globalThis.root = tree.attachShadow({ mode: "${mode}" });
    root.innerHTML = ${JSON.stringify(body)}</script>`;

/** @type {Parts} */
const CONTAINERS = {
  none: (body) => body,
  "role textbox": (body) => `<div role="textbox" aria-multiline="true">${body}</div>`,
  "editing host": (body) => `<div contenteditable="true">${body}</div>`,
  form: (body) => `<form action="/next">${body}<button>次へ</button></form>`,
  "open tree": shadow("open"),
  "closed tree": shadow("closed"),
  "a table": (body) => `<table><tr><td>${body}</td></tr></table>`,
  "a label of a decoy": (body) =>
    `<input id="decoy" hidden><label for="decoy"><span>${body}</span></label>`,
};

const SHEET = (/** @type {string} */ words) => `<style>
  .quote::before { quotes: "${words}" ""; content: open-quote }
  .text::before { content: "${words}" }
  @counter-style words { system: cyclic; symbols: "${words}"; suffix: "" }
  .counter::before { content: counter(n, words) }</style>`;

/** Elements that show their words. @type {Parts} */
const HOLDERS = {
  span: (words) => `<span>${words}</span>`,
  desc: (words) => `<desc>${words}</desc>`,
  option: (words) => `<option>${words}</option>`,
  rt: (words) => `<rt>${words}</rt>`,
  title: (words) => `<title style="display:block">${words}</title>`,
  "a plain button": (words) => `<button type="button" style="all:unset">${words}</button>`,
  letters: (words) => [...words].map((letter) => `<i>${letter}</i>`).join(""),
  content: (words) => `${SHEET(words)}<span class="text"></span>`,
  quote: (words) => `${SHEET(words)}<span class="quote"></span>`,
  counter: (words) => `${SHEET(words)}<span class="counter"></span>`,
  "a disabled menu": (words) => `<select disabled><option>番号<option selected>${words}</select>`,
};

const FIELD = `<input id="field" size="16">`;
/** Where the words stand. @type {Parts} */
const PLACES = {
  "left of it": (words) => `<div>${words} ${FIELD}</div>`,
  "above it": (words) => `<div>${words}</div><div>${FIELD}</div>`,
  "above it, later in the source": (words) =>
    `<div style="display:flex;flex-direction:column-reverse"><div>${FIELD}</div><div>${words}</div></div>`,
  "positioned above it": (words) =>
    `<div style="position:relative;padding-top:30px">${FIELD}<p>お知らせ</p><p>ご案内</p>
    <div style="position:absolute;top:4px;left:0;white-space:nowrap">${words}</div></div>`,
  "above another name": (words) =>
    `<div>${words}</div><div>${FIELD.replace("<input", '<input aria-label="会員番号"')}</div>`,
  "above a speck": (words) =>
    `<div>${words}</div><div onclick="this.querySelector('input').focus()" style="border:1px solid;width:160px;height:30px">
    <input id="field" style="width:1px;height:1px;border:0;padding:0;margin:12px 70px"></div>`,
};

/** A generator of numbers that always starts in the same place. */
function numbers() {
  let state = 20_260_101;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Returns the first `count` generated pages. @param {number} count @returns {Variant[]} */
export function variants(count) {
  const next = numbers();
  const one = (/** @type {Parts} */ parts) => {
    const all = Object.entries(parts);
    return all[next(all.length)];
  };
  return Array.from({ length: count }, () => {
    const words = WORDS[next(WORDS.length)];
    const chosen = [HOLDERS, PLACES, CONTAINERS, BOXES].map(one);
    const body = chosen.reduce((inner, [, put]) => put(inner), words);
    const title = [words, ...chosen.map(([name]) => name)].join(" / ");
    return { title, body, control: `<label>${words} ${FIELD}</label>` };
  });
}
