// The help page: what to do about what was typed, said or done already. The engine draws the steps for what the
// person has ticked. The ticks are kept in the page's address, so that they survive a reload.

import { onAction } from "../page/actions.js";
import { openPage } from "../page/page.js";

const root = /** @type {HTMLElement} */ (document.getElementById("help"));
const { engine, lookup, family, failed } = await openPage("help");

function draw() {
  const given = new URLSearchParams(location.search).get("given") ?? "";
  const focused = /** @type {HTMLInputElement | null} */ (document.activeElement)?.value;
  engine.draw_help(root, given, family, lookup);
  /** @type {HTMLElement | null} */ (root.querySelector(`[value="${focused}"]`))?.focus();
}

root.addEventListener("change", () => {
  const ticked = /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll(":checked"));
  const given = [...ticked].map(({ value }) => value).join(" ");
  history.replaceState(null, "", `?${new URLSearchParams({ given })}`);
  draw();
});
onAction(root, { print: () => window.print() });

if (!failed) {
  draw();
} else {
  // Even without the engine, a person must learn whom to call first.
  root.innerText = [lookup("step_call_my_number"), lookup("step_call_card_company")].join("\n");
}
