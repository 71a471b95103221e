/** The choice of a catalogue by a person's preferred languages. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { it } from "node:test";
import { chooseLanguage } from "../../extension/i18n/catalogue.js";

const LANGUAGES = readdirSync(new URL("../../extension/_locales/", import.meta.url));

/** Preferred languages, and the catalogue to choose. @type {[string[], string][]} */
const PREFERENCES = [
  [["ja-JP"], "ja"],
  [["ja_easy", "en-GB"], "ja_easy"],
  [["en-GB", "ja"], "en"],
  [["zh"], "zh_CN"],
  [["zh-SG"], "zh_CN"],
  [["zh-Hans-HK"], "zh_CN"],
  [["zh-TW"], "zh_TW"],
  [["zh-HK"], "zh_TW"],
  [["zh-MO"], "zh_TW"],
  [["zh-Hant"], "zh_TW"],
  [["zh-Hant-MY"], "zh_TW"],
  [["pt-PT"], "pt_BR"],
  [["es-419"], "es"],
  [["tl-PH"], "fil"],
  [["xx", "ne-NP", "en"], "ne"],
  [["xx"], "ja"],
  [[], "ja"],
];

for (const [preferred, language] of PREFERENCES) {
  it(`chooses ${language} for ${preferred.join(", ") || "no preference"}`, () => {
    for (const languages of [LANGUAGES, LANGUAGES.toReversed()]) {
      assert.equal(chooseLanguage(languages, preferred), language);
    }
  });
}
