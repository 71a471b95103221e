// The practice page says that it is one. What warns on it is what warns on every page.

import { fill } from "../words/catalogue.js";
import { openPage } from "../words/page.js";

const { lookup } = await openPage("practice_heading");
// The form is what it imitates, a Japanese one; what is said about it is the person's own language.
document.documentElement.lang = "ja";
for (const own of document.querySelectorAll("[data-word]")) {
  own.setAttribute("lang", lookup("language"));
}
fill(lookup);
document.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
