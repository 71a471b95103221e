// Who speaks in a chat.

import { dom } from "./dom.js";
import { tidyText } from "./element-text.js";
import { fieldElement } from "./field-registry.js";

const FREE = new Set(["text", "text-area", "editable"]);
const NAMED =
  /(?:^|[\s_-])(?:sender|from|author|operator|who|(?:user|display|nick|speaker|agent|bot)[_-]?name|name)(?:$|[\s_-])/i;
const TALK = "[class*=chat i],[class*=talk i],[class*=message i],[class*=bubble i],[role=log i]";

/** Short texts directly before another element, with how often each occurs. @type {(room: Element) => Map<string, number>} */
function repeatedTexts(room) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const el of [...dom.all(room, "*:not(:has(*))")].slice(0, 600)) {
    const next = /** @type {any} */ (el).nextElementSibling ?? dom.parent(el)?.nextElementSibling;
    if (!next || /^(?:option|button|script|style|a|rt|rp)$/.test(dom.tag(el))) continue;
    const text = dom.content(el).trim();
    if (text.length < 2 || text.length > 40 || dom.content(next).trim() === text) continue;
    const isNamed = NAMED.test(dom.attribute(el, "class")) && dom.closest(el, TALK) !== null;
    if (dom.shown(el)) counts.set(text, (counts.get(text) ?? 0) + (isNamed ? 2 : 1));
  }
  return counts;
}

/**
 * The names that occur again and again above messages, in the part of the page that ends with a field
 * to answer in.
 * @type {(fields: Mamori.Field[]) => Mamori.Identity[]}
 */
export function readSenders(fields) {
  const free = fields.filter(({ control }) => FREE.has(control));
  if (free.length === 0 || fields.length > 3) return [];
  let room = /** @type {any} */ (fieldElement(free[free.length - 1].key));
  for (let depth = 0; depth < 4; depth++) {
    const parent = dom.parent(room);
    if (!dom.isElement(parent) || dom.matches(parent, "body,html")) break;
    room = parent;
  }
  const senders = [...repeatedTexts(room)].filter(([, count]) => count >= 2);
  return senders
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([text]) => ({ slot: "sender", text: tidyText(text, 160) }));
}
