"use strict";

// The banner, in the top frame.
((mamori) => {
  if (mamori.banner) return;
  const { make, frame, lift, button } = mamori.paint;

  const LINE_STAYS = 8000;
  const PATIENCE = 600;
  /** @type {Mamori.Show | null} */
  let show = null;
  /** @type {{ form: string, key: string, host: any } | null} */
  let placed = null;
  /** What the person went on from, and what they closed, by the words that they saw. */
  const passed = new Set();
  const closed = new Set();

  /** Goes back to before this site. Where nothing is before it, the background ends the tab. */
  function leave() {
    const tell = () => chrome.runtime.sendMessage({ kind: "leave" });
    const late = setTimeout(tell, PATIENCE);
    addEventListener("pagehide", () => clearTimeout(late), { once: true });
    history.go(-1 - /** @type {any} */ (globalThis.navigation?.currentEntry?.index ?? 0));
  }

  /** Asks once more before it gives way to the page. @type {(words: Mamori.Words, key: string) => any} */
  function proceed(words, key) {
    return button(words.proceed, "proceed", (element) => {
      if (element.textContent === words.proceedAgain) {
        passed.add(key);
        place();
      }
      element.textContent = words.proceedAgain;
    });
  }

  /** @type {(words: Mamori.Words) => any} */
  function portal(words) {
    const link = make("a", "", words.portal);
    link.href = "https://myna.go.jp/";
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    return link;
  }

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
    else box.append(headline, ...details, row, make("p", "about", words.about));
    if (form === "page") box.append(proceed(words, key));
    return box;
  }

  /** What belongs into the page now, after what the person has done. @type {(key: string) => string} */
  function wanted(key) {
    if (!show?.words) return "none";
    if (show.form === "page" && !passed.has(key)) return "page";
    if (closed.has(key)) return "none";
    return show.form === "page" ? "stay" : show.form;
  }

  /** Brings the page to what is wanted; the one place that does. */
  function place() {
    const key = `${show?.words?.headline}\n${show?.words?.detail}`;
    const form = wanted(key);
    if (placed?.form === form && placed.key === key && placed.host.isConnected) return;
    clear();
    if (!show?.words || form === "none") return;
    const box = draw(form, show.words, key, show.level);
    const host = frame(box, show.language);
    placed = { form, key, host };
    if (form === "page") hold(box);
    else lift(host);
    if (form === "line") setTimeout(expire, LINE_STAYS, placed);
  }

  /** Takes the page: the rest of it is inert. @type {(dialog: HTMLDialogElement) => void} */
  function hold(dialog) {
    // The escape key is no answer, and neither is a click beside it.
    dialog.setAttribute("closedby", "none");
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    dialog.showModal();
    /** @type {any} */ (dialog.querySelector(".leave")).focus({ preventScroll: true });
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

  function clear() {
    placed?.host.remove();
    placed = null;
  }

  mamori.banner = {
    show(next) {
      // A line that is being read ends by itself, not because it counts as noticed by now.
      const isRead = next.form === "none" && next.level === "notice" && placed?.form === "line";
      if (isRead) return;
      show = next;
      place();
    },
  };
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
