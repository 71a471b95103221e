/** A folder of saved pages as a small web of its own. */
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {import("./sets.js").QualityPage} QualityPage
 * @typedef {import("../browser/proxy.js").Route} Route
 */

/** Whatever a saved page needs from elsewhere is gone; its scripts would only wait for it. */
const HEADERS = { "content-security-policy": "script-src 'none'" };
/** A body of its own keeps the browser from putting its error page in a frame. */
const GONE = { status: 404, body: "<!doctype html><title>404</title>" };

/**
 * The pages of a folder, in the order of their paths. Without an address of its
 * own a page stands on an ordinary host that is named after the folder.
 * @param {string} folder
 * @param {{ address?: (file: string) => string | undefined, label?: QualityPage["label"] }} [options]
 * @returns {{ pages: QualityPage[], skipped: string[] }}
 */
export function readFolder(folder, { address, label } = {}) {
  const host = (folder.split("/").filter(Boolean).at(-1) ?? "folder").replace(/[^a-z0-9-]/gi, "-");
  /** @type {QualityPage[]} */
  const pages = [];
  /** @type {string[]} */
  const skipped = [];
  for (const file of filesOf(folder, "", skipped).sort()) {
    try {
      const body = readFileSync(join(folder, file));
      const fault = faultOf(body);
      if (fault) throw new Error(fault);
      const path = file.split("/").map(encodeURIComponent).join("/");
      const own = address?.(file) ?? `https://${host.toLowerCase()}.example/${path}`;
      pages.push({ file, address: own, ...standingAt(own, body), label });
    } catch (error) {
      skipped.push(`${file}: ${reasonOf(error)}`);
    }
  }
  return { pages, skipped };
}

/**
 * The pages below a folder. What cannot be looked into is skipped, with a word.
 * @param {string} root
 * @param {string} folder below the root
 * @param {string[]} skipped
 * @returns {string[]} by their paths below the root
 */
function filesOf(root, folder, skipped) {
  /** @param {string} name */
  const look = (name) => {
    const path = join(folder, name);
    try {
      const found = statSync(join(root, path));
      if (found.isDirectory()) return filesOf(root, path, skipped);
      return found.isFile() && /\.html?$/i.test(name) ? [path] : [];
    } catch (error) {
      skipped.push(`${path}: ${reasonOf(error)}`);
      return [];
    }
  };
  return readdirSync(join(root, folder)).flatMap(look);
}

/** Why a file was skipped, in a word where the system has one. @param {unknown} error */
export function reasonOf(error) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  return code ?? message;
}

/**
 * A web with one page. A page that is no UTF-8 says itself what it is.
 * @param {string} address
 * @param {Buffer} body
 * @returns {Pick<QualityPage, "places" | "route">}
 */
export function standingAt(address, body) {
  const { hostname, pathname, search } = new URL(address);
  const place = hostname + pathname + search;
  const type = isUtf8(body) ? "text/html; charset=utf-8" : "text/html";
  const answer = { headers: { ...HEADERS, "content-type": type }, body };
  return { places: [place], route: (host, path) => (host + path === place ? answer : GONE) };
}

/** A stray zero far down does no harm; at the start it is no page. @param {Buffer} body */
function faultOf(body) {
  if (body.toString("latin1").trim() === "") return "empty";
  return body.subarray(0, 1024).includes(0) ? "binary" : "";
}

/** @param {Buffer} body */
function isUtf8(body) {
  try {
    return Boolean(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return false;
  }
}
