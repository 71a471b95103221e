/**
 * The packages for the stores are reproducible, contain no paths of the machine, and work when they
 * are installed.
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
/** How long a browser may take on a busy machine. */
const SCREEN_TIMEOUT_MS = 15_000;
/** The path under which the page is served. */
const SUB_PATH = "/~kurashi/mamori/";
const CARGO = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
const RUSTUP = process.env.RUSTUP_HOME ?? join(homedir(), ".rustup");

/** A temporary folder for everything that the tests create. */
const temporary = mkdtempSync(join(tmpdir(), "myna-mamori-elsewhere-"));
const otherSource = join(temporary, "a folder", "source");
const otherHome = join(temporary, "home");

/** Returns the path of the only package with this part in its name. @type {(part: string) => string} */
function packageOf(part) {
  const names = readdirSync(PACKAGES).filter((name) => name.includes(`-${part}-`));
  assert.equal(names.length, 1, part);
  return join(PACKAGES, names[0]);
}

/** Returns the SHA-256 of each file. @type {(folder: string) => Record<string, string>} */
function hashesOf(folder) {
  const hash = (/** @type {string} */ name) =>
    createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("hex");
  return Object.fromEntries(readdirSync(folder).map((name) => [name, hash(name)]));
}

/** The npm packages that ship, or build. */
const NEEDED =
  /^(?:lean-qr|postal-mime|tesseract\.js.*|@tesseract\.js-data|zxing-wasm|bmp-js|idb-keyval|is-url|regenerator-runtime|wasm-feature-detect|zlibjs|esbuild|@esbuild|\.package-lock\.json)$/;

/** Copies what a build would download into the other home. */
function copyDownloads() {
  mkdirSync(otherHome, { recursive: true });
  cpSync(join(CARGO, "registry"), join(otherHome, "crates", "registry"), { recursive: true });
  for (const part of readdirSync(join(ROOT, "node_modules"))) {
    if (!NEEDED.test(part)) continue;
    cpSync(join(ROOT, "node_modules", part), join(otherSource, "node_modules", part), {
      recursive: true,
    });
  }
  utimesSync(join(otherSource, "node_modules/.package-lock.json"), new Date(), new Date());
}

describe("packages", () => {
  before(() => void execFileSync("./build.sh", ["pack"], { cwd: ROOT, stdio: "pipe" }));
  after(() => rmSync(temporary, { recursive: true }));

  it("are byte-identical when a reviewer builds them from the source package", () => {
    unzip(packageOf("source"), otherSource);
    copyDownloads();
    execFileSync("bash", ["-c", "umask 077; ./build.sh pack"], {
      cwd: otherSource,
      stdio: "pipe",
      env: {
        PATH: process.env.PATH,
        HOME: otherHome,
        CARGO_HOME: join(otherHome, "crates"),
        CARGO_NET_OFFLINE: "true",
        RUSTUP_HOME: RUSTUP,
        TZ: "Asia/Tokyo",
        LC_ALL: "C",
      },
    });
    const hashes = hashesOf(PACKAGES);
    assert.equal(Object.keys(hashes).length, 5);
    assert.deepEqual(hashesOf(join(otherSource, "dist/packages")), hashes);
  });

  it("contain no path of the machine that built them", () => {
    const places = [ROOT, CARGO, RUSTUP, `${homedir()}/`, ".cargo/", ".rustup/", "/registry/src/"];
    for (const part of ["chrome", "firefox", "www"]) {
      for (const { path, contents } of readZip(packageOf(part))) {
        for (const place of places) assert.ok(!contents.includes(place), `${place} in ${path}`);
      }
    }
  });

  it("contain their entries in a fixed order, with the same time", () => {
    for (const part of ["chrome", "firefox", "www", "source"]) {
      const entries = readZip(packageOf(part));
      const paths = entries.map(({ path }) => path);
      assert.ok(paths.length > 10);
      assert.deepEqual(paths, [...paths].sort());
      assert.equal(new Set(entries.map(({ time }) => time)).size, 1);
    }
  });

  for (const name of NAMES) describe(`installed, ${name}`, () => installed(name));

  it("contain a page that works below any path of a server", served);
});

/** Installs the package; for Chromium, which installs only folders, its contents. @param {import("./browser/browsers.js").Name} name */
function installed(name) {
  const attack = readPages("demo").find(({ address }) => address.includes("myna-go-jp.example"));
  assert.ok(attack);
  /** @type {import("./browser/browsers.js").Browser} */
  let browser;
  /** @type {import("./browser/browsers.js").Page} */
  let page;
  before(async () => {
    const unpacked = join(temporary, "installed");
    if (name === "chromium") unzip(packageOf("chrome"), unpacked);
    const folder = name === "chromium" ? unpacked : packageOf("firefox");
    browser = await launch(name, routeTo([attack]), { folder });
    await addOverlayReader(browser);
    page = await browser.newPage();
    await page.goto(attack.address);
  });
  after(() => browser?.close());

  it("covers a dangerous page with the danger banner", async () => {
    const box = await until(
      async () => (await readOverlays(page)).find(isDanger),
      SCREEN_TIMEOUT_MS,
    );
    const { leave, portal } = await browser.evaluate(readButtonStrings);
    const texts = box.buttons.map(({ text }) => text);
    assert.ok(leave && texts.includes(leave) && texts.includes(portal), texts.join());
  });

  it("draws the popup", async () => {
    const tab = browser.tabIdOf(page);
    await until(async () => (await browser.badge(tab)) === "!!", SCREEN_TIMEOUT_MS);
    assert.deepEqual(await browser.report(tab), attack.expected.report);
    const address = `${browser.root}popup/popup.html?tab=${tab}`;
    await browser.extensionPage.evaluate((to) => location.assign(to), address);
    const { headline, actions } = await until(
      () => browser.extensionPage.evaluate(readPopup),
      SCREEN_TIMEOUT_MS,
    );
    assert.match(headline, /myna-go-jp\.example/);
    assert.ok(actions.includes("options"));
  });

  it("contains the licences of its dependencies", async () => {
    const address = `${browser.root}licences.html`;
    const page = await browser.evaluate((from) => fetch(from).then((it) => it.text()), address);
    assert.match(page, /serde/);
  });
}

const isDanger = (/** @type {import("./browser/overlay-reader.js").Overlay} */ { kind }) =>
  kind === "page danger";

/** Serves the files of the package below a path, and uses the page in a browser without the extension. */
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
    const requests = browser.proxy.requests.filter(({ host }) => host === "city.example");
    assert.deepEqual(
      requests.filter(({ path }) => !answer(files, path)),
      [],
    );
  } finally {
    await browser.close();
  }
}

/** Answers as a server of static files does. @type {(files: Map<string, Buffer>, path: string) => import("./browser/proxy.js").Answer | null} */
function answer(files, path) {
  const name = path.startsWith(SUB_PATH) ? path.slice(SUB_PATH.length) || "index.html" : "";
  const body = files.get(name);
  const type = CONTENT_TYPES[extname(name)] ?? "text/plain";
  return body ? { body, headers: { "content-type": type } } : null;
}
