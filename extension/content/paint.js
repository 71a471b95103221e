"use strict";

// What we paint into a page lives in the browser's top layer, in shadow trees that the page cannot reach.
((mamori) => {
  if (mamori.paint) return;
  const { dom } = mamori;

  const AGED = 500;
  // What holds in the tree of a host wins over the page's own rules only where it is important, and
  // only for the host itself: the rest is out of the page's reach. A grid has no first line or letter
  // that a page could style, and the host's own ::before would lie over what is in it.
  const STYLE = `
:host { all: initial !important; display: grid !important; position: fixed !important; inset: 0 0 auto !important;
  width: fit-content !important; max-width: min(100%, 780px) !important; height: fit-content !important;
  margin: 0 auto !important; z-index: 2147483647 !important; color-scheme: light dark !important }
:host::before, :host::after { content: none !important }
@media print { :host { display: none !important } }
section, dialog { --ground: #fff; --ink: #16201f; --soft: #3d4a49; --act: #00565c; --on: #fff; --level: #00565c }
.warning { --level: #6f4400 } .danger { --level: #9c1119 }
@media (prefers-color-scheme: dark) {
  section, dialog { --ground: #101a1a; --ink: #f1f6f5; --soft: #c3d0cf; --act: #8ce6ea; --on: #00201f; --level: #8ce6ea }
  .warning { --level: #ffd08f } .danger { --level: #ffb8b0 } }
section, dialog { box-sizing: border-box; background: var(--ground); color: var(--ink); margin: 0;
  border: 2px solid var(--level); border-left-width: 10px; border-radius: 10px; padding: 12px 16px 0;
  --size: 1; font: calc(var(--size) * max(18px, 1.125em))/1.55 system-ui, sans-serif; overflow: auto; overflow-wrap: anywhere; max-height: 60vh;
  box-shadow: 0 3px 14px #0006 }
.line { display: flex; flex-wrap: wrap; gap: 0 12px; align-items: center; padding: 4px 6px 4px 12px; font-size: calc(var(--size) * max(16px, 1em)) }
section.large, dialog.large { --size: 1.25 } section.largest, dialog.largest { --size: 1.5 }
dialog { width: 100vw; max-width: none; height: 100dvh; max-height: none; border: 0;
  border-top: 14px solid var(--level); border-radius: 0; padding: 9vh max(20px, 50vw - 340px) 0;
  overscroll-behavior: contain }
dialog::backdrop { background: #101a1a }
dialog.question { width: min(100vw, 620px); height: fit-content; max-height: 100dvh; padding: 20px 24px 0;
  border-radius: 0 0 10px 10px; margin: auto }
.question::backdrop { background: #101a1acc }
dialog.aside { inset: auto 0 0; height: fit-content; max-height: 45vh; padding-top: 12px }
dialog.aside::backdrop { background: none }
h1, p { font: inherit; margin: 0 0 .6em }
h1 { font-weight: 700; color: var(--level); text-wrap: pretty; word-break: auto-phrase }
.line h1 { flex: 1 1 10em; font-weight: 400; color: inherit; margin: 0 }
dialog h1 { font-size: 1.5em; line-height: 1.45; margin-bottom: .9em }
@media (max-height: 480px), (max-width: 480px) { dialog { padding-top: 12px } dialog h1 { font-size: 1.25em; margin-bottom: .5em } }
.about { color: var(--soft); font-size: .85em }
.acts { display: flex; flex-wrap: wrap; gap: 10px; position: sticky; bottom: 0; padding: 8px 0; background: inherit }
button, a { box-sizing: border-box; min-height: 48px; padding: 8px 12px; border: 2px solid var(--act);
  border-radius: 8px; background: none; color: var(--act); font: inherit; font-weight: 700; cursor: pointer;
  text-align: center; text-decoration: none }
.desk { border-left: 4px solid var(--level); padding-left: 10px }
.line button { margin-left: auto; white-space: nowrap }
dialog .acts > * { flex: 1 1 260px; padding: 14px 18px }
.leave { background: var(--act); color: var(--on) }
button.proceed, button.quiet { padding: 0; margin: 0 32px 24px 0; border-color: transparent; color: var(--soft); font-weight: 400; text-decoration: underline }
button.quiet { color: var(--act); font-weight: 700 }
.acts button.quiet { margin: 0 }
:focus-visible { outline: 4px solid var(--ink); outline-offset: 2px }`;
  const NOTE = `
:host { pointer-events: none !important; inset: var(--top) auto auto var(--left) !important; max-width: 340px !important }
section { padding: 8px 12px; border-radius: 8px; font-weight: 700 }`;
  // A page that knew these names could register them as properties and give them other colours.
  const NAMES = /--(?=(ground|ink|soft|act|on|level|size)\b)/g;
  const unguessed = `--${Math.random().toString(36).slice(2)}-`;

  const LAYER = ":modal, :popover-open, :fullscreen";
  /** @type {WeakMap<any, ShadowRoot>} */
  const trees = new WeakMap();
  /** What a button does with a click. @type {WeakMap<any, (event: any) => void>} */
  const acts = new WeakMap();
  /** What of the page lies below ours in the top layer. @type {WeakSet<Element>} */
  let below = new WeakSet();
  let since = 0;

  // A page may name an image "createElementNS".
  const create = Document.prototype.createElementNS.bind(document, "http://www.w3.org/1999/xhtml");

  /** @type {(tag: string, className?: string, text?: string) => any} */
  function make(tag, className = "", text = "") {
    const element = create(tag);
    element.setAttribute("class", className);
    element.textContent = text;
    return element;
  }

  /** A host of our own with a closed tree in it, which tells the page nothing. @type {(content: any, language: string, className?: string) => any} */
  function frame(content, language, className = "") {
    const host = create("div");
    (mamori.own ??= new WeakSet()).add(host);
    content.lang = language;
    const { textSize = "normal" } = mamori.verdict ?? {};
    if (textSize !== "normal") content.classList.add(textSize);
    content.dir = /^(ar|fa|he|ur)/.test(language) ? "rtl" : "ltr";
    const style = (className === "note" ? STYLE + NOTE : STYLE).replace(NAMES, unguessed);
    const tree = host.attachShadow({ mode: "closed" });
    const sheet = make("style", "", style);
    tree.append(sheet, content);
    trees.set(host, tree);
    dom.page(document).append(host);
    // Our own practice page takes no style but that of a file; no other page has a say here.
    if (!sheet.sheet) adopt(tree, style);
    return host;
  }

  /** @type {(tree: ShadowRoot, style: string) => void} */
  function adopt(tree, style) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    tree.adoptedStyleSheets = [sheet];
  }

  /** The page's open modal dialog: what is not in it is inert. */
  function modal() {
    const open = [...dom.all(document, "dialog:modal")];
    return open.find((dialog) => dom.contains(dialog, dom.focused(document))) ?? open.pop();
  }

  const place = () => modal() ?? dom.page(document);
  /** @type {(host: any) => boolean} */
  const isMisplaced = (host) => dom.parent(host) !== place();

  /** Of everything in the top layer, the last to come lies on top. @type {(host: any) => void} */
  function lift(host) {
    if (isMisplaced(host)) place().append(host);
    host.popover = "manual";
    if (host.matches(":popover-open")) host.hidePopover();
    host.showPopover();
    settle(host);
  }

  /** As `lift`, with the rest of the page inert. @type {(dialog: any) => void} */
  function hold(dialog) {
    // In full screen a page can draw a browser of its own around ours.
    Document.prototype.exitFullscreen.call(document).catch(() => {});
    dialog.close();
    dialog.showModal();
    settle(dialog.getRootNode().host);
  }

  /** Whether the page is not zoomed so far that nobody could read ours. @type {(host: any) => boolean} */
  const isLegible = ({ currentCSSZoom = 1 }) => currentCSSZoom > 0.8 && currentCSSZoom < 3;

  /** Takes note of what lies below, and undoes a zoom. @type {(host: any) => void} */
  function settle(host) {
    [since, below] = [performance.now(), new WeakSet(layer())];
    if (isLegible(host)) return;
    const zoom = 1 / host.parentElement.currentCSSZoom;
    trees.get(host)?.append(make("style", "", `:host { zoom: ${zoom} !important }`));
  }

  /** What the page has in the top layer. @type {() => Element[]} */
  function layer() {
    const walk = mamori.trees();
    let step = walk.next();
    while (!step.done) step = walk.next();
    const found = step.value.flatMap((root) => [...dom.all(root, LAYER)]);
    return found.filter((element) => !mamori.own?.has(element));
  }

  /** Whether something of the page came into the top layer after ours. */
  const isBelow = () => layer().some((element) => !below.has(element));

  /** Whether the person saw what they clicked on; the keyboard points at nothing. @type {(event: MouseEvent, host: any) => boolean} */
  function isSeen({ detail, clientX, clientY }, host) {
    const isHit = detail === 0 || dom.hit(clientX, clientY) === host;
    return isHit && dom.shown(host) && dom.opaque(host) && !isBelow();
  }

  /** Only a person's own click counts, on what they saw and had time to read. @type {(label: string, className: string, act: (button: any) => void) => any} */
  function button(label, className, act) {
    const element = make("button", className, label);
    let drawn = performance.now();
    const isHarmless = className === "leave";
    acts.set(element, (event) => {
      const known = isHarmless ? drawn : Math.max(drawn, since);
      if (!event.isTrusted || performance.now() - known < AGED) return;
      if (!isHarmless && !isSeen(event, element.getRootNode().host)) return;
      drawn = performance.now();
      act(element);
    });
    element.addEventListener("click", acts.get(element));
    return element;
  }

  /** Does what a click on a host of ours asks for. @type {(event: any) => void} */
  function press(event) {
    const tree = trees.get(event.target);
    const { detail, clientX, clientY } = event;
    const at = detail === 0 ? tree?.activeElement : tree?.elementFromPoint(clientX, clientY);
    acts.get(at?.closest("button"))?.(event);
  }

  // What has just moved, or come to the front, is not what the person meant to click on.
  let isAway = false;
  addEventListener("resize", () => (since = performance.now()));
  // A frame of the page that takes the focus is no other window.
  addEventListener("blur", () => (isAway = !Document.prototype.hasFocus.call(document)));
  addEventListener("focus", () => (since = isAway ? performance.now() : since));
  document.addEventListener(
    "beforetoggle",
    ({ target }) => below.delete(/** @type {any} */ (target)),
    true,
  );

  mamori.paint = { make, frame, lift, hold, isBelow, isMisplaced, isLegible, button, press };
})((globalThis.mamori ??= /** @type {MamoriContent} */ ({})));
