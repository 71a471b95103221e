// Shows how far the reading of a picture is.

/** @typedef {(share: number | null) => void} Progress gets the share that is done, null while the reader is loaded */

/**
 * Shows the bar, which moves as it is told.
 * @param {HTMLProgressElement} bar
 * @returns {Progress}
 */
export function startProgress(bar) {
  bar.hidden = false;
  bar.removeAttribute("value");
  return (share) => {
    if (share === null) bar.removeAttribute("value");
    else bar.value = share;
  };
}
