// One tab: its stored state, taken step by step through the engine, and what its frames and its
// toolbar button show.

import { paint } from "./badge.js";
import { strike, takeGone } from "./gone.js";
import { withEngine } from "./instance.js";
import { drop, keep, recall } from "./memory.js";
import { inTurn } from "./turns.js";
import { heldSettings } from "../settings/settings.js";
import { browserWords, wordsIn } from "../words/words.js";

const NOTICED_AT_MOST = 500;
const PATIENCE = 1000;
/** No document was shown then. */
const NEVER = -1;
/** Hosts of which a tab of our own has told, in this session. @type {Set<string>} */
const spoken = new Set();

/** @typedef {{ id: number, windowId: number, incognito: boolean }} Tab */
/** @typedef {typeof import("../engine/engine.js")} Engine */
/** @typedef {{ tab: unknown, verdict: Mamori.Verdict, topKnown: boolean, frames: [frame: number, since: number][] }} Seen */
/** @typedef {(engine: Engine, state: unknown, settings: Mamori.Settings) => Seen} Step */

/** What the frames of a tab were last told. A restart forgets it, and they are told once more. @type {Map<number, string>} */
const told = new Map();

/** A private window leaves nothing on the disk. @type {(tab: Tab) => chrome.storage.StorageArea} */
const shelf = (tab) => (tab.incognito ? chrome.storage.session : chrome.storage.local);

/** The hosts whose slim line was shown. @type {(tab: Tab) => Promise<string[]>} */
async function shown(tab) {
  const { noticed } = await shelf(tab)
    .get("noticed")
    .catch(() => /** @type {any} */ ({}));
  return Array.isArray(noticed) ? noticed : [];
}

/** Takes a tab one step further and shows what follows; null where the engine failed. @type {(tab: Tab, step: Step) => Promise<Mamori.Show | null>} */
export async function advance(tab, step) {
  const [before, held, noticed] = await Promise.all([recall(tab.id), heldSettings(), shown(tab)]);
  // Taken once, since the engine may have to be asked twice.
  const left = takeGone(tab.id);
  let lookup = browserWords;
  try {
    const { settings } = await withEngine((engine) => engine.read_settings(...held));
    lookup = await wordsIn(settings.language);
    const [seen, show] = await withEngine((engine) => {
      const seen = step(engine, strike(engine, before, left, settings), settings);
      const isNoticed = noticed.includes(seen.verdict.host);
      const language = lookup("language");
      return [seen, engine.show(seen.verdict, settings, isNoticed, language, lookup)];
    });
    await keep(tab.id, seen.tab);
    // A frame inside may speak first, or alone. What it asks is judged by whose page it stands in, so
    // the top frame is asked; where it answers, its own snapshot follows in a moment, or never.
    if (!seen.topKnown && (await ask(tab, "read", 0))) {
      setTimeout(judge, PATIENCE, tab);
      return null;
    }
    if (show.form === "line") await remember(tab, [...noticed, seen.verdict.host]);
    // A background that has just come up may have missed what went away meanwhile.
    if (!told.has(tab.id)) sweep(tab, seen.frames);
    const { level, asks, passed, hidden, host } = seen.verdict;
    push(tab, show, JSON.stringify([level, passed, asks, settings]));
    await paint(tab.id, seen.verdict.badge, lookup("name"), show.title);
    if (hidden && show.form === "page") await speak(tab, host);
    return show;
  } catch {
    await drop(tab.id);
    await paint(tab.id, "?", lookup("name"), lookup("unchecked_failure"));
    return null;
  }
}

/** Judges a tab by what is known of it. @type {(tab: Tab) => Promise<unknown>} */
export const judge = (tab) =>
  inTurn(tab.id, () =>
    advance(tab, (engine, state, settings) => ({
      ...engine.leave(state, 0, NEVER, settings),
      topKnown: true,
    })),
  );

/** Judges a tab of which a frame may have left without a word. @type {(tab: Tab) => Promise<unknown>} */
export function doubt(tab) {
  told.delete(tab.id);
  return judge(tab);
}

/**
 * Looks after every frame, each by itself: one whose scripts never rest may take long to answer.
 *
 * @type {(tab: Tab, frames: Seen["frames"]) => Promise<unknown>}
 */
const sweep = (tab, frames) =>
  Promise.all(frames.map(([frame, since]) => lookAfter(tab, frame, since)));

/**
 * Takes a frame away whose document is gone. What a frame says while it is removed does not wake a
 * sleeping background. Both browsers refuse at once to ask a frame that is gone, and wait for one
 * that is busy.
 *
 * @type {(tab: Tab, frame: number, since: number) => Promise<void>}
 */
async function lookAfter(tab, frame, since) {
  if ((await ask(tab, "since", frame)) === since) return;
  /** @type {Step} */
  const step = (engine, state, settings) => engine.leave(state, frame, since, settings);
  if (frame !== 0) await inTurn(tab.id, () => advance(tab, step));
  // What is in its place speaks for itself, but a top frame with nothing to say only when asked.
  await ask(tab, "read", frame);
}

/** What a frame answers; nothing where there is no such frame. @type {(tab: Tab, kind: "read" | "since", frame: number) => Promise<unknown>} */
const ask = (tab, kind, frameId) =>
  chrome.tabs.sendMessage(tab.id, { kind }, { frameId }).catch(() => null);

/** @type {(tab: Tab, hosts: string[]) => Promise<void>} */
const remember = (tab, hosts) =>
  shelf(tab)
    .set({ noticed: hosts.slice(-NOTICED_AT_MOST) })
    .catch(() => {});

/** Tells every frame when the gist of the verdict has changed. @type {(tab: Tab, show: Mamori.Show, gist: string) => void} */
function push(tab, show, gist) {
  if (told.get(tab.id) === gist) return;
  told.set(tab.id, gist);
  chrome.tabs.sendMessage(tab.id, { kind: "show", show }).catch(() => {});
}

/**
 * Says in a tab of our own what a page keeps hiding, once a host and session.
 *
 * @type {(tab: Tab, host: string) => Promise<void>}
 */
async function speak(tab, host) {
  const kept = /** @type {any} */ (await chrome.storage.session.get("spoken").catch(() => ({})));
  for (const one of kept.spoken ?? []) spoken.add(one);
  if (spoken.has(host)) return;
  spoken.add(host);
  await chrome.storage.session.set({ spoken: [...spoken] }).catch(() => {});
  const url = chrome.runtime.getURL(`hidden/hidden.html?tab=${tab.id}`);
  // A private window may not show pages of an extension.
  const windowId = tab.incognito ? undefined : tab.windowId;
  await chrome.tabs.create({ url, windowId }).catch(() => {});
}

/** @type {(tabId: number) => Promise<void>} */
export function forget(tabId) {
  told.delete(tabId);
  takeGone(tabId);
  return drop(tabId);
}

/** Ends a tab whose page could not go back; its window stays open. @type {(tab: Tab) => Promise<void>} */
export async function end(tab) {
  await chrome.tabs.create({});
  await chrome.tabs.remove(tab.id);
}
