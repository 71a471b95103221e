// Holds a form that is about to send a number or a PIN, and asks the person first. Submissions without
// a submit event, such as `form.submit()` or `fetch()`, cannot be held.

import { dom, parseUrl } from "../collect/dom.js";
import { boxesOf, fieldElement } from "../collect/field-registry.js";
import { innermostTarget } from "../collect/shadow-roots.js";
import { frameState } from "../frame-state.js";
import { isAlive } from "../lifetime.js";
import { button, createHost, make, showModal } from "../overlay/overlay.js";
import { ownElements } from "../own-elements.js";
import { onTrusted } from "../trusted-events.js";
import { judgeInput } from "./input-watcher.js";

const VERDICT_TIMEOUT_MS = 400;
const MAX_CONTROLS = 1000;
/** Stands for the host in the question, which the engine words. */
const HOST_PLACEHOLDER = "\ufffc";
const NOT_TYPED_INTO = /^(?:hidden|submit|button|reset|image|checkbox|radio|range|color)$/;
const requestSubmit = HTMLFormElement.prototype.requestSubmit;
/** Forms that the person chose to send, until they type again. @type {WeakSet<Element>} */
const allowedForms = new WeakSet();
/** The form that waits for a verdict or for an answer of the person. @type {any} */
let held = null;
/** The host element of the question. @type {any} */
let questionHost = null;
/** Scans the frame and settles when the background has answered. @type {() => Promise<void>} */
let scanNow;
let interactedAt = 0;
let refusedAt = 0;

/** @typedef {{ form: HTMLFormElement, submitter: any, wasDisabled: boolean }} Submission */

/** The controls of a form that a person types into. @type {(form: HTMLFormElement) => any[]} */
function controlsOf(form) {
  const controls = [...dom.controls(form)].slice(0, MAX_CONTROLS);
  const editable = [...dom.all(form, "[contenteditable]")].slice(0, MAX_CONTROLS);
  return [...controls.filter(({ type }) => !NOT_TYPED_INTO.test(type)), ...editable];
}

/** @type {(el: any) => boolean} */
const isFilled = (el) => /\S/.test(el.value ?? dom.content(el));

/** Whether something is entered in a field that the verdict is about. @type {(form: HTMLFormElement) => boolean} */
function hasJudgedInput(form) {
  const { highlights: marks = [] } = frameState.bannerState ?? {};
  const here = marks.filter((mark) => mark.frame === frameState.frameId);
  const fields = here.map(({ field }) => fieldElement(field));
  return fields
    .flatMap((field) => (field ? boxesOf(field) : []))
    .some((/** @type {any} */ el) => (el.form ?? dom.closest(el, "form")) === form && isFilled(el));
}

/** Whether the person has to be asked before the form is sent; undefined until a verdict comes. @type {(form: HTMLFormElement, hasPattern: boolean) => boolean | undefined} */
function mustAsk(form, hasPattern) {
  const { bannerState: verdict } = frameState;
  if (verdict?.submitGuard === "never") return false;
  if (verdict?.submitGuard === "ask" && (hasPattern || hasJudgedInput(form))) return true;
  if (hasPattern && (!verdict || frameState.isJudging)) return undefined;
  const isEarly = !verdict && frameState.isJudging;
  return isEarly && controlsOf(form).some(isFilled) ? undefined : false;
}

/** @type {(event: any) => void} */
function onSubmit(event) {
  const { target: form, submitter } = event;
  if (!event.isTrusted || !isAlive() || allowedForms.has(form)) return;
  const method =
    (submitter && dom.attribute(submitter, "formmethod")) || dom.attribute(form, "method");
  if (method.toLowerCase() === "dialog") return;
  const hasPattern = controlsOf(form)
    .map((el) => judgeInput(el))
    .some(Boolean);
  const answer = mustAsk(form, hasPattern);
  if (answer === false && held !== form) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  // A page that submits again by itself is stopped without another question.
  const isAsking = held && (!questionHost || questionHost.isConnected);
  if (isAsking || interactedAt < refusedAt) return;
  [held, questionHost] = [form, null];
  const submission = { form, submitter, wasDisabled: Boolean(submitter?.disabled) };
  if (answer) ask(submission);
  else waitForVerdict(submission, hasPattern);
}

