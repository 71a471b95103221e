"use strict";

// Runs in every frame: when a test asks, reads the closed shadow roots of the extension's host
// elements and clicks a button in them.
(() => {
  const open = (/** @type {any} */ host) =>
    /** @type {any} */ (globalThis).chrome?.dom?.openOrClosedShadowRoot?.(host) ??
    host.openOrClosedShadowRoot;

  /** Whether an element is a host of ours, and none of the page. @type {(host: Element) => boolean} */
  const isOurs = (host) =>
    [...(open(host)?.children ?? [])].some((child) => child.matches("section, dialog"));

  /** The text of an element, which is generated content. @type {(element: HTMLElement | null) => string} */
  const textOf = (element) => element?.dataset.text ?? "";

  /** The text of an element and of what is in it. @type {(element: HTMLElement | null) => string} */
  const allText = (element) =>
    element
      ? [element, .../** @type {any} */ (element.querySelectorAll("*"))].map(textOf).join("")
      : "";

  /** The text of the elements with these ids, as screen readers say it. @type {(root: ShadowRoot, ids: string | null) => string} */
  const saidBy = (root, ids) =>
    (ids ?? "")
      .split(" ")
      .map((id) => allText(root.getElementById(id)))
      .filter(Boolean)
      .join(" ");

  /** @type {(host: Element) => import("../overlay-reader.js").Overlay} */
  function read(host) {
    const root = open(host);
    const box = root.querySelector("section, dialog");
    const { left, top, width, height } = box.getBoundingClientRect();
    const { backgroundColor, borderTopColor, fontSize } = getComputedStyle(box);
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return {
      kind: box.className,
      role: box.getAttribute("role"),
      name: saidBy(root, box.getAttribute("aria-labelledby")),
      description: saidBy(root, box.getAttribute("aria-describedby")),
      alert: allText(root.querySelector("[role=alert]")),
      lang: box.lang,
      text: allText(box),
      scrolled: box.scrollTop,
      advice: root.getElementById("advice")?.getBoundingClientRect().bottom ?? 0,
      focused: textOf(root.activeElement),
      isOnTop: hit === host,
      isUnfolded: Boolean(root.querySelector("details")?.open),
      styles: [backgroundColor, borderTopColor, fontSize, String(width)],
      buttons: [...root.querySelectorAll("button, a, summary")].map(describe),
    };
  }

  /** @type {(button: HTMLAnchorElement) => import("../overlay-reader.js").Button} */
  function describe(button) {
    const { left, top, width, height } = button.getBoundingClientRect();
    const { href = "", target = "", rel = "" } = button;
    const text = textOf(button);
    return { text, x: left + width / 2, y: top + height / 2, href, target, rel };
  }

  /** @type {(event: Event) => void} */
  function onRequest(event) {
    const places = ":is(html, body, dialog, [popover]) > div:empty";
    const hosts = [...document.querySelectorAll(places)].filter(isOurs);
    const buttons = hosts.flatMap((host) => [...open(host).querySelectorAll("button, a")]);
    const { detail } = /** @type {CustomEvent} */ (event);
    if (detail) buttons.find((button) => textOf(button) === detail)?.click();
    dispatchEvent(
      new CustomEvent("overlay-reader-response", { detail: JSON.stringify(hosts.map(read)) }),
    );
  }

  // `document.open()` removes all listeners; to add the same one twice changes nothing.
  const listen = () => addEventListener("overlay-reader-request", onRequest);
  listen();
  setInterval(listen, 200);
})();
