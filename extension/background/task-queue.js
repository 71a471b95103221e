// Runs the tasks of one tab one after the other, since each builds on the state that the task
// before it has stored.

/** The last queued task of each tab. @type {Map<number, Promise<unknown>>} */
const lastTasks = new Map();

/**
 * Runs a task once every earlier task of the tab is done, whether it succeeded or failed.
 *
 * @template T
 * @param {number} tabId
 * @param {() => Promise<T>} task
 * @returns {Promise<T>} settles as the task does
 */
export function enqueue(tabId, task) {
  const result = (lastTasks.get(tabId) ?? Promise.resolve()).then(task);
  /** @type {Promise<unknown>} */
  const done = result.then(
    () => removeIfLast(tabId, done),
    () => removeIfLast(tabId, done),
  );
  lastTasks.set(tabId, done);
  return result;
}

/** @type {(tabId: number, task: Promise<unknown>) => void} */
function removeIfLast(tabId, task) {
  if (lastTasks.get(tabId) === task) lastTasks.delete(tabId);
}
