/** Reads and fills the form that registers whom to ask, in the extension and on the web. */

export const HANAKO = { name: "花子", phone: "090-1234-5678" };
export const JIRO = { name: "次郎", phone: "03-1234-5678" };

/** What is no name or no number, and what is said of it. @type {[name: string, phone: string, said: RegExp][]} */
export const FAULTS = [
  ["", HANAKO.phone, /^名前を書いてください。/],
  ["とても長い名前".repeat(4), HANAKO.phone, /^名前が長すぎます。/],
  ["<img src=x onerror=alert(1)>", HANAKO.phone, /^名前に使えない記号があります。/],
  ["花子", "090-abcd-5678", /^電話番号は、数字だけで書いてください。/],
  ["花子", "110", /^電話番号の数字が足りないか、多すぎます。/],
];

/** Runs in the page: reads the form; null until it is drawn. */
export function readForm() {
  const fields = /** @type {HTMLInputElement[]} */ ([
    ...document.querySelectorAll("[name=family-name], [name=family-phone]"),
  ]);
  if (fields.length === 0) return null;
  const text = (/** @type {string} */ selector) =>
    /** @type {HTMLElement | null} */ (document.querySelector(selector))?.innerText ?? "";
  const code = document.querySelector(".qr-code");
  return {
    typed: fields.map(({ value }) => value),
    faulty: fields.map((field) => field.getAttribute("aria-invalid") === "true"),
    outcome: text(".outcome"),
    registered: text(".registered"),
    proposal: text(".proposal"),
    code: code ? new XMLSerializer().serializeToString(code) : "",
    focused: document.activeElement?.className ?? "",
  };
}

/**
 * Runs in the page: fills the form and presses one of its buttons.
 * @param {string} name
 * @param {string} phone
 * @param {string} action
 */
export function fillForm(name, phone, action) {
  const values = { "family-name": name, "family-phone": phone };
  for (const [field, value] of Object.entries(values)) {
    const input = /** @type {HTMLInputElement} */ (document.querySelector(`[name=${field}]`));
    input.value = value;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
  /** @type {HTMLElement} */ (document.querySelector(`[data-action=${action}]`)).click();
}

/** Runs in the page: presses a button. @param {string} action */
export function pressAction(action) {
  /** @type {HTMLElement} */ (document.querySelector(`[data-action=${action}]`)).click();
}

/** Runs in the page: opens a file in the form. @param {string} text */
export function openFamilyFile(text) {
  const field = /** @type {HTMLInputElement} */ (document.querySelector(".sharing [type=file]"));
  const data = new DataTransfer();
  data.items.add(new File([text], "family.json", { type: "application/json" }));
  field.files = data.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Runs in the page: writes the file and returns its text. */
export async function writtenFile() {
  const createObjectURL = URL.createObjectURL;
  /** @type {Promise<string>} */
  const text = new Promise((resolve) => {
    URL.createObjectURL = (file) => {
      /** @type {Blob} */ (file).text().then(resolve);
      return createObjectURL(file);
    };
  });
  /** @type {HTMLElement} */ (document.querySelector("[data-action=write-family]")).click();
  const written = await text;
  URL.createObjectURL = createObjectURL;
  return written;
}

/** Runs in the page: the links that call the registered person, and what they follow. */
export function readFamilyLinks() {
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".family-call")]);
  return links.map((link) => ({
    text: link.innerText,
    href: link.getAttribute("href"),
    after: link.previousElementSibling?.tagName ?? "",
  }));
}
