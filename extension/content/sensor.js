"use strict";

// Reads this frame when it changes and tells the background what was seen.
((mamori) => {
  if (mamori.live?.()) return;
  mamori.quiet?.();
  const { dom, trees, enter, readFields, mentions, readText, readIdentity, fold, moments } = mamori;
  const { soon, glance, touch } = moments;

  const SLICE = 4;
  const PATIENCE = 1000;
  const MOST_FAILURES = 6;
  // Pages often fill in their words a moment after they have loaded.
  const AFTERWARDS = 1000;

  const isTop = globalThis.top === globalThis.self;
  let since = performance.timeOrigin;
  let isQuiet = false;
  let isReading = false;
  let isAsked = false;
  let wantsAgain = false;
  let lastSent = "";
  let failures = 0;
  let hasMoved = false;
  /** The last reading, until the background has answered. */
  let reading = Promise.resolve();
  let hurried = 0;

  /** @type {(ms: number) => Promise<void>} */
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  // After an update the browser cuts old content scripts off; all they can do is step aside.
  const live = () => !isQuiet && Boolean(globalThis.chrome?.runtime?.id);

  /** The frame's address without what may hold personal data. */
  function address() {
    const url = location.href.split(/[?#]/, 1)[0];
    return url.slice(0, location.protocol === "data:" ? 64 : 2048);
  }

  /** @type {(roots: Node[], hasPicture: boolean) => Mamori.Unread[]} */
  function unread(roots, hasPicture) {
    return [
      ...(mamori.hasCanvas(roots) ? [/** @type {const} */ ("canvas")] : []),
      ...(hasPicture ? [/** @type {const} */ ("picture")] : []),
    ];
  }

  /** Where the last reading looked. @type {Node[]} */
  let known = [document];

  /** Whether nothing but time has passed since the last whole reading. */
  function isQuietSince() {
    const roots = known.filter((root) => /** @type {any} */ (root).isConnected);
    return roots.length === known.length && !mentions(roots) && mamori.isAsSeen(roots);
  }

  /** @type {(isWhole: boolean) => Generator<void, Mamori.PageSnapshot | null>} */
  function* read(isWhole) {
    if (!isWhole && isQuietSince()) return null;
    const url = address();
    const body = dom.body(document);
    if (isTop && location.protocol === "about:" && !body?.firstElementChild) return null;
    const roots = (known = yield* trees());
    for (const root of roots) {
      changes.observe(root, WATCHED);
      mamori.sending.watch(root);
    }
    const hasWords = mentions(roots);
    yield;
    const { fields, veils, hasPicture } = yield* readFields(roots);
    for (const veil of veils) reveal.observe(veil);
    if (fields.length === 0 && !hasWords && !isAsked && !lastSent) return null;
    const identity = yield* readIdentity(roots);
    const senders = hasWords ? mamori.readSenders(fields) : [];
    const text = hasWords ? yield* readText(roots) : "";
    // Half of what was read may be of the step before. A page that always moves is read all the same.
    hasMoved = !hasMoved && url !== address();
    if (hasMoved) {
      soon();
      return null;
    }
    return {
      url,
      top: isTop,
      since,
      contentType: dom.contentType(document),
      title: fold(dom.title(document), 300),
      identity: [...identity, ...senders],
      fields,
      text,
      keypad: hasWords && mamori.hasKeypad(roots),
      unread: unread(roots, hasPicture),
    };
  }

  /** Runs a reading in slices; says how long it was at work. @type {(reading: ReturnType<typeof read>) => Promise<{ snapshot: Mamori.PageSnapshot | null, cost: number }>} */
  async function inSlices(reading) {
    let cost = 0;
    for (let count = 1; ; count++) {
      const start = performance.now();
      let step;
      do step = reading.next();
      while (!step.done && performance.now() - start < SLICE);
      cost += performance.now() - start;
      if (step.done) return { snapshot: step.value, cost };
      await moments.rest(count, hurried > 0);
    }
  }

  function readAndSend() {
    if (!live()) return quiet();
    if (isReading) return void (wantsAgain = true);
    [isReading, wantsAgain] = [true, false];
    listen();
    reading = readOnce();
  }

  function readWhole() {
    moments.expect();
    readAndSend();
  }

  async function readOnce() {
    try {
      const { snapshot, cost } = await inSlices(read(moments.starts()));
      const text = snapshot && JSON.stringify(snapshot);
      moments.ends(cost, Boolean(text) && text !== lastSent);
      if (snapshot && text) await send(snapshot, text);
    } catch {
      // A page that breaks one reading is read again at its next change.
    }
    isReading = false;
    if (wantsAgain) glance();
  }

  /** Reads without waiting for a better moment, since something was typed; settles when that is judged. */
  async function readNow() {
    hurried += 1;
    await reading;
    readWhole();
    await reading;
    hurried -= 1;
  }

  /** @type {(message: Mamori.Message) => Promise<any>} */
  async function tell(message) {
    const late = pause(PATIENCE);
    const said = await Promise.race([chrome.runtime.sendMessage(message), late]);
    // A background that ends before it has heard gives no answer, and no error either.
    if (said === undefined) throw new Error("no answer");
    mamori.frame = said.frame;
    return said.show;
  }

  /** @type {(snapshot: Mamori.PageSnapshot, text: string) => Promise<void>} */
  async function send(snapshot, text) {
    if (text === lastSent && !isAsked) return;
    [lastSent, isAsked] = [text, false];
    try {
      const message = /** @type {Mamori.Message} */ ({ kind: "page", snapshot });
      receive(await tell(message).catch(() => tell(message)));
      failures = 0;
    } catch {
      lastSent = " ";
      if (live()) setTimeout(soon, PATIENCE * 2 ** failures);
      else quiet();
      failures = Math.min(failures + 1, MOST_FAILURES);
    }
  }

  /** @type {(show: Mamori.Show | null | undefined) => void} */
  function receive(show) {
    // A verdict that comes late may be about the page before this one.
    if (!show || (isTop && show.since !== since)) return;
    mamori.verdict = show;
    mamori.note.update();
    if (isTop) mamori.banner?.show(mamori.verdict);
  }

  // Nodes, and the few attributes that name a field or make one; never a style or a class.
  const WATCHED = {
    childList: true,
    subtree: true,
    attributeFilter: ["placeholder", "aria-label", "type"],
  };

  const changes = new MutationObserver((records) => {
    mamori.frames.miss(records);
    moments.weigh(records, Boolean(lastSent));
  });

  // What hides a field mostly has no size; once it has one, the field may be seen.
  const reveal = new ResizeObserver((entries) => {
    if (entries.some(({ contentRect: { width, height } }) => width > 1 && height > 1)) soon();
  });

  /** A person's click or focus often shows more, at once or after a moment. @type {(event: Event) => void} */
  function onTouch(event) {
    if (!event.isTrusted) return;
    enter(event.target);
    touch();
    setTimeout(touch, 700);
  }

  /** A page that asks for something is looked at once more when its scripts have had their turn. */
  function onLoad() {
    moments.load();
    setTimeout(() => lastSent && glance(), AFTERWARDS);
  }

  /** @type {(event: Event) => void} */
  function onShow(event) {
    if (!(/** @type {PageTransitionEvent} */ (event).persisted)) return;
    [since, lastSent] = [Date.now(), ""];
    readWhole();
  }

  function onHide() {
    if (lastSent && live()) chrome.runtime.sendMessage({ kind: "gone", since }).catch(() => {});
  }

  /** @type {[string, (event: Event) => void][]} */
  const listeners = [
    ["DOMContentLoaded", moments.arrive],
    ["load", onLoad],
    ["pageshow", onShow],
    ["pagehide", onHide],
    ["popstate", soon],
    ["hashchange", soon],
    ["click", onTouch],
    ["focusin", onTouch],
    ...mamori.typing.listeners,
    ...mamori.note.listeners,
    ...mamori.sending.listeners,
  ];

  /** `document.open()` takes all listeners away, so that they are put back at each reading. */
  function listen() {
    mamori.shield?.listen();
    for (const [name, listener] of listeners) addEventListener(name, listener, true);
    // What loads inside the document is not told to the window.
    document.addEventListener("load", mamori.frames.onLoad, true);
    globalThis.navigation?.addEventListener("currententrychange", soon);
  }

  function quiet() {
    isQuiet = true;
    changes.disconnect();
    reveal.disconnect();
    for (const [name, listener] of listeners) removeEventListener(name, listener, true);
    document.removeEventListener("load", mamori.frames.onLoad, true);
    globalThis.navigation?.removeEventListener("currententrychange", soon);
  }

  /** Shows a person where a field is, without touching the page's own tree. @type {(key: number) => void} */
  function mark(key) {
    const el = mamori.field(key);
    const outline = { outline: "4px solid #c2410c", outlineOffset: "3px" };
    el?.scrollIntoView({ block: "center" });
    el?.animate([outline, outline], { duration: 4000 });
  }

  chrome.runtime.onMessage.addListener((/** @type {Mamori.Message} */ message, _, answer) => {
    if (isQuiet) return;
    if (message?.kind === "show") receive(message.show);
    if (message?.kind === "mark") mark(message.mark.field);
    if (message?.kind === "since") answer(since);
    if (message?.kind === "aside") mamori.banner?.stepAside();
    if (message?.kind === "proceed") mamori.banner?.proceed();
    if (message?.kind !== "read") return;
    isAsked = true;
    // Half a document would only put the whole one off.
    if (dom.readyState(document) === "loading") soon();
    else readWhole();
    answer(true);
  });

  moments.onRead(readAndSend);
  Object.assign(mamori, { live, quiet, readNow, isJudging: () => isReading || hurried > 0 });
  listen();
  changes.observe(document, WATCHED);
  if (dom.readyState(document) !== "loading") moments.arrive();
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
