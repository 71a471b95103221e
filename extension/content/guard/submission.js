// What a form would send at the moment when it was held, and how it is sent later in the same way. A page
// may empty, disable or remove the form in the meantime, as it may after an ordinary submit.

import { dom } from "../collect/dom.js";
import { HANDLED, onTrusted } from "../trusted-events.js";

const ATTRIBUTES = ["action", "method", "enctype", "target", "accept-charset", "novalidate"];
const SUBMITTER_ATTRIBUTES = "formaction formmethod formenctype formtarget formnovalidate".split(
  " ",
);
const MAX_CONTROLS = 1000;
const requestSubmit = HTMLFormElement.prototype.requestSubmit;

/** @typedef {[name: string, value: FormDataEntryValue]} Entry */
/**
 * @typedef {object} Submission
 * @property {any} form
 * @property {any} submitter the button that was pressed, if one was
 * @property {Entry[]} entries
 * @property {[el: any, value: string, checked: boolean][]} values what stood in the controls
 * @property {[el: Element, name: string, value: string | null][]} attributes
 * @property {[node: any, parent: any, next: any][]} places where the form was, from the form outwards
 */

/** Whether a form is only being read; the page adds to the entries when they are sent. */
let isReading = false;
/** What is being sent, and the entries that the form had just before. @type {{ submission: Submission, before: Entry[] } | null} */
let sending = null;
/** Events that have been answered, since a form in a shadow root may meet two listeners. @type {WeakSet<Event>} */
const answered = new WeakSet();

/** Runs something that makes the browser ask for the entries of a form, also in a shadow root. @template T @param {any} form @param {() => T} act */
function answering(form, act) {
  const root = dom.root(form);
  root.addEventListener("formdata", onFormData, true);
  try {
    return act();
  } finally {
    root.removeEventListener("formdata", onFormData, true);
  }
}

/** @type {(form: any, submitter: any) => Entry[]} */
function readEntries(form, submitter) {
  try {
    return [...new FormData(form, submitter)];
  } catch {
    // The button belongs to another form by now.
    return [...new FormData(form)];
  }
}

/** The entries of a form, without its page being told that they are read. @type {(form: any, submitter: any) => Entry[]} */
function entriesOf(form, submitter) {
  isReading = true;
  const entries = answering(form, () => readEntries(form, submitter));
  isReading = false;
  return entries;
}

/** @type {(el: any, name: string) => string | null} */
const attributeOf = (el, name) => (dom.has(el, name) ? dom.attribute(el, name) : null);

/** A form and every element around it, with their places among their siblings. @type {(form: any) => Submission["places"]} */
function placesOf(form) {
  /** @type {Submission["places"]} */
  const places = [];
  for (let at = form, parent = null; at && (parent = dom.parent(at));) {
    places.push([at, parent, dom.next(at)]);
    at = dom.isElement(parent) || parent === document ? parent : parent.host;
  }
  return places;
}

/** Keeps what a form would send now. @type {(form: any, submitter: any) => Submission} */
export function keepSubmission(form, submitter) {
  const all = /** @type {any[]} */ ([...dom.controls(form)]).slice(0, MAX_CONTROLS);
  const controls = all.filter(({ type }) => type !== "file" && type !== "select-multiple");
  const own = ATTRIBUTES.map((name) => /** @type {any} */ ([form, name, attributeOf(form, name)]));
  const others = submitter
    ? SUBMITTER_ATTRIBUTES.map((name) => [submitter, name, attributeOf(submitter, name)])
    : [];
  return {
    form,
    submitter,
    entries: entriesOf(form, submitter),
    values: controls.map((el) => [el, el.value, el.checked]),
    attributes: [...own, ...others],
    places: placesOf(form),
  };
}

/** @type {(a: Entry[], b: Entry[]) => boolean} */
const areEqual = (a, b) =>
  a.length === b.length && a.every(([name, value], i) => name === b[i][0] && value === b[i][1]);

/**
 * What is to be sent: the kept entries, and what the page itself has changed while it handled the submit.
 * @type {(kept: Entry[], before: Entry[], now: Entry[]) => Entry[]}
 */
