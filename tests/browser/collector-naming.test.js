// Names of fields that stand in unusual places, and boxes that take one number, in real browsers.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { field, findSnapshot, openProbe, reports } from "./probe.js";

const ASK = "券面事項入力補助用暗証番号";
const IDS = "f one two three four five six seven eight nine ten eleven".split(" ");
const boxes = (/** @type {number} */ count, /** @type {number} */ length) =>
  Array.from(
    { length: count },
    (_, at) => `<input id=${IDS[at]} maxlength=${length} size=${length}>`,
  );
const MA = `<style>.a::before{content:"マ"}.a::after{content:"ー"}</style>`;

/** Title, page, and the source and text of a label that the field with id "f" must have. @type {[string, string, string, string][]} */
const LABELS = [
  ["a heading above boxes", `<h2>${ASK}</h2>${boxes(4, 1).join("")}`, "heading", ASK],
  ["a heading above a text area", `<h2>${ASK}</h2><textarea id=f></textarea>`, "heading", ASK],
  ["a title of a question", `<h3>Q5. ${ASK}</h3><input id=f>`, "heading", `Q5. ${ASK}`],
  [
    "a heading by its role",
    `<div role=heading aria-level=4>${ASK}</div><input id=f>`,
    "heading",
    ASK,
  ],
  [
    "a heading in the last step",
    `<section hidden><h2>お名前</h2><input></section><section><h2>${ASK}</h2><div><div><input id=f></div></div><button>次へ</button></section>`,
    "heading",
    ASK,
  ],
  [
    "a heading outside a shadow root",
    `<h2>${ASK}</h2><div id=h></div><script>h.attachShadow({mode:"open"}).innerHTML="<input id=f>"</script>`,
    "heading",
    ASK,
  ],
  ["a term without a description", `<dl><dt>${ASK}</dt></dl><input id=f>`, "before", ASK],
  [
    "a legend without a field set",
    `<div><legend>${ASK}</legend><input id=f></div>`,
    "heading",
    ASK,
  ],
  ["a paragraph", `<h2>x</h2><p>${ASK}</p><input id=f>`, "before", ASK],
  ["a caption", `<table><caption>${ASK}</caption><tr><td><input id=f></table>`, "before", ASK],
  ["a summary", `<details open><summary>${ASK}</summary><input id=f></details>`, "before", ASK],
  [
    "a word that the style sheet completes",
    `${MA}<p class=a>イナンバ</p><input id=f>`,
    "before",
    "マイナンバー",
  ],
  [
    "such a word in a label",
    `${MA}<label class=a for=f>イナンバ</label><input id=f>`,
    "label",
    "マイナンバー",
  ],
  [
    "such a word in an inner element",
    `${MA}<p><b class=a>イナンバ</b></p><input id=f>`,
    "before",
    "マイナンバー",
  ],
  [
    "such a word beside the field",
    `${MA}<p><b class=a>イナンバ</b> <input id=f></p>`,
    "before",
    "マイナンバー",
  ],
  [
    "such a word in a heading",
    `${MA}<h2 class=a>イナンバ</h2><input id=f>`,
    "heading",
    "マイナンバー",
  ],
  [
    "a name before a mark of the style sheet",
    `<style>.r::after{content:"必須"}</style><p class=r>個人番号</p><input id=f>`,
    "before",
    "個人番号",
  ],
  [
    "a name and a hint of the style sheet",
    `<style>.r::after{content:"(12 digits)"}</style><p class=r>個人番号</p><input id=f>`,
    "before",
    "個人番号 (12 digits)",
  ],
  [
    "the line that the label of a file stands in",
    `<ul><li>マイナンバーカード <label>オモテ<input type=file hidden></label> <label>ウラ<input type=file id=f hidden></label></li></ul>`,
    "before",
    "マイナンバーカード",
  ],
  [
    "the line above the label of a file",
    `<p>書類の種類：マイナンバーカード</p><label>表面 <input type=file id=f></label>`,
    "before",
    "書類の種類：マイナンバーカード",
  ],
];

/** Title, page, and the numbers of boxes of its fields. @type {[string, string, number[]][]} */
const ROWS = [
  ["3×4 with unlike names", boxes(3, 4).join(""), [3]],
  ["4×4 with unlike names", boxes(4, 4).join("-"), [4]],
  [
    "3×4 in spans",
    boxes(3, 4)
      .map((box) => `<span>${box}</span>`)
      .join(" "),
    [3],
  ],
  ["12×1 with unlike names", boxes(12, 1).join(" "), [12]],
  ["three in three rows", boxes(3, 4).join("<br>"), [1, 1, 1]],
  ["three with names between", boxes(3, 4).join("と次に"), [1, 1, 1]],
  ["two with unlike names", boxes(2, 4).join(""), [1, 1]],
  ["five with unlike names", boxes(5, 4).join(""), [1, 1, 1, 1, 1]],
  ["three of another length", boxes(3, 3).join(""), [1, 1, 1]],
  [
    "three with different hints",
    ["署名用", "利用者用", "券面用"]
      .map((hint) => `<input maxlength=4 placeholder=${hint}>`)
      .join(""),
    [1, 1, 1],
  ],
];

for (const name of ["chromium", "firefox"]) {
  describe(name, () => {
    /** @type {Awaited<ReturnType<typeof openProbe>>} */
    let probe;
    before(async () => void (probe = await openProbe(name)));
    after(() => probe?.close());

    describe("names a field by", () => {
      for (const [title, body, source, text] of LABELS)
        test(title, async () => {
          const { labels } = field(await probe.read(body, field));
          assert.ok(
            labels.some((/** @type {any} */ one) => one.source === source && one.text === text),
            JSON.stringify(labels),
          );
        });
    });

    describe("joins boxes:", () => {
      for (const [title, body, counts] of ROWS)
        test(title, async () => {
          const { fields } = await probe.read(body);
          assert.deepEqual(
            fields.map((/** @type {any} */ one) => one.boxes),
            counts,
          );
        });
    });

    test("judges what is typed into boxes with unlike names", async () => {
      const from = reports.length;
      await probe.read(boxes(3, 4).join(""), field);
      for (const [id, digits] of [
        ["f", "1234"],
        ["one", "5678"],
        ["two", "9018"],
      ])
        await probe.tab.type(`#${id}`, digits);
      await findSnapshot(from, (snapshot) => field(snapshot)?.typed === "my-number");
    });

    test("reports a picture above a field, with a line break between", async () => {
      const { unreadable } = await probe.read(
        `<h1>x</h1><img width=260 height=28><br><input id=f>`,
      );
      assert.deepEqual(unreadable, ["picture"]);
    });
  });
}
