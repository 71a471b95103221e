"use strict";

// Stands before the page's own scripts: they hear nothing of what a person does on what is ours, and
// of no key while the page is covered.
((mamori) => {
  if (mamori.shield) return;
  const { paint } = mamori;

  const ON_OURS =
    "pointerdown pointerup mousedown mouseup click auxclick dblclick contextmenu touchstart touchend focus blur focusin focusout beforetoggle toggle".split(
      " ",
    );
  const TYPED =
    "keydown keypress keyup beforeinput input compositionstart compositionupdate paste drop".split(
      " ",
    );
  // With these a person moves about or leaves, and types nothing.
  const MOVES = /^(Tab|Escape|F\d+)$/;

  /** @type {(event: Event) => void} */
  function onEvent(event) {
    if (!event.isTrusted) return;
    const { target, type } = event;
    if (mamori.own?.has(/** @type {Element} */ (target))) {
      event.stopImmediatePropagation();
      if (type === "click") paint.press(/** @type {MouseEvent} */ (event));
      if (type === "toggle") mamori.watch?.check();
    } else if (mamori.verdict?.form === "page" && TYPED.includes(type)) {
      swallow(/** @type {KeyboardEvent} */ (event));
    }
  }

  /** A frame can take the focus though it is inert, and a page's dialog may lie over ours. @type {(event: KeyboardEvent) => void} */
  function swallow(event) {
    event.stopImmediatePropagation();
    if (event.ctrlKey || event.altKey || event.metaKey || MOVES.test(event.key)) return;
    event.preventDefault();
    // An input method writes in spite of that, so that the field has to lose the focus.
    /** @type {any} */ (mamori.dom.focused(document))?.blur();
  }

  /** `document.open()` takes all listeners away; the sensor puts them back. */
  function listen() {
    for (const type of [...ON_OURS, ...TYPED]) {
      addEventListener(type, onEvent, { capture: true, passive: type.startsWith("touch") });
    }
  }

  mamori.shield = { listen };
  listen();
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
