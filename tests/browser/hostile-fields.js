/**
 * Pages that ask for the PIN in plain sight and are made so that a program reads something else: the
 * field seems hidden, a limit is used up before it, its words seem silent, or there is no field at all.
 * Each names what a program could be misled by. Its control is the same question without the trick.
 */

/**
 * @typedef {object} FieldAttack
 * @property {string} body the page's body; the person types into `#field`
 * @property {string} [control] the honest form of the same page; by default a labelled field
 * @property {"type" | "press" | "keys"} [act] what the person does: types into the field, presses the
 *   element, or types without a click; by default types
 * @property {string} [only] the only browser that has what the page uses
 */

export const WORDS = "署名用電子証明書の暗証番号";
const FIELD = `<input id="field">`;
/** The control of every page that says what it wants in a label. */
export const PLAIN = `<label>${WORDS} ${FIELD}</label>`;

const KEYS = [..."1234567890"]
  .map((digit) => `<button type="button"${digit === "1" ? ' id="field"' : ""}>${digit}</button>`)
  .join("");
/** A page that takes the PIN with buttons. */
const KEYPAD = `<p>${WORDS}を入力してください</p><p>＿ ＿ ＿ ＿</p><div>${KEYS}</div>`;

/** @type {(body: string) => FieldAttack} */
const typed = (body) => ({ body });
/** @type {(body: string) => FieldAttack} */
const keypad = (body) => ({ body, control: KEYPAD, act: "press" });
/** @type {(code: string) => string} */
const script = (code) => `<script>${code}</script>`;

/** The field is seen, and the styles around it say otherwise. @type {Record<string, FieldAttack>} */
const SEEMS_HIDDEN = {
  "an ancestor without a box that clips": typed(
    `<div style="display:contents;overflow:hidden">${PLAIN}</div>`,
  ),
  "a fixed form in a clip without height": typed(
    `<div style="overflow:hidden;height:0"><form style="position:fixed;top:80px">${PLAIN}</form></div>`,
  ),
  "an absolute form in a clip without height": typed(
    `<div style="overflow:hidden;height:0"><form style="position:absolute;top:80px">${PLAIN}</form></div>`,
  ),
  "a clip on an inline element": typed(
    `<span style="overflow:hidden"><label style="float:left">${WORDS} ${FIELD}</label></span>`,
  ),
  "a modal dialog in what is inert": typed(
    `<div inert><dialog id="d">${PLAIN}</dialog></div>${script("d.showModal()")}`,
  ),
  "a clip on a field that is not positioned": typed(
    `<label>${WORDS} <input id="field" style="clip:rect(0 0 0 0)"></label>`,
  ),
  "a clip path that cuts nothing off": typed(
    `<label>${WORDS} <input id="field" style="clip-path:inset(50% -999px -999px)"></label>`,
  ),
  "a speck under drawn boxes": typed(
    `<p>${WORDS}</p><div style="position:relative;width:220px;height:40px" onclick="field.focus()">
    <input id="field" style="position:absolute;width:1px;height:1px;border:0;padding:0;left:9px;top:9px">
    <div style="position:absolute;inset:0;display:flex;gap:8px;pointer-events:none">${'<i style="width:40px;border:1px solid"></i>'.repeat(4)}</div></div>`,
  ),
  "a picture with the name of a property": typed(
    `<img name="host" width="1" height="1" alt="">${PLAIN}`,
  ),
};

/** What comes before the field uses up what a program reads. @type {Record<string, FieldAttack>} */
const BEHIND_A_LIMIT = {
  "hidden fields before it": typed(`<div hidden>${"<input>".repeat(3000)}</div>${PLAIN}`),
  "specks before it": typed(
    `${'<input style="width:2px;height:2px;border:0;padding:0">'.repeat(1001)}${PLAIN}`,
  ),
  "fields in a row without height before it": typed(
    `<div style="height:2px;overflow:hidden">${"<input>".repeat(600)}</div>${PLAIN}`,
  ),
  "visible fields before it": typed(`${"<input aria-label=a size=1>".repeat(1100)}${PLAIN}`),
  "shadow trees before it": typed(
    `<div id="s"></div>${script(`
    for (let n = 0; n < 600; n++) s.append(document.createElement("x-a"));
    for (const el of s.children) el.attachShadow({ mode: "open" }).innerHTML = "<b></b>";
    const last = document.body.appendChild(document.createElement("x-a"));
    last.attachShadow({ mode: "open" }).innerHTML = ${JSON.stringify(PLAIN)};
    last.id = "field"`)}`,
  ),
  "a closed tree on a plain element of a long page": typed(
    `${"<p>a</p>".repeat(1100)}<div id="field">x</div>${script(
      `field.attachShadow({ mode: "closed" }).innerHTML = ${JSON.stringify(PLAIN)}`,
    )}`,
  ),
  "invisible letters before a keypad": keypad(
    `<p style="opacity:0;position:absolute;height:1px;overflow:hidden">${"あ".repeat(70_000)}</p>${KEYPAD}`,
  ),
  "a script that never runs before a keypad": keypad(
    `<script type="x">${"x ".repeat(105_000)}</script>${KEYPAD}`,
  ),
};

