// Updates the state of one tab through the engine, and shows the verdict in the tab's frames and on
// its toolbar button.

import { browserStrings, stringsIn } from "../i18n/strings.js";
import { openExtensionPage } from "../page/tabs.js";
import { loadStores } from "../settings/settings.js";
import { setBadge } from "./badge.js";
import { withEngine } from "./engine.js";
import { look, stopWatchingLoads, watchLoads } from "./loads.js";
import { loadTab, removeTab, saveTab } from "./tab-store.js";
import { enqueue } from "./task-queue.js";
import { isUnloaded, takeUnloaded } from "./unloaded-documents.js";

/** How many hosts with a shown notice line are remembered. */
const MAX_NOTICED_HOSTS = 500;
/** How long the snapshot of a top frame that was asked for may take. */
const TOP_FRAME_TIMEOUT_MS = 1000;
/** A document that is left may still be there at the first look. */
const SECOND_LOOK_MS = 500;
/** No document has this name. */
const NO_DOCUMENT = "none";

/** Hosts for which the hidden-banner page was opened in this session. @type {Set<string>} */
const hiddenPageHosts = new Set();

/** @typedef {{ id: number, windowId: number, incognito: boolean }} Tab */
/** @typedef {typeof import("../engine/engine.js")} Engine */
/** @typedef {{ tab: unknown, verdict: Mamori.Verdict, topKnown: boolean, frames: [frameId: number, document: string, isUnconfirmed: boolean][] }} Judged */
/** @typedef {(engine: Engine, state: unknown, settings: Mamori.Settings) => Judged} Update */

/**
 * A fingerprint of what the frames of a tab were last sent. It is lost when this script restarts;
 * the frames are then sent the same once more.
 * @type {Map<number, string>}
 */
const sent = new Map();
/** The tabs whose top frame is looked at once more. @type {Set<number>} */
const secondLooks = new Set();

/** @type {(ms: number) => Promise<void>} */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

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
      const remaining = unloaded.length > 0 ? engine.remove_documents(state, unloaded) : state;
      const judged = update(engine, remaining, settings);
      const isNoticed = noticed.includes(judged.verdict.host);
      const language = lookup("language");
      return [judged, engine.banner_state(judged.verdict, settings, isNoticed, language, lookup)];
    });
    await saveTab(tab.id, judged.tab);
    if (!judged.topKnown && judged.frames.length > 0) {
      askTopFrame(tab, judged.frames);
      return null;
    }
    if (bannerState.style === "line")
      await saveNoticedHosts(tab, [...noticed, judged.verdict.host]);
    // A background script that has just started may have missed frames that were removed.
    const isFirst = !sent.has(tab.id);
    verifyEachFrame(tab, isFirst ? judged.frames : judged.frames.filter(isUnconfirmed));
    watch(tab, judged);
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
  const { document, highlights } = bannerState;
  const told = [level, passed, asks, settings, document, highlights];
  sendToFrames(tab, bannerState, JSON.stringify(told));
  await setBadge(tab.id, verdict.badge, lookup("name"), bannerState.title);
  if (hidden && bannerState.style === "page") await openHiddenPage(tab, host);
}

/** @type {(frame: Judged["frames"][0]) => boolean} */
const isUnconfirmed = ([, , isUnconfirmed]) => isUnconfirmed;

/**
 * A child frame may report before the top frame, or alone. Its fields are judged by the page that it is
 * embedded in, so the top frame is asked for its snapshot, which may come late or never.
 *
 * Until then the child frames are looked at, which may be those of a page that is being left.
 *
 * @type {(tab: Tab, frames: Judged["frames"]) => Promise<void>}
 */
async function askTopFrame(tab, frames) {
  const isThere = await askFrame(tab, 0, { kind: "scan" });
  const verified = verifyEachFrame(tab, frames);
  await (isThere ? pause(TOP_FRAME_TIMEOUT_MS) : Promise.race([verified, pause(SECOND_LOOK_MS)]));
  rejudgeTab(tab);
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
    frames.map(([frameId, document, isUnconfirmed]) =>
      verifyFrame(tab, frameId, document, isUnconfirmed),
    ),
  );

/**
 * Removes a frame from the state when its document is gone, and counts it again when it is still there.
 * A message that a frame sends while it is removed does not wake a sleeping background. Both browsers
 * reject a message to a removed frame at once, and wait for a busy frame.
 *
 * @type {(tab: Tab, frameId: number, document: string, isUnconfirmed: boolean) => Promise<void>}
 */
async function verifyFrame(tab, frameId, document, isUnconfirmed) {
  const isShown = (await askFrame(tab, frameId, { kind: "which-document" })) === document;
  if (isShown && !isUnconfirmed) return;
  // The next document of the top frame takes the place of this one when it has been read.
  if (frameId === 0 && (isShown || (await askFrame(tab, 0, { kind: "scan" })))) return;
  const change = isShown ? "confirm_frame" : "remove_frame";
  /** @type {Update} */
  const update = (engine, state, settings) => engine[change](state, frameId, document, settings);
  await enqueue(tab.id, () => updateTab(tab, update));
  if (isShown || frameId === 0) return;
  // A new document in the frame reports by itself, except a top frame without findings.
  await askFrame(tab, frameId, { kind: "scan" });
}

/**
 * Looks whether the tab still shows what a warning is about: now, in a moment and whenever it loads
 * something. A page that is being left may have sent its last words while the next one took its place,
 * and that one may say nothing.
 *
 * @type {(tab: Tab, judged: Judged) => void}
 */
function watch(tab, { verdict, frames }) {
  if (verdict.level === "clear") return stopWatchingLoads(tab.id);
  // The top document stands for its frames, which it outlives.
  const shown = verdict.document ? frames.filter(([id]) => id === 0) : frames;
  // A document that has told of its end is removed without a question to the next one.
  const isDoubtful = (/** @type {Judged["frames"][0]} */ [, document]) =>
    !isUnloaded(tab.id, document);
  watchLoads(tab.id, () => verifyEachFrame(tab, shown.filter(isDoubtful)));
  look(tab.id);
  if (secondLooks.has(tab.id)) return;
  secondLooks.add(tab.id);
  setTimeout(() => {
    secondLooks.delete(tab.id);
    look(tab.id);
  }, SECOND_LOOK_MS);
}

/** Returns a frame's answer, or null when there is no such frame. @type {(tab: Tab, frameId: number, message: { kind: "scan" | "which-document" | "which-site" }) => Promise<unknown>} */
export const askFrame = (tab, frameId, message) =>
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

/** Shows the warning on a document in a tab of the extension, because it cannot show any. @type {(tab: Tab, document: string) => Promise<void>} */
export async function showElsewhere(tab, document) {
  let host = "";
  /** @type {Update} */
  const update = (engine, state, settings) => {
    const judged = engine.mark_hidden(state, document, settings);
    host = judged.verdict.bannerHidden ? judged.verdict.host : "";
    return judged;
  };
  await enqueue(tab.id, () => updateTab(tab, update));
  if (host) await openHiddenPage(tab, host);
}

/** @type {(tabId: number) => Promise<void>} */
export function forgetTab(tabId) {
  sent.delete(tabId);
  stopWatchingLoads(tabId);
  takeUnloaded(tabId);
  return removeTab(tabId);
}
