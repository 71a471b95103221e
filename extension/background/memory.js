// What is known of a tab outlives this script in `storage.session`. What storage does not take is
// remembered here, for as long as the browser lets this script live.

/** @type {Map<string, unknown>} */
const refused = new Map();

/** @type {(tabId: number) => string} */
export const keyOf = (tabId) => `tab:${tabId}`;

/** @type {(tabId: number) => Promise<unknown>} */
export async function recall(tabId) {
  const key = keyOf(tabId);
  if (refused.has(key)) return refused.get(key);
  const kept = await chrome.storage.session.get(key).catch(() => ({}));
  return /** @type {Record<string, unknown>} */ (kept)[key] ?? null;
}

/** @type {(tabId: number, state: unknown) => Promise<void>} */
export async function keep(tabId, state) {
  const key = keyOf(tabId);
  const set = () => chrome.storage.session.set({ [key]: state });
  try {
    await set().catch(() => tidy().then(set));
    refused.delete(key);
  } catch {
    refused.set(key, state);
  }
}

/** @type {(tabId: number) => Promise<void>} */
export async function drop(tabId) {
  refused.delete(keyOf(tabId));
  await chrome.storage.session.remove(keyOf(tabId)).catch(() => {});
}

/** Every tab of which something is kept. @type {() => Promise<number[]>} */
export async function known() {
  const kept = await chrome.storage.session.get(null).catch(() => ({}));
  const keys = new Set([...Object.keys(kept), ...refused.keys()]);
  return [...keys].filter((key) => key.startsWith("tab:")).map((key) => Number(key.slice(4)));
}

/** Makes room: forgets the tabs that were closed while nobody listened. */
async function tidy() {
  const open = new Set((await chrome.tabs.query({})).map(({ id }) => id));
  await Promise.all((await known()).filter((id) => !open.has(id)).map(drop));
}
