// Holds a form that is about to send a number or a PIN, and asks the person first. Submissions without
// a submit event, such as `form.submit()` or `fetch()`, cannot be held.

import { dom, parseUrl } from "../collect/dom.js";
import { boxesOf, fieldElement } from "../collect/field-registry.js";
import { innermostTarget } from "../collect/shadow-roots.js";
import { frameState } from "../frame-state.js";
import { isAlive } from "../lifetime.js";
import { askQuestion, isQuestionShown, watchQuestion } from "../overlay/question.js";
import { ownElements } from "../own-elements.js";
import { onTrusted } from "../trusted-events.js";
import { isTouched } from "./authorship.js";
import { PLACEHOLDER, defaultQuestion } from "./default-question.js";
import { judgeInput } from "./input-watcher.js";
import { keepSubmission, sendKept, watchEntries } from "./submission.js";

const VERDICT_TIMEOUT_MS = 400;
const MAX_CONTROLS = 1000;
const MAX_WAITING_QUESTIONS = 5;
const NOT_TYPED_INTO = /^(?:hidden|submit|button|reset|image|checkbox|radio|range|color)$/;
/** Forms that the person chose to send, until they type again. @type {WeakSet<Element>} */
const allowedForms = new WeakSet();
/** Forms that wait for a verdict, with the last submission of each. @type {Map<Element, Held>} */
const waiting = new Map();
/** What waits for an answer of the person: the first is asked about, the others wait for their turn. @type {Held[]} */
const questions = [];
/** Scans the frame and settles when the background has answered. @type {() => Promise<void>} */
let scanNow;
let interactedAt = 0;
let refusedAt = 0;

/**
 * What a person entered into a form, at the moment when it was submitted.
 * @typedef {object} Input
 * @property {HTMLFormElement} form
 * @property {Set<Mamori.DigitPattern>} numbers the kinds of numbers that a person typed
 * @property {Set<any>} filled the controls that are not empty
 */
/** @typedef {Input & { submission: import("./submission.js").Submission }} Held */

/** The controls of a form that a person types into. @type {(form: HTMLFormElement) => any[]} */
function controlsOf(form) {
  const controls = [...dom.controls(form)].slice(0, MAX_CONTROLS);
  const editable = [...dom.all(form, "[contenteditable]")].slice(0, MAX_CONTROLS);
  return [...controls.filter(({ type }) => !NOT_TYPED_INTO.test(type)), ...editable];
}

/** @type {(el: any) => boolean} */
const isFilled = (el) => /\S/.test(el.value ?? dom.content(el));

/** @type {(form: HTMLFormElement) => Input} */
function inputOf(form) {
  const controls = controlsOf(form);
  const numbers = controls.map((el) => judgeInput(el)).filter((kind) => kind !== null);
  return { form, numbers: new Set(numbers), filled: new Set(controls.filter(isFilled)) };
}

/**
 * Those of the fields of this frame into which something of the form is entered.
 * @template {{ frame: number, field: number }} T
 * @param {Input} input
 * @param {T[]} marks
 */
function filledOf({ form, filled }, marks) {
  const isIn = (/** @type {any} */ el) => (el.form ?? dom.closest(el, "form")) === form;
  const isEntered = (/** @type {any} */ el) => filled.has(el) || (isIn(el) && isFilled(el));
  const here = marks.filter((mark) => mark.frame === frameState.frameId);
  return here.filter(({ field }) => {
    const element = fieldElement(field);
    return element !== undefined && boxesOf(element).some(isEntered);
  });
}

/** Whether something is entered in a field that the verdict is about. @type {(input: Input) => boolean} */
const hasJudgedInput = (input) =>
  filledOf(input, frameState.bannerState?.highlights ?? []).length > 0;

/** Whether the last verdict knew of every number that was typed in this frame. */
const isJudged = () => frameState.judgedChanges === frameState.patternChanges;

/** Whether the person has to be asked before the form is sent; undefined until a verdict comes. @type {(input: Input) => boolean | undefined} */
function mustAsk(input) {
  const { bannerState: verdict } = frameState;
  if (verdict?.submitGuard === "never") return false;
  const hasNumber = input.numbers.size > 0;
  if (verdict?.submitGuard === "ask" && (hasNumber || hasJudgedInput(input))) return true;
  if (hasNumber && !(verdict && isJudged())) return undefined;
  const isEarly = !verdict && (frameState.isJudging || frameState.isUnanswered);
  return isEarly && [...input.filled].some(isTouched) ? undefined : false;
}

