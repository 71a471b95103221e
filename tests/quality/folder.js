/** A folder of saved pages as a small web of its own. */
import { readFileSync, readdirSync, statSync } from "node:fs";

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
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.html?$/i.test(file) && statSync(`${folder}/${file}`).isFile())
    .sort();
  /** @type {QualityPage[]} */
  const pages = [];
  const skipped = [];
  for (const file of files) {
    const body = readFileSync(`${folder}/${file}`);
    const fault = faultOf(body);
    if (fault) skipped.push(`${file}: ${fault}`);
    else {
      const path = file.split("/").map(encodeURIComponent).join("/");
      const own = address?.(file) ?? `https://${host.toLowerCase()}.example/${path}`;
      pages.push({ file, address: own, ...standingAt(own, body), label });
    }
  }
  return { pages, skipped };
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
