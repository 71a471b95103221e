// The question whether a form may be sent, as a dialog above the page.

import { dom } from "../collect/dom.js";
import { allRoots } from "../collect/shadow-roots.js";
import { frameState } from "../frame-state.js";
import { ownElements } from "../own-elements.js";
import { onTrusted } from "../trusted-events.js";
import {
  button,
  closesWithoutScript,
  createHost,
  withoutFocusEvents,
  make,
  showModal,
} from "./overlay.js";

/**
 * @typedef {object} Question
 * @property {string} headline
 * @property {string[]} lines where it would go, and why that is asked
 * @property {string} keep the label of the button that sends nothing
 * @property {string} send
 * @property {string} language
 * @property {() => void} onKeep
 * @property {() => void} onSend
 */

/** The question that stands. @type {{ host: any, box: any } | null} */
let asked = null;

/** Whether a question stands, and the page has not removed it. */
export const isQuestionShown = () => Boolean(asked && dom.connected(asked.host));

/** The open popover of the page that an element is in, also around its shadow root. @type {(el: any) => Element | null} */
function popoverAround(el) {
  for (let at = el; at;) {
    const popover = dom.closest(at, ":popover-open");
    const root = dom.root(at);
    if (popover || root === document) return popover;
    at = dom.host(root);
  }
  return null;
}

/** The last open popover of the page. */
function lastPopover() {
  const walk = allRoots();
  let step = walk.next();
  while (!step.done) step = walk.next();
  const open = step.value.flatMap((root) => [...dom.all(root, ":popover-open")]);
  return open.filter((popover) => !ownElements.has(popover)).pop() ?? null;
}

/** A modal dialog closes the page's popovers, except one that it is in. @type {(host: any, form: Element) => void} */
function place(host, form) {
  const popover = popoverAround(form) ?? lastPopover();
  if (popover) dom.insert(popover, host, null);
}

/** @type {(question: Question) => { box: any, keep: any, answer: () => void }} */
function draw({ headline, lines, keep, send, onKeep, onSend }) {
  const box = make("dialog", `question ${frameState.bannerState?.level ?? "warning"}`);
  let answer = onKeep;
  const close = () => withoutFocusEvents(() => box.close());
  const keepButton = button(keep, "leave", close);
  const sendButton = button(send, "proceed", () => {
    answer = onSend;
    close();
  });
  const [title, row] = [make("h1", "", headline), make("div", "acts")];
  row.append(keepButton);
  title.id = "headline";
  box.setAttribute("role", "alertdialog");
  box.setAttribute("aria-labelledby", "headline");
  const reasons = make("div", "lead");
  reasons.id = "reasons";
  reasons.append(...lines.filter(Boolean).map((line) => make("p", "", line)));
  box.setAttribute("aria-describedby", "reasons");
  box.append(title, reasons, row, sendButton);
  for (const one of [keepButton, sendButton]) closesWithoutScript(one, box);
  box.addEventListener("cancel", (/** @type {Event} */ event) => {
    event.preventDefault();
    close();
  });
  return { box, keep: keepButton, answer: () => answer() };
}

/** Asks the person whether a form may be sent. @type {(form: Element, question: Question) => void} */
export function askQuestion(form, question) {
  const { box, keep, answer } = draw(question);
  const host = createHost(box, question.language);
  asked = { host, box };
  place(host, form);
  box.addEventListener("close", () => {
    // It closes for a moment where it is shown again.
    if (asked?.box !== box || box.open) return;
    asked = null;
    dom.remove(host);
    answer();
  });
  show(box, keep);
}

/** The page hears of no focus that goes to the question and comes back. @type {(box: any, keep: any) => void} */
function show(box, keep) {
  withoutFocusEvents(() => {
    showModal(box);
    keep.focus({ preventScroll: true });
  });
}

/** A popover that the page closes takes the question with it, which would leave the page inert. */
function onToggle() {
  if (!asked || dom.shown(asked.host)) return;
  const { host, box } = asked;
  dom.insert(dom.page(document), host, null);
  show(box, box.querySelector(".leave"));
}

/** Keeps the question in sight where the page closes what it is in. */
export function watchQuestion() {
  onTrusted(["toggle"], onToggle);
}
