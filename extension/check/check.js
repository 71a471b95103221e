// The page that the context menu opens. It takes the chosen text out of the session storage and shows
// the report on it.

import { fillStrings } from "../i18n/catalogue.js";
import { applyLocale, openPage } from "../page/page.js";
import { onSettingsChanged, readSettings } from "../settings/settings.js";
import { createCheckForm } from "./check-form.js";

const root = /** @type {HTMLElement} */ (document.getElementById("check"));
const { engine, lookup, failed } = await openPage("check_heading");

/** Returns the text that was chosen in the menu, and removes it from the storage. */
async function takeChosenText() {
  const { check } = await chrome.storage.session.get("check");
  await chrome.storage.session.remove("check");
  return /** @type {{ text: string } | undefined} */ (check)?.text;
}

/** @type {(lookup: import("../i18n/strings.js").Lookup) => void} */
function fillPage(lookup) {
  fillStrings(lookup);
  document.title = `${lookup("check_heading")} | ${lookup("name")}`;
}

fillPage(lookup);
if (failed) {
  root.textContent = lookup("unchecked_failure");
} else {
  const form = createCheckForm(root, engine, lookup);
  onSettingsChanged(async () => {
    const other = await applyLocale((await readSettings(engine)).settings);
    fillPage(other);
    form.setLookup(other);
  });
  const text = await takeChosenText();
  if (text !== undefined) form.setText(text);
}
