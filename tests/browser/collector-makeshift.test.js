// Ways to hand something over without a field, in real browsers.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { field, openProbe } from "./probe.js";

const HIDDEN_FILE = `<input type=file id=g style=display:none>`;

/** Title, page with an element "f", its control, and a label that it must have. @type {[string, string, string, string][]} */
const TAKEN = [
  [
    "a dashed box",
    `<div id=f tabindex=0 style="border:2px dashed;padding:30px">カード（両面）の写真</div>`,
    "file",
    "カード（両面）の写真",
  ],
  [
    "a box that a style sheet dashes",
    `<style>.b{border:2px dashed}</style><h2>本人確認</h2><div class=b id=f><p>カードの写真</p></div>`,
    "file",
    "本人確認",
  ],
  [
    "an instruction to drop",
    `<p id=f>カードの画像をここへドロップ</p>`,
    "file",
    "カードの画像をここへドロップ",
  ],
  [
    "an instruction in English",
    `<p id=f>Drag and drop your files here</p>`,
    "file",
    "Drag and drop your files here",
  ],
  [
    "a drop handler",
    `<p>カード</p><div id=f ondragover="return false">ここ</div>`,
    "file",
    "カード",
  ],
  [
    "a zone by its class",
    `<p>カード</p><div id=f class="upload-area x">＋</div>`,
    "file",
    "カード",
  ],
  ["a zone in camel case", `<p>カード</p><div id=f class=fileDropZone>＋</div>`, "file", "カード"],
  [
    "a camera",
    `<p>カードを枠の中に</p><video id=f style="width:300px;height:200px"></video>`,
    "file",
    "カードを枠の中に",
  ],
  [
    "a button that takes a picture",
    `<p>カード</p><button id=f>撮影する</button>`,
    "file",
    "撮影する",
  ],
  [
    "a camera button without an element for it",
    `<p>カード</p><div role=button id=f>Take a photo</div>`,
    "file",
    "カード",
  ],
  [
    "a label over a hidden input",
    `<label>オモテ<input type=file id=f hidden></label>`,
    "file",
    "オモテ",
  ],
  [
    "a button over a hidden input",
    `<p>カード <button onclick="f.click()">写真を選ぶ</button><input type=file id=f hidden></p>`,
    "file",
    "写真を選ぶ",
  ],
  ["drawn places", `<p>暗証番号</p><div id=f tabindex=0>＿ ＿ ＿ ＿</div>`, "editable", "暗証番号"],
  ["drawn dots", `<p>暗証番号</p><div id=f tabindex=0>●●○○</div>`, "editable", "暗証番号"],
  [
    "a drawn box",
    `<p>暗証番号</p><div id=f tabindex=0 style="width:200px;height:40px;border:1px solid"></div>`,
    "editable",
    "暗証番号",
  ],
  [
    "an element with a key handler",
    `<p>暗証番号</p><div id=f tabindex=0 onkeydown="1">入力</div>`,
    "editable",
    "暗証番号",
  ],
];

/** Title, and a page without anything to hand over. @type {[string, string][]} */
const NOT_TAKEN = [
  ["a drop-down menu", `<div id=f class=dropdown><a href=#>サービス</a></div>`],
  ["a shadow", `<div id=f class="drop-shadow backdrop">x</div>`],
  ["a chemist's", `<p id=f>ドラッグストアの給付</p>`],
  ["an article about dropping", `<p id=f>${"ファイルをドロップする方法。".repeat(20)}</p>`],
  ["a film", `<video id=f src=a.mp4 style="width:300px;height:200px"></video>`],
  [
    "a film with sources",
    `<video id=f style="width:300px;height:200px"><source src=a.mp4></video>`,
  ],
  ["a film with a poster", `<video id=f poster=a.png style="width:300px;height:200px"></video>`],
  ["a player", `<video id=f controls style="width:300px;height:200px"></video>`],
  ["a small video", `<video id=f style="width:50px;height:40px"></video>`],
  ["a check box about cameras", `<label id=f><input type=checkbox>カメラ</label>`],
  ["a search by camera", `<button id=f>カメラで検索</button>`],
  ["a tab", `<div role=tab tabindex=0 id=f>・・</div>`],
  ["a tab panel", `<div role=tabpanel tabindex=0 id=f>お知らせ</div>`],
  [
    "a slider",
    `<div role=slider tabindex=0 id=f style="width:200px;height:30px;border:1px solid"></div>`,
  ],
  ["a card", `<div tabindex=0 id=f style="border:1px solid">給付金のお知らせ</div>`],
  ["a chip", `<span tabindex=0 id=f>住所 ×</span>`],
  ["a dot of a carousel", `<div tabindex=0 id=f>•</div>`],
  ["a page number", `<li tabindex=0 id=f>12</li>`],
  [
    "a picture in a box",
    `<div tabindex=0 id=f style="width:200px;height:50px;border:1px solid"><img></div>`,
  ],
  ["a link", `<a href=# tabindex=0 id=f>＿＿＿＿</a>`],
  ["a pressable card", `<div tabindex=0 id=f onclick="1" onkeydown="1">給付金</div>`],
  [
    "a scrolling box",
    `<div tabindex=0 id=f style=height:50px;overflow:auto>${"規約。".repeat(50)}</div>`,
  ],
  ["a hidden zone", `<div id=f style=display:none>ここへファイルをドロップ</div>`],
];

for (const name of ["chromium", "firefox"]) {
  describe(name, () => {
    /** @type {Awaited<ReturnType<typeof openProbe>>} */
    let probe;
    before(async () => void (probe = await openProbe(name)));
    after(() => probe?.close());

    describe("takes for a field:", () => {
      for (const [title, body, control, label] of TAKEN)
        test(title, async () => {
          const { fields } = await probe.read(body);
          assert.equal(fields.length, 1, JSON.stringify(fields));
          assert.equal(field({ fields }).control, control);
          const { labels } = fields[0];
          assert.ok(
            labels.some((/** @type {any} */ { text }) => text === label),
            JSON.stringify(labels),
          );
        });
    });

    describe("does not take for a field:", () => {
      for (const [title, body] of NOT_TAKEN)
        test(title, async () => assert.deepEqual((await probe.read(body)).fields, []));
    });

    test("lists a zone among the other fields, and not the file input in it twice", async () => {
      const zone = `<div id=z style="border:1px dashed">写真をここへドロップ</div>`;
      const { fields } = await probe.read(
        `<input id=a>${zone}<div class=dropzone>写真${HIDDEN_FILE}</div><input id=b>`,
      );
      assert.deepEqual(
        fields.map((/** @type {any} */ { id }) => id),
        ["a", "z", "g", "b"],
      );
    });

    test("reads no such field beside a mere search box", async () => {
      const body = `<input type=search><p>写真をここへドロップ</p>`;
      const { fields } = await probe.read(body, undefined, { title: "窓口" });
      assert.equal(fields.length, 1);
    });
  });
}
