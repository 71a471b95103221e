// The page on the web that checks a message, a link or a saved page. The engine judges what a person
// pastes, drops or opens, and draws the answer; nothing is kept or sent.

import { presentAnswer } from "./answer.js";
import { Camera } from "./camera.js";
import { CheckForm } from "./check/check-form.js";
import { readCopied } from "./clipboard.js";
import init, * as engine from "./engine/engine.js";
import { loadFamily } from "./family/family-store.js";
import { isLongText, parseText } from "./input-parser.js";
import { judge, judgeFiles } from "./judging.js";
import { offerLanguages } from "./language.js";
import { isPicture, PictureError } from "./picture.js";
import { ofQrCode, readPictures } from "./pictures.js";
import { startProgress } from "./progress.js";
import { takeShared } from "./share.js";

const urlOf = (/** @type {string} */ path) => new URL(path, import.meta.url);
const element = (/** @type {string} */ id) =>
  /** @type {HTMLElement} */ (document.getElementById(id));
const [main, status, report] = ["check", "state", "report"].map(element);
const field = /** @type {HTMLTextAreaElement} */ (element("message"));
const fileInput = /** @type {HTMLInputElement} */ (element("file"));
const pictureInput = /** @type {HTMLInputElement} */ (element("picture"));
const progressBar = /** @type {HTMLProgressElement} */ (element("progress"));
const languages = /** @type {HTMLSelectElement} */ (element("language"));

/** The engine, which starts while the language is chosen. */
const ready = init({ module_or_path: urlOf("engine/engine_bg.wasm") });

const judgeText = (/** @type {string} */ text, /** @type {Mamori.Link[]} */ links) =>
  judge(parseText(text, links));
const answered = () => presentAnswer(report, status, element("announcement"));
const form = new CheckForm({ field, status, report, answered }, judgeText, () => "");

const camera = new Camera(element("viewfinder"));

/** Counts what is asked for: pictures and the camera take long, and a person may have gone on. */
let asked = 0;

/** Ends what was asked for before. @type {() => void} */
function beginAnew() {
  asked += 1;
  progressBar.hidden = true;
  camera.stop();
}

/** Opens files, and a text that came with them. @type {(files: Iterable<File>, text?: string) => void} */
function openFiles(files, text = "") {
  const all = [...files];
  beginAnew();
  if (all.every(isPicture)) {
    answerLater("check_reading", readPictures(all, startProgress(progressBar)), text);
    return;
  }
  if (text) all.push(new File([text], "shared.txt"));
  form.setAnswer(judgeFiles(all));
}

/**
 * Waits for what is read of pictures or by the camera, and puts it into the field, unless the person has gone
 * on since.
 * @param {string} status what is said meanwhile
 * @param {Promise<import("./pictures.js").Read>} reading
 * @param {string} [text] a text that came with the pictures
 */
async function answerLater(status, reading, text = "") {
  const [current, before] = [asked, field.value];
  form.setStatus(status);
  const read = await reading.catch((error) => ({
    text: "",
    note: error instanceof PictureError ? error.message : "unchecked_failure",
  }));
  if (current !== asked) return;
  beginAnew();
  if (field.value !== before) return;
  if (engine.read_family_code(read.text)) return openFamily(read.text);
  const whole = [text, read.text].filter(Boolean).join("\n");
  if (whole) form.setText(whole, { note: read.note });
  else form.setStatus(read.note);
}

/** Opens the page that asks whether somebody is registered. @type {(code: string) => void} */
function openFamily(code) {
  location.assign(urlOf(`family/family.html#${code.slice(code.lastIndexOf("#") + 1)}`));
}

/** Reads a QR code with the camera. */
function useCamera() {
  beginAnew();
  answerLater("check_camera_aim", camera.readCode().then(ofQrCode));
}

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
  beginAnew();
  const copied = await readCopied().catch(() => null);
  if (!copied) refuse("check_paste_refused");
  else if (isLongText(copied.text)) openLongText(copied.text);
  else if (copied.text.trim()) form.setText(copied.text, { html: copied.html });
  else if (copied.picture) openFiles([copied.picture]);
  else refuse("check_paste_nothing");
}

element("paste").addEventListener("click", pasteCopied);
element("run").addEventListener("click", () => {
  beginAnew();
  if (field.value.trim()) form.run();
  else refuse("headline_message_empty");
});
element("camera").addEventListener("click", useCamera);
element("clear").addEventListener("click", () => {
  beginAnew();
  form.setText("");
  field.focus();
});
field.addEventListener("paste", (event) => takeData(event, event.clipboardData));
for (const input of [fileInput, pictureInput]) {
  input.addEventListener("change", () => input.files?.length && openFiles(input.files));
  // Without this, choosing the same file again would be no change, and would get no answer.
  input.addEventListener("click", () => (input.value = ""));
}
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
  form.setText(text, { html });
});

/** @type {(lookup: import("./i18n/catalogue.js").Lookup) => Promise<void>} */
async function applyLanguage(lookup) {
  form.setLookup(lookup);
  await ready;
  showFreshness(lookup);
  element("family").textContent = "";
  engine.draw_family_call(element("family"), loadFamily(engine), lookup);
}

/** Says how to get new rules where these are old. @type {(lookup: import("./i18n/catalogue.js").Lookup) => void} */
function showFreshness(lookup) {
  const note = element("outdated");
  const old = engine.outdated(lookup);
  note.hidden = !old;
  note.textContent = old ? `${old} ${lookup("update_page")}` : "";
}

/** Judges what another app has shared with this one. */
async function judgeShared() {
  const shared = await takeShared();
  if (shared === undefined) return;
  if (shared === null) form.setStatus("check_unread");
  else if (shared.files.length === 0) form.setText(shared.text);
  else openFiles(shared.files, shared.text);
}

await Promise.all([offerLanguages(languages, applyLanguage), ready]);
main.hidden = false;
navigator.serviceWorker?.register(urlOf("service-worker.js")).catch(() => {});
await judgeShared();
