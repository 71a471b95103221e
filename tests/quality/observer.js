/**
 * Runs in a page of the extension: records the messages of the collectors to the background, and has
 * the engine process them in the same order.
 */

/**
 * @typedef {{ key: number, name: string, id: string, boxes: number, labels: string }} SeenField
 *   `labels` is the text of its labels in one line
 * @typedef {{ url: string, fields: SeenField[] }} Settled the top frame once its snapshots no longer change
 * @typedef {Settled & { verdict: Mamori.Verdict }} Seen
 * @typedef {Extract<Mamori.Request, { kind: "snapshot" | "document-unloaded" }>} Step
 * @typedef {{ tab?: number, frame: number, step: Step, document: string, loadedAt: number, receivedAt: number }} ReceivedMessage
 */

/**
 * Records the messages of every collector. A collector waits for the response to its snapshot; the
 * response from here arrives before that of the background, and shows no banner.
 */
export function listen() {
  /** @type {ReceivedMessage[]} */
  const messages = [];
  Object.assign(globalThis, { messages });
  chrome.runtime.onMessage.addListener((/** @type {Mamori.Request} */ step, sender, respond) => {
    if (step.kind !== "snapshot" && step.kind !== "document-unloaded") return;
    const { document } = step.kind === "snapshot" ? step.snapshot : step;
    // What a document says as it is left belongs to the page before.
    const loadedAt = step.kind === "snapshot" ? step.snapshot.documentLoadedAt : -1;
    const { tab, frameId: frame = 0 } = sender;
    const receivedAt = performance.now();
    messages.push({ tab: tab?.id, frame, step, document, loadedAt, receivedAt });
    if (step.kind === "snapshot") respond(null);
  });
}

/**
 * Has the frames of a tab scan again until the top frame sends the same snapshot twice, since its
 * first snapshot may be of a page that was still loading.
 * @param {number} tab
 * @param {number} start documents that were loaded earlier belong to the previous page
 * @param {number} frames the number of frames, including those without a collector
 * @returns {Promise<Settled | null>} null when the top frame does not respond
 */
export async function settle(tab, start, frames) {
  const [TIMEOUT_MS, QUIET_MS, PAUSE_MS, MAX_SCANS] = [20_000, 250, 5, 5];
  const end = performance.now() + TIMEOUT_MS;
  /** @type {ReceivedMessage[]} */
  const all = /** @type {any} */ (globalThis).messages;
  /** When the document of a message was loaded. @type {(one: ReceivedMessage) => number} */
  const startsAt = ({ document }) =>
    Math.max(...all.filter((one) => one.document === document).map(({ loadedAt }) => loadedAt));
  all.splice(0, all.length, ...all.filter((one) => one.tab !== tab || startsAt(one) >= start));

  /** @param {number} count */
  async function scan(count) {
    const asked = performance.now();
    await chrome.tabs.sendMessage(tab, { kind: "scan" }).catch(() => {});
    for (;;) {
      const answers = all.filter(
        (one) => one.tab === tab && one.step.kind === "snapshot" && one.receivedAt > asked,
      );
      const top = answers.findLast(({ frame }) => frame === 0)?.step;
      const last = Math.max(...answers.map(({ receivedAt }) => receivedAt));
      const now = performance.now();
      const isQuiet =
        new Set(answers.map(({ frame }) => frame)).size >= count || now - last > QUIET_MS;
      if (top?.kind === "snapshot" && isQuiet) return top.snapshot;
      if (now > end) return null;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  let top = await scan(1);
  // Some pages change all the time, for example by a clock.
  for (let turn = 0, before = ""; turn < MAX_SCANS && top; turn += 1, top = await scan(frames)) {
    if (JSON.stringify(top) === before) break;
    before = JSON.stringify(top);
  }
  if (!top) return null;
  const fields = top.fields.map(({ key, name, id, boxes, labels }) => {
    const text = labels.map(({ text }) => text).join("｜");
    return { key, name, id, boxes, labels: text.slice(0, 120) };
  });
  return { url: top.url, fields };
}

/**
 * Returns the verdict on all recorded messages of a tab, processed as the background processes them.
 *
 * A frame without findings sends a snapshot only when it is asked to scan. Such snapshots are left out
 * for the level, which is that of the badge; the rest of the verdict is what the popup reports.
 * @param {number} tab
 * @returns {Promise<Mamori.Verdict>}
 */
export async function judge(tab) {
  /** @type {ReceivedMessage[]} */
  const all = /** @type {any} */ (globalThis).messages;
  const steps = all.filter((one) => one.tab === tab);
  const engine = await import(chrome.runtime.getURL("engine/engine.js"));
  await engine.default({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
  const { settings } = engine.read_settings({});

  /** @type {(state: unknown, message: ReceivedMessage) => unknown} */
  function advance(state, { frame, step, document }) {
    if (step.kind === "snapshot")
      return engine.update_frame(state, frame, step.snapshot, settings).tab;
    return engine.remove_documents(state, [document]);
  }

  /** @type {(message: ReceivedMessage) => boolean} */
  const hasFindings = ({ step }) =>
    step.kind === "snapshot" &&
    (step.snapshot.fields.length > 0 || step.snapshot.text !== "" || step.snapshot.keypad);
  /** @type {(one: ReceivedMessage, at: number) => boolean} */
  const isUnasked = (one, at) =>
    steps
      .slice(0, at + 1)
      .some(
        (other) =>
          other.frame === one.frame && other.document === one.document && hasFindings(other),
      );
  /** @type {(taken: ReceivedMessage[]) => Mamori.Verdict} */
  const verdict = (taken) => engine.judge(taken.reduce(advance, null), settings);
  return { ...verdict(steps), level: verdict(steps.filter(isUnasked)).level };
}

/**
 * Returns the recorded messages of a tab, in order.
 * @param {number} tab
 */
export function recorded(tab) {
  /** @type {ReceivedMessage[]} */
  const all = /** @type {any} */ (globalThis).messages;
  const steps = all.filter((one) => one.tab === tab);
  return steps.map(({ frame, step, document }) => ({ frame, step, document }));
}
