// Brings an answer that a person asked for before them: to the top of the screen, and once and in short to
// a screen reader, which would otherwise read the whole report.

/** What a screen reader says of a report: the headline, and the first thing to do. @type {(report: HTMLElement) => string} */
function summaryOf(report) {
  const parts = [report.querySelector("h1"), report.querySelector("ol > li")];
  return parts.flatMap((part) => part?.textContent || []).join(" ");
}

/**
 * @param {HTMLElement} report
 * @param {HTMLElement} status the sentence about the input, which announces itself
 * @param {HTMLElement} announcement
 */
export function presentAnswer(report, status, announcement) {
  const summary = summaryOf(report);
  // The same text again would not be announced again.
  announcement.textContent = "";
  requestAnimationFrame(() => (announcement.textContent = summary));
  const top = status.textContent ? status : report;
  if (top.textContent) top.scrollIntoView({ block: "start" });
}
