// What the banner says and offers, as elements. The banner in a page and our own tab, which speaks
// where a page hides the banner, draw it with their own buttons.

import { drawIcon } from "./icon.js";

/**
 * @typedef {object} Toolkit how elements are made where the banner is drawn
 * @property {(tag: string, className?: string, text?: string) => any} make
 * @property {(element: any, text: string) => void} setText
 * @property {(element: any) => string} textOf
 * @property {(label: string, className: string, act: (button: any) => void) => any} button
 *
 * @typedef {Record<string, () => void>} Actions what the buttons do, by the name of the action
 */

/** @typedef {Mamori.BannerButton} BannerButton */

/** @type {(toolkit: Toolkit, button: BannerButton) => any} */
function drawLink({ make }, { label, url }) {
  const link = make("a", "", label);
  link.href = url;
  // A link that calls would else tell the page its number, by the page's own `navigate` event.
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}

/** The class that a button has in the style sheet. @type {(button: BannerButton) => string} */
function classOf({ action, isQuiet }) {
  if (action === "leave" || action === "proceed") return action;
  return isQuiet ? "quiet" : "";
}

/** A link, or a button that acts at the first click or after a second one. @type {(toolkit: Toolkit, button: BannerButton, actions: Actions) => any} */
function drawButton(toolkit, button, actions) {
  const { action, label, confirmLabel, url } = button;
  if (url) return drawLink(toolkit, button);
  const element = toolkit.button(label, classOf(button), () => {
    if (!confirmLabel || toolkit.textOf(element) === confirmLabel) actions[action]();
    else toolkit.setText(element, confirmLabel);
  });
  element.dataset.action = action;
  return element;
}

const ROLES = /** @type {Record<string, string>} */ ({
  line: "status",
  stay: "region",
  page: "alertdialog",
  tab: "region",
});

/** What names an overlay, and what is read after that: it says who speaks, then what to do. @type {Record<string, string[]>} */
const NAMED_BY = {
  page: ["practice speaker", "advice headline"],
  stay: ["speaker", "advice headline"],
  tab: ["speaker", "advice headline"],
  line: ["headline"],
};

/** @type {(style: string, level: string, toolkit: Toolkit) => any} */
function emptyBox(style, level, { make }) {
  const box = make(style === "page" ? "dialog" : "section", `${style} ${level}`);
  const [name, description] = NAMED_BY[style];
  box.setAttribute("aria-labelledby", name);
  if (description) box.setAttribute("aria-describedby", description);
  box.setAttribute("role", ROLES[style]);
  return box;
}

/** @type {(toolkit: Toolkit, tag: string, id: string, text: string) => any} */
function named({ make }, tag, id, text) {
  const element = make(tag, id, text);
  element.id = id;
  return element;
}

/** Who speaks. A strange screen that fills the window is what people are taught to distrust. @type {(toolkit: Toolkit, strings: Mamori.BannerStrings) => any[]} */
function drawSpeaker(toolkit, { practice, speaker }) {
  const row = toolkit.make("div", "who");
  row.append(drawIcon(), named(toolkit, "p", "speaker", speaker));
  return practice ? [named(toolkit, "p", "practice", practice), row] : [row];
}

/** What to do, then the address and the reason. @type {(toolkit: Toolkit, style: string, strings: Mamori.BannerStrings) => any} */
function drawLead(toolkit, style, { advice, headline, helpDesk }) {
  const lead = toolkit.make("div", "lead");
  if (style === "stay") lead.setAttribute("role", "alert");
  lead.append(named(toolkit, "h1", "advice", advice), named(toolkit, "p", "headline", headline));
  if (helpDesk) lead.append(toolkit.make("p", "desk", helpDesk));
  return lead;
}

/** What only some people want to read, folded. @type {(toolkit: Toolkit, strings: Mamori.BannerStrings) => any} */
function drawMore({ make }, { more, detail }) {
  const fold = make("details");
  fold.append(make("summary", "", more), ...detail.split("\n").map((line) => make("p", "", line)));
  return fold;
}

/**
 * The banner in a style: a slim `line`, a banner that `stay`s, one that covers the `page`, or the same in
 * a `tab` of our own. Its buttons come before what explains it.
 * @type {(style: string, level: string, strings: Mamori.BannerStrings, toolkit: Toolkit, actions: Actions) => any}
 */
export function drawBanner(style, level, strings, toolkit, actions) {
  const { make } = toolkit;
  const box = emptyBox(style, level, toolkit);
  const wanted = style === "tab" ? "page" : style;
  const shown = strings.buttons.filter(({ styles }) => styles.some((one) => one === wanted));
  const draw = (/** @type {(button: BannerButton) => boolean} */ fits) =>
    shown.filter(fits).map((button) => drawButton(toolkit, button, actions));
  const loud = draw(({ isQuiet }) => !isQuiet);
  if (style === "line") {
    box.append(named(toolkit, "h1", "headline", strings.headline), ...loud);
    return box;
  }
  const row = make("div", "acts");
  row.append(...loud, ...draw(({ isQuiet, action }) => isQuiet && action !== "proceed"));
  const speaker = drawSpeaker(toolkit, strings);
  const fold = drawMore(toolkit, strings);
  const about = make("p", "about", strings.about);
  const parts = [drawLead(toolkit, style, strings), row, fold];
  if (style === "page") {
    box.append(...speaker, ...parts, make("p", "about", strings.wayOut), about);
  } else {
    // On a page that can be used, what to do comes first, and as little as possible is covered.
    fold.append(about);
    box.append(...parts, ...speaker);
  }
  box.append(...draw(({ action }) => action === "proceed"));
  return box;
}
