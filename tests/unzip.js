/** Reads zip files by their central directory. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inflateRawSync } from "node:zlib";

/** @typedef {{ path: string, contents: Buffer, mode: number, time: number }} Entry */

const DIRECTORY_END_SIGNATURE = 0x06054b50;
/** The sizes in bytes of an entry's fixed header in the central directory, and before its contents. */
const [CENTRAL_HEADER_BYTES, LOCAL_HEADER_BYTES] = [46, 30];

/**
 * Returns the entries of a zip file in their order.
 * @param {string} file
 * @returns {Entry[]}
 */
export function readZip(file) {
  const zip = readFileSync(file);
  let end = zip.length - 22;
  while (zip.readUInt32LE(end) !== DIRECTORY_END_SIGNATURE) end -= 1;
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const path = zip.toString("utf8", at + CENTRAL_HEADER_BYTES, at + CENTRAL_HEADER_BYTES + name);
    const [mode, time] = [zip.readUInt16LE(at + 40), zip.readUInt32LE(at + 12)];
    const entry = { path, contents: contentsOf(zip, at), mode, time };
    at += CENTRAL_HEADER_BYTES + name + extra + comment;
    return entry;
  });
}

/** @type {(zip: Buffer, at: number) => Buffer} */
function contentsOf(zip, at) {
  const size = zip.readUInt32LE(at + 20);
  const local = zip.readUInt32LE(at + 42);
  const start =
    local + LOCAL_HEADER_BYTES + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + size);
  return zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
}

/**
 * Extracts a zip file into a folder.
 * @param {string} file
 * @param {string} folder
 */
export function unzip(file, folder) {
  for (const { path, contents, mode } of readZip(file)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents, { mode: mode & 0o777 });
  }
}
