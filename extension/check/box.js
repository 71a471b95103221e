// A field to paste a message into, and the report on what stands in it.

import { isHtml, isMail, linksOf, messageOf } from "./html.js";

const PAUSE = 150;

/** @typedef {Pick<typeof import("../engine/engine.js"), "draw_message">} Engine */

/** @typedef {import("../words/words.js").Lookup} Lookup */

/**
 * Fills an element with the field and its report.
 * @param {HTMLElement} root
 * @param {Engine} engine
 * @param {Lookup} lookup
 */
export function box(root, engine, lookup) {
  const label = document.createElement("label");
  const asked = document.createElement("span");
  const field = document.createElement("textarea");
  const state = document.createElement("p");
  const report = document.createElement("div");
  [field.rows, field.spellcheck, field.autocomplete] = [5, false, "off"];
  state.setAttribute("role", "status");
  report.setAttribute("aria-live", "polite");
  report.className = "answer";
  label.append(asked, field);
  root.replaceChildren(label, state, report);

  /** Links of what was pasted last, which its text does not show. @type {Mamori.Link[]} */
  let hidden = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function typed() {
    const text = field.value;
    const isSource = isMail(text);
    state.textContent = isSource ? lookup("check_source") : "";
    report.replaceChildren();
    report.removeAttribute("data-level");
    if (!text.trim() || isSource) return;
    const plain = { sender: "", subject: "", text, links: hidden };
    engine.draw_message(report, isHtml(text) ? messageOf(text) : plain, lookup);
  }

  /** Says everything in another language. @type {(other: Lookup) => void} */
  function speak(other) {
    lookup = other;
    asked.textContent = lookup("check_message");
    if (field.value) typed();
  }

  field.addEventListener("paste", ({ clipboardData }) => {
    hidden = linksOf(clipboardData?.getData("text/html") ?? "");
  });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(typed, PAUSE);
  });

  speak(lookup);
  return {
    speak,
    /** Puts a message into the field and judges it. @type {(text: string, links?: Mamori.Link[]) => void} */
    check(text, links = []) {
      [field.value, hidden] = [text, links];
      typed();
    },
  };
}
