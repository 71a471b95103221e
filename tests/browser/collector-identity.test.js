// Where the collector finds the owner of a page, in real browsers.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openProbe } from "./probe.js";

const FIELD = `<label>番号<input></label>`;
const PICTURE = 'src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E"';
const LONG = "ご利用の前にお読みください。".repeat(8);

/** Title, page, slot, and a text that the slot must have. @type {[string, string, string, string][]} */
const NAMED = [
  ["a bar", `<div>国税庁</div><h2>受付</h2>${FIELD}`, "top-line", "国税庁"],
  ["a line with a break", `<div>厚生労働省<br>保険局</div><h1>受付</h1>`, "top-line", "厚生労働省"],
  [
    "a link to the page itself",
    `<div><a href="/">総務省</a></div><h1>受付</h1>`,
    "top-line",
    "総務省",
  ],
  [
    "a long header",
    `<header><h1>受付</h1><p>総務省</p><p>${LONG}</p></header>`,
    "top-line",
    "総務省",
  ],
  [
    "a line below the title",
    `<h1>精算</h1><p>日本年金機構</p>${FIELD}`,
    "subheading",
    "日本年金機構",
  ],
  ["a line above the title", `<p>${LONG}</p><p>国税庁</p><h1>精算</h1>`, "subheading", "国税庁"],
  [
    "a line below the first heading",
    `<h2>精算</h2><div>国税庁</div>${FIELD}`,
    "subheading",
    "国税庁",
  ],
  ["a second-level heading", `<h2>総務省</h2>${FIELD}`, "subheading", "総務省"],
  [
    "a heading by its role",
    `<div role=heading aria-level=2>総務省</div>${FIELD}`,
    "subheading",
    "総務省",
  ],
  [
    "a picture",
    `<img alt=厚生労働省 width=140 height=30 ${PICTURE}>${FIELD}`,
    "picture",
    "厚生労働省",
  ],
  ["a drawing", `<svg><title>総務省</title></svg>${FIELD}`, "picture", "総務省"],
  [
    "a footer",
    `${FIELD}<footer>厚生労働省　〒100-8916 東京都千代田区霞が関1-2-2</footer>`,
    "footer",
    "厚生労働省 〒100-8916 東京都千代田区霞が関1-2-2",
  ],
  ["an address", `<address>国税庁</address>${FIELD}<p>本文</p>`, "footer", "国税庁"],
  [
    "the last line",
    `${FIELD}<p>${LONG}</p><div><b>国税庁</b> 徴収部</div>`,
    "footer",
    "国税庁 徴収部",
  ],
];

const LINKS = ["総務省", "財務省", "法務省", "国税庁"];
const links = (/** @type {string} */ tag, /** @type {string} */ host) =>
  LINKS.map((text) => `<${tag}><a href="${host}/${text}">${text}</a></${tag}>`).join("");

/** Title, page, and a text that none of the slots may have. @type {[string, string, string][]} */
const NOT_NAMED = [
  ["links to other hosts", links("p", "https://other.example") + FIELD, "総務省"],
  ["a menu", `<ul>${links("li", "")}</ul>${FIELD}`, "総務省"],
  ["a row of links", `<div>${links("span", "")}</div>${FIELD}`, "総務省"],
  ["a hidden line", `<div style=display:none>総務省</div>${FIELD}<p>x</p>`, "総務省"],
  ["an invisible line", `<p style=opacity:0>総務省</p>${FIELD}<p>x</p>`, "総務省"],
  ["the name of the field", `<p>総務省 <input></p><p>${LONG.repeat(2)}</p>`, "総務省"],
  ["a label", `<label>総務省 <input></label>`, "総務省"],
  ["a picture behind a field", `${FIELD}<img alt=総務省 ${PICTURE}>`, "総務省"],
  [
    "a line in the middle",
    `<h1>受付</h1><p>a</p><p>総務省</p>${FIELD}${"<p>b</p>".repeat(4)}`,
    "総務省",
  ],
  [
    "a link in a footer",
    `${FIELD}<footer><a href="https://other.example">総務省</a></footer>`,
    "総務省",
  ],
];

const SLOTS = ["top-line", "subheading", "picture", "footer"];

for (const name of ["chromium", "firefox"]) {
  describe(name, () => {
    /** @type {Awaited<ReturnType<typeof openProbe>>} */
    let probe;
    before(async () => void (probe = await openProbe(name)));
    after(() => probe?.close());

    /** @type {(body: string) => Promise<{ slot: string, text: string }[]>} */
    const identity = async (body) =>
      (await probe.read(body)).identity.filter((/** @type {any} */ { slot }) =>
        SLOTS.includes(slot),
      );

    describe("finds the owner in", () => {
      for (const [title, body, slot, text] of NAMED)
        test(title, async () => {
          const found = await identity(body);
          assert.ok(
            found.some((one) => one.slot === slot && one.text === text),
            JSON.stringify(found),
          );
        });
    });

    describe("does not take for the owner", () => {
      for (const [title, body, text] of NOT_NAMED)
        test(title, async () => {
          const found = await identity(body);
          assert.ok(!found.some((one) => one.text.includes(text)), JSON.stringify(found));
        });
    });

    test("has few entries of each kind, and short ones", async () => {
      const line = (/** @type {number} */ at) => `<p>第${at}行</p><h2>第${at}節</h2>`;
      const lines = Array.from({ length: 40 }, (_, at) => line(at)).join("");
      const images = `<img alt="${"絵".repeat(500)}" ${PICTURE}>`.repeat(20);
      const found = await identity(`${"<p>上</p>".repeat(20)}${images}${lines}<p>${LONG}</p>`);
      for (const slot of SLOTS) {
        const texts = found.filter((one) => one.slot === slot).map(({ text }) => text);
        assert.ok(texts.length <= 8, `${slot}: ${texts.length}`);
        assert.ok(texts.every((text) => text.length <= 160));
      }
    });
  });
}
