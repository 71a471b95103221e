/**
 * What runs in a page of the extension: it hears what the sensors send to the
 * background, and asks the engine itself.
 */

/**
 * @typedef {{ key: number, name: string, id: string, boxes: number, labels: string }} SeenField
 *   `labels` is what names it for a person, in one line
 * @typedef {{ verdict: Mamori.Verdict, url: string, fields: SeenField[] }} Seen the top frame's fields
 * @typedef {{ tab?: number, frame?: number, snapshot: Mamori.PageSnapshot, at: number }} Heard
 */

/**
 * Keeps what every sensor sends, until its tab is read. A sensor rests until it
 * is answered; the answer from here comes sooner than that of the background,
 * and shows nothing in the page.
 */
export function listen() {
  /** @type {Heard[]} */
  const heard = [];
  Object.assign(globalThis, { heard });
  chrome.runtime.onMessage.addListener((/** @type {Mamori.Message} */ message, sender, answer) => {
    if (message.kind !== "page") return;
    const { snapshot } = message;
    heard.push({ tab: sender.tab?.id, frame: sender.frameId, snapshot, at: performance.now() });
    answer(null);
  });
}

/**
 * Has the frames of a tab read again until the top frame says the same twice:
 * what it says first may be of a page that was still coming in. Then judges.
 *
 * A frame that has nothing to say would have been silent if it had not been
 * asked, so that the level is what the other frames make it; the rest is what
 * the popup reports.
 * @param {number} tab
 * @param {number} start older documents than this are of the page before
 * @param {number} frames how many there are, of which some cannot speak
 * @returns {Promise<Seen | null>}
 */
export async function see(tab, start, frames) {
  const [PATIENCE, QUIET, PAUSE, TURNS] = [20_000, 250, 5, 5];
  const end = performance.now() + PATIENCE;
  /** @type {Heard[]} */
  const all = /** @type {any} */ (globalThis).heard;
  const latest = () => {
    const mine = all.filter((one) => one.tab === tab && one.snapshot.since >= start);
    return new Map(mine.map((one) => [one.frame ?? 0, one]));
  };

  /** @param {number} count */
  async function ask(count) {
    const asked = performance.now();
    await chrome.tabs.sendMessage(tab, { kind: "read" }).catch(() => {});
    for (;;) {
      const answers = [...latest().values()].filter(({ at }) => at > asked);
      const top = answers.find(({ frame }) => frame === 0);
      const last = Math.max(...answers.map(({ at }) => at));
      const now = performance.now();
      if (top && (answers.length >= count || now - last > QUIET)) return top.snapshot;
      if (now > end) return null;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  /** @param {[number, Heard][]} inOrder */
  async function judge(inOrder) {
    const engine = await import(chrome.runtime.getURL("engine/engine.js"));
    await engine.default({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
    const { settings } = engine.read_settings({});
    let state = null;
    for (const [frame, { snapshot }] of inOrder) {
      state = engine.see(state, frame, snapshot, settings).tab;
    }
    return engine.judge(state, settings);
  }

  let top = await ask(1);
  // A page with a clock in it never says the same twice.
  for (let turn = 0, before = ""; turn < TURNS && top; turn += 1, top = await ask(frames)) {
    if (JSON.stringify(top) === before) break;
    before = JSON.stringify(top);
  }
  const inOrder = [...latest()].sort(([a], [b]) => a - b);
  all.splice(0, all.length, ...all.filter((one) => one.tab !== tab));
  if (!top) return null;
  const unasked = inOrder.filter(
    ([
      ,
      {
        snapshot: { fields, text, keypad },
      },
    ]) => {
      return fields.length > 0 || text !== "" || keypad;
    },
  );
  const verdict = { ...(await judge(inOrder)), level: (await judge(unasked)).level };
  const fields = top.fields.map(({ key, name, id, boxes, labels }) => {
    const words = labels.map(({ text }) => text).join("｜");
    return { key, name, id, boxes, labels: words.slice(0, 120) };
  });
  return { verdict, url: top.url, fields };
}
