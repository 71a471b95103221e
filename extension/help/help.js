// What to do about what was typed already. The engine draws the steps for what is ticked; this
// script keeps that in the page's own address, so that it outlives a reload.

import { openPage } from "../words/page.js";

const root = /** @type {HTMLElement} */ (document.getElementById("help"));
const { engine, lookup, failed } = await openPage("help");

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

if (!failed) {
  draw();
} else {
  // The first call matters more than how it looks.
  root.innerText = [lookup("step_call_my_number"), lookup("step_call_card_company")].join("\n");
}
