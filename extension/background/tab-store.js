// Stores the state of each tab in `storage.session`, which outlives the background script. A state
// that the storage refuses is kept in memory for as long as the browser lets this script live.

const PREFIX = "tab:";

/** The states that the storage has refused, by key. @type {Map<string, unknown>} */
const refused = new Map();

/** @type {(tabId: number) => string} */
const keyOf = (tabId) => `${PREFIX}${tabId}`;

/** Returns the state of a tab, or null when nothing is stored. @type {(tabId: number) => Promise<unknown>} */
export async function loadTab(tabId) {
  const key = keyOf(tabId);
  if (refused.has(key)) return refused.get(key);
  const items = await chrome.storage.session.get(key).catch(() => ({}));
  return /** @type {Record<string, unknown>} */ (items)[key] ?? null;
}

/** @type {(tabId: number, state: unknown) => Promise<void>} */
export async function saveTab(tabId, state) {
  const key = keyOf(tabId);
  const set = () => chrome.storage.session.set({ [key]: state });
  try {
    await set().catch(() => removeClosedTabs().then(set));
    refused.delete(key);
  } catch {
    refused.set(key, state);
  }
}

/** @type {(tabId: number) => Promise<void>} */
export async function removeTab(tabId) {
  refused.delete(keyOf(tabId));
  await chrome.storage.session.remove(keyOf(tabId)).catch(() => {});
}

/** Returns the ID of every tab that has a stored state. @type {() => Promise<number[]>} */
export async function storedTabIds() {
  const items = await chrome.storage.session.get(null).catch(() => ({}));
  const keys = new Set([...Object.keys(items), ...refused.keys()]);
  return [...keys]
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => Number(key.slice(PREFIX.length)));
}

/** Calls the listener whenever the stored state of a tab changes. @type {(tabId: number, listener: () => unknown) => void} */
export function onTabChanged(tabId, listener) {
  chrome.storage.onChanged.addListener((changes, area) => {
    if (area === "session" && keyOf(tabId) in changes) listener();
  });
}

/** Frees storage: removes the tabs that were closed while this script was not running. */
async function removeClosedTabs() {
  const open = new Set((await chrome.tabs.query({})).map(({ id }) => id));
  const ids = await storedTabIds();
  await Promise.all(ids.filter((id) => !open.has(id)).map(removeTab));
}
