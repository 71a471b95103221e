// The entry point of the background. It dispatches the messages of the content scripts and reacts to
// changed settings. The browser may end this script at any moment, so every state that must last is
// kept in storage.

import { closeTab, openExtensionPage } from "../page/tabs.js";
import { onSettingsChanged } from "../settings/settings.js";
import { openHelpForTab } from "./help.js";
import { addMenu } from "./menu.js";
import { forgetTab, rejudgeTab, updateTab, verifyFrames } from "./tab.js";
import { storedTabIds } from "./tab-store.js";
import { enqueue } from "./task-queue.js";
import { recordUnload } from "./unloaded-frames.js";

/** @typedef {import("./tab.js").Update} Update */
/** @typedef {import("./tab.js").Tab} Tab */

/** Returns how a message changes the state of its tab; undefined when it does not. @type {(message: Mamori.Request, frameId: number) => Update | undefined} */
function updateFor(message, frameId) {
  if (message?.kind === "snapshot") {
    return (engine, state, settings) =>
      engine.update_frame(state, frameId, message.snapshot, settings);
  }
  if (message?.kind === "danger-acknowledged") {
    return (engine, state, settings) =>
      engine.acknowledge(state, message.documentLoadedAt, settings);
  }
  if (message?.kind === "banner-hidden") {
    return (engine, state, settings) =>
      engine.mark_hidden(state, message.documentLoadedAt, settings);
  }
  return undefined;
}

/** Judges every stored tab again, because the settings have changed. */
async function rejudgeAllTabs() {
  const ids = await storedTabIds();
  const tabs = /** @type {Tab[]} */ (await chrome.tabs.query({}));
  tabs.filter(({ id }) => ids.includes(id)).forEach(rejudgeTab);
}

chrome.runtime.onMessage.addListener((/** @type {Mamori.Request} */ message, sender, respond) => {
  const tab = /** @type {Tab | undefined} */ (sender.tab);
  // The tab still shows another page while this one is prerendered.
  if (!tab || sender.documentLifecycle === "prerender") return false;
  const frame = sender.frameId ?? 0;
  const update = updateFor(message, frame);
  const reply = (/** @type {Mamori.BannerState | null} */ show) => respond({ frame, show });
  if (update) enqueue(tab.id, () => updateTab(tab, update)).then(reply, () => reply(null));
  else if (message?.kind === "document-unloaded") {
    recordUnload(tab.id, frame, message.documentLoadedAt, () => rejudgeTab(tab));
  } else if (message?.kind === "child-frame-removed") verifyFrames(tab);
  // The page has no previous page to return to.
  else if (message?.kind === "leave") closeTab(tab.id);
  else if (message?.kind === "open-help") openHelpForTab(tab);
  return Boolean(update);
});

chrome.tabs.onRemoved.addListener((tabId) => {
  enqueue(tabId, () => forgetTab(tabId));
});

onSettingsChanged(rejudgeAllTabs);
chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") openExtensionPage("welcome/welcome.html");
});

addMenu();
