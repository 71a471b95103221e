// One tab: its stored state, taken step by step through the engine, and what its frames and its
// toolbar button show.

import { paint } from "./badge.js";
import { withEngine } from "./instance.js";
import { inTurn } from "./turns.js";

const NOTICED_AT_MOST = 500;
const PATIENCE = 1000;
export const SETTINGS = ["cardNotice", "trusted"];
/** @type {(key: string, args: string[]) => string} */
const lookup = (key, args) => chrome.i18n.getMessage(key, args);

/** @typedef {{ id: number, incognito: boolean }} Tab */
/** @typedef {typeof import("../engine/engine.js")} Engine */
/** @typedef {{ tab: unknown, verdict: Mamori.Verdict, topKnown: boolean }} Seen */
/** @typedef {(engine: Engine, state: unknown, settings: Mamori.Settings) => Seen} Step */

/** What the frames of a tab were last told. A restart forgets it, and they are told once more. @type {Map<number, string>} */
const told = new Map();

/** @type {(tabId: number) => string} */
export const keyOf = (tabId) => `tab:${tabId}`;

/** A private window leaves nothing on the disk. @type {(tab: Tab) => chrome.storage.StorageArea} */
const shelf = (tab) => (tab.incognito ? chrome.storage.session : chrome.storage.local);

/** Takes a tab one step further and shows what follows; null where the engine failed. @type {(tab: Tab, step: Step) => Promise<Mamori.Show | null>} */
export async function advance(tab, step) {
  const key = keyOf(tab.id);
  const [{ [key]: before = null }, stored, shelved] = await Promise.all([
    chrome.storage.session.get(key),
    chrome.storage.local.get(SETTINGS),
    shelf(tab).get("noticed"),
  ]);
  const noticed = /** @type {string[]} */ (Array.isArray(shelved.noticed) ? shelved.noticed : []);
  try {
    const [seen, show] = await withEngine((engine) => {
      const { settings } = engine.read_settings(stored);
      const seen = step(engine, before, settings);
      const isNoticed = noticed.includes(seen.verdict.host);
      const language = lookup("language", []);
      return [seen, engine.show(seen.verdict, settings, isNoticed, language, lookup)];
    });
    await chrome.storage.session.set({ [key]: seen.tab });
    if (!seen.topKnown && (await isRead(tab))) {
      setTimeout(judge, PATIENCE, tab);
      return null;
    }
    if (show.form === "line") await remember(tab, [...noticed, seen.verdict.host]);
    push(tab, show, [seen.verdict.level, ...seen.verdict.asks].join(" "));
    await paint(tab.id, seen.verdict.badge, show.title);
    return show;
  } catch {
    await chrome.storage.session.remove(key);
    await paint(tab.id, "?", lookup("unchecked_failure", []));
    return null;
  }
}

/** Judges a tab by what is known of it. @type {(tab: Tab) => Promise<unknown>} */
export const judge = (tab) =>
  inTurn(tab.id, () =>
    advance(tab, (engine, state, settings) => ({
      tab: state,
      verdict: engine.judge(state, settings),
      topKnown: true,
    })),
  );

/**
 * A frame inside may speak first, or alone. What it asks is judged by whose page it stands in, so
 * the top frame is asked; where it answers, its own snapshot follows in a moment, or never.
 *
 * @type {(tab: Tab) => Promise<boolean>}
 */
const isRead = (tab) =>
  chrome.tabs.sendMessage(tab.id, { kind: "read" }, { frameId: 0 }).then(Boolean, () => false);

/** @type {(tab: Tab, hosts: string[]) => Promise<void>} */
const remember = (tab, hosts) => shelf(tab).set({ noticed: hosts.slice(-NOTICED_AT_MOST) });

/** Tells every frame when the gist of the verdict has changed. @type {(tab: Tab, show: Mamori.Show, gist: string) => void} */
function push(tab, show, gist) {
  if (told.get(tab.id) === gist) return;
  told.set(tab.id, gist);
  chrome.tabs.sendMessage(tab.id, { kind: "show", show }).catch(() => {});
}

/** @type {(tabId: number) => Promise<void>} */
export function forget(tabId) {
  told.delete(tabId);
  return chrome.storage.session.remove(keyOf(tabId));
}

/** Ends a tab whose page could not go back; its window stays open. @type {(tab: Tab) => Promise<void>} */
export async function end(tab) {
  await chrome.tabs.create({});
  await chrome.tabs.remove(tab.id);
}
