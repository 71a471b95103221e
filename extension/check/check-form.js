// Judges the text of a field while a person types or pastes it, and shows the report. The popup, the
// check page and the page on the web use the same form.

import { copyText } from "./copy-text.js";
import { isHtml, isMail, linksOf, messageOf } from "./html.js";

/** How long the person has to stop typing before the text is judged. */
const TYPING_PAUSE_MS = 150;
/** Input that brings a whole text at once, as somebody does who wants an answer to it. */
const BRINGS_TEXT = /^insertFrom(?:Paste|Drop)$/;
/** After this time the person is told that there is no answer. */
const MAX_WAIT_MS = 20_000;

/** @typedef {import("../i18n/strings.js").Lookup} Lookup */
/** @typedef {Pick<typeof import("../engine/engine.js"), "draw_message">} MessageEngine */

/**
 * @typedef {object} Answer what is shown for an input
 * @property {string} [status] key of a string about the input
 * @property {(report: HTMLElement, lookup: Lookup) => void} [draw] draws the report
 */

/**
 * @typedef {object} Elements
 * @property {HTMLTextAreaElement} field
 * @property {HTMLElement} status for a sentence about the input
 * @property {HTMLElement} report
 * @property {() => void} [answered] called when an answer is shown that the person asked for, and not only
 *   typed towards
 */

/** @typedef {(text: string, links: Mamori.Link[]) => Answer | Promise<Answer>} Judge */

export class CheckForm {
  #elements;
  #judge;
  #lookup;
  /** Links in the HTML that was pasted last; the pasted text does not show where they lead. @type {Mamori.Link[]} */
  #pastedLinks = [];
  /** Counts the inputs, since only the answer to the last one is shown. */
  #input = 0;
  /** @type {Answer} */
  #answer = {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {Elements} elements
   * @param {Judge} judge
   * @param {Lookup} lookup
   */
  constructor(elements, judge, lookup) {
    this.#elements = elements;
    this.#judge = judge;
    this.#lookup = lookup;
    elements.field.addEventListener("input", (event) =>
      this.#judgeSoon(BRINGS_TEXT.test(/** @type {InputEvent} */ (event).inputType)),
    );
    elements.field.addEventListener("paste", ({ clipboardData }) =>
      this.keepLinks(clipboardData?.getData("text/html") ?? ""),
    );
    elements.report.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("[data-action=copy]");
      if (button instanceof HTMLElement) copyText(button, this.#lookup);
    });
  }

  /** Keeps the links of pasted or dropped HTML, which belong to the text that is pasted at the same time. @type {(html: string) => void} */
  keepLinks(html) {
    this.#pastedLinks = linksOf(html);
  }

  /**
   * Puts a text into the field and judges it.
   * @param {string} text
   * @param {{ html?: string, note?: string }} [origin] the HTML whose links belong to the text, and the key of
   *   a string that says where the text comes from
   */
  async setText(text, { html = "", note } = {}) {
    this.keepLinks(html);
    this.#elements.field.value = text;
    await this.run(note);
  }

  /** Judges what is in the field, for somebody who asks for it. @type {(note?: string) => Promise<void>} */
  async run(note) {
    clearTimeout(this.#timer);
    await this.#judgeField(true, note);
  }

  /** Shows the answer to an input from elsewhere, such as a file, and empties the field. @type {(answer: Promise<Answer>) => Promise<void>} */
  async setAnswer(answer) {
    clearTimeout(this.#timer);
    this.#elements.field.value = "";
    await this.#showWhenReady(answer, true);
  }

  /** Says something instead of an answer, and leaves the field as it is. @type {(status: string) => void} */
  setStatus(status) {
    clearTimeout(this.#timer);
    this.#showWhenReady(Promise.resolve({ status }), true);
  }

  /** Shows everything in another language. @type {(lookup: Lookup) => void} */
  setLookup(lookup) {
    this.#lookup = lookup;
    this.#show();
  }

  /** @type {(isAsked: boolean) => void} */
  #judgeSoon(isAsked) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#judgeField(isAsked), TYPING_PAUSE_MS);
  }

  /** @type {(isAsked: boolean, note?: string) => Promise<void>} */
  async #judgeField(isAsked, note) {
    const text = this.#elements.field.value;
    if (!text) this.#pastedLinks = [];
    const judge = async () => {
      const answer = text.trim() ? await this.#judge(text, this.#pastedLinks) : {};
      return { ...answer, status: answer.status ?? note };
    };
    await this.#showWhenReady(judge(), isAsked);
  }

  /** @type {(answer: Promise<Answer>, isAsked: boolean) => Promise<void>} */
  async #showWhenReady(answer, isAsked) {
    this.#input += 1;
    const input = this.#input;
    // The answer to the input before must not stand beside this one.
    this.#answer = {};
    this.#show();
    /** @type {Answer} */
    const failure = { status: "unchecked_failure" };
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const tooLate = new Promise((resolve) => (timer = setTimeout(resolve, MAX_WAIT_MS, failure)));
    const ready = await Promise.race([answer, tooLate]).catch(() => failure);
    clearTimeout(timer);
    if (input !== this.#input) return;
    this.#answer = ready;
    this.#show();
    if (isAsked) this.#elements.answered?.();
  }

  #show() {
    const { status, report } = this.#elements;
    status.textContent = this.#answer.status ? this.#lookup(this.#answer.status) : "";
    clear(report);
    try {
      this.#answer.draw?.(report, this.#lookup);
    } catch {
      status.textContent = this.#lookup("unchecked_failure");
      clear(report);
    }
  }
}

/** Removes what the engine has drawn: the children and the data attributes. @type {(report: HTMLElement) => void} */
function clear(report) {
  report.replaceChildren();
  for (const name of report.getAttributeNames()) {
    if (name.startsWith("data-")) report.removeAttribute(name);
  }
}

/**
 * Judges a text as an SMS or a mail. The source of a mail cannot be read here; the person is asked for
 * its text.
 * @type {(engine: MessageEngine) => Judge}
 */
const messageJudge = (engine) => (text, links) => {
  if (isMail(text)) return { status: "check_source" };
  const message = isHtml(text) ? messageOf(text) : { sender: "", subject: "", text, links };
  return { draw: (report, lookup) => engine.draw_message(report, message, lookup) };
};

/**
 * Fills an element with a form that judges a message.
 * @param {HTMLElement} root
 * @param {MessageEngine} engine
 * @param {Lookup} lookup
 */
export function createCheckForm(root, engine, lookup) {
  const label = document.createElement("label");
  const title = document.createElement("span");
  const field = document.createElement("textarea");
  const status = document.createElement("p");
  const report = document.createElement("div");
  [field.rows, field.spellcheck, field.autocomplete] = [5, false, "off"];
  status.setAttribute("role", "status");
  report.setAttribute("aria-live", "polite");
  report.className = "answer";
  title.textContent = lookup("check_message");
  label.append(title, field);
  root.replaceChildren(label, status, report);
  const form = new CheckForm({ field, status, report }, messageJudge(engine), lookup);
  return {
    /** @type {(text: string) => void} */
    setText: (text) => form.setText(text),
    /** Shows everything in another language. @type {(other: Lookup) => void} */
    setLookup(other) {
      title.textContent = other("check_message");
      form.setLookup(other);
    },
  };
}
