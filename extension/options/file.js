// Settings as a file, for another browser or another person.

import { SETTINGS, readSettings } from "../settings/settings.js";

const NAME = "myna-mamori.json";
const MOST_BYTES = 1_000_000;

/** Hands the person a file with what they chose. @type {(settings: Mamori.Settings) => void} */
export function writeFile(settings) {
  const chosen = Object.fromEntries(SETTINGS.map((key) => [key, settings[key]]));
  const text = JSON.stringify(chosen, null, 2);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = NAME;
  link.click();
  setTimeout(URL.revokeObjectURL, 1000, link.href);
}

/**
 * What a file says, and sentences on what came of it. What is unusable in it changes nothing.
 *
 * @param {typeof import("../engine/engine.js")} engine
 * @param {File} file
 * @param {import("../words/words.js").Lookup} lookup
 * @returns {Promise<{ taken: Partial<Mamori.Settings>, said: string[] }>}
 */
export async function readFile(engine, file, lookup) {
  const written = await objectIn(file);
  if (!written) return { taken: {}, said: [lookup("import_broken")] };
  /** @type {Mamori.StoredSettings} */
  const { settings, broken } = engine.read_settings(written, {});
  const { organisation } = (await readSettings(engine)).settings;
  const usable = SETTINGS.filter((key) => key in written && !broken.includes(key));
  const fixed = usable.filter((key) => organisation.fixed.includes(key));
  const keys = usable.filter((key) => !fixed.includes(key));
  const taken = Object.fromEntries(keys.map((key) => [key, settings[key]]));
  const done = lookup(keys.length > 0 ? "import_done" : "import_nothing");
  const unusable = broken.map((key) => engine.told_of_setting("import_unusable", key, lookup));
  const kept = fixed.map((key) => engine.told_of_setting("import_fixed", key, lookup));
  return { taken, said: [done, ...unusable, ...kept] };
}

/** @type {(file: File) => Promise<object | null>} */
async function objectIn(file) {
  try {
    const written = file.size < MOST_BYTES && JSON.parse(await file.text());
    return written && typeof written === "object" && !Array.isArray(written) ? written : null;
  } catch {
    return null;
  }
}
