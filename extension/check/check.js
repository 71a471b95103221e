// The page that the context menu opens: it takes what was chosen out of the
// session, where nothing else keeps it, and shows the report on it.

import { fill } from "../words/catalogue.js";
import { onSettings, readSettings } from "../settings/settings.js";
import { dress, openPage } from "../words/page.js";
import { box } from "./box.js";

const root = /** @type {HTMLElement} */ (document.getElementById("check"));
const { engine, lookup, failed } = await openPage("check_heading");

async function chosen() {
  const { check } = await chrome.storage.session.get("check");
  await chrome.storage.session.remove("check");
  return /** @type {{ text: string } | undefined} */ (check);
}

/** @type {(lookup: import("../words/words.js").Lookup) => void} */
function say(lookup) {
  fill(lookup);
  document.title = `${lookup("check_heading")} | ${lookup("name")}`;
}

say(lookup);
if (failed) {
  root.textContent = lookup("unchecked_failure");
} else {
  const { check, speak } = box(root, engine, lookup);
  onSettings(async () => {
    const other = await dress((await readSettings(engine)).settings);
    say(other);
    speak(other);
  });
  const given = await chosen();
  if (given) check(given.text);
}
