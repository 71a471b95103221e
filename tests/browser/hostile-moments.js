/** The pages of `hostile-time.test.js`, each as small as its attack allows. */

/**
 * @typedef {object} Moment
 * @property {string} title what the page does
 * @property {number} after milliseconds after which a person begins to type
 * @property {string} page
 * @property {string} [frame] the path of the frame with the field, where it is in one
 */

const HONEST = "お名前";
const SCAM = "署名用電子証明書の暗証番号";
const NAME = `const HONEST = "${HONEST}", SCAM = "${SCAM}"; const name = (text) => (l.textContent = text);`;
const FORM = `<label for="f" id="l">${HONEST}</label> <input id="f" autocomplete="off">`;
const ASKING = FORM.replace(HONEST, SCAM);
/** Two names of one field, of which a class shows one. */
const TWO_NAMES = `<div id="l"><label for="f" class="a">${HONEST}</label><label for="f" class="b">${SCAM}</label> <input id="f"></div>`;
const TWO_STYLES = `.b { display: none } .scam .b { display: inline } .scam .a { display: none }`;

/** @type {(body: string, script?: string, css?: string) => string} */
const page = (body, script = "", css = "") =>
  `<!doctype html><html lang="ja"><meta charset="utf-8"><title>手続き</title><style>${css}</style>
   <h1>マイナポータル</h1>${body}<script>${script}</script>`;

/** Runs code before the layout of every frame, and other code behind it. */
const IN_STEP = `const box = document.body.appendChild(document.createElement("i")); box.style = "position:fixed;height:1px";
  const inStep = (before, behind) => { let size = 0;
    new ResizeObserver(behind).observe(box);
    const frame = () => { before(); box.style.width = 1 + (size++ % 2) + "px"; requestAnimationFrame(frame) };
    frame() };`;

/** Reading this label costs much. */
const LONG = `<label>${"漢\n".repeat(18_000)}a <input></label>`;

