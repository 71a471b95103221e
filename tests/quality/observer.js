/**
 * What runs in a page of the extension: it hears what the sensors tell the
 * background, and takes the engine through the same steps.
 */

/**
 * @typedef {{ key: number, name: string, id: string, boxes: number, labels: string }} SeenField
 *   `labels` is what names it for a person, in one line
 * @typedef {{ url: string, fields: SeenField[] }} Settled the top frame, once it no longer changes
 * @typedef {Settled & { verdict: Mamori.Verdict }} Seen
 * @typedef {Extract<Mamori.Request, { kind: "snapshot" | "document-unloaded" }>} Step
 * @typedef {{ tab?: number, frame: number, step: Step, documentLoadedAt: number, at: number }} Heard
 */

/**
 * Keeps what every sensor tells of its document. A sensor rests until it is
 * answered; the answer from here comes sooner than that of the background, and
 * shows nothing in the page.
 */
export function listen() {
  /** @type {Heard[]} */
  const heard = [];
  Object.assign(globalThis, { heard });
  chrome.runtime.onMessage.addListener((/** @type {Mamori.Request} */ step, sender, answer) => {
    if (step.kind !== "snapshot" && step.kind !== "document-unloaded") return;
    const { documentLoadedAt } = step.kind === "snapshot" ? step.snapshot : step;
    const { tab, frameId: frame = 0 } = sender;
    heard.push({ tab: tab?.id, frame, step, documentLoadedAt, at: performance.now() });
    if (step.kind === "snapshot") answer(null);
  });
}

/**
 * Has the frames of a tab read again until the top frame says the same twice:
 * what it says first may be of a page that was still coming in.
 * @param {number} tab
 * @param {number} start older documents than this are of the page before
 * @param {number} frames how many there are, of which some cannot speak
 * @returns {Promise<Settled | null>} null where the top frame does not answer
 */
export async function settle(tab, start, frames) {
  const [PATIENCE, QUIET, PAUSE, TURNS] = [20_000, 250, 5, 5];
  const end = performance.now() + PATIENCE;
  /** @type {Heard[]} */
  const all = /** @type {any} */ (globalThis).heard;
  all.splice(
    0,
    all.length,
    ...all.filter((one) => one.tab !== tab || one.documentLoadedAt >= start),
  );

  /** @param {number} count */
  async function ask(count) {
    const asked = performance.now();
    await chrome.tabs.sendMessage(tab, { kind: "scan" }).catch(() => {});
    for (;;) {
      const answers = all.filter(
        (one) => one.tab === tab && one.step.kind === "snapshot" && one.at > asked,
      );
      const top = answers.findLast(({ frame }) => frame === 0)?.step;
      const last = Math.max(...answers.map(({ at }) => at));
      const now = performance.now();
      const isQuiet =
        new Set(answers.map(({ frame }) => frame)).size >= count || now - last > QUIET;
      if (top?.kind === "snapshot" && isQuiet) return top.snapshot;
      if (now > end) return null;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  let top = await ask(1);
  // A page with a clock in it never says the same twice.
  for (let turn = 0, before = ""; turn < TURNS && top; turn += 1, top = await ask(frames)) {
    if (JSON.stringify(top) === before) break;
    before = JSON.stringify(top);
  }
  if (!top) return null;
  const fields = top.fields.map(({ key, name, id, boxes, labels }) => {
    const words = labels.map(({ text }) => text).join("｜");
    return { key, name, id, boxes, labels: words.slice(0, 120) };
  });
  return { url: top.url, fields };
}

/**
 * The verdict on all that a tab's documents have told since they were opened,
 * step by step as the background takes them.
 *
 * A frame that has nothing to say would have been silent if it had not been
 * asked, so that the level is what the other steps make it; the rest is what
 * the popup reports.
 * @param {number} tab
 * @returns {Promise<Mamori.Verdict>}
 */
export async function judge(tab) {
  /** @type {Heard[]} */
  const all = /** @type {any} */ (globalThis).heard;
  const steps = all.filter((one) => one.tab === tab);
  const engine = await import(chrome.runtime.getURL("engine/engine.js"));
  await engine.default({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
  const { settings } = engine.read_settings({});

  /** @type {(state: unknown, heard: Heard) => unknown} */
  function advance(state, { frame, step, documentLoadedAt }) {
    if (step.kind === "snapshot")
      return engine.update_frame(state, frame, step.snapshot, settings).tab;
    const { tab } = engine.remove_frame(state, frame, documentLoadedAt, settings);
    return engine.remove_frame(tab, 0, documentLoadedAt, settings).tab;
  }

  /** @type {(heard: Heard) => boolean} */
  const speaks = ({ step }) =>
    step.kind === "snapshot" &&
    (step.snapshot.fields.length > 0 || step.snapshot.text !== "" || step.snapshot.keypad);
  /** @type {(one: Heard, at: number) => boolean} */
  const isUnasked = (one, at) =>
    steps
      .slice(0, at + 1)
      .some(
        (other) =>
          other.frame === one.frame &&
          other.documentLoadedAt === one.documentLoadedAt &&
          speaks(other),
      );
  /** @type {(taken: Heard[]) => Mamori.Verdict} */
  const verdict = (taken) => engine.judge(taken.reduce(advance, null), settings);
  return { ...verdict(steps), level: verdict(steps.filter(isUnasked)).level };
}
