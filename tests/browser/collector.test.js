// What the collector reads, in real browsers.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  PIN,
  SITE,
  SLOW_URL,
  field,
  findSnapshot,
  openProbe,
  reports,
  serve,
  wait,
} from "./probe.js";

/** @typedef {import("./probe.js").Report} Report */

// Title, page, and the source and text of a label that the field with id "f" must have.
/** @type {[string, string, string, string][]} */
const LABELS = [
  ["label for", `<label for=f>個人番号</label><input id=f>`, "label", "個人番号"],
  ["enclosing label", `<label>個人番号 <input id=f></label>`, "label", "個人番号"],
  [
    "a second label",
    `<label for=f>番号</label><p>x<input id=f></p><label for=f>12桁</label>`,
    "label",
    "12桁",
  ],
  [
    "label with a picture",
    `<label for=f><img alt=個人番号></label><input id=f>`,
    "label",
    "個人番号",
  ],
  [
    "label with ruby text",
    `<label for=f><ruby>暗証<rt>あんしょう</rt>番号</ruby></label><input id=f>`,
    "label",
    "暗証番号",
  ],
  [
    "label with hidden characters",
    `<label for=f>暗<i style=display:none>x</i>証番号</label><input id=f>`,
    "label",
    "暗証番号",
  ],
  ["aria-label", `<input id=f aria-label=個人番号>`, "aria", "個人番号"],
  [
    "aria-labelledby",
    `<b id=a>個人</b><b id=b>番号</b><hr><input id=f aria-labelledby="a b">`,
    "aria",
    "番号",
  ],
  [
    "aria-describedby",
    `<input id=f aria-describedby=d><h2>x</h2><p id=d>12桁の番号</p>`,
    "aria",
    "12桁の番号",
  ],
  ["placeholder", `<input id=f placeholder=個人番号>`, "placeholder", "個人番号"],
  ["title", `<input id=f title=個人番号>`, "title", "個人番号"],
  ["row header", `<table><tr><th>個人番号<td><input id=f></table>`, "table-header", "個人番号"],
  [
    "row header cell without th",
    `<table><tr><td>個人番号<td>必須<td><input id=f></table>`,
    "table-header",
    "個人番号",
  ],
  [
    "column header",
    `<table><tr><th>氏名<th>個人番号<tr><td><input><td><input id=f></table>`,
    "table-header",
    "個人番号",
  ],
  [
    "first row as header",
    `<table><tr><td>氏名<td>個人番号<tr><td><input><td><input id=f></table>`,
    "table-header",
    "個人番号",
  ],
  [
    "header of an outer table",
    `<table><tr><th>個人番号<td><table><tr><td><input id=f></table></table>`,
    "table-header",
    "個人番号",
  ],
  ["term", `<dl><dt>個人番号<dd>12桁<dd><p><input id=f></dl>`, "term", "個人番号"],
  [
    "legend",
    `<fieldset><legend>個人番号</legend><div><input id=f></div></fieldset>`,
    "legend",
    "個人番号",
  ],
  ["group name", `<div role=group aria-label=個人番号><input id=f></div>`, "legend", "個人番号"],
  [
    "heading",
    `<h2>氏名</h2><h2>個人番号</h2><div><input id=f></div><h2>住所</h2>`,
    "heading",
    "個人番号",
  ],
  ["text before", `<form>個人番号 <input id=f></form>`, "before", "個人番号"],
  ["text before a line break", `氏名<br>個人番号<br><input id=f>`, "before", "個人番号"],
  [
    "sibling blocks",
    `<div><div>氏名</div><div><input></div></div><div><div>個人番号</div><div><input id=f></div></div>`,
    "before",
    "個人番号",
  ],
  [
    "name above a hint",
    `<div>個人番号</div><div>半角で入力</div><div><input id=f></div>`,
    "before",
    "個人番号",
  ],
  [
    "name above a required mark",
    `<p>個人番号</p><p><span>※</span><b>必須</b><input id=f></p>`,
    "before",
    "個人番号",
  ],
  ["picture before", `<div><img alt=個人番号></div><div><input id=f></div>`, "before", "個人番号"],
  ["text after", `<p><input id=f>個人番号</p>`, "after", "個人番号"],
  [
    "hint below",
    `<div><label for=f>x</label><input id=f><small>12桁の番号</small></div>`,
    "after",
    "12桁の番号",
  ],
  ["first option", `<select id=f><option>個人番号<option>a</select>`, "before", "個人番号"],
  ["contenteditable", `<div>個人番号</div><div id=f contenteditable>x</div>`, "before", "個人番号"],
  [
    "text of a style sheet",
    `<style>.a::before{content:"個人番号"}</style><div class=a><input id=f></div>`,
    "before",
    "個人番号",
  ],
  [
    "text in reversed order",
    `<style>b{unicode-bidi:bidi-override;direction:rtl}</style><label for=f><b>号番人個</b></label><input id=f>`,
    "label",
    "個人番号",
  ],
  [
    "characters in the visual order",
    `<style>p{display:flex;flex-direction:row-reverse;justify-content:flex-end}</style><p><i>号</i><i>番</i><i>人</i><i>個</i></p><input id=f>`,
    "before",
    "個人番号",
  ],
  [
    "text to the left on the screen",
    `<div style="display:grid;grid-template-columns:120px 200px"><div style="grid-area:1/2"><input id=f></div><input style="grid-area:2/2"><div style="grid-area:1/1">個人番号</div></div>`,
    "before",
    "個人番号",
  ],
  ["a read-only box", `<input readonly value=個人番号><input id=f>`, "before", "個人番号"],
  ["a push button", `<button type=button>個人番号</button><input id=f>`, "before", "個人番号"],
  ["title of a picture", `<p><img alt="" title=個人番号><input id=f></p>`, "before", "個人番号"],
  [
    "a word with line breaks and ruby text",
    `<div>個<br>人<ruby>番<rt>ばん</rt></ruby><wbr>号</div><input id=f>`,
    "before",
    "個人番号",
  ],
];

