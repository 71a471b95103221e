/** Whether the background of the extension grows with what it has seen. */
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
  /** @type {Record<number, Awaited<ReturnType<typeof held>>>} */
  const kept = {};
  for (let load = 1; load <= LATE; load += 1) {
    await tab.goto(pages[load % pages.length].address, { timeout: 60_000 }).catch(() => {});
    if (load === EARLY || load === LATE) kept[load] = await held(session);
  }
  await browser.close();
  const [early, late] = [kept[EARLY], kept[LATE]];
  return [
    row("background: script heap", "KB", [late.heap]),
    row(`background: script heap, ${LATE} loads ÷ ${EARLY}`, "×", [late.heap / early.heap]),
    row("background: memory of the engine and of buffers", "KB", [late.buffers]),
    row(`background: engine and buffers, ${LATE} loads ÷ ${EARLY}`, "×", [
      late.buffers / early.buffers,
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

/** Kilobytes that are held once what is garbage is gone. @param {import("puppeteer-core").CDPSession} session */
async function held(session) {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  for (let turn = 0; turn < 3; turn += 1) await session.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize } = /** @type {any} */ (
    await session.send("Runtime.getHeapUsage")
  );
  return { heap: usedSize / 1024, buffers: backingStorageSize / 1024 };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printRows(await memoryRows());
