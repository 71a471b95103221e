// What the banner says and offers, as elements. The banner in a page and our own tab, which speaks
// where a page hides the banner, draw it with their own buttons.

/**
 * @typedef {object} Toolkit how elements are made where the banner is drawn
 * @property {(tag: string, className?: string, text?: string) => any} make
 * @property {(label: string, className: string, act: (button: any) => void) => any} button
 *
 * @typedef {object} Actions what the buttons do
 * @property {() => void} leave
 * @property {() => void} help
 * @property {() => void} close
 * @property {() => void} proceed
 */

/** A link to the real Mynaportal. @type {(toolkit: Toolkit, strings: Mamori.BannerStrings) => any} */
function portalLink({ make }, strings) {
  const link = make("a", "", strings.portal);
  link.href = strings.portalUrl;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}

/** Goes on only after a second click. @type {(toolkit: Toolkit, strings: Mamori.BannerStrings, actions: Actions) => any} */
function proceedButton({ button }, strings, { proceed }) {
  return button(strings.proceed, "proceed", (element) => {
    if (element.textContent === strings.proceedAgain) proceed();
    element.textContent = strings.proceedAgain;
  });
}

/** The buttons that stay in view. @type {(style: string, toolkit: Toolkit, strings: Mamori.BannerStrings, actions: Actions) => any[]} */
function mainActions(style, toolkit, strings, { leave, close }) {
  const closeButton = () => toolkit.button(strings.close, "", close);
  const leaveButton = () => toolkit.button(strings.leave, "leave", leave);
  if (style === "line") return [closeButton()];
  if (style === "stay") return [leaveButton(), closeButton()];
  return [leaveButton(), portalLink(toolkit, strings)];
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
  const { make, button } = toolkit;
  const box = emptyBox(style, level, toolkit);
  const headline = make("h1", "", strings.headline);
  headline.id = "headline";
  if (style === "stay") headline.setAttribute("role", "alert");
  const details = strings.detail.split("\n").map((line) => make("p", "", line));
  const desk = strings.helpDesk ? [make("p", "desk", strings.helpDesk)] : [];
  const row = make("div", "acts");
  row.append(...mainActions(style, toolkit, strings, actions));
  if (style === "line") box.append(headline, ...row.childNodes);
  else box.append(headline, ...details, ...desk, row, make("p", "about", strings.about));
  if (style === "stay") row.append(button(strings.help, "quiet", actions.help));
  if (style !== "page" && style !== "tab") return box;
  box.append(button(strings.help, "quiet", actions.help));
  if (strings.proceed) box.append(proceedButton(toolkit, strings, actions));
  return box;
}