function merged(kept, before, now) {
  if (areEqual(kept, before)) return now;
  const named = (/** @type {Entry[]} */ entries, /** @type {string} */ name) =>
    entries.filter((entry) => entry[0] === name);
  const isChanged = (/** @type {string} */ name) =>
    // The browser writes the encoding into this one when the form is sent.
    name === "_charset_" || !areEqual(named(before, name), named(now, name));
  const added = now.filter(([name]) => isChanged(name) && named(kept, name).length === 0);
  /** @type {Set<string>} */
  const done = new Set();
  const inOrder = kept.flatMap((entry) => {
    if (!isChanged(entry[0])) return [entry];
    const isFirst = !done.has(entry[0]);
    done.add(entry[0]);
    return isFirst ? named(now, entry[0]) : [];
  });
  return [...inOrder, ...added];
}

/** Gives a form that is sent the entries that were kept. @type {(event: any) => unknown} */
function onFormData(event) {
  if (answered.has(event)) return undefined;
  answered.add(event);
  if (isReading) {
    event.stopImmediatePropagation();
    return HANDLED;
  }
  if (!sending || sending.submission.form !== event.target) return undefined;
  const { formData } = event;
  const now = /** @type {Entry[]} */ ([...formData]);
  const entries = merged(sending.submission.entries, sending.before, now);
  if (areEqual(entries, now)) return undefined;
  for (const [name] of now) formData.delete(name);
  for (const [name, value] of entries) formData.append(name, value);
  return undefined;
}

/** Hears when the entries of forms are asked for, before the page does. */
export function watchEntries() {
  onTrusted(["formdata"], onFormData);
}

/** @typedef {(() => void)[]} Undo what leaves the page as it was before the form was sent */

/** Puts a form that the page has removed back to its place. @type {(submission: Submission, undo: Undo) => void} */
function putBack({ form, places }, undo) {
  for (const [node, parent, next] of [...places].reverse()) {
    if (dom.connected(form)) return;
    if (dom.parent(node) === parent || !dom.connected(parent)) continue;
    dom.insert(parent, node, next && dom.parent(next) === parent ? next : null);
    undo.push(() => dom.remove(node));
  }
}

/** @type {(el: Element, name: string, value: string | null) => void} */
const setAttribute = (el, name, value) =>
  value === null ? el.removeAttribute(name) : el.setAttribute(name, value);

/** @type {(submission: Submission, undo: Undo) => void} */
function restoreAttributes({ form, attributes }, undo) {
  for (const [el, name, value] of attributes) {
    const now = attributeOf(el, name);
    // The form was valid when it was held.
    const wanted = name === "novalidate" && dom.matches(form, ":invalid") ? "" : value;
    if (now === wanted) continue;
    setAttribute(el, name, wanted);
    undo.push(() => setAttribute(el, name, now));
  }
}

/** @type {(submission: Submission, undo: Undo) => void} */
function restoreValues({ values }, undo) {
  for (const [el, value, checked] of values) {
    const [valueNow, checkedNow] = [el.value, el.checked];
    if (valueNow !== value) {
      el.value = value;
      undo.push(() => el.value === value && (el.value = valueNow));
    }
    if (checkedNow !== checked) {
      el.checked = checked;
      undo.push(() => el.checked === checked && (el.checked = checkedNow));
    }
  }
}

/** Whether the page has changed since what the form sends. @type {(submission: Submission) => boolean} */
function isChanged({ form, submitter, entries, attributes }) {
  const isSame = attributes.every(([el, name, value]) => attributeOf(el, name) === value);
  return !isSame || !dom.connected(form) || !areEqual(entries, entriesOf(form, submitter));
}

/** @type {(submission: Submission, undo: Undo) => void} */
function restore(submission, undo) {
  const { form, submitter } = submission;
  putBack(submission, undo);
  restoreValues(submission, undo);
  if (submitter && !dom.connected(submitter)) {
    dom.insert(form, submitter, null);
    undo.push(() => dom.remove(submitter));
  }
  restoreAttributes(submission, undo);
}

/** Sends a form as it was when it was held, with the button that was pressed. @type {(submission: Submission) => void} */
export function sendKept(submission) {
  const { form, submitter } = submission;
  /** @type {Undo} */
  const undo = [];
  if (isChanged(submission)) restore(submission, undo);
  sending = { submission, before: entriesOf(form, submitter) };
  try {
    answering(form, () => requestSubmit.call(form, submitter));
  } catch {
    // The button belongs to another form by now.
    answering(form, () => requestSubmit.call(form));
  }
  sending = null;
  for (const step of undo.reverse()) step();
}
