// The page for somebody who is on the telephone or stands at a cash machine. The engine draws the
// questions, and one yes shows what it means. Nothing is kept.

import { onAction } from "../page/actions.js";
import { openPage } from "../page/page.js";

const root = /** @type {HTMLElement} */ (document.getElementById("call"));
const { engine, lookup, family, failed } = await openPage("call");

root.addEventListener("change", ({ target }) => {
  const { name, value } = /** @type {HTMLInputElement} */ (target);
  const question = root.querySelector(`.question:has([name="${name}"]) .meaning`);
  question?.toggleAttribute("hidden", value !== "yes");
});
onAction(root, { print: () => window.print() });

if (!failed) {
  engine.draw_call(root, family, lookup);
} else {
  // Even without the engine, a person must learn to hang up and whom to call.
  const keys = ["call_hang_up", "call_means", "call_emergency", "step_call_my_number"];
  root.innerText = keys.map((key) => lookup(key)).join("\n");
}