/** Waits for the verdict for at most 400 ms. @type {(submission: Submission, hasPattern: boolean) => Promise<void>} */
async function waitForVerdict(submission, hasPattern) {
  const timeout = new Promise((resolve) => setTimeout(resolve, VERDICT_TIMEOUT_MS));
  await Promise.race([scanNow(), timeout]);
  if (mustAsk(submission.form, hasPattern) ?? hasPattern) return ask(submission);
  held = null;
  submit(submission);
  allowedForms.delete(submission.form);
}

/** Sends a form with the button that was pressed. @type {(submission: Submission) => void} */
function submit({ form, submitter, wasDisabled }) {
  allowedForms.add(form);
  // The page may have disabled the button since it was pressed.
  const isDisabledNow = submitter?.disabled && !wasDisabled;
  if (isDisabledNow) submitter.disabled = false;
  try {
    requestSubmit.call(form, submitter);
  } catch {
    // The button is not in the form any more.
    requestSubmit.call(form);
  }
  if (isDisabledNow) submitter.disabled = true;
}

/** The host that a form is sent to; empty where there is none. @type {(submission: Submission) => string} */
function targetHost({ form, submitter }) {
  const action =
    (submitter && dom.attribute(submitter, "formaction")) || dom.attribute(form, "action");
  return parseUrl(action || ".")?.hostname || location.hostname;
}

/** The question where no verdict has come yet, in the browser's own language. @type {() => Mamori.Question} */
function defaultQuestion() {
  const { getMessage: say } = chrome.i18n;
  return {
    headline: say("question", [say("host", [HOST_PLACEHOLDER])]),
    headlineNowhere: say("question", [say("host_none")]),
    typed: say("question_typed"),
    keep: say("question_keep"),
    send: say("question_send"),
  };
}

/** The headline of the question: where the form would be sent. @type {(submission: Submission, question: Mamori.Question) => string} */
function headlineOf(submission, { headline, headlineNowhere }) {
  const host = targetHost(submission);
  return host ? headline.replace(HOST_PLACEHOLDER, host) : headlineNowhere;
}

/** Asks the person whether the form may be sent. @type {(submission: Submission) => void} */
function ask(submission) {
  const state = frameState.bannerState;
  const question = state?.question ?? defaultQuestion();
  const box = make("dialog", `question ${state?.level ?? "warning"}`);
  const headline = make("h1", "", headlineOf(submission, question));
  const row = make("div", "acts");
  let act = () => {
    refusedAt = performance.now();
  };
  const keep = button(question.keep, "leave", () => box.close());
  const send = button(question.send, "proceed", () => {
    act = () => submit(submission);
    box.close();
  });
  row.append(keep);
  headline.id = "headline";
  box.setAttribute("role", "alertdialog");
  box.setAttribute("aria-labelledby", "headline");
  box.append(headline, make("p", "", state?.strings?.headline ?? question.typed), row, send);
  questionHost = createHost(box, state?.language ?? chrome.i18n.getMessage("language"));
  box.addEventListener("close", () => {
    questionHost.remove();
    [held, questionHost] = [null, null];
    act();
  });
  showModal(box);
  keep.focus({ preventScroll: true });
}

/** @type {(event: Event) => void} */
function onInteraction({ target }) {
  if (!ownElements.has(/** @type {any} */ (target))) interactedAt = performance.now();
}

/** @type {(event: any) => void} */
function onType(event) {
  const el = /** @type {any} */ (innermostTarget(event));
  const form = el && (el.form ?? dom.closest(el, "form"));
  if (form) allowedForms.delete(form);
}

/** Hears submits in a shadow root, which do not leave it. @type {(root: Node) => void} */
export function guardSubmitsIn(root) {
  if (root !== document) root.addEventListener("submit", onSubmit, true);
}

/** Hears submits in the document. @type {(scan: () => Promise<void>) => void} `scan` scans the frame at once */
export function guardSubmits(scan) {
  scanNow = scan;
  onTrusted(["click", "keydown"], onInteraction);
  onTrusted(["input"], onType);
  onTrusted(["submit"], onSubmit);
}
