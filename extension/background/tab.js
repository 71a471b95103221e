// Updates the state of one tab through the engine, and shows the verdict in the tab's frames and on
// its toolbar button.

import { browserStrings, stringsIn } from "../i18n/strings.js";
import { openExtensionPage } from "../page/tabs.js";
import { loadStores } from "../settings/settings.js";
import { setBadge } from "./badge.js";
import { withEngine } from "./engine.js";
import { loadTab, removeTab, saveTab } from "./tab-store.js";
import { enqueue } from "./task-queue.js";
import { removeUnloaded, takeUnloaded } from "./unloaded-frames.js";

/** How many hosts with a shown notice line are remembered. */
const MAX_NOTICED_HOSTS = 500;
/** How long the snapshot of a top frame that was asked for may take. */
const TOP_FRAME_TIMEOUT_MS = 1000;
/** No document has this load time. */
const NO_DOCUMENT = -1;

/** Hosts for which the hidden-banner page was opened in this session. @type {Set<string>} */
const hiddenPageHosts = new Set();

/** @typedef {{ id: number, windowId: number, incognito: boolean }} Tab */
/** @typedef {typeof import("../engine/engine.js")} Engine */
/** @typedef {{ tab: unknown, verdict: Mamori.Verdict, topKnown: boolean, frames: [frameId: number, documentLoadedAt: number][] }} Judged */
/** @typedef {(engine: Engine, state: unknown, settings: Mamori.Settings) => Judged} Update */

/**
 * A fingerprint of what the frames of a tab were last sent. It is lost when this script restarts;
 * the frames are then sent the same once more.
 * @type {Map<number, string>}
 */
const sent = new Map();

/** Private windows must leave nothing on disk, so they use the session storage. @type {(tab: Tab) => chrome.storage.StorageArea} */
const storageFor = (tab) => (tab.incognito ? chrome.storage.session : chrome.storage.local);

/** Returns the hosts whose notice line was shown. @type {(tab: Tab) => Promise<string[]>} */
async function loadNoticedHosts(tab) {
  const { noticed } = await storageFor(tab)
    .get("noticed")
    .catch(() => /** @type {any} */ ({}));
  return Array.isArray(noticed) ? noticed : [];
}

/** @type {(tab: Tab, hosts: string[]) => Promise<void>} */
const saveNoticedHosts = (tab, hosts) =>
  storageFor(tab)
    .set({ noticed: hosts.slice(-MAX_NOTICED_HOSTS) })
    .catch(() => {});

/**
 * Updates a tab's state, stores it and shows its verdict. Run it in the tab's task queue.
 * @type {(tab: Tab, update: Update) => Promise<Mamori.BannerState | null>} null where the engine failed or
 *   the verdict has to wait for the top frame
 */
export async function updateTab(tab, update) {
  const [state, stores, noticed] = await Promise.all([
    loadTab(tab.id),
    loadStores(),
    loadNoticedHosts(tab),
  ]);
  // Taken outside of `withEngine`, which may run its task twice.
  const unloaded = takeUnloaded(tab.id);
  let lookup = browserStrings;
  try {
    const { settings } = await withEngine((engine) => engine.read_settings(...stores));
    lookup = await stringsIn(settings.language);
    const [judged, bannerState] = await withEngine((engine) => {
      const judged = update(engine, removeUnloaded(engine, state, unloaded, settings), settings);
      const isNoticed = noticed.includes(judged.verdict.host);
      const language = lookup("language");
      return [judged, engine.banner_state(judged.verdict, settings, isNoticed, language, lookup)];
    });
    await saveTab(tab.id, judged.tab);
    // A child frame may report before the top frame, or alone. Its fields are judged by the page that
    // it is embedded in, so the top frame is asked for its snapshot, which may come late or never.
    if (!judged.topKnown && (await askFrame(tab, 0, { kind: "scan" }))) {
      setTimeout(rejudgeTab, TOP_FRAME_TIMEOUT_MS, tab);
      return null;
    }
    if (bannerState.style === "line")
      await saveNoticedHosts(tab, [...noticed, judged.verdict.host]);
    // A background script that has just started may have missed frames that were removed.
    if (!sent.has(tab.id)) verifyEachFrame(tab, judged.frames);
    await present(tab, judged.verdict, bannerState, settings, lookup);
    return bannerState;
  } catch {
    await removeTab(tab.id);
    await setBadge(tab.id, "?", lookup("name"), lookup("unchecked_failure"));
    return null;
  }
}

