// The page on the web that checks a message, a link or a saved page. The engine judges what a person
// pastes, drops or opens, and draws the answer; nothing is kept or sent.

import { CheckForm } from "./check/check-form.js";
import init, * as engine from "./engine/engine.js";
import { chooseLanguage, fillStrings, loadCatalogue } from "./i18n/catalogue.js";
import { isLongText, parseFile, parseText } from "./input-parser.js";
import { readSaved } from "./saved.js";

/** From the quietest to the loudest. */
const LEVELS = ["clear", "notice", "warning", "danger"];
const urlOf = (/** @type {string} */ path) => new URL(path, import.meta.url);
const element = (/** @type {string} */ id) =>
  /** @type {HTMLElement} */ (document.getElementById(id));
const [main, status, report] = ["check", "state", "report"].map(element);
const field = /** @type {HTMLTextAreaElement} */ (element("message"));
const fileInput = /** @type {HTMLInputElement} */ (element("file"));
const languages = /** @type {HTMLSelectElement} */ (element("language"));

const judgeText = (/** @type {string} */ text, /** @type {Mamori.Link[]} */ links) =>
  judge(parseText(text, links));
const form = new CheckForm({ field, status, report }, judgeText, () => "");

/** Judges a message and the pages attached to it; the answer shows the loudest of them. @type {(parsing: Promise<import("./input-parser.js").Input>) => Promise<import("./check/check-form.js").Answer>} */
async function judge(parsing) {
  const { message, pages: attached = [], status } = await parsing;
  const pages = await Promise.all(attached.map(judgePage));
  const page = pages.sort((a, b) => loudness(b.level) - loudness(a.level))[0];
  const messageLoudness = message && page ? loudness(engine.judge_message(message)) : -1;
  const isPage = page && loudness(page.level) >= messageLoudness;
  return {
    status,
    draw(report, lookup) {
      if (isPage) engine.draw_page(report, page, lookup);
      else if (message) engine.draw_message(report, message, lookup);
    },
  };
}

const loudness = (/** @type {string} */ level) => LEVELS.indexOf(level);

/** Judges a saved page as the extension judges an open one. @type {(html: string) => Promise<Mamori.Verdict>} */
async function judgePage(html) {
  return engine.update_frame(null, 0, await readSaved(html), null).verdict;
}

/** Judges the first of the files. @type {(files: FileList | File[]) => void} */
const openFiles = (files) => void form.setAnswer(judge(parseFile(files[0])));

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
  if (!new URLSearchParams(location.search).has("shared")) return;
  history.replaceState(null, "", location.pathname);
  const { port1, port2 } = new MessageChannel();
  const ready = await navigator.serviceWorker.ready;
  ready.active?.postMessage("shared", [port2]);
  port1.onmessage = ({ data }) => {
    if (data?.files?.length) openFiles(data.files);
    else if (data?.text) form.setText(data.text);
  };
}

await Promise.all([offerLanguages(), init({ module_or_path: urlOf("engine/engine_bg.wasm") })]);
main.hidden = false;
navigator.serviceWorker?.register(urlOf("service-worker.js")).catch(() => {});
await takeShared();
