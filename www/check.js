// The page on the web that checks a message, a link or a saved page. The engine judges what a person
// pastes, drops or opens, and draws the answer; nothing is kept or sent.

import { CheckForm } from "./check/check-form.js";
import init, * as engine from "./engine/engine.js";
import { chooseLanguage, fillStrings, loadCatalogue } from "./i18n/catalogue.js";
import { isLongText, parseFile, parseText } from "./input-parser.js";
import { readSaved } from "./saved.js";

/** From the quietest to the loudest. */
const LEVELS = ["clear", "notice", "warning", "danger"];
/** How many files that are opened together are judged. */
const MAX_FILES = 5;
/** How many frames of a saved page are judged, and how deep in each other. */
const MAX_FRAMES = 5;
const MAX_FRAME_DEPTH = 3;
const urlOf = (/** @type {string} */ path) => new URL(path, import.meta.url);
const element = (/** @type {string} */ id) =>
  /** @type {HTMLElement} */ (document.getElementById(id));
const [main, status, report] = ["check", "state", "report"].map(element);
const field = /** @type {HTMLTextAreaElement} */ (element("message"));
const fileInput = /** @type {HTMLInputElement} */ (element("file"));
const languages = /** @type {HTMLSelectElement} */ (element("language"));

/** The engine, which starts while the language is chosen. */
const ready = init({ module_or_path: urlOf("engine/engine_bg.wasm") });

const judgeText = (/** @type {string} */ text, /** @type {Mamori.Link[]} */ links) =>
  judge(parseText(text, links));
const form = new CheckForm({ field, status, report }, judgeText, () => "");

/**
 * @typedef {object} Judged
 * @property {string} level
 * @property {import("./check/check-form.js").Answer["draw"]} draw
 * @property {boolean} isUnread whether a part could not be read
 *
 * @typedef {import("./check/check-form.js").Answer & { level: string }} Answer
 */

const loudness = (/** @type {string} */ level) => LEVELS.indexOf(level);

/** The loudest; the first of several. @template {{ level: string }} T @param {T[]} list @returns {T | undefined} */
const loudest = (list) => [...list].sort((a, b) => loudness(b.level) - loudness(a.level))[0];

/** Judges a message and the pages in it; the answer shows the loudest of them. @type {(parsing: Promise<import("./input-parser.js").Input>) => Promise<Answer>} */
async function judge(parsing) {
  const { message, pages = [], status, isUnread } = await parsing;
  const judged = (await Promise.all(pages.map((page) => judgePage(page)))).flat();
  if (message) judged.push(judgeMessage(message));
  const found = loudest(judged);
  const isPartly = isUnread || judged.some((one) => one.isUnread);
  const level = found?.level ?? "";
  // Where a part is unread, "nothing found" would be said of what nobody has looked at.
  const isSilent = isPartly && loudness(level) <= 0;
  return {
    level,
    status: isPartly ? (status?.replace("check_saved", "check_unread") ?? "check_unread") : status,
    draw: isSilent ? undefined : found?.draw,
  };
}

/** @type {(message: Mamori.MessageText) => Judged} */
const judgeMessage = (message) => ({
  level: engine.judge_message(message),
  draw: (report, lookup) => engine.draw_message(report, message, lookup),
  isUnread: false,
});

/** Judges a saved page, and the frames that are saved in it, as the extension judges open ones. @type {(html: string, depth?: number) => Promise<Judged[]>} */
async function judgePage(html, depth = 0) {
  const { snapshot, frames, isUnread } = await readSaved(html);
  const { verdict } = engine.update_frame(null, 0, snapshot, null);
  const read = depth < MAX_FRAME_DEPTH ? frames.slice(0, MAX_FRAMES) : [];
  const inner = await Promise.all(read.map((frame) => judgePage(frame, depth + 1)));
  const page = {
    level: verdict.level,
    draw: (/** @type {HTMLElement} */ report, /** @type {any} */ lookup) =>
      engine.draw_page(report, verdict, lookup),
    isUnread: isUnread || read.length < frames.length,
  };
  return [page, ...inner.flat()];
}