// Title, page, and a text that no label of the field with id "f" may contain.
/** @type {[string, string, string][]} */
const FOREIGN = [
  ["text before the previous field", `<div>氏名</div><input><div>住所</div><input id=f>`, "氏名"],
  ["name of the next field", `<div>氏名</div><input id=f><div>住所</div><input>`, "住所"],
  [
    "label of a check box",
    `<input type=checkbox id=c><label for=c>同意</label><input id=f>`,
    "同意",
  ],
  ["typed text", `<div contenteditable>秘密</div><input id=f>`, "秘密"],
  ["an option of another field", `<select><option>東京<option>大阪</select><input id=f>`, "東京"],
  ["a hidden message", `<b>氏名</b><p style=display:none>未入力</p><input id=f>`, "未入力"],
  ["a button's text", `<button>検索</button><input id=f>`, "検索"],
  [
    "a label in the colour of its background",
    `<label for=f style=color:#fff>伝票番号</label><p>個人番号<br><input id=f></p>`,
    "伝票番号",
  ],
  [
    "text typed before a field became read-only",
    `<p><input id=r><input id=f></p><script>r.value="秘密の言葉";r.readOnly=true</script>`,
    "秘密",
  ],
];

/** @type {[string, string][]} */
const HIDDEN = [
  ["type hidden", `<input id=f type=hidden>`],
  ["display none", `<div style=display:none><input id=f></div>`],
  ["visibility hidden", `<input id=f style=visibility:hidden>`],
  ["hidden attribute", `<input id=f hidden>`],
  ["no size", `<input id=f style="width:0;height:0;border:0;padding:0">`],
  ["one pixel", `<input id=f style="width:1px;height:1px;border:0;padding:0">`],
  ["left of the page", `<input id=f style="position:absolute;left:-9999px">`],
  ["above the page", `<input id=f style="position:absolute;top:-9999px">`],
  [
    "in a clipped pixel",
    `<div style="position:absolute;width:1px;height:1px;overflow:hidden"><input id=f></div>`,
  ],
  ["clipped away", `<input id=f style="position:absolute;clip:rect(0,0,0,0)">`],
  ["in a closed accordion", `<div style="height:0;overflow:hidden"><input id=f></div>`],
  ["closed details", `<details><summary>a</summary><input id=f></details>`],
  ["inert", `<div inert><input id=f></div>`],
  ["disabled", `<fieldset disabled><input id=f></fieldset>`],
  ["invisible and off screen", `<input id=f style="opacity:0;position:absolute;left:-9999px">`],
  ["a button", `<input id=f type=submit>`],
  ["a check box", `<input id=f type=checkbox>`],
  ["a file in a hidden dialog", `<div hidden><label>x<input type=file id=f></label></div>`],
];

