/** Pages that change their form right after it was submitted, as pages do that expect it to have been sent. */

/** What names the field, and the level of the page while it is filled in. @type {Record<string, [title: string, label: string, typed: string]>} */
const KINDS = {
  clear: ["荷物お問い合わせ", "お問い合わせ伝票番号", "123456789018"],
  notice: ["花森商店", "カード番号", "4111111111111111"],
  warning: ["給与かんり", "マイナンバー（12桁）", "123456789018"],
  danger: ["マイナポータル", "署名用電子証明書の暗証番号", "1234"],
};

/** What each page does right after a submit. In these scripts, `form`, `field` and `go` are the elements. @type {Record<string, string>} */
export const CHANGES = {
  disables: `go.onclick = () => setTimeout(() => { for (const one of form.elements) one.disabled = true; });`,
  fieldset: `go.onclick = () => setTimeout(() => { document.getElementById("set").disabled = true; });`,
  empties: `go.onclick = (event) => { event.preventDefault(); form.requestSubmit(go); field.value = ""; };`,
  resets: `go.onclick = (event) => { event.preventDefault(); form.requestSubmit(go); form.reset(); };`,
  requires: `field.required = true; go.onclick = () => setTimeout(() => { field.value = ""; });`,
  renames: `go.onclick = () => setTimeout(() => { field.name = "x"; form.action = "/elsewhere"; });`,
  removes: `go.onclick = () => setTimeout(() => form.remove());`,
  "removes-all": `go.onclick = () => setTimeout(() => document.getElementById("all").remove());`,
  "removes-button": `go.onclick = () => setTimeout(() => go.remove());`,
};

/** What pages add while a form is sent; the same must come with it. @type {Record<string, string>} */
export const ADDITIONS = {
  handler: `form.onsubmit = () => { token.value = "t" + field.value; };`,
  formdata: `form.addEventListener("formdata", ({ formData }) => formData.append("added", "1"));`,
};

/** Pages that hear of what is opened above them. `heard` is what they have heard. @type {Record<string, string>} */
const LISTENERS = {
  popover: `const all = document.getElementById("all"); all.popover = "auto"; all.showPopover();
    all.style.top = "420px"; all.ontoggle = ({ newState }) => { if (newState === "closed") {
      heard.push("toggle"); form.reset(); } };`,
  focusout: `form.onfocusout = ({ relatedTarget }) => { if (!form.contains(relatedTarget)) {
    heard.push("focusout"); field.value = ""; } };`,
};
/** What a page has written into its form itself. Every tenth time with its minutes has the check digit of a My Number. @type {Record<string, string>} */
export const WRITTEN = {
  hidden: `<div style="display: none"><input name="ts" value="202611260905"></div>`,
  "read-only": `<input name="ts" readonly value="202611260905">`,
  visible: `<input name="ts" value="202611260905">`,
  quoted: `<textarea name="ts">受付 202611260905</textarea>`,
};

/** @type {(script: string, label: string, more?: string) => string} */
const html = (
  script,
  label,
  more = "",
) => `<div id="all"><form id="form" action="/sent"><fieldset id="set">
  <label>${label} <input id="field" name="n"></label><input type="hidden" id="token" name="token">${more}
  <button id="go" name="go" value="yes">次へ</button></fieldset></form></div>
  <form action="/sent"><label>${label} <input id="second" name="second"></label>
  <button id="go-second">次へ</button></form><script>const heard = [];
  ${script}</script>`;

/** What is typed on a page of a kind. @type {(kind: string) => string} */
export const typedOn = (kind) => KINDS[kind][2];

/** The host is `<kind>-<change>.example`. @type {import("./proxy.js").Route} */
export function routeToHeldForms(host, path) {
  const [kind, ...rest] = host.replace(".example", "").split("-");
  const start = `<!doctype html><html lang="ja"><meta charset="utf-8">`;
  const frame = `<iframe src="https://warning-plain.example/" width="700" height="800"></iframe>`;
  if (kind === "outer") return { body: start + frame };
  if (path.startsWith("/sent") || !(kind in KINDS)) return { body: `${start}<p>届きました` };
  const [title, label] = KINDS[kind];
  const change = rest.join("-");
  const script = CHANGES[change] ?? ADDITIONS[change] ?? LISTENERS[change] ?? "";
  const form = html(script, label, WRITTEN[change]);
  const head = `<title>${title}</title><body style="padding-top: 420px"><h1>${title}</h1>`;
  return { body: start + head + form };
}
