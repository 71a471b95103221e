// Messages to the background that need no answer.

/** Tells the background something. Where the extension has been updated or removed, nobody is told. @type {(message: Mamori.Request) => void} */
export function tell(message) {
  try {
    chrome.runtime.sendMessage(message).catch(() => {});
  } catch {
    // Chromium refuses the call itself once the extension is gone.
  }
}