/** @type {[string, string, string][]} */
const SHOWN = [
  ["transparent, over drawn boxes", `<input id=f style=opacity:0>`, "text"],
  ["read-only behind a keypad", `<input id=f readonly type=password>`, "password"],
  ["open details", `<details open><summary>a</summary><input id=f type=tel></details>`, "tel"],
  ["far down the page", `<div style=height:9000px></div><input id=f type=number>`, "number"],
  [
    "scrolled out of a box",
    `<div id=box style=height:99px;overflow:auto><input id=f><p style=height:999px></p></div><script>box.scrollTop=900</script>`,
    "text",
  ],
  ["an unknown type", `<input id=f type=pin>`, "text"],
  ["a date", `<input id=f type=month>`, "date"],
  ["a text area", `<textarea id=f></textarea>`, "text-area"],
  ["plain text editable", `<div id=f contenteditable=plaintext-only>x</div>`, "editable"],
  ["a custom text box", `<div id=f role=textbox tabindex=0>x</div>`, "editable"],
  ["a custom combobox", `<div id=f role=combobox tabindex=0>x</div>`, "select"],
  ["a file behind a label", `<label>x<input type=file id=f hidden></label>`, "file"],
  ["a file behind a drop zone", `<div>x<input type=file id=f style=display:none></div>`, "file"],
];

const box = (/** @type {string} */ attributes) => `<input ${attributes}>`;
/** @type {[string, string, number[]][]} */
const SPLIT = [
  ["3×4", [1, 2, 3].map((i) => box(`name=mynmbr${i} maxlength=4`)).join("-"), [3]],
  ["4×4 with full-width dashes", Array(4).fill(box("maxlength=4")).join("－"), [4]],
  [
    "12×1 in spans",
    Array(12)
      .fill(`<span>${box("maxlength=1")}</span>`)
      .join(" "),
    [12],
  ],
  [
    "12×1 in cells",
    `<table><tr>${Array(12)
      .fill(`<td>${box("size=1")}`)
      .join("")}</table>`,
    [12],
  ],
  [
    "6×1 with different names",
    [..."abcdef"].map((a) => box(`name=${a} maxlength=1 type=tel`)).join(""),
    [6],
  ],
  [
    "numbered hints",
    [1, 2, 3, 4].map((i) => box(`maxlength=1 aria-label="Digit ${i} of 4"`)).join(""),
    [4],
  ],
  ["month and year", box("name=month maxlength=2") + "/" + box("name=year maxlength=4"), [1, 1]],
  [
    "two PINs with names between",
    `署名用${box("maxlength=4")}利用者証明用${box("maxlength=4")}`,
    [1, 1],
  ],
  [
    "PINs with different placeholders",
    box("maxlength=4 placeholder=署名用") + box("maxlength=4 placeholder=券面用"),
    [1, 1],
  ],
  [
    "PINs with different names",
    box("maxlength=4 name=sign") + box("maxlength=4 name=juki"),
    [1, 1],
  ],
];

