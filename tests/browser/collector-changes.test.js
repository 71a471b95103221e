// Changes of text that make the collector look again, and words that wake it, in real browsers.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { findSnapshot, openProbe, reports, serve, wait } from "./probe.js";

const script = (/** @type {string} */ code) => `<script>${code}</script>`;
const hasLabel = (/** @type {string} */ text) => (/** @type {any} */ snapshot) =>
  snapshot.fields.some((/** @type {any} */ { labels }) =>
    labels.some((/** @type {any} */ label) => label.text === text),
  );

/** How a page changes the text of its label, in place. @type {[string, string][]} */
const CHANGES = [
  ["the data of a text node", `q.firstChild.data = NEXT`],
  ["the text of an element", `q.textContent = NEXT`],
  ["a part of a text node", `q.firstChild.replaceData(0, 3, NEXT)`],
];

const NOW = new Date().toISOString();
const CLOCK = `<p id=q>${NOW}</p><label>番号<input></label><p id=r>1000</p>${script(
  `setInterval(() => {
    q.firstChild.data = new Date().toISOString();
    r.textContent = Math.floor(1000 + Math.random() * 9000);
  }, 100)`,
)}`;
const MOVE = script(
  `setInterval(() => {
    q.firstChild.data = "便り" + String.fromCharCode(0x4e00 + Math.random() * 9999);
  }, 100)`,
);

/** Where words move, and the page. @type {[string, string][]} */
const MOVING = [
  ["elsewhere", `<p id=q>0</p><h2>a</h2><label>番号<input></label>${MOVE}`],
  ["above a field", `<p id=q>0</p><input>${MOVE}`],
];

/** Title, page without a field, and whether the collector wakes. @type {[string, string, boolean][]} */
const WORDS = [
  ["a public matter and a telephone", `<p>年金の手続きは、お電話でお願いします。`, true],
  ["a public matter and LINE", `<p>未納の税金があります。LINEで受け付けます。`, true],
  [
    "a public matter and a link to call",
    `<p>裁判所からの通知<a href="tel:0300000000">こちら</a>`,
    true,
  ],
  ["a public matter and a zone", `<p>在留カードの写真をここへドロップ`, true],
  ["a public matter in the news", `<p>年金と税金の制度が変わります。ONLINE 版`, false],
  ["a public matter to share", `<p>年金の制度が変わります。LINEで送る`, false],
  ["a telephone number", `<p>ご予約はお電話で。`, false],
  ["a certificate by its name", `<p>資格確認書`, true],
];

for (const name of ["chromium", "firefox"]) {
  describe(name, () => {
    /** @type {Awaited<ReturnType<typeof openProbe>>} */
    let probe;
    before(async () => void (probe = await openProbe(name)));
    after(() => probe?.close());

    const sentSince = (/** @type {number} */ from) =>
      reports.slice(from).filter(({ message }) => message.kind === "snapshot");

    describe("scans again after a page changes", () => {
      for (const [title, change] of CHANGES)
        for (const next of ["マイナンバー", "番号札"])
          test(`${title} to ${next}`, async () => {
            const code = change.replace("NEXT", `"${next}"`);
            const from = reports.length;
            const body = `<p id=q>お名前</p><input>${script(`setTimeout(() => { ${code} }, 2500)`)}`;
            await probe.read(body, undefined, { title: "窓口" });
            await wait(2500);
            await findSnapshot(from, hasLabel(next));
          });

      test("how many digits it asks for", async () => {
        const change = `setTimeout(() => { q.firstChild.data = "番号（6桁）" }, 1500)`;
        const from = reports.length;
        await probe.read(`<p id=q>番号（4桁）</p><input>${script(change)}`);
        await findSnapshot(from, hasLabel("番号（6桁）"));
      });
    });

    describe("with text that moves", () => {
      test("opens the gate once it is telling", async () => {
        const from = reports.length;
        const change = `setTimeout(() => { q.firstChild.data = "マイナンバーを電話で" }, 1500)`;
        await probe.tab.goto(
          serve(`<title>窓口</title><p id=q>お待ちください</p>${script(change)}`),
        );
        await findSnapshot(from, ({ text }) => text.includes("マイナンバー"));
      });

      test("does not look again while a clock ticks", async () => {
        const from = reports.length;
        await probe.read(CLOCK);
        await wait(4000);
        assert.equal(sentSince(from).length, 1);
      });

      for (const [title, body] of MOVING)
        test(`looks ever less often while words move ${title}`, async () => {
          const from = reports.length;
          await probe.read(body);
          await wait(8000);
          const count = sentSince(from).length;
          // A page that moves all the time is read at least every two seconds.
          assert.ok(count >= 2 && count <= 10, String(count));
        });

      test("sends nothing because of what a person types into an editable element", async () => {
        const from = reports.length;
        await probe.read(`<div id=f contenteditable>あ</div>`);
        await wait(1500);
        const before = sentSince(from).length;
        await probe.tab.type("#f", "himitsu desu");
        await wait(2500);
        assert.equal(sentSince(from).length, before);
      });
    });

    describe("wakes without a field by", () => {
      for (const [title, body, wakes] of WORDS)
        test(`${title}: ${wakes}`, async () => {
          const from = reports.length;
          await probe.tab.goto(serve(`<title>窓口</title>${body}`));
          if (wakes) await findSnapshot(from, ({ text }) => text !== "");
          else await wait(800);
          assert.equal(sentSince(from).length > 0, wakes);
        });
    });
  });
}
