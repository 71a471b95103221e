// The page that the context menu opens: it takes what was chosen out of the
// session, where nothing else keeps it, and shows the report on it.

import { fill } from "../words/catalogue.js";
import { openPage } from "../words/page.js";
import { box } from "./box.js";

const root = /** @type {HTMLElement} */ (document.getElementById("check"));
const { engine, lookup, failed } = await openPage("check_heading");

async function chosen() {
  const { check } = await chrome.storage.session.get("check");
  await chrome.storage.session.remove("check");
  return /** @type {{ text: string } | undefined} */ (check);
}

fill(lookup);
document.title += ` | ${lookup("name")}`;
if (failed) {
  root.textContent = lookup("unchecked_failure");
} else {
  const { check } = box(root, engine, lookup);
  const given = await chosen();
  if (given) check(given.text);
}
