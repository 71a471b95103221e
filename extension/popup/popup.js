// The report on one tab. The engine draws it; this script asks the tab to be
// read, draws again whenever something changes, and does what the buttons say.

import { box } from "../check/box.js";
import { onSettings, readSettings, saveSettings } from "../settings/settings.js";
import { dress, openPage } from "../words/page.js";

const SOON = 250;
const PATIENCE = 2000;
const root = /** @type {HTMLElement} */ (document.getElementById("report"));
const heard = /** @type {HTMLElement} */ (document.getElementById("heard"));
/** @type {(ms: number) => Promise<void>} */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const opened = await openPage("name");
const { engine } = opened;
let { lookup } = opened;
const { id: tabId, url } = await reportedTab();
const isAllowed = await mayRead();
const stateKey = `tab:${tabId}`;
/** @type {Mamori.Verdict | undefined} */
let drawn;
let drawnAs = "";
let isReporting = false;
const sayBox = offerBox();

async function reportedTab() {
  const wanted = new URLSearchParams(location.search).get("tab");
  const [tab] = wanted
    ? [await chrome.tabs.get(Number(wanted))]
    : await chrome.tabs.query({ active: true, currentWindow: true });
  return { id: /** @type {number} */ (tab.id), url: tab.url };
}

/** Whether pages like this one are read when they open: a person may take that back. */
async function mayRead() {
  const origins = [url?.startsWith("http") ? `${new URL(url).origin}/*` : "https://*/*"];
  return chrome.permissions.contains({ origins }).catch(() => true);
}

function withdrawn() {
  const note = document.createElement("p");
  note.className = "withdrawn";
  note.textContent = lookup("withdrawn");
  return note;
}

const settings = async () => (await readSettings(engine)).settings;

/** @type {(verdict: Mamori.Verdict) => Promise<void>} */
async function draw(verdict) {
  const chosen = await settings();
  const as = JSON.stringify([verdict, chosen]);
  if (as === drawnAs) return;
  [drawn, drawnAs] = [verdict, as];
  lookup = await dress(chosen);
  sayBox();
  const focused = document.activeElement?.getAttribute("data-action");
  engine.draw_report(root, verdict, chosen, lookup);
  heard.textContent = root.querySelector("h1")?.textContent ?? "";
  if (isReporting) drawAbuseReport();
  if (!isAllowed) root.prepend(withdrawn());
  /** @type {HTMLElement | null} */ (root.querySelector(`[data-action="${focused}"]`))?.focus();
}

/** Draws what is known of the tab; says whether anything is. */
async function drawState() {
  const { [stateKey]: state } = await chrome.storage.session.get(stateKey);
  const verdict = state && engine.judge(state, await settings());
  if (!verdict?.frames) return false;
  await draw(verdict);
  return true;
}

/** @type {() => Promise<boolean>} */
const ask = () => chrome.tabs.sendMessage(tabId, { kind: "read" }).then(Boolean, () => false);

/** Brings the sensor into a tab that is older than the extension, if the browser lets it. */
async function inject() {
  for (const { js, all_frames } of chrome.runtime.getManifest().content_scripts ?? []) {
    const target = { tabId, allFrames: Boolean(all_frames) };
    await chrome.scripting.executeScript({ target, files: js ?? [] });
  }
}

/** Has the tab read again. The frames answer through the background, which changes the state. */
async function read() {
  const answered = (await ask()) || (await inject().then(ask, () => false));
  if (!answered) return draw(engine.unreachable(url));
  await pause(SOON);
  if (await drawState()) return;
  await pause(PATIENCE);
  if (await drawState()) return;
  // A page that scripts reach was looked at in vain, unless it is the browser's own.
  const verdict = engine.unreachable(url);
  if (verdict.unchecked === "unreachable") verdict.unchecked = "failure";
  await draw(verdict);
}

/** Draws what has changed. A tab of which nothing is known any more is on its way to another page. */
async function follow() {
  if (await drawState()) return;
  await pause(PATIENCE / 4);
  await read();
}

/** @type {(change: (trusted: string[], host: string) => string[]) => Promise<void>} */
async function changeTrust(change) {
  if (!drawn) return;
  const trusted = change((await settings()).trusted, drawn.host);
  await saveSettings(engine, { trusted });
}

/** Shows a field in the page; a popup that covers the page steps aside. @type {(button: HTMLElement) => void} */
function mark({ dataset }) {
  const [frame, field] = [Number(dataset.frame), Number(dataset.field)];
  const message = { kind: "mark", mark: { frame, field } };
  chrome.tabs.sendMessage(tabId, { kind: "aside" }, { frameId: 0 }).catch(() => {});
  chrome.tabs.sendMessage(tabId, message, { frameId: frame }).catch(() => {});
  if (matchMedia("(pointer: coarse)").matches) window.close();
}

/** Adds a report that the person may send; this script sends none. */
function drawAbuseReport() {
  if (!drawn) return;
  const when = new Date(drawn.since || Date.now());
  const told = when.toLocaleString(lookup("language"), { dateStyle: "long", timeStyle: "long" });
  engine.draw_abuse_report(root, drawn, url, told, lookup);
}

function abuseReport() {
  if (!isReporting) drawAbuseReport();
  isReporting = true;
  /** @type {HTMLElement | null} */ (root.querySelector(".abuse-report"))?.focus();
}

/** @type {(button: HTMLElement) => Promise<void>} */
async function copy(button) {
  await navigator.clipboard.writeText(root.querySelector("textarea")?.value ?? "");
  button.textContent = lookup("abuse_report_copied");
}

async function help() {
  const asks = (drawn?.asks ?? []).join("+");
  await chrome.tabs.create({ url: chrome.runtime.getURL(`help/help.html?asks=${asks}`) });
  if (!location.search) window.close();
}

/** @type {Record<string, (button: HTMLElement) => unknown>} */
const actions = {
  read,
  mark,
  trust: () => changeTrust((trusted, host) => [...trusted, host]),
  distrust: () => changeTrust((trusted, host) => trusted.filter((other) => other !== host)),
  help,
  "abuse-report": abuseReport,
  copy,
  options: () => chrome.runtime.openOptionsPage(),
};

/** A field for an SMS or a mail, below the report, for whoever opens it. */
function offerBox() {
  const details = /** @type {HTMLDetailsElement} */ (document.getElementById("box"));
  const [summary, place] = details.children;
  const field = () => box(/** @type {HTMLElement} */ (place), engine, lookup);
  /** @type {ReturnType<typeof box> | undefined} */
  let filled;
  details.addEventListener("toggle", () => (filled = field()), { once: true });
  return () => {
    summary.textContent = lookup("check_heading");
    filled?.speak(lookup);
  };
}

root.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  if (button) actions[button.dataset.action ?? ""]?.(button);
});
chrome.storage.onChanged.addListener((changes, area) => {
  if (area === "session" && stateKey in changes) follow();
});
onSettings(follow);

sayBox();
try {
  if (opened.failed) throw new Error("The engine does not start.");
  await read();
} catch {
  root.dataset.unchecked = "failure";
  root.textContent = lookup("unchecked_failure");
}
