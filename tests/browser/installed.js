/** What the browsers get: the folders of the build or, where PACKED is set, the packages made of them. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzip } from "../unzip.js";

const DIST = new URL("../../dist/", import.meta.url).pathname;
const PACKAGES = join(DIST, "packages");

/** The package of a browser. @type {(folder: "chrome" | "firefox") => string} */
function packageOf(folder) {
  const name = readdirSync(PACKAGES).find((one) => one.includes(`-${folder}-`));
  if (!name) throw new Error(`There is no package for ${folder}: ./build.sh pack`);
  return join(PACKAGES, name);
}

/** Chromium takes only folders, and gets what is in its zip. */
function unpacked() {
  const folder = mkdtempSync(join(tmpdir(), "mamori-packed-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  unzip(packageOf("chrome"), folder);
  return folder;
}

const isPacked = Boolean(process.env.PACKED);

export const CHROME_DIST = isPacked ? unpacked() : join(DIST, "chrome");
export const FIREFOX_DIST = isPacked ? packageOf("firefox") : join(DIST, "firefox");
/** Where the manifest of Firefox can be read, packed or not. */
export const FIREFOX_FOLDER = join(DIST, "firefox");
