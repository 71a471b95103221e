/** Pages with one form each, for the tests of the submit guard. */

const form = (/** @type {string} */ label, more = "", attributes = "") =>
  `<form action="/sent" ${attributes}><label>${label} <input id="field" name="n"></label>${more}
    <button id="go" name="go" value="yes">次へ</button></form>
    <script>window.submits = 0; addEventListener("submit", () => (window.submits += 1));</script>`;
const ASKS = "マイナンバー（12桁）";
const PAYROLL = `<title>給与かんり</title>`;
/** @type {Record<string, string>} */
const PAGES = {
  payroll: PAYROLL + form(ASKS),
  plain: `<title>会員ページ</title>${form("番号")}`,
  slip: `<title>荷物お問い合わせ</title>${form("お問い合わせ番号")}`,
  shop: `<title>花森商店</title>${form("カード番号")}`,
  outer: `<iframe src="https://payroll.example/" width="700" height="500"></iframe>`,
  two: `${PAYROLL}${form(ASKS)}<form action="/sent"><input id="other" name="other"></form>`,
  login: `${PAYROLL}${form(ASKS)}<form action="/sent"><label>パスワード
    <input id="other" name="other" type="password"></label></form>`,
  valid:
    PAYROLL +
    form(
      ASKS,
      `<input id="must" name="must" required>
    <button id="later" name="later" value="1" formnovalidate formaction="/sent/later">あとで</button>`,
    ),
  dialog: `${PAYROLL}<dialog open><form method="dialog"><label>${ASKS} <input id="field"></label>
    <button id="go" value="done">閉じる</button></form></dialog>`,
  disables: `${PAYROLL}${form(ASKS)}<script>document.getElementById("go").onclick = ({ target }) =>
    setTimeout(() => (target.disabled = true));</script>`,
  script: `${PAYROLL}${form(ASKS)}<script>document.forms[0].onsubmit = (event) => {
    event.preventDefault(); fetch("/sent?by=script"); };</script>`,
  nags: `${PAYROLL}${form(ASKS)}<script>window.nag = () => {
    for (let i = 0; i < 5; i++) setTimeout(() => document.forms[0].requestSubmit(), i * 20); };</script>`,
  elsewhere: PAYROLL + form(ASKS).replace("/sent", "https://other.example/sent"),
  closed: `${PAYROLL}<div id="tree"></div><script>document.getElementById("tree")
    .attachShadow({ mode: "closed" }).innerHTML = '${form(ASKS).split("\n    <script>")[0].replaceAll("\n", "")}';</script>`,
  fake: `<title>マイナポータル</title><h1>マイナポータル</h1>${form("暗証番号（4桁）")}`,
};

/** @type {import("./proxy.js").Route} */
export function routeToForms(host, path) {
  const name = host.endsWith(".go.jp") ? "plain" : host.split(".")[0];
  const body = path.startsWith("/sent") ? "<p>届きました" : (PAGES[name] ?? "");
  // The banner covers the top of a page, so the form starts below it.
  const start = `<!doctype html><html lang="ja"><meta charset="utf-8"><body style="padding-top: 420px">`;
  return { body: start + body };
}

/** The ways in which a person or a page submits a form. @type {[string, (page: import("./browsers.js").Page) => Promise<unknown>][]} */
export const SUBMITS = [
  ["its button", (page) => page.click("#go")],
  ["the enter key", (page) => page.keyboard.press("Enter")],
  ["a script", (page) => page.evaluate(() => document.forms[0].requestSubmit())],
];