/**
 * Shows a verdict in the frames of a tab, on the toolbar button, and on a page of the extension where
 * the tab's page hides the banner.
 * @type {(tab: Tab, verdict: Mamori.Verdict, bannerState: Mamori.BannerState, settings: Mamori.Settings, lookup: import("../i18n/strings.js").Lookup) => Promise<void>}
 */
async function present(tab, verdict, bannerState, settings, lookup) {
  const { level, asks, acknowledged: passed, bannerHidden: hidden, host } = verdict;
  // The frames of another document, or with other fields, were told nothing yet.
  const { documentLoadedAt, highlights } = bannerState;
  const told = [level, passed, asks, settings, documentLoadedAt, highlights];
  sendToFrames(tab, bannerState, JSON.stringify(told));
  await setBadge(tab.id, verdict.badge, lookup("name"), bannerState.title);
  if (hidden && bannerState.style === "page") await openHiddenPage(tab, host);
}

/** Judges the stored state of a tab again. @type {(tab: Tab) => Promise<unknown>} */
export const rejudgeTab = (tab) =>
  enqueue(tab.id, () =>
    updateTab(tab, (engine, state, settings) => ({
      ...engine.remove_frame(state, 0, NO_DOCUMENT, settings),
      topKnown: true,
    })),
  );

/** Judges a tab again and checks whether its frames still exist, since one may have been removed unreported. @type {(tab: Tab) => Promise<unknown>} */
export function verifyFrames(tab) {
  sent.delete(tab.id);
  return rejudgeTab(tab);
}

/**
 * Verifies all frames at the same time, since a frame whose scripts are busy may answer late.
 *
 * @type {(tab: Tab, frames: Judged["frames"]) => Promise<unknown>}
 */
const verifyEachFrame = (tab, frames) =>
  Promise.all(
    frames.map(([frameId, documentLoadedAt]) => verifyFrame(tab, frameId, documentLoadedAt)),
  );

/**
 * Removes a frame from the state when its document is gone. A message that a frame sends while it is
 * removed does not wake a sleeping background. Both browsers reject a message to a removed frame at
 * once, and wait for a busy frame.
 *
 * @type {(tab: Tab, frameId: number, documentLoadedAt: number) => Promise<void>}
 */
async function verifyFrame(tab, frameId, documentLoadedAt) {
  if ((await askFrame(tab, frameId, { kind: "document-loaded-at" })) === documentLoadedAt) return;
  /** @type {Update} */
  const remove = (engine, state, settings) =>
    engine.remove_frame(state, frameId, documentLoadedAt, settings);
  if (frameId !== 0) await enqueue(tab.id, () => updateTab(tab, remove));
  // A new document in the frame reports by itself, except a top frame without findings.
  await askFrame(tab, frameId, { kind: "scan" });
}

/** Returns a frame's answer, or null when there is no such frame. @type {(tab: Tab, frameId: number, message: { kind: "scan" | "document-loaded-at" }) => Promise<unknown>} */
const askFrame = (tab, frameId, message) =>
  chrome.tabs.sendMessage(tab.id, message, { frameId }).catch(() => null);

/** Sends the banner's state to every frame, unless its fingerprint is unchanged. @type {(tab: Tab, bannerState: Mamori.BannerState, fingerprint: string) => void} */
function sendToFrames(tab, bannerState, fingerprint) {
  if (sent.get(tab.id) === fingerprint) return;
  sent.set(tab.id, fingerprint);
  chrome.tabs.sendMessage(tab.id, { kind: "banner-state", state: bannerState }).catch(() => {});
}

/**
 * Opens a tab of the extension that shows the warning which a page keeps hiding, once per host and
 * session.
 *
 * @type {(tab: Tab, host: string) => Promise<void>}
 */
async function openHiddenPage(tab, host) {
  const items = /** @type {any} */ (await chrome.storage.session.get("spoken").catch(() => ({})));
  for (const stored of items.spoken ?? []) hiddenPageHosts.add(stored);
  if (hiddenPageHosts.has(host)) return;
  hiddenPageHosts.add(host);
  await chrome.storage.session.set({ spoken: [...hiddenPageHosts] }).catch(() => {});
  await openExtensionPage(`hidden/hidden.html?tab=${tab.id}`, tab);
}

/** @type {(tabId: number) => Promise<void>} */
export function forgetTab(tabId) {
  sent.delete(tabId);
  takeUnloaded(tabId);
  return removeTab(tabId);
}