/** @type {Record<string, Moment>} */
export const ATTACKS = {
  plain: { title: "a plain page", after: 1000, page: page(ASKING) },
  long: {
    title: "a form that comes after a label that takes long to read",
    after: 9000,
    page: page(
      LONG,
      `setTimeout(() => document.body.insertAdjacentHTML("afterbegin", '${ASKING}'), 6000)`,
    ),
  },
  phase: {
    title: "a name that is honest whenever a frame begins",
    after: 2000,
    page: page(FORM, `${NAME}${IN_STEP} inStep(() => name(HONEST), () => name(SCAM))`),
  },
  "phase-class": {
    title: "a name that a class makes honest whenever a frame begins",
    after: 2000,
    page: page(
      TWO_NAMES,
      `${IN_STEP} inStep(() => (l.className = ""), () => (l.className = "scam"))`,
      TWO_STYLES,
    ),
  },
  "phase-task": {
    title: "a name that is honest from each frame to the next",
    after: 2000,
    page: page(
      FORM,
      `${NAME}${IN_STEP} const { port1, port2 } = new MessageChannel(); port1.onmessage = () => name(HONEST);
       inStep(() => {}, () => { name(SCAM); port2.postMessage(0) })`,
    ),
  },
  "phase-task-class": {
    title: "a name that a class makes honest from each frame to the next",
    after: 2000,
    page: page(
      TWO_NAMES,
      `${IN_STEP} const { port1, port2 } = new MessageChannel(); port1.onmessage = () => (l.className = "");
       inStep(() => {}, () => { l.className = "scam"; port2.postMessage(0) })`,
      TWO_STYLES,
    ),
  },
  deep: {
    title: "a name that is honest whenever a script could look, until the last observer of a frame",
    after: 3000,
    page: page(
      `${FORM}<p><b><i><u id="deep" style="display:inline-block;height:1px"></u></i></b></p>`,
      `${NAME}${IN_STEP} const { port1, port2 } = new MessageChannel(); port1.onmessage = () => name(HONEST);
       new ResizeObserver(() => { name(SCAM); port2.postMessage(0) }).observe(deep);
       let wide = 0; inStep(() => {}, () => (deep.style.width = 1 + (wide++ % 2) + "px"))`,
    ),
  },
  animated: {
    title: "a field that a style sheet shows after four seconds",
    after: 5500,
    page: page(
      `<div id="x">${ASKING}</div>`,
      "",
      `#x { visibility: hidden; animation: show 0s 4s forwards } @keyframes show { to { visibility: visible } }`,
    ),
  },
  "animated-name": {
    title: "a name that a style sheet swaps after four seconds",
    after: 5500,
    page: page(
      TWO_NAMES,
      "",
      `.a { animation: hide 0s 4s forwards } .b { position: absolute; visibility: hidden; animation: show 0s 4s forwards }
       @keyframes show { to { visibility: visible; position: static } } @keyframes hide { to { font-size: 0 } }`,
    ),
  },
  focus: {
    title: "a name that changes in its text node after the focus",
    after: 3500,
    page: page(FORM, `f.focus(); setTimeout(() => (l.firstChild.data = "${SCAM}"), 2500)`),
  },
  "focus-style": {
    title: "a name that a style sheet swaps a second after the focus",
    after: 3500,
    page: page(
      TWO_NAMES,
      "f.focus()",
      `.a, .b { transition: font-size 0s 2s } .b { font-size: 0 } #l:focus-within .b { font-size: 16px } #l:focus-within .a { font-size: 0 }`,
    ),
  },
  flicker: {
    title: "a name that is honest half of the time",
    after: 2000,
    page: page(FORM, `${NAME} let n = 0; setInterval(() => name(n++ % 2 ? HONEST : SCAM), 50)`),
  },
  "flicker-class": {
    title: "a name that a class makes honest half of the time",
    after: 2000,
    page: page(TWO_NAMES, `setInterval(() => l.classList.toggle("scam"), 50)`, TWO_STYLES),
  },
  stream: {
    title: "a form that is there only while the document comes",
    after: 1500,
    page: page(`<div id="x">${ASKING}</div><script src="/slow"></script>`, "x.remove()"),
  },
  arrives: {
    title: "a page that says again and again that it is parsed, and waits for a picture",
    after: 1500,
    page: page(
      `<img src="/slow">${ASKING}`,
      `setInterval(() => dispatchEvent(new Event("DOMContentLoaded")), 8)`,
    ),
  },
  leaves: {
    title: "a frame that says again and again that it is left",
    after: 2000,
    frame: "/asks-and-leaves",
    page: page(`<iframe src="/asks-and-leaves"></iframe>`),
  },
  returns: {
    title: "a page that says that it comes back",
    after: 2000,
    page: page(
      `<iframe src="/asks"></iframe>${ASKING}`,
      `setInterval(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })), 200)`,
    ),
  },
  routes: {
    title: "a page that says again and again that its address changes",
    after: 1500,
    page: page(
      ASKING,
      `setInterval(() => globalThis.navigation?.dispatchEvent(new Event("currententrychange")), 5)`,
    ),
  },
};

/** @type {Record<string, Moment>} */
export const CONTROLS = {
  "honest-plain": { title: "a plain page", after: 1000, page: page(FORM) },
};

/** A warning, and a button that a person presses to go on with the same field. */
const STEPS = page(
  `<label for="f" id="l">マイナンバー</label> <input id="f" maxlength="12"> <button id="next" type="button">次へ</button>`,
  `next.onclick = () => (l.textContent = "${HONEST}")`,
).replace("マイナポータル", "給与かんり");

const FRAMES = {
  steps: STEPS,
  asks: page(ASKING),
  "asks-and-leaves": page(ASKING, `setInterval(() => dispatchEvent(new Event("pagehide")), 5)`),
};

/** Answers for every page, frame and slow part. @type {import("./proxy.js").Route} */
export function routeTo(_host, path) {
  const key = path.slice(1);
  if (key === "slow") return { body: "", delay: 4000 };
  const body =
    FRAMES[/** @type {keyof typeof FRAMES} */ (key)] ?? (ATTACKS[key] ?? CONTROLS[key])?.page;
  return body === undefined ? null : { body };
}
