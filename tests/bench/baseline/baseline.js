"use strict";

// The minimum that any extension for forms has to do: it finds the editable elements and reads their
// attributes once.
(() => {
  const EDITABLE =
    "input,select,textarea,[contenteditable],[role=textbox i],[role=searchbox i],[role=combobox i]";
  let read = 0;
  for (const el of document.querySelectorAll(EDITABLE))
    for (const name of el.getAttributeNames()) read += el.getAttribute(name)?.length ?? 0;
  Object.assign(globalThis, { read });
})();
