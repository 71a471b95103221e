"use strict";

// When a frame is read: soon where something telling may have come, later and ever less often where
// a page only moves.
((mamori) => {
  if (mamori.live?.()) return;
  const { dom, isTelling, EDITABLE } = mamori;

  const SHORTEST_GAP = 500;
  // At most one part in forty of the time goes into reading, however long the page.
  const REST = 40;
  // Where nothing is painted, no frame comes.
  const PAINTLESS = 100;
  // Eight times as long between two readings of a page that moves and says nothing new.
  const CALMEST = 3;
  const TELLING = `${EDITABLE},label`;
  const MOST_SEARCHED = 20_000;

  /** @type {() => void} */
  let read = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let plannedAt = 0;
  let gap = SHORTEST_GAP;
  // A page that never finishes loading is read all the same.
  let nextStart = performance.now() + SHORTEST_GAP;
  /** How many readings in a row have found nothing new. */
  let calm = 0;
  let isWhole = true;
  const { port1: sooner, port2: rested } = new MessageChannel();
  /** @type {(() => void)[]} */
  let waiting = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let late;

  function goOn() {
    clearTimeout(late);
    const all = waiting;
    waiting = [];
    for (const callback of all) callback();
  }
  rested.onmessage = goOn;

  /** Calls back behind the next frame: the page has just been laid out, so that no look at it makes the browser do so. @type {(callback: () => void) => void} */
  function afterFrame(callback) {
    waiting.push(callback);
    requestAnimationFrame(() => sooner.postMessage(null));
    clearTimeout(late);
    late = setTimeout(goOn, PAINTLESS);
  }

  function start() {
    timer = undefined;
    if (performance.now() + 1 < nextStart) plan(nextStart);
    else read();
  }

  /** Reads behind the first frame and at an idle moment after that time, if no earlier one is planned. @type {(at: number) => void} */
  function plan(at) {
    if (!mamori.live?.() || (timer !== undefined && plannedAt <= at)) return;
    clearTimeout(timer);
    plannedAt = at;
    const wait = Math.max(0, at - performance.now());
    timer = setTimeout(() => requestIdleCallback(() => afterFrame(start), { timeout: 100 }), wait);
  }

  /** The next reading is a whole one. */
  function expect() {
    isWhole = true;
  }

  function soon() {
    expect();
    plan(nextStart);
  }

  function later() {
    expect();
    plan(nextStart + gap * (2 ** calm - 1));
  }

  /** @type {(node: any) => boolean} */
  const hasField = (node) =>
    dom.isElement(node) && (dom.matches(node, TELLING) || dom.first(node, TELLING) !== null);

  /** Whether a node brings a field, or words that make the frame worth asking about. @type {(node: any) => boolean} */
  const isUrgent = (node) =>
    hasField(node) || isTelling((dom.content(node) ?? "").slice(0, MOST_SEARCHED));

  /** What of these is not ours. @type {(nodes: NodeList) => any[]} */
  const theirs = (nodes) =>
    [...nodes].filter((node) => !mamori.own?.has(/** @type {any} */ (node)));

  /** Plans a reading that fits what has changed, at a cost of what has changed. @type {(records: MutationRecord[], hasSpoken: boolean) => void} */
  function weigh(records, hasSpoken) {
    if (timer !== undefined && isWhole && plannedAt <= nextStart) return;
    const isLoading = dom.readyState(document) === "loading";
    if (isLoading || records.some(({ type }) => type === "attributes")) return soon();
    const added = records.flatMap(({ addedNodes }) => theirs(addedNodes));
    const removed = records.flatMap(({ removedNodes }) => (hasSpoken ? theirs(removedNodes) : []));
    if (added.some(isUrgent) || removed.some(hasField)) soon();
    else if ([...added, ...removed].some(dom.isElement)) later();
  }

  mamori.moments = {
    expect,
    soon,
    weigh,
    /** Reads a whole document that is new. */
    arrive() {
      expect();
      clearTimeout(timer);
      timer = undefined;
      afterFrame(() => read());
    },
    /** Looks again where nothing is known to have changed but what style sheets make of it. */
    glance() {
      if (waiting.length === 0) plan(nextStart);
    },
    /** A person did something: whatever moves now may matter. */
    touch() {
      calm = 0;
      soon();
    },
    starts() {
      const wasWhole = isWhole;
      isWhole = false;
      return wasWhole;
    },
    ends(cost, isNew) {
      gap = Math.max(SHORTEST_GAP, REST * cost);
      nextStart = performance.now() + gap;
      calm = isNew ? 0 : Math.min(calm + 1, CALMEST);
    },
    onRead: (reader) => void (read = reader),
  };
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
