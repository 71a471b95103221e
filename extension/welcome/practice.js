// The practice page. It says that it is one; the content scripts warn on it as on every page.

import { fillStrings } from "../i18n/catalogue.js";
import { openPage } from "../page/page.js";

const { lookup } = await openPage("practice_heading");
// The form imitates a Japanese one; only the explanations are in the person's language.
document.documentElement.lang = "ja";
for (const explanation of document.querySelectorAll("[data-word]")) {
  explanation.setAttribute("lang", lookup("language"));
}
fillStrings(lookup);
document.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
