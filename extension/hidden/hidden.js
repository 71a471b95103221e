// Shows the banner in a tab of the extension when a page keeps hiding it. The buttons act on the tab of
// that page.

import { loadTab, onTabChanged } from "../background/tab-store.js";
import { openCall } from "../call/open-call.js";
import { drawBanner } from "../content/overlay/banner-box.js";
import { openHelp } from "../help/open-help.js";
import { openPage } from "../page/page.js";
import { closeTab } from "../page/tabs.js";
import { readSettings } from "../settings/settings.js";

const root = /** @type {HTMLElement} */ (document.getElementById("hidden"));
const { engine, lookup, failed } = await openPage("name");
const tabId = Number(new URLSearchParams(location.search).get("tab"));
/** The verdict that is drawn now. @type {Mamori.Verdict | undefined} */
let drawn;

/** @type {import("../content/overlay/banner-box.js").Toolkit} */
const toolkit = {
  make(tag, className = "", text = "") {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  },
  setText: (element, text) => void (element.textContent = text),
  textOf: (element) => element.textContent,
  button(label, className, act) {
    const element = toolkit.make("button", className, label);
    element.addEventListener("click", () => act(element));
    return element;
  },
};

/** Draws the banner, or that the tab no longer shows such a page. */
async function draw() {
  const state = await loadTab(tabId);
  const { settings } = await readSettings(engine);
  /** @type {Mamori.Verdict | null} */
  const verdict = state && engine.judge(state, settings);
  if (!verdict?.bannerHidden) {
    root.textContent = lookup("hidden_gone");
    return;
  }
  if (JSON.stringify(verdict) === JSON.stringify(drawn)) return;
  drawn = verdict;
  engine.draw_hidden(root, verdict, lookup);
  /** @type {Mamori.BannerState} */
  const { strings } = engine.banner_state(verdict, settings, false, lookup("language"), lookup);
  const actions = { leave, proceed, help, call: openCall, close: closeOwnTab };
  if (strings) {
    const box = drawBanner("tab", verdict.level, strings, toolkit, actions);
    // The next steps refer to the buttons below them.
    const steps = root.querySelector("section");
    if (steps) box.querySelector(".acts").before(steps);
    root.querySelector(".banner")?.replaceWith(box);
  }
}

/** Closes the tab of that page and this one. */
async function leave() {
  await closeTab(tabId);
  await closeOwnTab();
}

async function closeOwnTab() {
  const own = await chrome.tabs.getCurrent();
  if (own?.id !== undefined) await chrome.tabs.remove(own.id);
}

/** Goes on to the page. */
async function proceed() {
  await chrome.tabs.sendMessage(tabId, { kind: "proceed" }, { frameId: 0 });
  await chrome.tabs.update(tabId, { active: true });
  await closeOwnTab();
}

/** Opens the help page for what the page asks for. */
const help = () => openHelp(drawn?.asks ?? []);

onTabChanged(tabId, draw);

if (failed) root.textContent = lookup("unchecked_failure");
else await draw();
