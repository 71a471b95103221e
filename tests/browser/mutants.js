/**
 * Loads randomly damaged test pages in Chromium with the built extension:
 *   node tests/browser/mutants.js [count] [seed]
 * No script of the extension may throw or hang, and every page must get a verdict. Pages that hang
 * the browser even without the extension, such as those with deeply nested selectors, are only listed.
 */
import { launch, until } from "./browsers.js";
import { mutant, randomFrom } from "./mutate.js";
import { readPages } from "./pages.js";

const TABS = 4;
const LOAD_TIMEOUT_MS = 10_000;
const RESPONSE_TIMEOUT_MS = 15_000;
const VERDICT_TIMEOUT_MS = 20_000;
const PAGES_PER_PROGRESS_LINE = 500;

const [count, seed] = [Number(process.argv[2] ?? 5000), Number(process.argv[3] ?? 1)];
const sources = readPages("pages").map(({ documents }) => [...documents.values()].join("\n"));
const browser = await launch("chromium", route);
let faults = 0;
/** @type {import("./browsers.js").Page[]} */
const tabs = [];
/** @type {number[]} */
const hangingPages = [];
let next = 0;
/** The ID of a new tab is found by comparison, so tabs are opened one after the other. */
let opening = /** @type {Promise<unknown>} */ (Promise.resolve());

await watchWorker();
for (let opened = 0; opened < TABS; opened += 1) tabs.push(await open());
await Promise.all(tabs.map(work));
await browser.close();
if (hangingPages.length > 0)
  console.log(`hang without the extension: ${hangingPages.map((n) => `m${n}`).join(" ")}`);
console.log(`${count} mutated pages from seed ${seed}: ${faults} faults`);
process.exitCode = faults > 0 ? 1 : 0;

/** @type {import("./proxy.js").Route} */
function route(_host, path) {
  const number = /^\/m(\d+)$/.exec(path)?.[1];
  return number === undefined ? null : pageOf(Number(number));
}

/** Returns the page of a number, always the same for a seed. @param {number} number */
function pageOf(number) {
  const random = randomFrom(seed * 1_000_003 + number);
  if (random(20) > 0) return { body: mutant(sources, random) };
  // Browsers inject no content scripts into an XML document with an error before its first element.
  const body = `<html xmlns="http://www.w3.org/1999/xhtml">${mutant(sources, random)}`;
  return { headers: { "content-type": "application/xhtml+xml" }, body };
}

/** @param {string} fault */
function report(fault) {
  faults += 1;
  console.log(`✗ ${fault}`);
}

async function open() {
  const opened = opening.then(() => browser.newPage({ type: "window" }));
  opening = opened.catch(() => {});
  const tab = await opened;
  tab.on("dialog", (dialog) => dialog.dismiss().catch(() => {}));
  await watch(await tab.createCDPSession(), "page");
  return tab;
}

/** @param {import("./browsers.js").Page} tab */
async function work(tab) {
  while (next < count) {
    const number = next;
    next += 1;
    if (number > 0 && number % PAGES_PER_PROGRESS_LINE === 0) console.log(`${number} pages`);
    await visit(tab, number).catch(async (error) => {
      if (await hangs(number)) hangingPages.push(number);
      else report(`m${number}: ${String(error).split("\n")[0]}`);
      // A hanging page uses the processor until its tab is closed.
      tab.close().catch(() => {});
      tab = await open();
    });
  }
}

/**
 * @param {import("./browsers.js").Page} tab
 * @param {number} number
 */
async function visit(tab, number) {
  const address = `https://mutant.example/m${number}`;
  // A mutated page may never finish loading; only the verdict matters.
  await tab
    .goto(address, { waitUntil: "domcontentloaded", timeout: LOAD_TIMEOUT_MS })
    .catch(() => {});
  if (!(await responds(tab))) throw new Error("the page hangs");
  const id = browser.tabIdOf(tab);
  const isJudged = () => browser.evaluate(readState, id, address);
  await until(isJudged, VERDICT_TIMEOUT_MS).catch(() =>
    Promise.reject(new Error(`no verdict at ${tab.url()}`)),
  );
  if ((await browser.badge(id)) === "?") throw new Error("the engine failed");
}

/** Returns whether a page hangs in a browser without the extension. @param {number} number */
async function hangs(number) {
  const bare = await launch("chromium", route, { extension: false });
  const tab = await bare.newPage();
  const address = `https://mutant.example/m${number}`;
  await tab
    .goto(address, { waitUntil: "domcontentloaded", timeout: LOAD_TIMEOUT_MS })
    .catch(() => {});
  const isHanging = !(await responds(tab));
  await bare.close();
  return isHanging;
}

/** @param {import("./browsers.js").Page} tab @returns {Promise<boolean>} */
function responds(tab) {
  const timeout = new Promise((resolve) => setTimeout(resolve, RESPONSE_TIMEOUT_MS, false));
  return Promise.race([tab.evaluate(() => true).catch(() => false), timeout]);
}

/**
 * Runs in a page of the extension: returns whether the state of the tab is of this address. The top
 * frame is asked for a snapshot, since a page without fields and claims sends none by itself.
 * @param {number} tab
 * @param {string} address
 */
async function readState(tab, address) {
  await chrome.tabs.sendMessage(tab, { kind: "scan" }, { frameId: 0 });
  const state = await chrome.storage.session.get(`tab:${tab}`);
  return JSON.stringify(state).includes(`"${address}"`);
}

/** Reports errors in the extension's scripts. @param {import("puppeteer-core").CDPSession} session @param {string} where */
async function watch(session, where) {
  session.on("Runtime.exceptionThrown", ({ exceptionDetails: details }) => {
    const text = `${details.exception?.description ?? details.text} ${details.url ?? ""}`;
    const frames = details.stackTrace?.callFrames ?? [];
    const isOurs = frames.some(({ url }) => url.startsWith(browser.root));
    if (where === "worker" || isOurs || text.includes(browser.root)) {
      report(`${where}, near m${next - 1}: ${text.split("\n").slice(0, 3).join(" ")}`);
    }
  });
  await session.send("Runtime.enable");
}

async function watchWorker() {
  const isWorker = (/** @type {import("puppeteer-core").Target} */ target) =>
    target.type() === "service_worker" && target.url().startsWith(browser.root);
  const worker = await browser.browser.waitForTarget(isWorker);
  await watch(await worker.createCDPSession(), "worker");
}
