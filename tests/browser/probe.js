// A probe extension: it contains the collector's files and a background that forwards every message
// to the server of the test, which also answers for every page.
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";

const EXTENSION = new URL("../../dist/chrome/", import.meta.url);
export const SITE = "http://site.test";
export const SLOW_URL = `${SITE}/endless`;
export const PIN = `<label>暗証番号<input id=f></label>`;

/** @typedef {{ frame: number, url: string, message: any }} Report */
/** @typedef {{ body: string, headers?: Record<string, string>, status?: number }} Answer */

/** @type {Map<string, Answer>} */
const pages = new Map();
/** Every message that the probe has sent. @type {Report[]} */
export const reports = [];

/** Serves a page and returns its address. @type {(body: string, options?: { host?: string, headers?: Record<string, string> }) => string} */
export function serve(body, { host = "site.test", headers } = {}) {
  const url = `http://${host}/${pages.size + 1}`;
  pages.set(url, { body: `<!doctype html><meta charset="utf-8">${body}`, headers });
  return url;
}

// The server is the browsers' proxy and answers for every host, so no request leaves this machine.
const server = createServer((request, response) => {
  if (request.url === "http://probe.test/report") {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (part) => (text += part));
    request.on("end", () => {
      reports.push(JSON.parse(text));
      response.writeHead(204, { "access-control-allow-origin": "*" }).end();
    });
    return;
  }
  if (request.url === SLOW_URL) {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.write(`<!doctype html><title>マイナ</title>${PIN}${" ".repeat(2000)}`);
    setTimeout(() => response.end(), 3000);
    return;
  }
  const page = pages.get(String(request.url).split(/[?#]/)[0]);
  const headers = { "content-type": "text/html; charset=utf-8", ...page?.headers };
  response.writeHead(page ? 200 : 404, headers).end(page?.body ?? "");
});

const BACKGROUND = `
chrome.runtime.onMessage.addListener((message, sender, answer) => {
  if (message.kind === "probe") chrome.tabs.sendMessage(sender.tab.id, message.command);
  const report = { frame: sender.frameId, url: sender.url, message };
  fetch("http://probe.test/report", { method: "POST", mode: "no-cors", body: JSON.stringify(report) });
  answer({ frame: sender.frameId, show: null });
});`;
const RELAY = `
addEventListener("probe", (event) =>
  chrome.runtime.sendMessage({ kind: "probe", command: JSON.parse(event.detail) }));`;

/** Creates the probe extension, with the collector as the manifest loads it. */
async function createProbe() {
  const folder = await mkdtemp(join(tmpdir(), "probe-"));
  const manifest = JSON.parse(await readFile(new URL("manifest.json", EXTENSION), "utf8"));
  const scripts = manifest.content_scripts.find((/** @type {any} */ { all_frames }) => all_frames);
  for (const file of scripts.js) await cp(new URL(file, EXTENSION), join(folder, file));
  await writeFile(join(folder, "background.js"), BACKGROUND);
  await writeFile(join(folder, "relay.js"), RELAY);
  const { matches } = scripts;
  const probeManifest = {
    manifest_version: 3,
    name: "Probe",
    version: "1",
    background: { service_worker: "background.js", scripts: ["background.js"] },
    browser_specific_settings: { gecko: { id: "probe@myna-mamori.example" } },
    host_permissions: ["<all_urls>"],
    // Firefox would otherwise upgrade the request of the background to https.
    content_security_policy: { extension_pages: "script-src 'self'" },
    content_scripts: [scripts, { matches, js: ["relay.js"], run_at: "document_start" }],
  };
  await writeFile(join(folder, "manifest.json"), JSON.stringify(probeManifest));
  return folder;
}

/** @type {(name: string, folder: string, port: number) => Promise<import("puppeteer-core").Browser>} */
async function launch(name, folder, port) {
  if (name === "chromium")
    return puppeteer.launch({
      executablePath: process.env.CHROME ?? "/usr/bin/chromium",
      pipe: true,
      enableExtensions: [folder],
      args: ["--no-sandbox", `--proxy-server=127.0.0.1:${port}`, "--proxy-bypass-list=<-loopback>"],
    });
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    extraPrefsFirefox: {
      "network.proxy.type": 1,
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": port,
      "network.proxy.allow_hijacking_localhost": true,
    },
  });
  await browser.installExtension(folder);
  return browser;
}

/** Waits for a snapshot among the reports from an index on. @type {(from: number, fits: (snapshot: any, report: Report) => unknown) => Promise<any>} */
export async function findSnapshot(from, fits) {
  for (let waited = 0; waited < 5000; waited += 20) {
    const isMatch = (/** @type {Report} */ report) =>
      report.message.snapshot && fits(report.message.snapshot, report);
    const match = reports.slice(from).findLast(isMatch);
    if (match) return match.message.snapshot;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const last = reports.slice(from).map(({ message, frame }) => [frame, message]);
  throw new Error(`no such snapshot; received: ${JSON.stringify(last).slice(0, 3000)}`);
}

export const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Launches a browser with the probe extension.
 * @param {string} name
 */
export async function openProbe(name) {
  if (!server.listening) await new Promise((done) => server.listen(0, "127.0.0.1", () => done(0)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const folder = await createProbe();
  const browser = await launch(name, folder, port);
  const tab = await browser.newPage();
  return {
    tab,

    /**
     * Opens a page with a claim in its title; returns a snapshot that fits, by default of the top frame.
     * @type {(body: string, fits?: (snapshot: any, report: Report) => unknown, options?: any) => Promise<any>}
     */
    async read(body, fits = (/** @type {any} */ { top }) => top, options = {}) {
      const from = reports.length;
      const title = options.title ?? "マイナンバー";
      const url = serve(`<title>${title}</title>${body}`, options);
      // This does not wait for the load event: a frame whose document is written and never closed
      // keeps the page loading. The snapshot is enough.
      tab.goto(url, { waitUntil: "domcontentloaded" }).catch(() => {});
      return findSnapshot(from, (snapshot, report) => fits(snapshot, report));
    },

    /** Has the background send a message to the tab. @type {(message: object) => Promise<unknown>} */
    command: (message) =>
      tab.evaluate(
        (detail) => window.dispatchEvent(new CustomEvent("probe", { detail })),
        JSON.stringify(message),
      ),

    async close() {
      await browser.close();
      await rm(folder, { recursive: true });
      server.close();
    },
  };
}

/** The field with the id "f". @type {(snapshot: any) => any} */
export const field = (snapshot) => snapshot.fields.find((/** @type {any} */ { id }) => id === "f");
