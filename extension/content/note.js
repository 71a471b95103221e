"use strict";

// The note beside a field that a warning is about: the last moment before the first digit.
((mamori) => {
  if (mamori.live?.()) return;
  const { dom } = mamori;

  /** @type {{ host: any, field: Element, text: string } | null} */
  let noted = null;
  /** @type {any} */
  let focused = null;

  /** Whether a warning names this field, or danger meets a number in it. @type {(el: any, show: Mamori.Show) => boolean} */
  function isMeant(el, { marks, level }) {
    const fields = marks.filter((mark) => mark.frame === mamori.frame).map(({ field }) => field);
    const named = fields.map((key) => mamori.field(key)).filter((field) => field !== undefined);
    if (named.some((field) => mamori.boxesOf(field).includes(el))) return true;
    const begun = level === "danger" && /\d\D*\d\D*\d\D*\d/.test(String(el.value ?? ""));
    return begun || Boolean(mamori.typing.typed(el));
  }

  /** Shows what is due at the field that has the focus, and nothing else. */
  function update() {
    const show = mamori.verdict;
    const text = show?.words?.fieldNote;
    const field = text && focused?.isConnected && isMeant(focused, show) ? focused : null;
    if (noted?.host.isConnected && noted.field === field && noted.text === text) return;
    unnote();
    if (show && text && field) note(field, show, text);
  }

  /** @type {(field: Element, show: Mamori.Show, text: string) => void} */
  function note(field, { level, language }, text) {
    const { make, frame, lift } = mamori.paint;
    const box = make("section", level, text);
    box.setAttribute("role", "status");
    const host = frame(box, language, "note");
    noted = { host, field, text };
    lift(host);
    follow();
    addEventListener("scroll", follow, { capture: true, passive: true });
    addEventListener("resize", follow);
  }

  /** Keeps the note below its field, or above it where no room is left. */
  function follow() {
    if (!noted) return;
    const { host, field } = noted;
    const at = dom.rect(field);
    const room = at.bottom + 8 + host.offsetHeight <= innerHeight;
    const top = room ? at.bottom + 8 : Math.max(0, at.top - 8 - host.offsetHeight);
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

  /** @type {(event: Event) => void} */
  function onFocus(event) {
    focused = mamori.typing.editable(event);
    update();
  }

  function onBlur() {
    focused = null;
    update();
  }

  mamori.note = {
    update,
    listeners: [
      ["focusin", onFocus],
      ["input", update],
      ["focusout", onBlur],
    ],
  };
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
