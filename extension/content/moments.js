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
  // So many slices go each into a frame of its own, and then so many into one.
  const ROW = 8;
  // A page that has nearly loaded is let finish first.
  const NEARLY = 20;
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
  /** @type {(() => void)[]} */
  let waiting = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let late;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let arrival;

  function goOn() {
    clearTimeout(late);
    frame.disconnect();
    const all = waiting;
    waiting = [];
    for (const callback of all) callback();
  }
  // Told once of a size, right after the page has been laid out for a frame.
  const frame = new ResizeObserver(goOn);

  /** Calls back in the next frame, where no look at the page makes the browser lay it out. @type {(callback: () => void) => void} */
  function inFrame(callback) {
    waiting.push(callback);
    // What begins to be observed while sizes are told would be told too late: an error that a page hears.
    requestAnimationFrame(() => {
      const page = waiting.length > 0 && dom.page(document);
      if (page) frame.observe(page);
    });
    clearTimeout(late);
    late = setTimeout(goOn, PAINTLESS);
  }

  /**
   * Lets the browser and the page do what they have to, between two slices of a reading. A page that
   * has changed meanwhile would have to be laid out for the next look at it, so that a reading goes on
   * in a frame, and where it is long in a row of slices before the page has its turn again. One that a
   * person waits for goes on at once.
   * @type {(slices: number, isHurried: boolean) => Promise<void>}
   */
  function rest(slices, isHurried) {
    const isFramed = !isHurried && (slices < ROW || slices % ROW === 0);
    if (isFramed && dom.visibility(document) === "visible") return new Promise(inFrame);
    const { scheduler } = /** @type {any} */ (globalThis);
    return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve, 0));
  }

  function start() {
    timer = undefined;
    if (performance.now() + 1 < nextStart) plan(nextStart);
    else read();
  }

  /** Reads in a frame and at an idle moment after that time, if no earlier one is planned. @type {(at: number) => void} */
  function plan(at) {
    // What has arrived is read whole, sooner than anything can be planned.
    if (!mamori.live?.() || arrival !== undefined) return;
    if (timer !== undefined && plannedAt <= at) return;
    clearTimeout(timer);
    plannedAt = at;
    const wait = Math.max(0, at - performance.now());
    timer = setTimeout(() => requestIdleCallback(() => inFrame(start), { timeout: 100 }), wait);
  }

  function glance() {
    if (waiting.length === 0) plan(nextStart);
  }

  function readNew() {
    clearTimeout(arrival);
    arrival = undefined;
    inFrame(() => read());
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
    rest,
    /** Reads a whole document that is new: once it has loaded, or soon. */
    arrive() {
      expect();
      clearTimeout(timer);
      clearTimeout(arrival);
      timer = undefined;
      arrival = setTimeout(readNew, dom.readyState(document) === "complete" ? 0 : NEARLY);
    },
    /** Reads what has arrived. Else it looks again where nothing is known to have changed but what style sheets make of it. */
    load() {
      if (arrival !== undefined) readNew();
      else glance();
    },
    glance,
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
