// The page on the web that checks a message, a link or a saved page. The engine judges what a person
// pastes, drops or opens, and draws the answer; nothing is kept or sent.

import { presentAnswer } from "./answer.js";
import { CheckForm } from "./check/check-form.js";
import { readCopied } from "./clipboard.js";
import init from "./engine/engine.js";
import { isLongText, parseText } from "./input-parser.js";
import { judge, judgeFiles } from "./judging.js";
import { offerLanguages } from "./language.js";
import { takeShared } from "./share.js";

const urlOf = (/** @type {string} */ path) => new URL(path, import.meta.url);
const element = (/** @type {string} */ id) =>
  /** @type {HTMLElement} */ (document.getElementById(id));
const [main, status, report] = ["check", "state", "report"].map(element);
const field = /** @type {HTMLTextAreaElement} */ (element("message"));
const fileInput = /** @type {HTMLInputElement} */ (element("file"));
const languages = /** @type {HTMLSelectElement} */ (element("language"));

const judgeText = (/** @type {string} */ text, /** @type {Mamori.Link[]} */ links) =>
  judge(parseText(text, links));
const answered = () => presentAnswer(report, status, element("announcement"));
const form = new CheckForm({ field, status, report, answered }, judgeText, () => "");

/** @type {(files: Iterable<File>) => void} */
const openFiles = (files) => void form.setAnswer(judgeFiles([...files]));

/** A long text is judged as a file: the browser would take long for every key in a field with so much. @type {(text: string) => void} */
const openLongText = (text) => openFiles([new File([text], "pasted.txt", { type: "text/plain" })]);

/** Handles pasted or dropped data that must not go into the field: files, and very long text. @type {(event: ClipboardEvent | DragEvent, data: DataTransfer | null) => void} */
function takeData(event, data) {
  if (!data) return;
  const text = data.getData("text/plain");
  if (data.files.length === 0 && !isLongText(text)) return;
  event.preventDefault();
  if (data.files.length > 0) openFiles(data.files);
  else openLongText(text);
}

/** Says something instead of an answer, and leads to the field. @type {(status: string) => void} */
function refuse(status) {
  form.setStatus(status);
  field.focus();
}

/** Puts what the person has copied into the field and judges it. */
async function pasteCopied() {
  const copied = await readCopied().catch(() => null);
  if (!copied) refuse("check_paste_refused");
  else if (isLongText(copied.text)) openLongText(copied.text);
  else if (copied.text.trim()) form.setText(copied.text, copied.html);
  else if (copied.picture) openFiles([copied.picture]);
  else refuse("check_paste_nothing");
}

element("paste").addEventListener("click", pasteCopied);
element("run").addEventListener("click", () => {
  if (field.value.trim()) form.run();
  else refuse("headline_message_empty");
});
element("clear").addEventListener("click", () => {
  form.setText("");
  field.focus();
});
field.addEventListener("paste", (event) => takeData(event, event.clipboardData));
fileInput.addEventListener("change", () => fileInput.files?.length && openFiles(fileInput.files));
// Without this, choosing the same file again would be no change, and would get no answer.
fileInput.addEventListener("click", () => (fileInput.value = ""));
addEventListener("dragover", (event) => {
  event.preventDefault();
  main.dataset.drop = "";
});
addEventListener("dragleave", () => delete main.dataset.drop);
addEventListener("drop", (event) => {
  delete main.dataset.drop;
  const html = event.dataTransfer?.getData("text/html") ?? "";
  form.keepLinks(html);
  takeData(event, event.dataTransfer);
  const text = event.dataTransfer?.getData("text/plain");
  if (event.defaultPrevented || !text || event.target === field) return;
  event.preventDefault();
  form.setText(text, html);
});

/** Judges what another app has shared with this one. */
async function judgeShared() {
  const shared = await takeShared();
  if (shared === undefined) return;
  if (shared === null) form.setStatus("check_unread");
  else if (shared.files.length === 0) form.setText(shared.text);
  else
    openFiles([...shared.files, ...(shared.text ? [new File([shared.text], "shared.txt")] : [])]);
}

await Promise.all([
  offerLanguages(languages, (lookup) => form.setLookup(lookup)),
  init({ module_or_path: urlOf("engine/engine_bg.wasm") }),
]);
main.hidden = false;
navigator.serviceWorker?.register(urlOf("service-worker.js")).catch(() => {});
await judgeShared();
