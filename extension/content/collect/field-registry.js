// Fields have a key within their frame, by which verdicts name them.

/** The boxes of a number that is split over several inputs, by each box. @type {WeakMap<Element, Element[]>} */
const splitNumbers = new WeakMap();
/** @type {WeakMap<Element, number>} */
const keys = new WeakMap();
/** @type {Map<number, WeakRef<Element>>} */
const elements = new Map();

/** The key of a field; an element keeps the key that it was given first. @type {(el: Element) => number} */
export function fieldKey(el) {
  let key = keys.get(el);
  if (key === undefined) {
    key = elements.size + 1;
    keys.set(el, key);
    elements.set(key, new WeakRef(el));
  }
  return key;
}

/** The element of a field, if it still exists. @type {(key: number) => Element | undefined} */
export const fieldElement = (key) => elements.get(key)?.deref();

/** All boxes of the number that an element is a part of; for most elements, only itself. @type {(el: Element) => Element[]} */
export const boxesOf = (el) => splitNumbers.get(el) ?? [el];

/** Remembers that these boxes hold one number. @type {(boxes: Element[]) => void} */
export function setBoxes(boxes) {
  for (const el of boxes) splitNumbers.set(el, boxes);
}
