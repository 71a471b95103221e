// Which text of a page the collector reads, and the forms of its fields, in real browsers.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openProbe } from "./probe.js";

const BODY = "お手続きの本文です。";
const FILLER = `<p>${"ほかの話題について。".repeat(50)}</p>`;

/** Pages without a telling word: what they are, the page, and whether its text is read. @type {[string, string, boolean][]} */
const PAGES = [
  ["a form", `<p>${BODY}<label>番号<input></label>`, true],
  ["a form beside a search box", `<input type=search><p>${BODY}<label>番号<input></label>`, true],
  ["nothing but a search box", `<p>${BODY}<input type=search>`, false],
  ["a field that is named like a search", `<p>${BODY}<input name=q placeholder=検索>`, false],
  ["a field in a search form", `<p>${BODY}<form role=search><input></form>`, false],
];

/** Pages, and the numbers of the forms of their fields. @type {[string, string, number[]][]} */
const FORMS = [
  ["no form", `<input><textarea></textarea>`, [0, 0]],
  ["two forms", `<form><input><input></form><form><input></form>`, [1, 1, 2]],
  ["a field outside its form", `<input form=a><form><input></form><form id=a></form>`, [1, 2]],
  ["a dialog", `<input><dialog open><input></dialog><div role=dialog><input></div>`, [0, 1, 2]],
  ["an editable element", `<form><div contenteditable>x</div><input></form>`, [1, 1]],
];

for (const name of ["chromium", "firefox"]) {
  describe(name, () => {
    /** @type {Awaited<ReturnType<typeof openProbe>>} */
    let probe;
    before(async () => void (probe = await openProbe(name)));
    after(() => probe?.close());

    const plain = (/** @type {string} */ body) => probe.read(body, undefined, { title: "窓口" });

    describe("reads the text of a page with", () => {
      for (const [title, body, isRead] of PAGES)
        test(`${title}: ${isRead}`, async () => {
          assert.equal((await plain(body)).text.includes(BODY), isRead);
        });
    });

    test("reads the text around the first field of a long page", async () => {
      const near = `<p>この番号を書きます。</p><input type=search><form><p>控えを見ながら</p><input></form><p>${BODY}</p>`;
      const { text } = await plain(
        `<input type=search><h1>はじめ</h1>${FILLER.repeat(150)}${near}${FILLER.repeat(150)}`,
      );
      const places = ["この番号を書きます。", "控えを見ながら", BODY, "はじめ"];
      const found = places.map((place) => text.indexOf(place));
      assert.ok(!found.includes(-1), String(found));
      assert.deepEqual(
        found.toSorted((a, b) => a - b),
        found,
      );
      assert.ok(text.length <= 32_768, String(text.length));
    });

    test("reads a page that is not too long in the order of its source", async () => {
      const { text } = await plain(`<p>はじめ</p>${FILLER.repeat(20)}<input><p>おわり</p>`);
      assert.ok(text.startsWith("はじめ") && text.endsWith("おわり"));
      assert.equal(text.split("はじめ").length, 2);
    });

    describe("numbers the forms of", () => {
      for (const [title, body, forms] of FORMS)
        test(title, async () => {
          const { fields } = await plain(body);
          assert.deepEqual(
            fields.map((/** @type {any} */ { form }) => form),
            forms,
          );
        });
    });
  });
}
