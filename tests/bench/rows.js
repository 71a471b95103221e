/** Rows of figures, as every bench gives them. */

/** @typedef {{ name: string, unit: string, median: number, spread: number }} Row */

/**
 * The median, and between the quarters the spread: half of the samples lie in it.
 * @param {string} name
 * @param {string} unit
 * @param {number[]} samples
 * @returns {Row}
 */
export function row(name, unit, samples) {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ quarter) => sorted[Math.floor((sorted.length * quarter) / 4)];
  return { name, unit, median: at(2), spread: at(3) - at(1) };
}

/** @param {Row[]} rows */
export function printRows(rows) {
  for (const { name, unit, median, spread } of rows) {
    const [middle, around] = [median, spread].map((figure) => figure.toFixed(1).padStart(12));
    console.log(`${name.padEnd(40)}${middle}${around} ${unit}`);
  }
}