/** @type {(form: HTMLFormElement, submitter: any) => boolean} */
function onlyClosesDialog(form, submitter) {
  const method =
    (submitter && dom.attribute(submitter, "formmethod")) || dom.attribute(form, "method");
  return method.toLowerCase() === "dialog";
}

/** Whether the person is being asked about a form, or will be. @type {(form: HTMLFormElement) => boolean} */
function isAskedAbout(form) {
  // A page that removes the question gets another one.
  if (questions.length > 0 && !isQuestionShown()) onAnswer(() => {});
  return questions.some((one) => one.form === form);
}

/** @type {(event: any) => void} */
function onSubmit(event) {
  const { target: form, submitter } = event;
  if (!event.isTrusted || !isAlive() || allowedForms.has(form)) return;
  if (onlyClosesDialog(form, submitter)) return;
  const input = inputOf(form);
  const answer = mustAsk(input);
  const isAsked = isAskedAbout(form);
  if (answer === false && !isAsked) return void waiting.delete(form);
  event.preventDefault();
  event.stopImmediatePropagation();
  // A page that submits again by itself is stopped without another question.
  if (isAsked || interactedAt < refusedAt) return;
  const held = { ...input, submission: keepSubmission(form, submitter) };
  if (answer) enqueue(held);
  else waitForVerdict(held);
}

/** Waits for the verdict for at most 400 ms. @type {(held: Held) => Promise<void>} */
async function waitForVerdict(held) {
  const { form } = held;
  const isWaiting = waiting.has(form);
  waiting.set(form, held);
  if (isWaiting) return;
  const timeout = new Promise((resolve) => setTimeout(resolve, VERDICT_TIMEOUT_MS));
  await Promise.race([scanNow(), timeout]);
  const last = waiting.get(form);
  waiting.delete(form);
  if (!last) return;
  if (isAlive() && (mustAsk(last) ?? last.numbers.size > 0)) return enqueue(last);
  send(last);
  allowedForms.delete(form);
}

/** @type {(held: Held) => void} */
function send({ form, submission }) {
  allowedForms.add(form);
  sendKept(submission);
}

/** Asks about a form, once those before it are answered. @type {(held: Held) => void} */
function enqueue(held) {
  if (questions.length === MAX_WAITING_QUESTIONS) return;
  questions.push(held);
  if (questions.length === 1) ask(held);
}

/** The person has answered the question; the next form has its turn. @type {(act: () => void) => void} */
function onAnswer(act) {
  questions.shift();
  act();
  if (questions.length > 0) ask(questions[0]);
}

/** The host that a form is sent to; empty where there is none. @type {(held: Held) => string} */
function targetHost({ submission: { attributes } }) {
  const kept = (/** @type {string} */ name) => attributes.find((one) => one[1] === name)?.[2];
  const action = kept("formaction") || kept("action");
  return parseUrl(action || ".")?.hostname || location.hostname;
}

/** What the form would send: names of what its fields ask for, and of numbers in other fields. @type {(held: Held, question: Mamori.Question) => string} */
function namesOf(held, { names, myNumber, paymentCard, entered, separator }) {
  const numberNames = { "my-number": myNumber, "payment-card": paymentCard };
  const asked = filledOf(held, names).map(({ name }) => name);
  const typed = [...held.numbers].map((kind) => numberNames[kind]);
  const all = new Set([...asked, ...typed]);
  return all.size > 0 ? [...all].join(separator) : entered;
}

/** Asks the person whether the form may be sent. @type {(held: Held) => void} */
function ask(held) {
  const state = frameState.bannerState;
  const question = state?.question ?? defaultQuestion();
  const host = targetHost(held);
  const { destination, nowhere, headline, keep, send: sendLabel } = question;
  const refuse = () => {
    refusedAt = performance.now();
  };
  askQuestion(held.form, {
    headline: headline.replace(PLACEHOLDER, () => namesOf(held, question)),
    lines: [
      host ? destination.replace(PLACEHOLDER, () => host) : nowhere,
      state?.strings?.headline ?? "",
    ],
    keep,
    send: sendLabel,
    language: state?.language ?? chrome.i18n.getMessage("language"),
    onKeep: () => onAnswer(refuse),
    onSend: () => onAnswer(() => send(held)),
  });
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
  watchEntries();
  watchQuestion();
}
