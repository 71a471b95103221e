/** Serves a folder of saved pages. */
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {import("./sets.js").QualityPage} QualityPage
 * @typedef {import("../browser/proxy.js").Route} Route
 */

/** Scripts are forbidden, since they would wait for resources that were not saved. */
const HEADERS = { "content-security-policy": "script-src 'none'" };
/** With this body, the browser does not show its own error page in a frame. */
const NOT_FOUND = { status: 404, body: "<!doctype html><title>404</title>" };

/**
 * Reads the pages of a folder, in the order of their paths. A page without an address gets one on an
 * ordinary host that is named after the folder.
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
      const pageAddress = address?.(file) ?? `https://${host.toLowerCase()}.example/${path}`;
      pages.push({ file, address: pageAddress, ...servedAt(pageAddress, body), label });
    } catch (error) {
      skipped.push(`${file}: ${reasonOf(error)}`);
    }
  }
  return { pages, skipped };
}

/**
 * Finds the HTML files below a folder. Files and folders that cannot be read are added to `skipped`.
 * @param {string} root
 * @param {string} folder path below the root
 * @param {string[]} skipped
 * @returns {string[]} paths below the root
 */
function filesOf(root, folder, skipped) {
  /** @param {string} name */
  const find = (name) => {
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
  return readdirSync(join(root, folder)).flatMap(find);
}

/** Returns why a file was skipped: the system's error code or the error's message. @param {unknown} error */
export function reasonOf(error) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  return code ?? message;
}

/**
 * Serves one page. The browser detects the encoding of a page that is not UTF-8.
 * @param {string} address
 * @param {Buffer} body
 * @returns {Pick<QualityPage, "places" | "route">}
 */
export function servedAt(address, body) {
  const { hostname, pathname, search } = new URL(address);
  const place = hostname + pathname + search;
  const type = isUtf8(body) ? "text/html; charset=utf-8" : "text/html";
  const answer = { headers: { ...HEADERS, "content-type": type }, body };
  return { places: [place], route: (host, path) => (host + path === place ? answer : NOT_FOUND) };
}

/** Returns why a file is not a page, or "". A zero byte is tolerated except near the start. @param {Buffer} body */
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
