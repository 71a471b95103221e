// Tasks of one tab run one after the other, since each builds on the state before it.

/** The last task of each tab. @type {Map<number, Promise<unknown>>} */
const turns = new Map();

/**
 * @template T
 * @param {number} tabId
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
export function inTurn(tabId, task) {
  const turn = (turns.get(tabId) ?? Promise.resolve()).then(task);
  /** @type {Promise<unknown>} */
  const done = turn.then(
    () => over(tabId, done),
    () => over(tabId, done),
  );
  turns.set(tabId, done);
  return turn;
}

/** @type {(tabId: number, turn: Promise<unknown>) => void} */
function over(tabId, turn) {
  if (turns.get(tabId) === turn) turns.delete(tabId);
}
