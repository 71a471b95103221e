/**
 * The packages of the stores: the same bytes from anywhere, nothing of the machine in them, and what
 * the browsers install from them warns.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browser/browsers.js";
import { addOverlayReader, readOverlays, readButtonStrings } from "./browser/overlay-reader.js";
import { readPages, routeTo } from "./browser/pages.js";
import { readPopup } from "./browser/popup.js";
import { CONTENT_TYPES } from "./browser/content-types.js";
import { readZip, unzip } from "./unzip.js";

const ROOT = new URL("..", import.meta.url).pathname.replace(/\/$/, "");
const PACKAGES = join(ROOT, "dist/packages");
/** How long a browser may take on a machine with other work. */
const PATIENCE_MS = 15_000;
/** Where the page stands on a server that is somebody else's. */
const SUB_PATH = "/~kurashi/mamori/";
const CARGO = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
const RUSTUP = process.env.RUSTUP_HOME ?? join(homedir(), ".rustup");

/** Folder of everything that is made here, under a name of no fixed length. */
const away = mkdtempSync(join(tmpdir(), "myna-mamori-elsewhere-"));
const there = join(away, "a folder", "source");
const home = join(away, "home");

/** The one package whose name has this in it. @type {(part: string) => string} */
function packageOf(part) {
  const names = readdirSync(PACKAGES).filter((name) => name.includes(`-${part}-`));
  assert.equal(names.length, 1, part);
  return join(PACKAGES, names[0]);
}

/** @type {(folder: string) => Record<string, string>} */
function sumsOf(folder) {
  const sum = (/** @type {string} */ name) =>
    createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("hex");
  return Object.fromEntries(readdirSync(folder).map((name) => [name, sum(name)]));
}

/** What a build downloads lies ready in the other home as well. */
function furnish() {
  mkdirSync(home, { recursive: true });
  cpSync(join(CARGO, "registry"), join(home, "crates", "registry"), { recursive: true });
  for (const part of ["postal-mime", ".package-lock.json"]) {
    cpSync(join(ROOT, "node_modules", part), join(there, "node_modules", part), {
      recursive: true,
    });
  }
  utimesSync(join(there, "node_modules/.package-lock.json"), new Date(), new Date());
}

describe("packages", () => {
  before(() => void execFileSync("./build.sh", ["pack"], { cwd: ROOT, stdio: "pipe" }));
  after(() => rmSync(away, { recursive: true }));

  it("are the same bytes when a reviewer builds them from the source package", () => {
    unzip(packageOf("source"), there);
    furnish();
    execFileSync("bash", ["-c", "umask 077; ./build.sh pack"], {
      cwd: there,
      stdio: "pipe",
      env: {
        PATH: process.env.PATH,
        HOME: home,
        CARGO_HOME: join(home, "crates"),
        CARGO_NET_OFFLINE: "true",
        RUSTUP_HOME: RUSTUP,
        TZ: "Asia/Tokyo",
        LC_ALL: "C",
      },
    });
    const sums = sumsOf(PACKAGES);
    assert.equal(Object.keys(sums).length, 5);
    assert.deepEqual(sumsOf(join(there, "dist/packages")), sums);
  });

  it("name no folder of the machine that built them", () => {
    const places = [ROOT, CARGO, RUSTUP, `${homedir()}/`, ".cargo/", ".rustup/", "/registry/src/"];
    for (const part of ["chrome", "firefox", "www"]) {
      for (const { path, contents } of readZip(packageOf(part))) {
        for (const place of places) assert.ok(!contents.includes(place), `${place} in ${path}`);
      }
    }
  });

  it("hold their entries in one order, at one time", () => {
    for (const part of ["chrome", "firefox", "www", "source"]) {
      const entries = readZip(packageOf(part));
      const paths = entries.map(({ path }) => path);
      assert.ok(paths.length > 10);
      assert.deepEqual(paths, [...paths].sort());
      assert.equal(new Set(entries.map(({ time }) => time)).size, 1);
    }
  });

  for (const name of NAMES) describe(`installed, ${name}`, () => installed(name));

  it("serve the page from any path of a server", served);
});

/** The package itself is installed; Chromium takes only folders, and gets what is in its zip. @param {import("./browser/browsers.js").Name} name */
function installed(name) {
  const attack = readPages("demo").find(({ address }) => address.includes("myna-go-jp.example"));
  assert.ok(attack);
  /** @type {import("./browser/browsers.js").Browser} */
  let browser;
  /** @type {import("./browser/browsers.js").Page} */
  let page;
  before(async () => {
    const unpacked = join(away, "installed");
    if (name === "chromium") unzip(packageOf("chrome"), unpacked);
    const folder = name === "chromium" ? unpacked : packageOf("firefox");
    browser = await launch(name, routeTo([attack]), { folder });
    await addOverlayReader(browser);
    page = await browser.newPage();
    await page.goto(attack.address);
  });
  after(() => browser?.close());

  it("covers a dangerous page with its own words", async () => {
    const box = await until(async () => (await readOverlays(page)).find(isDanger), PATIENCE_MS);
    const { leave, portal } = await browser.evaluate(readButtonStrings);
    const said = box.buttons.map(({ text }) => text);
    assert.ok(leave && said.includes(leave) && said.includes(portal), said.join());
  });

  it("draws the popup", async () => {
    const tab = browser.tabIdOf(page);
    await until(async () => (await browser.badge(tab)) === "!!", PATIENCE_MS);
    assert.deepEqual(await browser.report(tab), attack.expected.report);
    const address = `${browser.root}popup/popup.html?tab=${tab}`;
    await browser.extensionPage.evaluate((to) => location.assign(to), address);
    const { headline, actions } = await until(
      () => browser.extensionPage.evaluate(readPopup),
      PATIENCE_MS,
    );
    assert.match(headline, /myna-go-jp\.example/);
    assert.ok(actions.includes("options"));
  });

  it("has the licences of what is in it", async () => {
    const address = `${browser.root}licences.html`;
    const page = await browser.evaluate((from) => fetch(from).then((it) => it.text()), address);
    assert.match(page, /serde/);
  });
}

const isDanger = (/** @type {import("./browser/overlay-reader.js").Overlay} */ { kind }) =>
  kind === "page danger";

/** Plain files from the zip, two folders deep, in the browser of a person without the extension. */
async function served() {
  const files = new Map(readZip(packageOf("www")).map(({ path, contents }) => [path, contents]));
  const browser = await launch("chromium", (_host, path) => answer(files, path), {
    extension: false,
  });
  try {
    const page = await browser.newPage();
    await page.goto(`https://city.example${SUB_PATH}`);
    await page.waitForSelector("#check:not([hidden])");
    await page.type("#message", "【国税庁】本日中にお支払いください。 https://nta-pay.top/");
    await page.waitForSelector("#report[data-level=danger]");
    const asked = browser.proxy.requests.filter(({ host }) => host === "city.example");
    assert.deepEqual(
      asked.filter(({ path }) => !answer(files, path)),
      [],
    );
  } finally {
    await browser.close();
  }
}

/** What a server of plain files says. @type {(files: Map<string, Buffer>, path: string) => import("./browser/proxy.js").Answer | null} */
function answer(files, path) {
  const name = path.startsWith(SUB_PATH) ? path.slice(SUB_PATH.length) || "index.html" : "";
  const body = files.get(name);
  const type = CONTENT_TYPES[extname(name)] ?? "text/plain";
  return body ? { body, headers: { "content-type": type } } : null;
}
