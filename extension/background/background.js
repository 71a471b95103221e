// The entry point of the background. It dispatches the messages of the content scripts and reacts to
// changed settings. The browser may end this script at any moment, so every state that must last is
// kept in storage.

import { openCall } from "../call/open-call.js";
import { openExtensionPage } from "../page/tabs.js";
import { onSettingsChanged } from "../settings/settings.js";
import { openHelpForTab } from "./help.js";
import { leave } from "./leave.js";
import { addMenu } from "./menu.js";
import { addSnapshot, dropSnapshots, dropTab } from "./snapshots.js";
import { forgetTab, rejudgeTab, showElsewhere, updateTab, verifyFrames } from "./tab.js";
import { storedTabIds } from "./tab-store.js";
import { enqueue } from "./task-queue.js";
import { recordUnload } from "./unloaded-documents.js";

/** @typedef {import("./tab.js").Update} Update */
/** @typedef {import("./tab.js").Tab} Tab */

/** Returns how an answer of the person or of the page changes the state of its tab; undefined for other messages. @type {(message: Mamori.Request) => Update | undefined} */
function updateFor(message) {
  if (message?.kind === "danger-acknowledged") {
    return (engine, state, settings) => engine.acknowledge(state, message.document, settings);
  }
  if (message?.kind === "banner-hidden") {
    return (engine, state, settings) => engine.mark_hidden(state, message.document, settings);
  }
  return undefined;
}

/** Judges every stored tab again, because the settings have changed. */
async function rejudgeAllTabs() {
  const ids = await storedTabIds();
  const tabs = /** @type {Tab[]} */ (await chrome.tabs.query({}));
  tabs.filter(({ id }) => ids.includes(id)).forEach(rejudgeTab);
}

/**
 * Whether the tab shows the sender's document. Chromium tells of a document that is prerendered, that is
 * kept for going back, or that is being left; all of these have another frame's id, too.
 * @type {(sender: chrome.runtime.MessageSender) => boolean}
 */
const isActive = ({ documentLifecycle = "active" }) => documentLifecycle === "active";

/** @type {(tab: Tab, document: string) => void} */
function unload(tab, document) {
  dropSnapshots(tab.id, document);
  recordUnload(tab.id, document, () => rejudgeTab(tab));
}

chrome.runtime.onMessage.addListener((/** @type {Mamori.Request} */ message, sender, respond) => {
  const tab = /** @type {Tab | undefined} */ (sender.tab);
  if (!tab) return false;
  const frame = sender.frameId ?? 0;
  if (message?.kind === "document-unloaded") unload(tab, String(message.document));
  if (!isActive(sender)) return false;
  const reply = (/** @type {Mamori.BannerState | null} */ show) => respond({ frame, show });
  const update = updateFor(message);
  if (message?.kind === "snapshot") addSnapshot(tab, frame, message, reply);
  else if (update) enqueue(tab.id, () => updateTab(tab, update)).then(reply, () => reply(null));
  else if (message?.kind === "cannot-show") showElsewhere(tab, message.document);
  else if (message?.kind === "child-frame-removed") verifyFrames(tab);
  else if (message?.kind === "leave") leave(tab, message.site);
  else if (message?.kind === "open-help") openHelpForTab(tab);
  else if (message?.kind === "open-call") openCall(tab);
  return message?.kind === "snapshot" || Boolean(update);
});

chrome.tabs.onRemoved.addListener((tabId) => {
  dropTab(tabId);
  enqueue(tabId, () => forgetTab(tabId));
});

onSettingsChanged(rejudgeAllTabs);
chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") openExtensionPage("welcome/welcome.html");
});

addMenu();
