/** Frames that come and go, and the messages that this causes. */

/** Runs in a page of the extension: counts the messages on removed child frames. */
export function countRemovals() {
  let removals = 0;
  chrome.runtime.onMessage.addListener(({ kind }) => {
    if (kind === "child-frame-removed") Reflect.set(globalThis, "removals", (removals += 1));
  });
}

/**
 * Runs in a page: adds and removes a frame repeatedly.
 * @param {number} times
 */
export async function changeFrames(times) {
  for (let n = 0; n < times; n += 1) {
    const frame = document.body.appendChild(document.createElement("iframe"));
    await new Promise((resolve) => setTimeout(resolve));
    frame.remove();
    await new Promise((resolve) => setTimeout(resolve));
  }
}
