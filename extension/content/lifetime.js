// Whether these scripts are still of use. After an update the browser leaves the old content scripts
// in the page and cuts them off from the extension; all they can do is stop.

let isStopped = false;
/** @type {(() => void)[]} */
const cleanups = [];

/** Whether the extension that these scripts belong to is still there. */
export const isAlive = () => !isStopped && Boolean(globalThis.chrome?.runtime?.id);

/** Calls once these scripts are to stop. @type {(cleanup: () => void) => void} */
export const onStop = (cleanup) => void cleanups.push(cleanup);

/** Stops every observer and listener of these scripts. */
export function stop() {
  isStopped = true;
  for (const cleanup of cleanups.splice(0)) cleanup();
}
