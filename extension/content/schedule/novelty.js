// Whether a snapshot says something new.

import { withoutMotion } from "./text-changes.js";

/** What the last snapshot asked for. */
let lastAsked = "";

/** @type {(value: unknown) => string} */
const withoutClocks = (value) =>
  JSON.stringify(value, (key, one) =>
    key === "text" || key === "title" ? withoutMotion(one) : one,
  );

/** A snapshot as a text that stays the same while clocks and counters of the page go on. @type {(snapshot: Mamori.PageSnapshot) => string} */
export const comparable = (snapshot) => withoutClocks(snapshot);

/** Whether a snapshot asks for something else than the last one, whatever else the page says. @type {(snapshot: Mamori.PageSnapshot | null) => boolean} */
export function asksAnew(snapshot) {
  if (!snapshot) return false;
  const { title, fields, keypad, unreadable } = snapshot;
  const asked = withoutClocks({ title, fields, keypad, unreadable });
  const isNew = asked !== lastAsked;
  lastAsked = asked;
  return isNew;
}
