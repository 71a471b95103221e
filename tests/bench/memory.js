/** Whether the memory of the background grows with the number of pages that were loaded. */
import { fileURLToPath } from "node:url";
import { launch } from "../browser/browsers.js";
import { readPages, routeTo } from "../browser/pages.js";
import { printRows, row } from "./rows.js";

const [EARLY, LATE] = [100, Number(process.env.MEMORY_LOADS ?? 1000)];

export async function memoryRows() {
  const pages = readPages("pages").filter(({ documents }) => documents.size === 1);
  const browser = await launch("chromium", routeTo(pages));
  const tab = await browser.newPage();
  const session = await backgroundOf(browser);
  /** @type {Record<number, Awaited<ReturnType<typeof measureMemory>>>} */
  const kept = {};
  for (let load = 1; load <= LATE; load += 1) {
    await tab.goto(pages[load % pages.length].address, { timeout: 60_000 }).catch(() => {});
    if (load === EARLY || load === LATE) kept[load] = await measureMemory(session);
  }
  await browser.close();
  const [early, late] = [kept[EARLY], kept[LATE]];
  return [
    row("background: script heap", "KB", [late.heap]),
    row(`background: script heap, ${LATE} loads ÷ ${EARLY}`, "×", [late.heap / early.heap]),
    row("background: memory of the engine", "KB", [late.engine]),
    row(`background: memory of the engine, ${LATE} loads ÷ ${EARLY}`, "×", [
      late.engine / early.engine,
    ]),
  ];
}

/** @param {import("../browser/browsers.js").Browser} browser */
async function backgroundOf(browser) {
  const isOurs = (/** @type {import("puppeteer-core").Target} */ target) =>
    target.type() === "service_worker" && target.url().startsWith(browser.root);
  const target = await browser.browser.waitForTarget(isOurs);
  const session = await target.createCDPSession();
  await session.send("Runtime.enable");
  return session;
}

/** Returns the memory in kilobytes after garbage collection. @param {import("puppeteer-core").CDPSession} session */
async function measureMemory(session) {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  for (let turn = 0; turn < 3; turn += 1) await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return { heap: usedSize / 1024, engine: (await engineBytes(session)) / 1024 };
}

/** Returns the bytes of all WebAssembly memories. The engine is the only one. @param {import("puppeteer-core").CDPSession} session */
async function engineBytes(session) {
  const asked = { expression: "WebAssembly.Memory.prototype" };
  const { objectId = "" } = (await session.send("Runtime.evaluate", asked)).result;
  const { objects } = await session.send("Runtime.queryObjects", { prototypeObjectId: objectId });
  const { result } = await session.send("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: String(sumOfBytes),
    returnByValue: true,
  });
  await session.send("Runtime.releaseObject", { objectId: objects.objectId ?? "" });
  return Number(result.value);
}

/** Runs in the background: adds up the sizes of these memories. @this {WebAssembly.Memory[]} */
function sumOfBytes() {
  return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printRows(await memoryRows());
