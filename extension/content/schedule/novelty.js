// Whether a snapshot says something new.

import { withoutMotion } from "./text-changes.js";

/** What the last snapshot asked for. */
let lastAsked = "";

/** @template {{ text: string }} T @param {T} one @returns {T} */
const still = (one) => ({ ...one, text: withoutMotion(one.text) });

/** @type {(field: Mamori.Field) => Mamori.Field} */
const stillField = (field) => ({ ...field, labels: field.labels.map(still) });

/** What a snapshot says while clocks and counters stand still. @type {(snapshot: Mamori.PageSnapshot) => Mamori.PageSnapshot} */
const withoutClocks = (snapshot) => ({
  ...still(snapshot),
  title: withoutMotion(snapshot.title),
  identity: snapshot.identity.map(still),
  fields: snapshot.fields.map(stillField),
});

/** A snapshot as a text that stays the same while clocks and counters of the page go on. @type {(snapshot: Mamori.PageSnapshot) => string} */
export const comparable = (snapshot) => JSON.stringify(withoutClocks(snapshot));

/** Whether a snapshot asks for something else than the last one, whatever else the page says. @type {(snapshot: Mamori.PageSnapshot | null) => boolean} */
export function asksAnew(snapshot) {
  if (!snapshot) return false;
  const { title, fields, keypad, unreadable } = snapshot;
  const named = { title: withoutMotion(title), fields: fields.map(stillField) };
  const asked = JSON.stringify({ ...named, keypad, unreadable });
  const isNew = asked !== lastAsked;
  lastAsked = asked;
  return isNew;
}
