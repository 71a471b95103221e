// The popup: the report on one tab. The engine draws the report. This script asks the tab's frames
// for a new snapshot, draws the report again whenever the verdict changes, and runs what the buttons
// name.

import { loadTab, onTabChanged } from "../background/tab-store.js";
import { openCall } from "../call/open-call.js";
import { createCheckForm } from "../check/check-form.js";
import { copyText } from "../check/copy-text.js";
import { openHelp } from "../help/open-help.js";
import { onAction } from "../page/actions.js";
import { applyLocale, openPage } from "../page/page.js";
import { onSettingsChanged, readSettings, saveSettings } from "../settings/settings.js";

/** How long the frames usually take to answer through the background. */
const USUAL_ANSWER_MS = 250;
/** How long a slow page may take on top of that. */
const ANSWER_TIMEOUT_MS = 2000;
/** How long a tab without a state may take to load its next page. */
const NAVIGATION_TIMEOUT_MS = 500;

const root = /** @type {HTMLElement} */ (document.getElementById("report"));
/** Screen readers announce what this element says. */
const announcement = /** @type {HTMLElement} */ (document.getElementById("announcement"));
/** @type {(ms: number) => Promise<void>} */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const opened = await openPage("name");
const { engine } = opened;
let { lookup } = opened;
const { id: tabId, url } = await findTab();
const hasAccess = await mayReadPage();
/** The verdict that is drawn now. @type {Mamori.Verdict | undefined} */
let drawn;
/** The drawn verdict and settings, as JSON. */
let drawnJson = "";
let isReporting = false;
const updateCheckForm = addCheckForm();

/** Returns the tab that the report is about: the one in the address, else the active one. */
async function findTab() {
  const wanted = new URLSearchParams(location.search).get("tab");
  const [tab] = wanted
    ? [await chrome.tabs.get(Number(wanted))]
    : await chrome.tabs.query({ active: true, currentWindow: true });
  return { id: /** @type {number} */ (tab.id), url: tab.url };
}

/** Whether the extension may read this page by itself; a person can withdraw that permission. */
async function mayReadPage() {
  const origins = [url?.startsWith("http") ? `${new URL(url).origin}/*` : "https://*/*"];
  return chrome.permissions.contains({ origins }).catch(() => true);
}

function createAccessNote() {
  const note = document.createElement("p");
  note.className = "withdrawn";
  note.textContent = lookup("withdrawn");
  return note;
}

const currentSettings = async () => (await readSettings(engine)).settings;

/** @type {(verdict: Mamori.Verdict) => Promise<void>} */
async function draw(verdict) {
  const settings = await currentSettings();
  const json = JSON.stringify([verdict, settings]);
  if (json === drawnJson) return;
  [drawn, drawnJson] = [verdict, json];
  lookup = await applyLocale(settings);
  updateCheckForm();
  const focused = document.activeElement?.getAttribute("data-action");
  engine.draw_report(root, verdict, settings, url, lookup);
  announcement.textContent = root.querySelector("h1")?.textContent ?? "";
  if (isReporting) drawAbuseReport();
  if (!hasAccess) root.prepend(createAccessNote());
  /** @type {HTMLElement | null} */ (root.querySelector(`[data-action="${focused}"]`))?.focus();
}

/** Draws the stored state of the tab; returns whether there is one. */
async function drawState() {
  const state = await loadTab(tabId);
  const verdict = state && engine.judge(state, await currentSettings());
  if (!verdict?.frames) return false;
  await draw(verdict);
  return true;
}

/** Asks the frames for new snapshots; returns whether one has answered. @type {() => Promise<boolean>} */
const askFrames = () => chrome.tabs.sendMessage(tabId, { kind: "scan" }).then(Boolean, () => false);

/**
 * Runs the content scripts in all frames, if the browser permits it: in a tab that was opened before the
 * extension was installed they start, and in frames where nothing can be asked they wake up.
 */
async function injectScripts() {
  for (const { js, all_frames } of chrome.runtime.getManifest().content_scripts ?? []) {
    const target = { tabId, allFrames: Boolean(all_frames) };
    await chrome.scripting.executeScript({ target, files: js ?? [] });
  }
}

