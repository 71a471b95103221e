/** The rows of figures that every benchmark returns. */

/** @typedef {{ name: string, unit: string, median: number, spread: number }} Row */

/**
 * Returns the median of the samples and, as the spread, their interquartile range.
 * @param {string} name
 * @param {string} unit
 * @param {number[]} samples
 * @returns {Row}
 */
export function row(name, unit, samples) {
  const at = (/** @type {number} */ share) => quantile(samples, share);
  return { name, unit, median: at(0.5), spread: at(0.75) - at(0.25) };
}

/** Returns a quantile of the samples. @param {number[]} samples @param {number} share */
export function quantile(samples, share) {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/**
 * Prints the rows, each with its ratio to the same row of another run.
 * @param {Row[]} rows
 * @param {Row[]} [before]
 */
export function printRows(rows, before = []) {
  const other = new Map(before.map((one) => [one.name, one.median]));
  for (const { name, unit, median, spread } of rows) {
    const [middle, around] = [median, spread].map((figure) => figure.toFixed(2).padStart(12));
    const old = other.get(name);
    const ratio = old ? `   ${(median / old).toFixed(2)} × ${old.toFixed(2)}` : "";
    console.log(`${name.padEnd(60)}${middle}${around} ${unit}${ratio}`);
  }
}