/** A person reads the words, and their element says that nobody does. @type {Record<string, FieldAttack>} */
const SEEMS_SILENT = {
  "a role around the form": typed(`<div role="textbox"><form>${PLAIN}</form></div>`),
  "an editing host around the form": typed(`<div contenteditable><form>${PLAIN}</form></div>`),
  "a role around a keypad": keypad(`<div role="textbox">${KEYPAD}</div>`),
  "an editing host around a keypad": keypad(`<div contenteditable>${KEYPAD}</div>`),
  "words in a desc": typed(`<desc>${WORDS}</desc> ${FIELD}`),
  "words in an option": typed(`<option>${WORDS}</option> ${FIELD}`),
  "words in a ruby text": typed(`<div><rt>${WORDS}</rt> ${FIELD}</div>`),
  "words in a title that is shown": typed(
    `<title style="display:block">${WORDS}</title><div>${FIELD}</div>`,
  ),
  "words in a style sheet that is shown": typed(
    `<style style="display:block">${WORDS}</style>${FIELD}`,
  ),
  "words in a script that is shown": typed(
    `<script type="x" style="display:block">${WORDS}</script>${FIELD}`,
  ),
  "words in a button without the looks of one": typed(
    `<form><button style="all:unset">${WORDS}</button> ${FIELD}</form>`,
  ),
  "a label of a hidden field": typed(
    `<label for="decoy">${WORDS}</label><input id="decoy" style="display:none"> ${FIELD}`,
  ),
  "the chosen option of a disabled menu": typed(
    `<select disabled><option>番号</option><option selected>${WORDS}</option></select> ${FIELD}`,
  ),
  "a quotation mark of a style sheet": typed(
    `<style>.q::before{quotes:"${WORDS}" "";content:open-quote}</style><span class="q"></span> ${FIELD}`,
  ),
  "the symbol of a counter": typed(
    `<style>@counter-style w{system:cyclic;symbols:"${WORDS}";suffix:""}.c::before{content:counter(n,w)}</style>
    <span class="c"></span> ${FIELD}`,
  ),
  "the marker of a list": typed(
    `<style>@counter-style w{system:cyclic;symbols:"${WORDS}";suffix:" "}li{list-style:w inside}</style>
    <ul><li>${FIELD}</li></ul>`,
  ),
  "the value of a field that a script has filled": typed(
    `<input readonly id="said" size="40"> ${FIELD}${script(`said.value = "${WORDS}"`)}`,
  ),
  "another name on a field": typed(
    `<div style="position:relative;height:60px"><input id="field" aria-label="会員番号" style="position:absolute;top:30px;left:0"></div>
    <p>お知らせ</p><p>会員の方へ</p><p>ご案内</p><p style="position:absolute;top:8px;margin:0">${WORDS}</p>`,
  ),
  "another label in the source": typed(
    `<div style="position:relative;height:80px"><label for="field" style="position:absolute;left:600px;top:60px;font-size:6px">会員番号</label>
    <input id="field" style="position:absolute;top:30px;left:0"></div>
    <p>お知らせ</p><p>会員の方へ</p><p>ご案内</p><p style="position:absolute;top:8px;margin:0">${WORDS}</p>`,
  ),
};

const CLAIM = `<h1>マイナポータル</h1><p>${WORDS}</p>`;
const CLAIMING = `<h1>マイナポータル</h1>${PLAIN}`;
/** @type {(body: string, more?: Partial<FieldAttack>) => FieldAttack} */
const fieldless = (body, more) => ({ body: `${CLAIM}${body}`, control: CLAIMING, ...more });

/** What takes the keys is no field. @type {Record<string, FieldAttack>} */
const NO_FIELD = {
  "a box with a key handler": fieldless(
    `<div id="field" tabindex="0" onkeydown="this.textContent+=event.key">入力</div>`,
  ),
  "a box whose key handler is not in the source": fieldless(
    `<div id="field" tabindex="0">こちらをタップして番号を入力してください。半角の数字で入力できます。</div>
    ${script("field.addEventListener('keydown',(e)=>{field.textContent+=e.key})")}`,
  ),
  "keys of the document": fieldless(
    `<div><i>・</i></div>${script("document.addEventListener('keydown',(e)=>{document.querySelector('i').textContent+=e.key})")}`,
    { act: "keys" },
  ),
  "a link that takes keys": fieldless(
    `<a id="field" href="#" onclick="return false">入力する</a>${script("field.addEventListener('keydown',(e)=>{field.textContent+=e.key})")}`,
  ),
  "an edit context": fieldless(
    `<div id="field" tabindex="0">入力</div>${script(
      "const c=field.editContext=new EditContext();c.addEventListener('textupdate',()=>{field.textContent=c.text})",
    )}`,
    { only: "chromium" },
  ),
  "an element of a form without a field": fieldless(
    `<form><x-pin id="field" tabindex="0"></x-pin></form>${script(`customElements.define("x-pin", class extends HTMLElement {
      static formAssociated = true;
      constructor() {
        super();
        const root = this.attachShadow({ mode: "closed" });
        root.innerHTML = "<b style='display:inline-block;width:90px;height:30px'>・</b>";
        this.addEventListener("keydown", (e) => { root.firstChild.textContent += e.key });
      }
    })`)}`,
  ),
  "a document in design mode": fieldless(
    `<p id="field">・</p>${script("document.designMode='on'")}`,
  ),
  "a body that is an editing host": fieldless(
    `<p id="field">・</p>${script("document.body.contentEditable='true'")}`,
  ),
  "a style that makes text editable": fieldless(
    `<div id="field" style="-webkit-user-modify:read-write">・</div>`,
    { only: "chromium" },
  ),
};

/** @type {Record<string, Record<string, FieldAttack>>} */
export const FIELD_ATTACKS = {
  "a field that seems hidden": SEEMS_HIDDEN,
  "a field behind a limit": BEHIND_A_LIMIT,
  "words that seem silent": SEEMS_SILENT,
  "no field at all": NO_FIELD,
};
