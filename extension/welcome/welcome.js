// What a person sees first: what this does, a way to try it, and what their browser still wants.

import { onSettings } from "../settings/settings.js";
import { fill } from "../words/catalogue.js";
import { openPage } from "../words/page.js";

const PAGES = { origins: ["http://*/*", "https://*/*"] };
const element = (/** @type {string} */ id) =>
  /** @type {HTMLElement} */ (document.getElementById(id));
const { lookup } = await openPage("welcome_heading");

/** Firefox lets a person take back, and give, what Chromium gives once and for all. */
async function showAccess() {
  const isGiven = await chrome.permissions.contains(PAGES).catch(() => true);
  element("access").hidden = isGiven && !element("state").textContent;
}

async function access() {
  const isGiven = await chrome.permissions.request(PAGES).catch(() => false);
  element("state").textContent = lookup(
    isGiven ? "welcome_access_given" : "welcome_access_refused",
  );
  await showAccess();
}

/** How the button is pinned in this browser; a phone has no such button. */
function showPin() {
  const isFirefox = location.protocol === "moz-extension:";
  const [, how] = element("pin").children;
  how.textContent = lookup(isFirefox ? "welcome_pin_firefox" : "welcome_pin_chrome");
  element("pin").hidden = /Android/.test(navigator.userAgent);
}

/** @type {Record<string, () => unknown>} */
const actions = { access, options: () => chrome.runtime.openOptionsPage() };

document.addEventListener("click", ({ target }) => {
  if (target instanceof HTMLButtonElement) actions[target.dataset.action ?? ""]?.();
});
onSettings(() => location.reload());
fill(lookup);
showPin();
await showAccess();
