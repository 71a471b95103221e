"use strict";

// The banner, in the top frame.
((mamori) => {
  if (mamori.banner) return;
  const { make, frame, lift, hold, button } = mamori.paint;
  const { watch } = mamori;

  const LINE_STAYS = 8000;
  const PATIENCE = 600;
  const STEPS_ASIDE = 4000;
  /** @type {Mamori.Show | null} */
  let show = null;
  /** @type {Placed | null} */
  let placed = null;
  /** Where the page was scrolled to when it was covered. */
  let at = { left: 0, top: 0 };
  /** What the person went on from, and what they closed, by the words that they saw. */
  const passed = new Set();
  const closed = new Set();

  /** Goes back to before this site. Where nothing is before it, the background ends the tab. */
  function leave() {
    silence();
    const tell = () => chrome.runtime.sendMessage({ kind: "leave" });
    const late = setTimeout(tell, PATIENCE);
    addEventListener("pagehide", () => clearTimeout(late), { once: true });
    history.go(-1 - /** @type {any} */ (globalThis.navigation?.currentEntry?.index ?? 0));
  }

  /** Opening a document anew takes all its listeners away: none is left to hold the person back. */
  function silence() {
    try {
      /** @type {() => void} */ (Document.prototype.open).call(document);
    } catch {
      // A document of XML cannot be opened anew.
    }
    addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), true);
  }

  /** Asks once more before it gives way to the page. @type {(words: Mamori.Words) => any} */
  function goOn(words) {
    return button(words.proceed, "proceed", (element) => {
      if (element.textContent === words.proceedAgain) proceed();
      element.textContent = words.proceedAgain;
    });
  }

  function proceed() {
    if (show?.form !== "page") return;
    passed.add(keyOf(show));
    show.form = "stay";
    chrome.runtime.sendMessage({ kind: "passed", since: show.since }).catch(() => {});
    place();
  }

  /** @type {(words: Mamori.Words) => any} */
  function portal(words) {
    const link = make("a", "", words.portal);
    link.href = "https://myna.go.jp/";
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    return link;
  }

  /** Opens our own page, which the page cannot reach. @type {(words: Mamori.Words) => any} */
  function help(words) {
    const open = () => chrome.runtime.sendMessage({ kind: "help" }).catch(() => {});
    return button(words.help, "quiet", open);
  }

  /** Whom the organisation says to ask. @type {(words: Mamori.Words) => any[]} */
  const desk = ({ helpDesk }) => (helpDesk ? [make("p", "desk", helpDesk)] : []);

  /** The buttons that stay in view. @type {(form: string, words: Mamori.Words, key: string) => any[]} */
  function acts(form, words, key) {
    const close = () => button(words.close, "", () => dismiss(key));
    const away = () => button(words.leave, "leave", leave);
    if (form === "line") return [close()];
    return form === "stay" ? [away(), close()] : [away(), portal(words)];
  }

  /** @type {(form: string, words: Mamori.Words, key: string, level: string) => any} */
  function draw(form, words, key, level) {
    const box = make(form === "page" ? "dialog" : "section", `${form} ${level}`);
    const headline = make("h1", "", words.headline);
    headline.id = "headline";
    box.setAttribute("aria-labelledby", "headline");
    box.setAttribute("role", { line: "status", stay: "region" }[form] ?? "alertdialog");
    if (form === "stay") headline.setAttribute("role", "alert");
    const details = words.detail.split("\n").map((line) => make("p", "", line));
    const row = make("div", "acts");
    row.append(...acts(form, words, key));
    if (form === "line") box.append(headline, ...row.childNodes);
    else box.append(headline, ...details, ...desk(words), row, make("p", "about", words.about));
    if (form === "stay") row.append(help(words));
    if (form === "page") box.append(help(words));
    if (form === "page" && words.proceed) box.append(goOn(words));
    return box;
  }

  /** The words by which a person knows it. @type {(show: Mamori.Show) => string} */
  const keyOf = ({ words }) => `${words?.headline}\n${words?.detail}`;

  /** Brings the page to what is wanted, after what the person has done; the one place that does. */
  function place() {
    if (!show) return;
    const key = keyOf(show);
    const form = closed.has(key) && show.form !== "page" ? "none" : show.form;
    const look = JSON.stringify([form, show.words, show.textSize]);
    if (placed?.look === look) return;
    clear();
    if (!show.words || form === "none" || watch.isOver) return;
    const box = draw(form, show.words, key, show.level);
    const host = frame(box, show.language);
    placed = { form, key, look, host, box, since: show.since };
    if (form === "page") cover(box);
    else lift(host);
    watch.keep(placed);
    if (form === "line") setTimeout(expire, LINE_STAYS, placed);
  }

  /** Takes the page: the rest of it is inert. @type {(dialog: HTMLDialogElement) => void} */
  function cover(dialog) {
    at = { left: scrollX, top: scrollY };
    // The escape key is no answer, and neither is a click beside it.
    dialog.setAttribute("closedby", "none");
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    // Whenever it is lifted, the focus goes to the way out.
    dialog.querySelector(".leave")?.setAttribute("autofocus", "");
    hold(dialog);
  }

  /** Lets a field be seen, while the page stays out of reach. */
  function stepAside() {
    if (placed?.form !== "page") return;
    const { classList } = placed.box;
    classList.add("aside");
    setTimeout(() => classList.remove("aside"), STEPS_ASIDE);
  }

  /** The slim line goes by itself, but not from under somebody's pointer. @type {(line: typeof placed) => void} */
  function expire(line) {
    if (!line || placed !== line) return;
    if (line.host.matches(":hover, :focus-within")) setTimeout(expire, LINE_STAYS / 4, line);
    else dismiss(line.key);
  }

  /** @type {(key: string) => void} */
  function dismiss(key) {
    closed.add(key);
    place();
  }

  /** Takes away what is placed; a dialog gives the focus back to where it was. */
  function clear() {
    watch.drop();
    if (placed?.form === "page") placed.box.close();
    placed?.host.remove();
    if (placed?.form === "page") scrollTo({ ...at, behavior: "instant" });
    placed = null;
  }

  mamori.banner = {
    show(next) {
      // A line that is being read ends by itself, not because it counts as noticed by now.
      const isRead = next.form === "none" && next.level === "notice" && placed?.form === "line";
      if (isRead) return;
      if (next.form === "page" && passed.has(keyOf(next))) next.form = "stay";
      show = next;
      place();
    },
    proceed,
    stepAside,
  };
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
