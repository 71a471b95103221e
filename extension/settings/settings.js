// Reads and stores the settings of the person and of the administrator. The engine validates them.

import { SETTING_KEYS } from "./keys.js";

export { SETTING_KEYS };

/** @typedef {Pick<typeof import("../engine/engine.js"), "read_settings">} Reader */

/**
 * Reads a storage area; an area that fails counts as empty. Firefox rejects where no policy is
 * installed.
 * @type {(area: chrome.storage.StorageArea | undefined, keys: string[] | null) => Promise<object>}
 */
const load = async (area, keys) => (await area?.get(keys).catch(() => null)) ?? {};

/** The administrator's settings, cached because every update of every tab needs them. @type {Promise<object> | undefined} */
let managed;
chrome.storage.onChanged.addListener((_changes, area) => {
  if (area === "managed") managed = undefined;
});

/** Returns what both stores contain, unvalidated. @type {() => Promise<[stored: object, managed: object]>} */
export function loadStores() {
  managed ??= load(chrome.storage.managed, null);
  return Promise.all([load(chrome.storage.local, [...SETTING_KEYS]), managed]);
}

/** @type {(engine: Reader) => Promise<Mamori.StoredSettings>} */
export async function readSettings(engine) {
  return engine.read_settings(...(await loadStores()));
}

/**
 * Stores the changes. A value that is the default is removed from the store, and a setting that an
 * administrator has fixed is left alone.
 * @type {(engine: Reader, changes: Partial<Mamori.Settings>) => Promise<void>}
 */
export async function saveSettings(engine, changes) {
  const [, managed] = await loadStores();
  /** @type {Mamori.StoredSettings} */
  const { settings: defaults } = engine.read_settings({}, managed);
  const { fixed } = defaults.organisation;
  for (const key of SETTING_KEYS.filter((key) => key in changes && !fixed.includes(key))) {
    const isDefault = JSON.stringify(changes[key]) === JSON.stringify(defaults[key]);
    if (isDefault) await chrome.storage.local.remove(key);
    else await chrome.storage.local.set({ [key]: changes[key] });
  }
}

/** Calls the listener whenever a setting of the person or of the administrator changes. @type {(listener: () => unknown) => void} */
export function onSettingsChanged(listener) {
  chrome.storage.onChanged.addListener((changes, area) => {
    const isPersonal = area === "local" && SETTING_KEYS.some((key) => key in changes);
    if (isPersonal || area === "managed") listener();
  });
}
