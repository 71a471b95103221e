/** What the tests do on the page of choices. */

/** Runs in the page of choices. @param {string} text */
export function giveFile(text) {
  const field = /** @type {HTMLInputElement} */ (document.querySelector('[type="file"]'));
  const given = new DataTransfer();
  given.items.add(new File([text], "settings.json", { type: "application/json" }));
  /** @type {HTMLElement} */ (document.getElementById("state")).textContent = "";
  field.files = given.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