/** Has the tab's page read again and draws the result. The frames answer through the background, which stores the new state. */
async function read() {
  await injectScripts().catch(() => {});
  if (!(await askFrames())) return draw(engine.unreachable(url));
  await pause(USUAL_ANSWER_MS);
  if (await drawState()) return;
  await pause(ANSWER_TIMEOUT_MS);
  if (await drawState()) return;
  // Scripts run in this page, so it was the check that failed, unless the page is the browser's own.
  const verdict = engine.unreachable(url);
  if (verdict.unchecked === "unreachable") verdict.unchecked = "failure";
  await draw(verdict);
}

/** Draws a change. A tab without a state is on its way to another page. */
async function onChange() {
  if (await drawState()) return;
  await pause(NAVIGATION_TIMEOUT_MS);
  await read();
}

/** @type {(change: (trusted: string[], host: string) => string[]) => Promise<void>} */
async function changeTrust(change) {
  if (!drawn) return;
  const trusted = change((await currentSettings()).trusted, drawn.trustableHost);
  await saveSettings(engine, { trusted });
}

/** Highlights a field in the page. A banner or popup that would cover the field is moved or closed. @type {(button: HTMLElement) => void} */
function highlightField({ dataset }) {
  const [frame, field] = [Number(dataset.frame), Number(dataset.field)];
  const message = { kind: "highlight", highlight: { frame, field } };
  chrome.tabs.sendMessage(tabId, { kind: "step-aside" }, { frameId: 0 }).catch(() => {});
  chrome.tabs.sendMessage(tabId, message, { frameId: frame }).catch(() => {});
  if (matchMedia("(pointer: coarse)").matches) window.close();
}

/** Adds a report of the page that the person may send; the extension sends nothing itself. */
function drawAbuseReport() {
  if (!drawn) return;
  const date = new Date(drawn.documentLoadedAt || Date.now());
  const time = date.toLocaleString(lookup("language"), { dateStyle: "long", timeStyle: "long" });
  engine.draw_abuse_report(root, drawn, url, time, lookup);
}

function showAbuseReport() {
  if (!isReporting) drawAbuseReport();
  isReporting = true;
  /** @type {HTMLElement | null} */ (root.querySelector(".abuse-report"))?.focus();
}

/** Opens the help page; a popup that is not a tab closes. */
async function help() {
  await openHelp(drawn?.asks ?? []);
  if (!location.search) window.close();
}

/** Opens the page for somebody who is on the telephone; a popup that is not a tab closes. */
async function call() {
  await openCall();
  if (!location.search) window.close();
}

/** Adds a form for an SMS or a mail below the report. Returns a function that updates its language. */
function addCheckForm() {
  const details = /** @type {HTMLDetailsElement} */ (document.getElementById("check-form"));
  const [summary, place] = details.children;
  /** @type {ReturnType<typeof createCheckForm> | undefined} */
  let form;
  const create = () =>
    (form ??= createCheckForm(/** @type {HTMLElement} */ (place), engine, lookup));
  details.addEventListener("toggle", create, { once: true });
  // Somebody who is quick has unfolded it before this script ran.
  if (details.open) create();
  return () => {
    summary.textContent = lookup("check_heading");
    form?.setLookup(lookup);
  };
}

/** Opens the form for an SMS or a mail, which is created as it opens. */
async function openCheckForm() {
  const details = /** @type {HTMLDetailsElement} */ (document.getElementById("check-form"));
  if (!details.open) {
    const opened = new Promise((resolve) =>
      details.addEventListener("toggle", resolve, { once: true }),
    );
    details.open = true;
    await opened;
  }
  details.scrollIntoView();
  details.querySelector("textarea")?.focus({ preventScroll: true });
}

onAction(root, {
  read,
  mark: highlightField,
  trust: () => changeTrust((trusted, host) => [...trusted, host]),
  distrust: () => changeTrust((trusted, host) => trusted.filter((other) => other !== host)),
  help,
  call,
  check: openCheckForm,
  "abuse-report": showAbuseReport,
  copy: (button) => copyText(button, lookup),
  options: () => chrome.runtime.openOptionsPage(),
});
onTabChanged(tabId, onChange);
onSettingsChanged(onChange);

updateCheckForm();
try {
  if (opened.failed) throw new Error("The engine does not start.");
  await read();
} catch {
  root.dataset.unchecked = "failure";
  root.textContent = lookup("unchecked_failure");
}
