/** Imports a settings file on the options page. */

/** Runs in the options page: imports a file with this text. @param {string} text */
export function importFile(text) {
  const field = /** @type {HTMLInputElement} */ (
    document.querySelector('section:not(.family) > .import [type="file"]')
  );
  const data = new DataTransfer();
  data.items.add(new File([text], "settings.json", { type: "application/json" }));
  /** @type {HTMLElement} */ (document.getElementById("state")).textContent = "";
  field.files = data.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
