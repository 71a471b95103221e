// What to do about what was typed already. The engine draws the steps for what is ticked; this
// script keeps that in the page's own address, so that it outlives a reload.

import init, * as engine from "../engine/engine.js";

const root = /** @type {HTMLElement} */ (document.getElementById("help"));
/** @type {(key: string, args?: string[]) => string} */
const lookup = (key, args) => chrome.i18n.getMessage(key, args);

function draw() {
  const asks = new URLSearchParams(location.search).get("asks") ?? "";
  const focused = /** @type {HTMLInputElement | null} */ (document.activeElement)?.value;
  engine.draw_help(root, asks, lookup);
  /** @type {HTMLElement | null} */ (root.querySelector(`[value="${focused}"]`))?.focus();
}

root.addEventListener("change", () => {
  const ticked = /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll(":checked"));
  const asks = [...ticked].map(({ value }) => value).join(" ");
  history.replaceState(null, "", `?${new URLSearchParams({ asks })}`);
  draw();
});
root.addEventListener("click", ({ target }) => {
  const isPrint = target instanceof HTMLElement && target.dataset.action === "print";
  if (isPrint) window.print();
});

document.documentElement.lang = lookup("language");
document.title = lookup("help");
try {
  await init({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
  draw();
} catch {
  // The first call matters more than how it looks.
  root.innerText = [lookup("step_call_my_number"), lookup("step_call_card_company")].join("\n");
}
