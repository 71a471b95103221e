// The page that opens after the installation. It says what the extension does, offers a page to try
// it, and asks for the permission that the browser may not have granted.

import { fillStrings } from "../i18n/catalogue.js";
import { onAction } from "../page/actions.js";
import { openPage } from "../page/page.js";
import { onSettingsChanged } from "../settings/settings.js";

const ALL_PAGES = { origins: ["http://*/*", "https://*/*"] };
const element = (/** @type {string} */ id) =>
  /** @type {HTMLElement} */ (document.getElementById(id));
const { lookup } = await openPage("welcome_heading");

/** Firefox lets a person withdraw and grant the access that Chromium grants at the installation. */
async function showAccess() {
  const isGranted = await chrome.permissions.contains(ALL_PAGES).catch(() => true);
  element("access").hidden = isGranted && !element("state").textContent;
}

async function requestAccess() {
  const isGranted = await chrome.permissions.request(ALL_PAGES).catch(() => false);
  const key = isGranted ? "welcome_access_given" : "welcome_access_refused";
  element("state").textContent = lookup(key);
  await showAccess();
}

/** Says how to pin the toolbar button in this browser; Android has no such button. */
function showPinning() {
  const isFirefox = location.protocol === "moz-extension:";
  const [, instructions] = element("pin").children;
  instructions.textContent = lookup(isFirefox ? "welcome_pin_firefox" : "welcome_pin_chrome");
  element("pin").hidden = /Android/.test(navigator.userAgent);
}

onAction(document, { access: requestAccess, options: () => chrome.runtime.openOptionsPage() });
onSettingsChanged(() => location.reload());
fillStrings(lookup);
showPinning();
await showAccess();
