// Exports the settings to a file and imports them again, for another browser or another person.

import { downloadJson } from "../page/download.js";
import { parseObject } from "../page/json-file.js";
import { SETTING_KEYS, readSettings } from "../settings/settings.js";

const FILE_NAME = "myna-mamori.json";

/** Downloads the person's settings as a file. @type {(settings: Mamori.Settings) => void} */
export function exportSettings(settings) {
  const personal = SETTING_KEYS.map((key) => [key, settings[key]]);
  downloadJson(FILE_NAME, Object.fromEntries(personal));
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
