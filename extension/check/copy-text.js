// Copies a composed text, which the person may send.

/** Copies the text in the field beside a button, and says so on the button. @type {(button: HTMLElement, lookup: import("../i18n/strings.js").Lookup) => Promise<void>} */
export async function copyText(button, lookup) {
  await navigator.clipboard.writeText(button.parentElement?.querySelector("textarea")?.value ?? "");
  button.textContent = lookup("abuse_report_copied");
}
