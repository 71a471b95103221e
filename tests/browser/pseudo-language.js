/** A pseudo-language with longer strings that are read from right to left. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extensionFolder } from "./popup.js";

/** The catalogue that the pseudo-language replaces. */
export const PSEUDO = "ne";

/** Copies the extension into a temporary folder and adds the pseudo-language. @type {(name: import("./browsers.js").Name) => string} */
export function copyExtension(name) {
  const folder = mkdtempSync(join(tmpdir(), "mamori-pseudo-"));
  cpSync(extensionFolder(name), folder, { recursive: true });
  const path = join(folder, "_locales", PSEUDO, "messages.json");
  /** @type {[string, { message: string }][]} */
  const strings = Object.entries(JSON.parse(readFileSync(path, "utf8")));
  const english = JSON.parse(readFileSync(join(folder, "_locales/en/messages.json"), "utf8"));
  const pseudo = strings.map(([key]) => [key, { message: lengthen(english[key].message) }]);
  const catalogue = { ...Object.fromEntries(pseudo), language: { message: "ar" } };
  writeFileSync(path, JSON.stringify(catalogue));
  return folder;
}

/** Makes a string 40 % longer and encloses it in brackets, which show whether an end is cut off. @param {string} string */
function lengthen(string) {
  return `⟦${string}${" ñandú".repeat(Math.ceil(string.length / 15))}⟧`;
}
