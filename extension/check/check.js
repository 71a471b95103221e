// The page that the context menu opens: it takes what was chosen out of the
// session, where nothing else keeps it, and shows the report on it.

import init, * as engine from "../engine/engine.js";
import { box } from "./box.js";

const root = /** @type {HTMLElement} */ (document.getElementById("check"));
/** @type {(key: string, args?: string[]) => string} */
const lookup = (key, args) => chrome.i18n.getMessage(key, args);

async function chosen() {
  const { check } = await chrome.storage.session.get("check");
  await chrome.storage.session.remove("check");
  return /** @type {{ text: string } | undefined} */ (check);
}

document.documentElement.lang = lookup("language");
document.title = `${lookup("check_heading")} | ${lookup("name")}`;
try {
  await init({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
  const { check } = box(root, engine, lookup);
  const given = await chosen();
  if (given) check(given.text);
} catch {
  root.textContent = lookup("unchecked_failure");
}
