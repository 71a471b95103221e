// What the banner says and offers, as elements. The banner in a page and our own tab, which speaks
// where a page hides the banner, draw it with their own buttons.

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

/** @type {(style: string, level: string, toolkit: Toolkit) => any} */
function emptyBox(style, level, { make }) {
  const box = make(style === "page" ? "dialog" : "section", `${style} ${level}`);
  box.setAttribute("aria-labelledby", "headline");
  box.setAttribute("role", ROLES[style]);
  return box;
}

/**
 * The banner in a style: a slim `line`, a banner that `stay`s, one that covers the `page`, or the same in
 * a `tab` of our own.
 * @type {(style: string, level: string, strings: Mamori.BannerStrings, toolkit: Toolkit, actions: Actions) => any}
 */
export function drawBanner(style, level, strings, toolkit, actions) {
  const { make } = toolkit;
  const box = emptyBox(style, level, toolkit);
  const headline = make("h1", "", strings.headline);
  headline.id = "headline";
  if (style === "stay") headline.setAttribute("role", "alert");
  const details = strings.detail.split("\n").map((line) => make("p", "", line));
  const desk = strings.helpDesk ? [make("p", "desk", strings.helpDesk)] : [];
  const wanted = style === "tab" ? "page" : style;
  const buttons = strings.buttons.filter(({ styles }) => styles.some((one) => one === wanted));
  const draw = (/** @type {BannerButton} */ button) => drawButton(toolkit, button, actions);
  const row = make("div", "acts");
  row.append(...buttons.filter(({ isQuiet }) => !isQuiet).map(draw));
  if (style === "line") box.append(headline, ...row.childNodes);
  else box.append(headline, ...details, ...desk, row, make("p", "about", strings.about));
  // Under a banner that stays there is room for one row only.
  const place = style === "stay" ? row : box;
  place.append(...buttons.filter(({ isQuiet }) => isQuiet).map(draw));
  return box;
}
