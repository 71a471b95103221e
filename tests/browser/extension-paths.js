/** Paths of what the browsers install: the build's folders or, when PACKED is set, its packages. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzip } from "../unzip.js";

const DIST = new URL("../../dist/", import.meta.url).pathname;
const PACKAGES = join(DIST, "packages");

/** Returns the path of a browser's package. @type {(folder: "chrome" | "firefox") => string} */
function packageOf(folder) {
  const name = readdirSync(PACKAGES).find((one) => one.includes(`-${folder}-`));
  if (!name) throw new Error(`There is no package for ${folder}: ./build.sh pack`);
  return join(PACKAGES, name);
}

/** Unpacks the package of Chromium, which installs only folders. */
function unpackChrome() {
  const folder = mkdtempSync(join(tmpdir(), "mamori-packed-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  unzip(packageOf("chrome"), folder);
  return folder;
}

const isPacked = Boolean(process.env.PACKED);

export const CHROME_DIST = isPacked ? unpackChrome() : join(DIST, "chrome");
export const FIREFOX_DIST = isPacked ? packageOf("firefox") : join(DIST, "firefox");
/** The folder of the build for Firefox, whose manifest the tests read. */
export const FIREFOX_FOLDER = join(DIST, "firefox");
