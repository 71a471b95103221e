// Snapshots of frames come in; verdicts go out to the badge and to the frames. Everything that
// lasts is in storage: the browser may end this script at any moment.

import { miss } from "./gone.js";
import { openHelp } from "./help.js";
import { known } from "./memory.js";
import { answerMenu } from "./menu.js";
import { onSettings } from "../settings/settings.js";
import { advance, doubt, end, forget, judge } from "./tab.js";
import { inTurn } from "./turns.js";

/** @typedef {import("./tab.js").Step} Step */
/** @typedef {import("./tab.js").Tab} Tab */

/** The step that a frame's message asks for. @type {(message: Mamori.Message, frame: number) => Step | undefined} */
function stepOf(message, frame) {
  if (message?.kind === "page") {
    return (engine, state, settings) => engine.see(state, frame, message.snapshot, settings);
  }
  if (message?.kind === "passed") {
    return (engine, state, settings) => engine.pass(state, message.since, settings);
  }
  if (message?.kind === "hidden") {
    return (engine, state, settings) => engine.hide(state, message.since, settings);
  }
  return undefined;
}

/** Judges every known tab once more, since settings have changed. */
async function rejudge() {
  const ids = await known();
  const tabs = /** @type {Tab[]} */ (await chrome.tabs.query({}));
  tabs.filter(({ id }) => ids.includes(id)).forEach(judge);
}

chrome.runtime.onMessage.addListener((/** @type {Mamori.Message} */ message, sender, answer) => {
  const tab = /** @type {Tab | undefined} */ (sender.tab);
  // A page that is loaded ahead is not the page of its tab yet.
  if (!tab || sender.documentLifecycle === "prerender") return false;
  const frame = sender.frameId ?? 0;
  const step = stepOf(message, frame);
  const reply = (/** @type {Mamori.Show | null} */ show) => answer({ frame, show });
  if (step) inTurn(tab.id, () => advance(tab, step)).then(reply, () => reply(null));
  else if (message?.kind === "gone") miss(tab.id, frame, message.since, () => judge(tab));
  else if (message?.kind === "lost") doubt(tab);
  else if (message?.kind === "leave") end(tab);
  else if (message?.kind === "help") openHelp(tab);
  return Boolean(step);
});

chrome.tabs.onRemoved.addListener((tabId) => {
  inTurn(tabId, () => forget(tabId));
});

onSettings(rejudge);
chrome.runtime.onInstalled.addListener(({ reason }) => {
  const url = chrome.runtime.getURL("welcome/welcome.html");
  if (reason === "install") chrome.tabs.create({ url });
});

answerMenu();
