/** A language of longer sentences that are read from right to left, for every screen. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extensionFolder } from "./popup.js";

/** The catalogue that the sentences are written into. */
export const PSEUDO = "ne";

/** A copy of the extension with the pseudo-language. @type {(name: import("./browsers.js").Name) => string} */
export function copyExtension(name) {
  const folder = mkdtempSync(join(tmpdir(), "mamori-pseudo-"));
  cpSync(extensionFolder(name), folder, { recursive: true });
  const path = join(folder, "_locales", PSEUDO, "messages.json");
  /** @type {[string, { message: string }][]} */
  const sentences = Object.entries(JSON.parse(readFileSync(path, "utf8")));
  const english = JSON.parse(readFileSync(join(folder, "_locales/en/messages.json"), "utf8"));
  const pseudo = sentences.map(([key]) => [key, { message: longer(english[key].message) }]);
  const catalogue = { ...Object.fromEntries(pseudo), language: { message: "ar" } };
  writeFileSync(path, JSON.stringify(catalogue));
  return folder;
}

/** Four tenths longer, between marks that show whether its ends can be seen. @param {string} sentence */
function longer(sentence) {
  return `⟦${sentence}${" ñandú".repeat(Math.ceil(sentence.length / 15))}⟧`;
}
