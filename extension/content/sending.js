"use strict";

// A form that holds a number or a PIN is stopped on its way out, and the person is asked.
((mamori) => {
  if (mamori.live?.()) return;
  const { dom, boxesOf } = mamori;

  const PATIENCE = 400;
  const MOST_CONTROLS = 1000;
  /** Stands for the host in a question that the engine words. */
  const HOST_PLACE = "\ufffc";
  const NO_ENTRY = /^(?:hidden|submit|button|reset|image|checkbox|radio|range|color)$/;
  const send = HTMLFormElement.prototype.requestSubmit;
  /** What a person chose to send is theirs, until they type again. @type {WeakSet<Element>} */
  const chosen = new WeakSet();
  /** The form that waits for a verdict or an answer. @type {any} */
  let held = null;
  /** The host of the question. @type {any} */
  let question = null;
  let touched = 0;
  let refused = 0;

  /** @typedef {{ form: HTMLFormElement, submitter: any, wasDisabled: boolean }} Sending */

  /** Where a person enters something in a form. @type {(form: HTMLFormElement) => any[]} */
  function entries(form) {
    const controls = [...dom.controls(form)].slice(0, MOST_CONTROLS);
    const editable = [...dom.all(form, "[contenteditable]")].slice(0, MOST_CONTROLS);
    return [...controls.filter(({ type }) => !NO_ENTRY.test(type)), ...editable];
  }

  /** @type {(el: any) => boolean} */
  const isFilled = (el) => /\S/.test(el.value ?? dom.content(el));

  /** Whether the form has something in a field that the verdict names. @type {(form: HTMLFormElement) => boolean} */
  function isNamed(form) {
    const { marks = [] } = mamori.verdict ?? {};
    const here = marks.filter((mark) => mark.frame === mamori.frame);
    const fields = here.map(({ field }) => mamori.field(field));
    return fields
      .flatMap((field) => (field ? boxesOf(field) : []))
      .some(
        (/** @type {any} */ el) => (el.form ?? dom.closest(el, "form")) === form && isFilled(el),
      );
  }

  /** Whether this may not go out unasked; undefined where nobody knows. @type {(form: HTMLFormElement, hasShape: boolean) => boolean | undefined} */
  function isRefused(form, hasShape) {
    const { verdict } = mamori;
    if (verdict?.hold === "never") return false;
    if (verdict?.hold === "ask" && (hasShape || isNamed(form))) return true;
    if (hasShape && (!verdict || mamori.isJudging())) return undefined;
    const isEarly = !verdict && mamori.isJudging();
    return isEarly && entries(form).some(isFilled) ? undefined : false;
  }

  /** @type {(event: any) => void} */
  function onSubmit(event) {
    const { target: form, submitter } = event;
    if (!event.isTrusted || !mamori.live?.() || chosen.has(form)) return;
    const method =
      (submitter && dom.attribute(submitter, "formmethod")) || dom.attribute(form, "method");
    if (method.toLowerCase() === "dialog") return;
    const hasShape = entries(form)
      .map((el) => mamori.typing.judge(el))
      .some(Boolean);
    const refusal = isRefused(form, hasShape);
    if (refusal === false && held !== form) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // A page that submits again without the person is stopped, and nobody is bothered.
    const isAsking = held && (!question || question.isConnected);
    if (isAsking || touched < refused) return;
    [held, question] = [form, null];
    const sending = { form, submitter, wasDisabled: Boolean(submitter?.disabled) };
    if (refusal) ask(sending);
    else decide(sending, hasShape);
  }

  /** Waits for the verdict, but not long. @type {(sending: Sending, hasShape: boolean) => Promise<void>} */
  async function decide(sending, hasShape) {
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    await Promise.race([mamori.readNow(), late]);
    if (isRefused(sending.form, hasShape) ?? hasShape) return ask(sending);
    held = null;
    pass(sending);
    chosen.delete(sending.form);
  }

  /** Lets a form go out as it was about to, with the same button. @type {(sending: Sending) => void} */
  function pass({ form, submitter, wasDisabled }) {
    chosen.add(form);
    // A button that the page has disabled meanwhile was pressed when it was not.
    const isOff = submitter?.disabled && !wasDisabled;
    if (isOff) submitter.disabled = false;
    try {
      send.call(form, submitter);
    } catch {
      // The button has left the form since.
      send.call(form);
    }
    if (isOff) submitter.disabled = true;
  }

  /** The host that a form is sent to, or "". @type {(sending: Sending) => string} */
  function goal({ form, submitter }) {
    const action =
      (submitter && dom.attribute(submitter, "formaction")) || dom.attribute(form, "action");
    return mamori.url(action || ".")?.hostname || location.hostname;
  }

  /** What is asked where no verdict has come: only the browser's own language is at hand. @type {() => Mamori.Question} */
  function unjudged() {
    const { getMessage: say } = chrome.i18n;
    return {
      headline: say("question", [say("host", [HOST_PLACE])]),
      headlineNowhere: say("question", [say("host_none")]),
      typed: say("question_typed"),
      keep: say("question_keep"),
      send: say("question_send"),
    };
  }

  /** @type {(sending: Sending) => void} */
  function ask(sending) {
    const { make, frame, button } = mamori.paint;
    const { level = "warning", language, words, question: told } = mamori.verdict ?? {};
    const { headline: to, headlineNowhere, typed, keep: stay, send: go } = told ?? unjudged();
    const host = goal(sending);
    const box = make("dialog", `question ${level}`);
    const headline = make("h1", "", host ? to.replace(HOST_PLACE, host) : headlineNowhere);
    const row = make("div", "acts");
    let act = () => {
      refused = performance.now();
    };
    const keep = button(stay, "leave", () => box.close());
    const proceed = button(go, "proceed", () => {
      act = () => pass(sending);
      box.close();
    });
    row.append(keep);
    headline.id = "headline";
    box.setAttribute("role", "alertdialog");
    box.setAttribute("aria-labelledby", "headline");
    box.append(headline, make("p", "", words?.headline ?? typed), row, proceed);
    question = frame(box, language ?? chrome.i18n.getMessage("language"));
    box.addEventListener("close", () => {
      question.remove();
      [held, question] = [null, null];
      act();
    });
    mamori.paint.hold(box);
    keep.focus({ preventScroll: true });
  }

  /** @type {(event: Event) => void} */
  function onTouch({ isTrusted, target }) {
    if (!isTrusted || mamori.own?.has(/** @type {any} */ (target))) return;
    touched = performance.now();
  }

  /** @type {(event: any) => void} */
  function onType(event) {
    const el = event.isTrusted && mamori.inside(event);
    const form = el && (el.form ?? dom.closest(el, "form"));
    if (form) chosen.delete(form);
  }

  mamori.sending = {
    watch(root) {
      // A submit inside a shadow tree does not leave it.
      if (root !== document) root.addEventListener("submit", onSubmit, true);
    },
    listeners: [
      ["click", onTouch],
      ["keydown", onTouch],
      ["input", onType],
      ["submit", onSubmit],
    ],
  };
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
