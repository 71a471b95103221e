/**
 * Types and hands over one text in every way there is, on a page that repeats it in its text, its title,
 * its attributes and its address.
 */
import { until } from "./browsers.js";

/** A password and a PIN that nobody has. */
export const TYPED_CODES = ["Qx73vb9K", "7391"];
/** Matches the codes and their first three characters, but no part of a time in milliseconds. */
export const TYPED_CODE = /Q.?x.?7|(?<!\d)7\D?3\D?9|Ｑｘ７|７３９/i;

const FIELDS = `<p><input id="input" type="password"></p><p><textarea id="area"></textarea></p>
  <div id="editor" contenteditable><br></div>
  <div id="keys" tabindex="0">ここを押す</div>
  <div id="context" tabindex="0" style="min-height: 20px">　</div>
  <div id="modify" style="-webkit-user-modify: read-write; min-height: 20px">　</div>`;
// Each part of the page repeats the text in a place of its own.
const SCRIPT = `const one = (id) => document.getElementById(id);
  function mirror(text) {
    document.title = "給与かんり " + text;
    one("shown").textContent = text;
    one("wide").textContent = [...text].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join("");
    one("spread").innerHTML = [...text].map((c) => "<span>" + c + "</span>").join(" ");
    one("fixed").setAttribute("value", text);
    for (const name of ["aria-label", "title", "placeholder", "name", "id"])
      one(name === "id" ? "by-id" : "named").querySelector("input").setAttribute(name, "合言葉 " + text);
    one("head").textContent = "合言葉は" + text + "です";
    history.replaceState(null, "", "/done/" + encodeURIComponent(text));
  }
  for (const id of ["input", "area", "editor", "modify"])
    one(id).addEventListener("input", () => mirror(one(id).value ?? one(id).textContent.trim()));
  let keys = "";
  one("keys").onkeydown = ({ key }) => { if (key.length === 1) mirror((keys += key)); };
  one("input").onpaste = (event) => {
    event.preventDefault(); mirror(event.clipboardData.getData("text/plain")); };
  one("input").ondrop = (event) => {
    event.preventDefault(); mirror(event.dataTransfer.getData("text/plain")); };
  if (globalThis.EditContext) {
    const context = (one("context").editContext = new EditContext());
    context.addEventListener("textupdate", () => {
      one("context").textContent = context.text; mirror(context.text); });
  }`;
const MIRROR = `<title>給与かんり</title><h2 id="head">給与</h2>
  <p><label>マイナンバー <input maxlength="12"></label></p>${FIELDS}
  <p>合言葉 <b id="shown"></b> <input></p><p>合言葉 <b id="wide"></b> <input></p>
  <p>合言葉 <b id="spread"></b> <input></p><p><input id="fixed" readonly> <input></p>
  <p id="named"><input></p><p id="by-id"><input></p>
  <iframe src="https://design.example/"></iframe><script>${SCRIPT}</script>`;
const DESIGN = `<p>マイナンバーの控え</p><p id="end">　</p><script>document.designMode = "on"</script>`;
/** Pages by their host. @type {Record<string, string>} */
export const MIRROR_PAGES = { "mirror.example": MIRROR, "design.example": DESIGN };

/** @typedef {import("puppeteer-core").Page} Page */

/** @type {(page: Page, name: string) => Promise<unknown>} */
const focus = (page, name) => page.evaluate((id) => document.getElementById(id)?.focus(), name);

/** Types a code into each element, and into the document that is an editor as a whole. @type {(page: Page, code: string) => Promise<void>} */
async function typeByKeys(page, code) {
  for (const id of ["input", "area", "editor", "keys", "context", "modify"]) {
    await page.click(`#${id}`);
    await page.keyboard.type(code);
  }
  const frame = await until(async () => page.frames().find((one) => one.url().includes("design")));
  await (await until(() => frame.$("#end"))).click();
  await page.keyboard.type(code);
}

/** @type {(page: Page, code: string) => Promise<void>} */
async function paste(page, code) {
  await page.$eval("#area", (area) => Object.assign(area, { value: "" }));
  await page.type("#area", code);
  for (const [id, keys] of /** @type {const} */ ([
    ["area", ["a", "x"]],
    ["input", ["v"]],
    ["editor", ["v"]],
  ])) {
    await focus(page, id);
    await page.keyboard.down("Control");
    for (const key of keys) await page.keyboard.press(key);
    await page.keyboard.up("Control");
  }
}

/** Composes, drops and fills in, which only Chromium's tools can do. @type {(page: Page, code: string) => Promise<void>} */
async function handOver(page, code) {
  const debug = await page.createCDPSession();
  for (const id of ["input", "editor", "context"]) {
    await focus(page, id);
    for (let length = 1; length <= code.length; length += 1) {
      const text = code.slice(0, length);
      await debug.send("Input.imeSetComposition", {
        text,
        selectionStart: length,
        selectionEnd: length,
      });
    }
    await debug.send("Input.insertText", { text: code });
    // As a browser does that fills in a form: text without a key.
    await debug.send("Input.insertText", { text: code });
  }
  const box = await (await page.$("#input"))?.boundingBox();
  const data = { items: [{ mimeType: "text/plain", data: code }], dragOperationsMask: 1 };
  for (const type of /** @type {const} */ (["dragEnter", "dragOver", "drop"]))
    await debug.send("Input.dispatchDragEvent", {
      type,
      x: (box?.x ?? 0) + 9,
      y: (box?.y ?? 0) + 9,
      data,
    });
  await debug.detach();
}

/** Hands a code over in every way that the browser has, with a pause in which the page is read. @type {(page: Page, name: string, code: string) => Promise<void>} */
export async function typeInEveryWay(page, name, code) {
  const ways = name === "chromium" ? [typeByKeys, paste, handOver] : [typeByKeys, paste];
  for (const way of ways) {
    await way(page, code);
    await new Promise((resolve) => setTimeout(resolve, 1500));
  }
}
