// What a person chose and an administrator set, as the stores hold it. The engine reads it.

/** @typedef {Pick<typeof import("../engine/engine.js"), "read_settings">} Reader */

/** The keys that a person's choices are stored under. */
export const SETTINGS = /** @type {const} */ ([
  "cardNotice",
  "guard",
  "language",
  "textSize",
  "trusted",
]);

/** Firefox refuses where no policy is; a store that fails is an empty one. @type {(area: chrome.storage.StorageArea | undefined, keys: string[] | null) => Promise<object>} */
const held = async (area, keys) => (await area?.get(keys).catch(() => null)) ?? {};

/** What an administrator has set: it seldom changes, and every step of every tab asks. @type {Promise<object> | undefined} */
let managed;
chrome.storage.onChanged.addListener((_changes, area) => {
  if (area === "managed") managed = undefined;
});

/** What both stores hold. @type {() => Promise<[stored: object, managed: object]>} */
export function heldSettings() {
  managed ??= held(chrome.storage.managed, null);
  return Promise.all([held(chrome.storage.local, [...SETTINGS]), managed]);
}

/** @type {(engine: Reader) => Promise<Mamori.StoredSettings>} */
export async function readSettings(engine) {
  return engine.read_settings(...(await heldSettings()));
}

/** Stores what of the changes differs from the default, and nothing that an administrator has fixed. @type {(engine: Reader, changes: Partial<Mamori.Settings>) => Promise<void>} */
export async function saveSettings(engine, changes) {
  const [, managed] = await heldSettings();
  /** @type {Mamori.StoredSettings} */
  const { settings: defaults } = engine.read_settings({}, managed);
  const open = SETTINGS.filter((key) => !defaults.organisation.fixed.includes(key));
  for (const key of open.filter((key) => key in changes)) {
    const isDefault = JSON.stringify(changes[key]) === JSON.stringify(defaults[key]);
    if (isDefault) await chrome.storage.local.remove(key);
    else await chrome.storage.local.set({ [key]: changes[key] });
  }
}

/** Calls whenever a setting has changed. @type {(listener: () => unknown) => void} */
export function onSettings(listener) {
  chrome.storage.onChanged.addListener((changes, area) => {
    const isOurs = area === "local" && SETTINGS.some((key) => key in changes);
    if (isOurs || area === "managed") listener();
  });
}