const quoted = (/** @type {string} */ html) => html.replaceAll('"', "&quot;");
const script = (/** @type {string} */ html) => JSON.stringify(html).replaceAll("</", "<\\/");

/** Kind of frame, and the HTML that embeds it. @type {[string, () => string][]} */
const FRAMES = [
  ["same site", () => `<iframe src="${serve(PIN)}"></iframe>`],
  ["another site", () => `<iframe src="${serve(PIN, { host: "pay.example" })}"></iframe>`],
  ["srcdoc", () => `<iframe srcdoc="${quoted(PIN)}"></iframe>`],
  [
    "data:",
    () => `<iframe src="data:text/html;charset=utf-8,${encodeURIComponent(PIN)}"></iframe>`,
  ],
  [
    "blob:",
    () =>
      `<iframe id=i></iframe><script>i.src = URL.createObjectURL(new Blob([${script("<meta charset=utf-8>" + PIN)}], {type: "text/html"}))</script>`,
  ],
  [
    "about:blank, written",
    () => `<iframe id=i></iframe><script>i.contentDocument.write(${script(PIN)})</script>`,
  ],
  [
    "about:blank, written late",
    () =>
      `<iframe id=i></iframe><script>setTimeout(() => { i.contentDocument.open(); i.contentDocument.write(${script(PIN)}); i.contentDocument.close(); }, 300)</script>`,
  ],
  ["javascript:", () => `<iframe src="javascript:${quoted(`'${PIN}'`)}"></iframe>`],
  ["sandboxed", () => `<iframe sandbox src="${serve(PIN)}"></iframe>`],
  ["sandboxed srcdoc", () => `<iframe sandbox srcdoc="${quoted(PIN)}"></iframe>`],
  [
    "under a strict policy",
    () =>
      `<iframe src="${serve(PIN, { headers: { "content-security-policy": "default-src 'none'; script-src 'none'" } })}"></iframe>`,
  ],
];

/** Kind of shadow root, and the page that has it. @type {[string, string][]} */
const SHADOWS = [
  [
    "open, plain host",
    `<div id=h></div><script>h.attachShadow({mode:"open"}).innerHTML=${script(PIN)}</script>`,
  ],
  [
    "closed, plain host",
    `<div id=h></div><script>h.attachShadow({mode:"closed"}).innerHTML=${script(PIN)}</script>`,
  ],
  [
    "closed, host with children",
    `<p id=h><b>x</b></p><script>h.attachShadow({mode:"closed"}).innerHTML=${script(PIN)}</script>`,
  ],
  [
    "closed, custom host",
    `<x-y id=h></x-y><script>h.attachShadow({mode:"closed"}).innerHTML=${script(PIN)}</script>`,
  ],
  [
    "closed in closed",
    `<div id=h></div><script>const a=h.attachShadow({mode:"closed"}); a.innerHTML="<div></div>"; a.firstChild.attachShadow({mode:"closed"}).innerHTML=${script(PIN)}</script>`,
  ],
  [
    "filled late",
    `<div id=h></div><script>const s=h.attachShadow({mode:"closed"}); setTimeout(()=>{s.innerHTML=${script(PIN)}},700)</script>`,
  ],
  [
    "closed among many elements",
    `${"<i>a</i>".repeat(5000)}<div id=h> </div><script>h.attachShadow({mode:"closed"}).innerHTML=${script(PIN)}</script>`,
  ],
];

