// The page on which a person registers whom to ask. The end of its address may name somebody, as a QR code
// does; the person is asked before that is stored.

import { openPage } from "../page/page.js";
import { FamilyForm } from "./family-form.js";
import { saveFamily } from "./family-store.js";

const root = /** @type {HTMLElement} */ (document.getElementById("family"));
const { engine, lookup, failed, family } = await openPage("setting_family");

/** Takes what the end of the address says out of it, and asks about it. @type {(form: FamilyForm) => void} */
function receiveAddress(form) {
  const { hash } = location;
  if (!hash) return;
  history.replaceState(null, "", location.pathname);
  // In a frame, another page could have the person press a button without seeing it.
  if (window.top === window) form.receive(engine.read_family_code(hash));
}

const title = document.createElement("h1");
title.textContent = lookup(failed ? "unchecked_failure" : "setting_family");
root.append(title);
if (family) {
  const address = new URL(location.pathname, location.href).href;
  const form = new FamilyForm(engine, saveFamily, address);
  form.draw(lookup, family);
  root.append(form.root);
  receiveAddress(form);
  addEventListener("hashchange", () => receiveAddress(form));
}
