// Runs the tasks of all tabs one at a time. The tasks of one tab keep their order, since each builds
// on the state that the task before it has stored. The tabs take turns, so that a page that gives
// much to do delays the verdict on another by no more than one task.

/** A task that takes longer waits for the browser, and no other tab waits for it. */
const TURN_TIMEOUT_MS = 1000;

/** The waiting tasks of each tab, in the order of their turns. @type {Map<number, (() => Promise<unknown>)[]>} */
const waiting = new Map();
/** The tabs of which a task runs. @type {Set<number>} */
const running = new Set();
let isTaken = false;

/** @type {(tabId: number) => (() => Promise<unknown>) | undefined} */
function take(tabId) {
  const [task, ...rest] = waiting.get(tabId) ?? [];
  waiting.delete(tabId);
  // The next task of this tab comes after those of the other tabs.
  if (rest.length > 0) waiting.set(tabId, rest);
  return task;
}

/** Runs the next task, unless another has its turn. */
function runNext() {
  const tabId = [...waiting.keys()].find((id) => !running.has(id));
  const task = isTaken || tabId === undefined ? undefined : take(tabId);
  if (!task || tabId === undefined) return;
  isTaken = true;
  running.add(tabId);
  let hasTurn = true;
  const endTurn = () => {
    if (hasTurn) hasTurn = isTaken = false;
    runNext();
  };
  const timeout = setTimeout(endTurn, TURN_TIMEOUT_MS);
  task().finally(() => {
    clearTimeout(timeout);
    running.delete(tabId);
    endTurn();
  });
}

/**
 * Runs a task once every earlier task of the tab is done, whether it succeeded or failed.
 *
 * @template T
 * @param {number} tabId
 * @param {() => Promise<T>} task
 * @returns {Promise<T>} settles as the task does
 */
export function enqueue(tabId, task) {
  return new Promise((resolve, reject) => {
    const run = async () => {
      try {
        resolve(await task());
      } catch (error) {
        reject(error);
      }
    };
    waiting.set(tabId, [...(waiting.get(tabId) ?? []), run]);
    runNext();
  });
}
