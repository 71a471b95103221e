// Buttons name what they do in `data-action`; a page gives each name its function.

/** @typedef {(button: HTMLElement) => unknown} Action */

/**
 * Runs the action of every button that is clicked inside an element.
 * @param {EventTarget} root
 * @param {Record<string, Action>} actions by the value of `data-action`
 */
export function onAction(root, actions) {
  root.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button) actions[button.dataset.action ?? ""]?.(button);
  });
}
