/**
 * Which catalogue speaks to whom.
 */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { it } from "node:test";
import { chooseLanguage } from "../../extension/i18n/catalogue.js";

const LANGUAGES = readdirSync(new URL("../../extension/_locales/", import.meta.url));

/** What browsers want, and the catalogue that answers. @type {[string[], string][]} */
const WANTED = [
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

for (const [wanted, language] of WANTED) {
  it(`answers ${wanted.join(", ") || "nobody"} in ${language}`, () => {
    for (const languages of [LANGUAGES, LANGUAGES.toReversed()]) {
      assert.equal(chooseLanguage(languages, wanted), language);
    }
  });
}