for (const name of ["chromium", "firefox"]) {
  describe(name, () => {
    /** @type {Awaited<ReturnType<typeof openProbe>>} */
    let probe;
    /** @type {import("puppeteer-core").Page} */
    let tab;
    before(async () => {
      probe = await openProbe(name);
      ({ tab } = probe);
    });
    after(() => probe?.close());

    /** @type {typeof probe.read} */
    const read = (...rest) => probe.read(...rest);
    const command = (/** @type {object} */ message) => probe.command(message);
    const hasPin = (/** @type {any} */ snapshot) =>
      snapshot.fields.some((/** @type {any} */ { labels }) =>
        labels.some((/** @type {any} */ { text }) => text === "暗証番号"),
      );

    describe("names a field by", () => {
      for (const [title, body, source, text] of LABELS)
        test(title, async () => {
          const { labels } = field(await read(body));
          assert.ok(
            labels.some((/** @type {any} */ l) => l.source === source && l.text === text),
            JSON.stringify(labels),
          );
        });
    });

    describe("does not name a field by", () => {
      for (const [title, body, text] of FOREIGN)
        test(title, async () => {
          const { labels } = field(await read(body));
          assert.ok(
            !labels.some((/** @type {any} */ l) => l.text.includes(text)),
            JSON.stringify(labels),
          );
        });
    });

    describe("ignores hidden fields:", () => {
      for (const [title, body] of HIDDEN)
        test(title, async () => assert.equal(field(await read(body)), undefined));
    });

    describe("reads visible fields:", () => {
      for (const [title, body, control] of SHOWN)
        test(title, async () => assert.equal(field(await read(body))?.control, control));
    });

    describe("joins the boxes of a split number", () => {
      for (const [title, body, boxes] of SPLIT)
        test(title, async () => {
          const { fields } = await read(body);
          assert.deepEqual(
            fields.map((/** @type {any} */ f) => f.boxes),
            boxes,
          );
        });
    });

    describe("reads frames", () => {
      for (const [kind, embed] of FRAMES)
        test(kind, async () => {
          await read(
            embed(),
            (snapshot, { frame }) => frame !== 0 && !snapshot.top && hasPin(snapshot),
          );
        });
    });

    describe("reads shadow roots", () => {
      for (const [kind, body] of SHADOWS)
        test(kind, async () => assert.ok(await read(body, hasPin)));

      test("labelled from outside", async () => {
        const body = `<label>個人番号<x-y id=h></x-y></label><script>h.attachShadow({mode:"closed"}).innerHTML="<input id=f>"</script>`;
        const { labels } = field(await read(body, field));
        assert.deepEqual(labels[0], { source: "before", text: "個人番号" });
      });
    });

    describe("scans again", () => {
      test("without an error that the page could observe", async () => {
        const many = `<div style="width:0;overflow:hidden"><input></div>${PIN}`.repeat(300);
        await read(`<script>heard = 0; onerror = () => void heard++</script>${many}`, hasPin);
        await wait(200);
        assert.equal(await tab.evaluate("heard"), 0);
      });

      test("after a late field", async () => {
        await read(
          `<script>setTimeout(() => document.body.insertAdjacentHTML("beforeend", ${script(PIN)}), 900)</script>`,
          hasPin,
        );
      });

      test("after a field is revealed by a class", async () => {
        await read(
          `<style>.off{display:none}</style><div id=d class=off>${PIN}</div><script>setTimeout(() => d.className = "", 900)</script>`,
          hasPin,
        );
      });

      test("after an accordion opens", async () => {
        await read(
          `<div id=d style="height:0;overflow:hidden">${PIN}</div><script>setTimeout(() => d.style.height = "99px", 900)</script>`,
          hasPin,
        );
      });

      test("after details open", async () => {
        await read(
          `<details id=d><summary>a</summary>${PIN}</details><script>setTimeout(() => d.open = true, 900)</script>`,
          hasPin,
        );
      });

      test("after a click that reveals a field", async () => {
        const from = reports.length;
        await read(
          `<button id=b>a</button><div id=d style=visibility:hidden>${PIN}</div><script>b.onclick = () => d.style.visibility = ""</script>`,
        );
        await tab.click("#b");
        await findSnapshot(from, hasPin);
      });

      test("after a field is removed", async () => {
        const from = reports.length;
        await read(
          `<div id=d>${PIN}</div><script>setTimeout(() => d.remove(), 900)</script>`,
          hasPin,
        );
        await findSnapshot(from, ({ fields }) => fields.length === 0);
      });

      test("after the document is rewritten, and keeps observing it", async () => {
        const next = `<title>マイナ</title><button id=b>a</button><div id=d style=visibility:hidden>${PIN}</div>`;
        const from = reports.length;
        await read(
          `<script>setTimeout(() => { document.open(); document.write(${script(next)}); document.close(); b.onclick = () => d.style.visibility = "" }, 900)</script>`,
        );
        await findSnapshot(from, ({ title }) => title === "マイナ");
        await wait(600);
        await tab.click("#b");
        await findSnapshot(from, hasPin);
      });

      test("after the address changes without a load", async () => {
        const from = reports.length;
        await read(
          `<input><script>setTimeout(() => { history.pushState(0, "", "/other"); document.title = "マイナ申請" }, 700)</script>`,
        );
        const snapshot = await findSnapshot(from, ({ title }) => title === "マイナ申請");
        assert.equal(snapshot.url, `${SITE}/other`);
      });

      test("after the person goes back to the page", async () => {
        const from = reports.length;
        const { documentLoadedAt, url } = await read(PIN);
        await tab.goto(serve("x"));
        await tab.evaluate(() => void setTimeout(() => history.back()));
        await findSnapshot(
          from,
          (snapshot) => snapshot.url === url && snapshot.documentLoadedAt > documentLoadedAt,
        );
        assert.ok(reports.slice(from).some(({ message }) => message.kind === "document-unloaded"));
      });

      test("with the same keys", async () => {
        const from = reports.length;
        const { key } = field(
          await read(
            `<input id=f><script>setTimeout(() => f.insertAdjacentHTML("beforebegin", "<input id=g>"), 900)</script>`,
          ),
        );
        const again = await findSnapshot(from, ({ fields }) => fields.length === 2);
        assert.equal(field(again).key, key);
      });

      test("while a page is still loading", async () => {
        const from = reports.length;
        const loaded = tab.goto(SLOW_URL);
        await findSnapshot(from, hasPin);
        await loaded;
      });
    });

    describe("is not misled by", () => {
      test("names that hide properties", async () => {
        const names =
          "parentNode nodeType localName action getAttribute querySelectorAll parentElement textContent closest children";
        const inputs = names
          .split(" ")
          .map((name) => `<input type=hidden name=${name}>`)
          .join("");
        const images = "title body querySelectorAll createTreeWalker readyState contentType"
          .split(" ")
          .map((name) => `<img name=${name}>`)
          .join("");
        const snapshot = await read(
          `${images}<form action="http://other.example/x">${inputs}${PIN}</form>`,
        );
        assert.ok(hasPin(snapshot));
        assert.equal(field(snapshot).actionHost, "other.example");
        assert.equal(snapshot.title, "マイナンバー");
      });

      test("a policy against scripts", async () => {
        const headers = { "content-security-policy": "default-src 'none'; script-src 'none'" };
        assert.ok(hasPin(await read(PIN, undefined, { headers })));
      });
    });

    describe("does not send", () => {
      test("a page without fields or claims", async () => {
        const from = reports.length;
        await tab.goto(serve("<title>天気</title><p>晴れ</p>"));
        await wait(800);
        assert.deepEqual(
          reports.slice(from).filter(({ message }) => message.kind === "snapshot"),
          [],
        );
        await command({ kind: "scan" });
        const snapshot = await findSnapshot(from, ({ title }) => title === "天気");
        assert.equal(snapshot.text, "");
      });

      test("typed text", async () => {
        const from = reports.length;
        await read(
          `<input id=f><textarea id=t></textarea><div id=c contenteditable>a</div><p id=p>確認</p><div>番号 1234 5678 9018</div>`,
        );
        for (const id of ["f", "t", "c"]) await tab.type(`#${id}`, "himitsu123");
        await tab.evaluate(() => document.body.append(document.createElement("input")));
        await findSnapshot(from, ({ fields }) => fields.length === 4);
        await wait(1000);
        const sent = JSON.stringify(reports.slice(from));
        assert.ok(!sent.includes("himitsu"), sent);
        assert.ok(sent.includes("0000 0000 0000") && !sent.includes("1234 5678"), sent);
      });

      test("an unchanged snapshot twice", async () => {
        const from = reports.length;
        await read(PIN);
        await tab.evaluate(() => document.body.append(document.createElement("hr")));
        await wait(1500);
        assert.equal(
          reports.slice(from).filter(({ message }) => message.kind === "snapshot").length,
          1,
        );
      });

      test("the query and the fragment of the address", async () => {
        const from = reports.length;
        const url = serve(`<title>マイナ</title>${PIN}`);
        await tab.goto(`${url}?token=1#x`);
        assert.equal((await findSnapshot(from, hasPin)).url, url);
      });
    });

    test("reads the identity that the page claims", async () => {
      const { identity, text } = await read(`<meta property="og:site_name" content="マイナポータル">
        <link rel=stylesheet href="https://www.digital.go.jp/a.css?x"><link rel=stylesheet href="https://cdn.example/a.css">
        <header><img alt="デジタル庁" src="https://services.digital.go.jp/logo.png"></header>
        <h1>マイナポータル</h1><p>本文です。</p><p hidden>秘密</p><script>"script"</script>
        <footer><small>© 2026 <b>デジタル庁</b></small></footer>`);
      const has = (/** @type {string} */ slot, /** @type {string} */ text) =>
        assert.ok(
          identity.some((/** @type {any} */ i) => i.slot === slot && i.text === text),
          `${slot} ${text} ${JSON.stringify(identity)}`,
        );
      has("site-name", "マイナポータル");
      has("heading", "マイナポータル");
      has("header", "デジタル庁");
      has("logo", "デジタル庁");
      has("copyright", "© 2026 デジタル庁");
      has("asset", "https://www.digital.go.jp/a.css");
      has("asset", "https://services.digital.go.jp/logo.png");
      assert.ok(!JSON.stringify(identity).includes("cdn.example"));
      assert.ok(text.includes("本文です。") && !text.includes("秘密") && !text.includes("script"));
    });

    test("recognises a keypad, but not fewer digits", async () => {
      const keys = [..."1234567890"].map((digit) => `<button>${digit}</button>`);
      assert.equal((await read(keys.join(""))).keypad, true);
      assert.equal((await read(keys.slice(1).join(""))).keypad, false);
    });

    test("recognises a keypad without button elements", async () => {
      const keys = [..."七②3４5六7890⑨一"].map((digit) => `<b>${digit}</b> `).join("");
      assert.equal((await read(`<div style=cursor:pointer>${keys}</div>`)).keypad, true);
      assert.equal((await read(`<div>${keys}</div>`)).keypad, false);
    });

    test("lists what it cannot read", async () => {
      const canvas = await read(`<canvas width=1200 height=600></canvas>`);
      assert.deepEqual(canvas.unreadable, ["canvas"]);
      const picture = await read(`<img width=120 height=24><input id=f>`);
      assert.deepEqual(picture.unreadable, ["picture"]);
      assert.deepEqual((await read(`<img width=120 height=24 alt=x><input id=f>`)).unreadable, []);
    });

    test("highlights a field without changing the page's DOM", async () => {
      const { fields } = await read(`<p style=height:5000px></p><input id=f>`);
      const html = await tab.content();
      await command({ kind: "highlight", highlight: { frame: 0, field: fields[0].key } });
      await tab.waitForFunction(
        () =>
          getComputedStyle(document.querySelector("#f") ?? document.body).outlineStyle === "solid",
      );
      assert.equal(await tab.content(), html);
    });
  });
}
