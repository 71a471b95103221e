// Keeps whom the person wants to ask, on this device only.

const KEY = "family";

/** @returns {unknown} */
function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}

/** Returns the registered person; the engine takes an unusable value for nobody. @type {(engine: Pick<typeof import("../engine/engine.js"), "read_settings">) => Mamori.Family} */
export const loadFamily = (engine) => engine.read_settings({ [KEY]: stored() }, {}).settings.family;

/** @type {(family: Mamori.Family) => Promise<void>} */
export async function saveFamily(family) {
  if (family.name) localStorage.setItem(KEY, JSON.stringify(family));
  else localStorage.removeItem(KEY);
}
