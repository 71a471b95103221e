/**
 * Finds the control of a page that each field of a snapshot stands for.
 *
 * A reason names a field by its key, and only the collector knows the element of a key, in an isolated
 * world that tests cannot enter. But a snapshot lists its fields in document order with their names
 * and IDs, so both lists can be aligned. When the collector has joined several boxes into one field,
 * they are the controls that follow the first.
 */

/**
 * @typedef {import("./observer.js").SeenField} SeenField
 * @typedef {import("./kinds.js").Control & { isVisible: boolean }} PageControl
 */

/**
 * Runs in the page: returns its controls in document order.
 * @param {string} mark the attribute that carries the set's labels
 * @returns {PageControl[]}
 */
export function controlsOf(mark) {
  const skipped = /^(?:hidden|submit|button|reset|image|range|color|checkbox|radio)$/;
  const all = [...document.querySelectorAll("input,select,textarea")];
  const controls = all.filter(
    (el) => !skipped.test(/** @type {HTMLInputElement} */ (el).type) && !el.matches(":disabled"),
  );
  return controls.map((el) => {
    const { width, height, right, bottom } = el.getBoundingClientRect();
    const isShown = el.checkVisibility({ checkOpacity: true, visibilityProperty: true });
    const get = (/** @type {string} */ name) => el.getAttribute(name) ?? "";
    return {
      name: get("name"),
      id: get("id"),
      mark: mark ? get(mark) : "",
      isVisible: isShown && Math.min(width, height) > 1 && Math.min(right, bottom) > 0,
    };
  });
}

/**
 * Returns the field of each control that has one.
 * @param {PageControl[]} controls
 * @param {SeenField[]} fields
 * @returns {Map<PageControl, SeenField>}
 */
export function align(controls, fields) {
  const found = new Map();
  let from = 0;
  for (const field of fields) {
    const at = indexOf(controls, field, from);
    if (at < 0) continue;
    const rest = controls.slice(at).filter((control, i) => i === 0 || control.isVisible);
    const boxes = rest.slice(0, Math.max(1, field.boxes));
    for (const box of boxes) found.set(box, field);
    from = controls.indexOf(boxes[boxes.length - 1]) + 1;
  }
  return found;
}

/**
 * Returns the index of a field's control. Visible controls are preferred, but the collector detects
 * visibility more precisely than this file, so that hidden ones are possible.
 * @param {PageControl[]} controls
 * @param {SeenField} field
 * @param {number} from
 */
function indexOf(controls, field, from) {
  const fits = (/** @type {PageControl} */ { name, id }) =>
    normalize(name) === field.name && normalize(id) === field.id;
  const visible = controls.findIndex((c, at) => at >= from && c.isVisible && fits(c));
  return visible >= 0 ? visible : controls.findIndex((c, at) => at >= from && fits(c));
}

/** Normalises a name or an ID as the collector does, which masks long numbers. @param {string} text */
function normalize(text) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.replace(/(?:\d[\s-]?){12,}/g, (n) => n.replace(/\d/g, "0")).slice(0, 200);
}
