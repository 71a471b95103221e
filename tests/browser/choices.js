/** What the tests do on the options page. */

/** Runs in the options page. @param {string} text */
export function giveFile(text) {
  const field = /** @type {HTMLInputElement} */ (document.querySelector('[type="file"]'));
  const given = new DataTransfer();
  given.items.add(new File([text], "settings.json", { type: "application/json" }));
  /** @type {HTMLElement} */ (document.getElementById("state")).textContent = "";
  field.files = given.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