/** Judges files that are opened together; the answer shows the loudest of them. @type {(files: File[]) => Promise<Answer>} */
async function judgeFiles(files) {
  const read = files.slice(0, MAX_FILES);
  const answers = await Promise.all(read.map((file) => judge(parseFile(file))));
  const answer = loudest(answers) ?? { level: "" };
  const isAll = files.length === read.length && answers.every(({ draw }) => draw);
  if (files.length === 1 || isAll) return answer;
  return {
    ...answer,
    status: "check_unread",
    draw: loudness(answer.level) > 0 ? answer.draw : undefined,
  };
}

/** @type {(files: Iterable<File>) => void} */
const openFiles = (files) => void form.setAnswer(judgeFiles([...files]));

/** Handles pasted or dropped data that must not go into the field: files, and very long text. @type {(event: ClipboardEvent | DragEvent, data: DataTransfer | null) => void} */
function takeData(event, data) {
  if (!data) return;
  if (data.files.length > 0) {
    event.preventDefault();
    openFiles(data.files);
    return;
  }
  const text = data.getData("text/plain");
  if (!isLongText(text)) return;
  // The browser would take long for every key in a field with so much text.
  event.preventDefault();
  openFiles([new File([text], "pasted.txt", { type: "text/plain" })]);
}

field.addEventListener("paste", (event) => takeData(event, event.clipboardData));
fileInput.addEventListener("change", () => fileInput.files?.length && openFiles(fileInput.files));
// Without this, choosing the same file again would be no change, and would get no answer.
fileInput.addEventListener("click", () => (fileInput.value = ""));
element("clear").addEventListener("click", () => {
  fileInput.value = "";
  form.setText("");
  field.focus();
});
addEventListener("dragover", (event) => {
  event.preventDefault();
  main.dataset.drop = "";
});
addEventListener("dragleave", () => delete main.dataset.drop);
addEventListener("drop", (event) => {
  delete main.dataset.drop;
  form.keepLinks(event.dataTransfer);
  takeData(event, event.dataTransfer);
  const text = event.dataTransfer?.getData("text/plain");
  if (event.defaultPrevented || !text || event.target === field) return;
  event.preventDefault();
  form.setText(text);
});

/** @type {(language: string) => Promise<void>} */
async function applyLanguage(language) {
  const lookup = await loadCatalogue(urlOf("_locales/"), language);
  document.documentElement.lang = lookup("language");
  document.title = `${lookup("check_heading")} | ${lookup("name")}`;
  fillStrings(lookup);
  form.setLookup(lookup);
  await ready;
  showFreshness(lookup);
}

/** Says how to get new rules where these are old. @type {(lookup: import("./i18n/catalogue.js").Lookup) => void} */
function showFreshness(lookup) {
  const note = element("outdated");
  const outdated = engine.outdated(lookup);
  note.hidden = !outdated;
  note.textContent = outdated ? `${outdated} ${lookup("update_page")}` : "";
}

/** Fills the list of languages and applies the one that the person chose before, or the browser's. */
async function offerLanguages() {
  /** @type {Record<string, string>} */
  const names = await (await fetch(urlOf("_locales/languages.json"))).json();
  for (const [language, name] of Object.entries(names)) languages.add(new Option(name, language));
  const stored = localStorage.getItem("language");
  const preferred = [...(stored ? [stored] : []), ...navigator.languages];
  languages.value = chooseLanguage(Object.keys(names), preferred);
  languages.addEventListener("change", () => {
    localStorage.setItem("language", languages.value);
    applyLanguage(languages.value);
  });
  await applyLanguage(languages.value);
}

/** Takes what another app has shared with this one from the service worker. */
async function takeShared() {
  const name = new URLSearchParams(location.search).get("shared");
  if (name === null) return;
  history.replaceState(null, "", location.pathname);
  const { port1, port2 } = new MessageChannel();
  const taken = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
  const ready = await navigator.serviceWorker.ready;
  ready.active?.postMessage({ shared: name }, [port2]);
  /** @type {{ text: string, files: File[] } | null} */
  const shared = await taken;
  if (!shared) await form.setAnswer(Promise.resolve({ status: "check_unread" }));
  else if (shared.files.length === 0) form.setText(shared.text);
  else
    openFiles([...shared.files, ...(shared.text ? [new File([shared.text], "shared.txt")] : [])]);
}

await offerLanguages();
main.hidden = false;
navigator.serviceWorker?.register(urlOf("service-worker.js")).catch(() => {});
await takeShared();
