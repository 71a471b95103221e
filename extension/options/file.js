// Exports the settings to a file and imports them again, for another browser or another person.

import { SETTING_KEYS, readSettings } from "../settings/settings.js";

const FILE_NAME = "myna-mamori.json";
const MAX_FILE_BYTES = 1_000_000;
/** How long the browser may take to start the download. */
const DOWNLOAD_TIMEOUT_MS = 1000;

/** Downloads the person's settings as a file. @type {(settings: Mamori.Settings) => void} */
export function exportSettings(settings) {
  const personal = Object.fromEntries(SETTING_KEYS.map((key) => [key, settings[key]]));
  const text = JSON.stringify(personal, null, 2);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = FILE_NAME;
  link.click();
  setTimeout(URL.revokeObjectURL, DOWNLOAD_TIMEOUT_MS, link.href);
}

/**
 * Reads a settings file. Values in it that are unusable, or that an administrator has fixed, are left
 * out and named.
 *
 * @param {typeof import("../engine/engine.js")} engine
 * @param {File} file
 * @param {import("../i18n/strings.js").Lookup} lookup
 * @returns {Promise<{ imported: Partial<Mamori.Settings>, messages: string[] }>} `messages` tell the
 *   person what was imported and what was not
 */
export async function importSettings(engine, file, lookup) {
  const contents = await parseObject(file);
  if (!contents) return { imported: {}, messages: [lookup("import_broken")] };
  /** @type {Mamori.StoredSettings} */
  const { settings, broken } = engine.read_settings(contents, {});
  const { organisation } = (await readSettings(engine)).settings;
  const usable = SETTING_KEYS.filter((key) => key in contents && !broken.includes(key));
  const fixed = usable.filter((key) => organisation.fixed.includes(key));
  const keys = usable.filter((key) => !fixed.includes(key));
  const imported = Object.fromEntries(keys.map((key) => [key, settings[key]]));
  const result = lookup(keys.length > 0 ? "import_done" : "import_nothing");
  const unusable = broken.map((key) => engine.told_of_setting("import_unusable", key, lookup));
  const kept = fixed.map((key) => engine.told_of_setting("import_fixed", key, lookup));
  return { imported, messages: [result, ...unusable, ...kept] };
}

/** Returns the JSON object in a file, or null when there is none. @type {(file: File) => Promise<object | null>} */
async function parseObject(file) {
  try {
    const value = file.size < MAX_FILE_BYTES && JSON.parse(await file.text());
    return value && typeof value === "object" && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
