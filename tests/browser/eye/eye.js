"use strict";

// Runs in every page: tells what stands in the closed trees beside the body, and clicks there.
(() => {
  const open = (/** @type {any} */ host) =>
    /** @type {any} */ (globalThis).chrome?.dom?.openOrClosedShadowRoot?.(host) ??
    host.openOrClosedShadowRoot;

  /** @type {(host: Element) => import("../eye.js").Box} */
  function see(host) {
    const root = open(host);
    const box = root.querySelector("section, dialog");
    const { left, top, width, height } = box.getBoundingClientRect();
    const { backgroundColor, borderTopColor, fontSize } = getComputedStyle(box);
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return {
      kind: box.className,
      role: box.getAttribute("role"),
      name: root.getElementById(box.getAttribute("aria-labelledby"))?.textContent ?? "",
      headline: root.querySelector("h1")?.getAttribute("role") ?? "",
      lang: box.lang,
      text: box.textContent,
      focused: root.activeElement?.textContent ?? "",
      isOnTop: hit === host,
      look: [backgroundColor, borderTopColor, fontSize, String(width)],
      acts: [...root.querySelectorAll("button, a")].map(describe),
    };
  }

  /** @type {(act: HTMLAnchorElement) => import("../eye.js").Act} */
  function describe(act) {
    const { left, top, width, height } = act.getBoundingClientRect();
    const { href = "", target = "", rel = "", textContent } = act;
    const text = textContent ?? "";
    return { text, x: left + width / 2, y: top + height / 2, href, target, rel };
  }

  addEventListener("eye-look", (event) => {
    const places = "html > *, dialog > *";
    const hosts = [...document.querySelectorAll(places)].filter((child) => open(child));
    const acts = hosts.flatMap((host) => [...open(host).querySelectorAll("button, a")]);
    const { detail } = /** @type {CustomEvent} */ (event);
    if (detail) acts.find((act) => act.textContent === detail)?.click();
    dispatchEvent(new CustomEvent("eye-saw", { detail: JSON.stringify(hosts.map(see)) }));
  });
})();
