/** Files and sets that cannot be read are reported and skipped. */
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { readFolder } from "./folder.js";
import { readSets } from "./sets.js";

const PAGE = "<!doctype html><title>A page</title>";

describe("a folder of saved pages", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "pages-"));
    const write = (/** @type {string} */ name, /** @type {string | Buffer} */ body) =>
      writeFileSync(join(folder, name), body);
    write("good.html", PAGE);
    write("shift-jis.html", Buffer.from([0x3c, 0x70, 0x3e, 0x83, 0x7d, 0x83, 0x43]));
    write("empty.html", " \n");
    write("binary.html", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]));
    write("notes.txt", "no page");
    mkdirSync(join(folder, "inner.html"));
    write("inner.html/deep.htm", PAGE);
    symlinkSync("nowhere.html", join(folder, "dangling.html"));
    symlinkSync("round.html", join(folder, "round.html"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("returns the readable pages, and the reason why each other file is skipped", () => {
    const { pages, skipped } = readFolder(folder);
    assert.deepEqual(
      pages.map(({ file }) => file),
      ["good.html", "inner.html/deep.htm", "shift-jis.html"],
    );
    assert.deepEqual(skipped.sort(), [
      "binary.html: binary",
      "dangling.html: ENOENT",
      "empty.html: empty",
      "round.html: ELOOP",
    ]);
  });

  it("skips a file without read permission", { skip: process.getuid?.() === 0 }, () => {
    const path = join(folder, "locked.html");
    writeFileSync(path, PAGE);
    chmodSync(path, 0);
    assert.ok(readFolder(folder).skipped.includes("locked.html: EACCES"));
    rmSync(path);
  });

  it("is skipped as a whole when it does not exist, while others are read", () => {
    const { sets, given } = readSets([`${folder}-gone`, folder], "no other set");
    assert.deepEqual(given, [`${basename(folder)}-gone`, basename(folder)]);
    const [gone, there] = sets;
    assert.deepEqual([gone.pages, gone.skipped], [[], ["the whole set: ENOENT"]]);
    assert.equal(there.pages.length, 3);
  });
});
