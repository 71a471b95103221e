"use strict";

// The banner and the note beside a field, in the top frame. Both live in the browser's top layer, in
// shadow trees that the page cannot reach.
((mamori) => {
  if (mamori.banner) return;

  const LINE_STAYS = 8000;
  const AGED = 500;
  const PATIENCE = 600;
  const STYLE = `
:host { all: initial !important; position: fixed !important; inset: 0 0 auto !important;
  width: fit-content !important; max-width: min(100%, 780px) !important; height: fit-content !important;
  margin: 0 auto !important; z-index: 2147483647 !important; color-scheme: light dark !important;
  --ground: #fff; --ink: #16201f; --soft: #3d4a49; --act: #00565c; --on: #fff; --level: #00565c }
:host(.note) { pointer-events: none !important; inset: var(--top) auto auto var(--left) !important;
  max-width: 340px !important }
.warning { --level: #6f4400 } .danger { --level: #9c1119 }
@media (prefers-color-scheme: dark) {
  :host { --ground: #101a1a; --ink: #f1f6f5; --soft: #c3d0cf; --act: #8ce6ea; --on: #00201f; --level: #8ce6ea }
  .warning { --level: #ffd08f } .danger { --level: #ffb8b0 } }
section, dialog { box-sizing: border-box; background: var(--ground); color: var(--ink); margin: 0;
  border: 2px solid var(--level); border-left-width: 10px; border-radius: 10px; padding: 12px 16px 0;
  font: max(18px, 1.125em)/1.55 system-ui, sans-serif; overflow: auto; overflow-wrap: anywhere; max-height: 60vh;
  box-shadow: 0 3px 14px #0006 }
.line { display: flex; gap: 12px; align-items: center; padding: 4px 6px 4px 12px; font-size: max(16px, 1em) }
.note section { padding: 8px 12px; border-radius: 8px; font-weight: 700 }
dialog { width: 100vw; max-width: none; height: 100dvh; max-height: none; border: 0;
  border-top: 14px solid var(--level); border-radius: 0; padding: 9vh max(20px, 50vw - 340px) 0 }
dialog::backdrop { background: #101a1a }
h1, p { font: inherit; margin: 0 0 .6em }
h1 { font-weight: 700; color: var(--level); text-wrap: pretty; word-break: auto-phrase }
.line h1 { font-weight: 400; color: inherit; margin: 0 }
dialog h1 { font-size: 1.5em; line-height: 1.45; margin-bottom: .9em }
@media (max-height: 480px), (max-width: 480px) { dialog { padding-top: 12px } dialog h1 { font-size: 1.25em; margin-bottom: .5em } }
.about { color: var(--soft); font-size: .85em }
.acts { display: flex; flex-wrap: wrap; gap: 10px; position: sticky; bottom: 0; padding: 8px 0; background: inherit }
button, a { box-sizing: border-box; min-height: 48px; padding: 8px 12px; border: 2px solid var(--act);
  border-radius: 8px; background: none; color: var(--act); font: inherit; font-weight: 700; cursor: pointer;
  text-align: center; text-decoration: none }
.line button { white-space: nowrap }
dialog .acts > * { flex: 1 1 260px; padding: 14px 18px }
.leave { background: var(--act); color: var(--on) }
button.proceed { padding: 0; margin-bottom: 24px; border-color: transparent; color: var(--soft); font-weight: 400; text-decoration: underline }
:focus-visible { outline: 4px solid var(--ink); outline-offset: 2px }`;

  /** @type {Mamori.Show | null} */
  let show = null;
  /** @type {{ form: string, key: string, host: any } | null} */
  let placed = null;
  /** @type {{ host: any, field: Element } | null} */
  let noted = null;
  /** What the person went on from, and what they closed, by the words that they saw. */
  const passed = new Set();
  const closed = new Set();

  /** @type {(tag: string, className?: string, text?: string) => any} */
  function make(tag, className = "", text = "") {
    const element = document.createElementNS("http://www.w3.org/1999/xhtml", tag);
    element.setAttribute("class", className);
    element.textContent = text;
    return element;
  }

  /** A host of our own with a closed tree in it. @type {(content: any, className?: string) => any} */
  function frame(content, className = "") {
    const host = make("div", className);
    (mamori.own ??= new WeakSet()).add(host);
    content.lang = show?.language;
    content.dir = /^(ar|fa|he|ur)/.test(content.lang) ? "rtl" : "ltr";
    host.attachShadow({ mode: "closed" }).append(make("style", "", STYLE), content);
    document.documentElement.append(host);
    return host;
  }

  /** @type {(host: any) => void} */
  function lift(host) {
    host.popover = "manual";
    host.showPopover();
  }

  /** Only a person's own click counts, on what they had time to read. @type {(label: string, className: string, act: (button: any) => void) => any} */
  function button(label, className, act) {
    const element = make("button", className, label);
    let since = performance.now();
    element.addEventListener("click", (/** @type {MouseEvent} */ event) => {
      if (!event.isTrusted || performance.now() - since < AGED) return;
      since = performance.now();
      act(element);
    });
    return element;
  }

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
    const host = frame(box);
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

  /** @type {(event: FocusEvent) => void} */
  function enter(event) {
    unnote();
    const focused = event.composedPath()[0];
    const fields = show?.marks.filter(({ frame }) => frame === 0) ?? [];
    for (const mark of fields) {
      const field = mamori.field?.(mark.field);
      // Where the tree is closed to events, its host stands for the field.
      if (field && (field === focused || /** @type {any} */ (field.getRootNode()).host === focused))
        return note(field);
    }
  }

  /** @type {(field: Element) => void} */
  function note(field) {
    if (!show?.words?.fieldNote) return;
    const box = make("section", show.level, show.words.fieldNote);
    box.setAttribute("role", "status");
    const host = frame(box, "note");
    noted = { host, field };
    lift(host);
    follow();
    addEventListener("scroll", follow, { capture: true, passive: true });
    addEventListener("resize", follow);
  }

  /** Keeps the note below its field, or above it where no room is left. */
  function follow() {
    if (!noted) return;
    const { host, field } = noted;
    const at = field.getBoundingClientRect();
    const room = at.bottom + 8 + host.offsetHeight <= innerHeight;
    const top = room ? at.bottom + 8 : at.top - 8 - host.offsetHeight;
    const left = Math.max(0, Math.min(at.left, innerWidth - host.offsetWidth));
    host.style.setProperty("--left", `${left}px`, "important");
    host.style.setProperty("--top", `${top}px`, "important");
  }

  function unnote() {
    noted?.host.remove();
    noted = null;
    removeEventListener("scroll", follow, { capture: true });
    removeEventListener("resize", follow);
  }

  addEventListener("focusin", enter, true);
  addEventListener("focusout", unnote, true);

  mamori.banner = {
    show(next) {
      // A line that is being read ends by itself, not because it counts as noticed by now.
      const isRead = next.form === "none" && next.level === "notice" && placed?.form === "line";
      if (isRead) return;
      show = next;
      if (!next.words) unnote();
      place();
    },
  };
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
