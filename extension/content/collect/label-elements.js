// The label elements of each field, found in one walk over them: a browser walks over the whole page
// for each field that is asked for its labels.

import { dom } from "./dom.js";

const LABELS_PER_STEP = 500;

/** The labels of the fields in each root, within one scan. @type {Map<Node, Map<Element, Element[]>>} */
const known = new Map();

/** Forgets the labels of the scan before. */
export const forgetLabelElements = () => known.clear();

/** Finds the labels in these roots. Yields where the scan may pause. @type {(roots: Node[]) => Generator<void, void>} */
export function* findLabelElements(roots) {
  for (const root of roots) {
    /** @type {Map<Element, Element[]>} */
    const labels = new Map();
    let asked = 0;
    for (const label of dom.all(root, "label")) {
      const { control } = /** @type {HTMLLabelElement} */ (label);
      const others = control && labels.get(control);
      if (others) others.push(label);
      else if (control) labels.set(control, [label]);
      if (++asked % LABELS_PER_STEP === 0) yield;
    }
    known.set(root, labels);
  }
}

/** The labels of an element, in the order of the document. @type {(el: any) => Iterable<Element>} */
export function labelElementsOf(el) {
  if (!("labels" in el)) return [];
  const labels = known.get(dom.root(el));
  return (labels ? labels.get(el) : el.labels) ?? [];
}
