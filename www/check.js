// The page that checks a message, a link or a saved page. It hands over what a
// person gives, and lets the engine draw the answer; nothing is kept or sent.

import init, * as engine from "./engine/engine.js";
import { catalogue, chosen, fill } from "./words/catalogue.js";
import { ofFile, ofFiles, ofPaste, ofText } from "./given.js";
import { readSaved } from "./saved.js";

const PAUSE = 150;
const here = (/** @type {string} */ path) => new URL(path, import.meta.url);
const element = (/** @type {string} */ id) =>
  /** @type {HTMLElement} */ (document.getElementById(id));
const [main, state, report] = ["check", "state", "report"].map(element);
const message = /** @type {HTMLTextAreaElement} */ (element("message"));
const file = /** @type {HTMLInputElement} */ (element("file"));
const languages = /** @type {HTMLSelectElement} */ (element("language"));

/** @type {import("./words/catalogue.js").Lookup} */
let lookup = () => "";
/** Draws the last answer again, in another language. */
let redraw = () => {};
/** Links of what was pasted last, which its text does not show. @type {Mamori.Link[]} */
let hidden = [];
/** Counts what was given: only the answer to the last is shown. */
let turn = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @type {(word: string) => void} */
const say = (word) => void (state.textContent = word && lookup(word));

function clearReport() {
  report.replaceChildren();
  for (const name of report.getAttributeNames()) {
    if (name.startsWith("data-")) report.removeAttribute(name);
  }
}

/** @type {(draw: () => void) => void} */
function show(draw) {
  redraw = () => {
    clearReport();
    draw();
  };
  redraw();
}

/** What was given is judged and shown, unless something else was given since. @type {(what: Promise<import("./given.js").Given>) => Promise<void>} */
async function check(what) {
  const own = (turn += 1);
  const isLast = () => own === turn;
  try {
    const given = await what;
    if (!isLast()) return;
    say(given.word ?? "");
    const pages = await Promise.all((given.pages ?? []).map(pageVerdict));
    if (isLast()) answer(given.message, pages);
  } catch {
    if (!isLast()) return;
    say("unchecked_failure");
    clearReport();
  }
}

/** The louder of a message and the pages in it. @type {(message: Mamori.MessageText | undefined, pages: Mamori.Verdict[]) => void} */
function answer(message, pages) {
  const levels = ["clear", "notice", "warning", "danger"];
  const loud = (/** @type {string} */ level) => levels.indexOf(level);
  const page = pages.sort((a, b) => loud(b.level) - loud(a.level))[0];
  const own = message && page ? loud(engine.judge_message(message)) : -1;
  show(() => {
    if (page && loud(page.level) >= own) engine.draw_page(report, page, lookup);
    else if (message) engine.draw_message(report, message, lookup);
  });
}

/** A saved page is read and judged as one that is open. @type {(html: string) => Promise<Mamori.Verdict>} */
async function pageVerdict(html) {
  return engine.see(null, 0, await readSaved(html), null).verdict;
}

/** Nothing was given, and what was given before counts no more. */
function empty() {
  turn += 1;
  say("");
  show(() => {});
}

function typed() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (!message.value) hidden = [];
    if (message.value.trim()) check(ofText(message.value, hidden));
    else empty();
  }, PAUSE);
}

/** @type {(files: FileList | File[]) => void} */
function opened(files) {
  clearTimeout(timer);
  message.value = "";
  check(ofFiles(files));
}

/** @type {(event: ClipboardEvent | DragEvent, data: DataTransfer | null) => void} */
function brought(event, data) {
  if (!data) return;
  if (data.files.length > 0) {
    event.preventDefault();
    opened(data.files);
    return;
  }
  const pasted = ofPaste(data);
  hidden = pasted.links;
  if (!pasted.isLong) return;
  // A field that holds so much text would make every key slow.
  event.preventDefault();
  message.value = "";
  check(ofFile(new File([pasted.text], "pasted.txt", { type: "text/plain" })));
}

message.addEventListener("input", typed);
message.addEventListener("paste", (event) => brought(event, event.clipboardData));
file.addEventListener("change", () => file.files?.length && opened(file.files));
element("clear").addEventListener("click", () => {
  [message.value, file.value] = ["", ""];
  typed();
  message.focus();
});
addEventListener("dragover", (event) => {
  event.preventDefault();
  main.dataset.drop = "";
});
addEventListener("dragleave", () => delete main.dataset.drop);
addEventListener("drop", (event) => {
  delete main.dataset.drop;
  brought(event, event.dataTransfer);
  const text = event.dataTransfer?.getData("text/plain");
  if (event.defaultPrevented || !text || event.target === message) return;
  event.preventDefault();
  message.value = text;
  typed();
});

/** @type {(language: string) => Promise<void>} */
async function speak(language) {
  lookup = await catalogue(here("_locales/"), language);
  document.documentElement.lang = lookup("language");
  document.title = `${lookup("check_heading")} | ${lookup("name")}`;
  fill(lookup);
  redraw();
}

async function offerLanguages() {
  /** @type {Record<string, string>} */
  const known = await (await fetch(here("_locales/languages.json"))).json();
  for (const [name, own] of Object.entries(known)) languages.add(new Option(own, name));
  const kept = localStorage.getItem("language");
  languages.value = chosen(Object.keys(known), [...(kept ? [kept] : []), ...navigator.languages]);
  languages.addEventListener("change", () => {
    localStorage.setItem("language", languages.value);
    speak(languages.value);
  });
  await speak(languages.value);
}

/** What another app shared with this one waits in the service worker. */
async function takeShared() {
  if (!new URLSearchParams(location.search).has("shared")) return;
  history.replaceState(null, "", location.pathname);
  const { port1, port2 } = new MessageChannel();
  const ready = await navigator.serviceWorker.ready;
  ready.active?.postMessage("shared", [port2]);
  port1.onmessage = ({ data }) => {
    if (data?.files?.length) return opened(data.files);
    if (!data?.text) return;
    message.value = data.text;
    typed();
  };
}

await Promise.all([offerLanguages(), init({ module_or_path: here("engine/engine_bg.wasm") })]);
main.hidden = false;
navigator.serviceWorker?.register(here("service-worker.js")).catch(() => {});
await takeShared();
