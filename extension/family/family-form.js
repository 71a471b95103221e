// The form in which a person registers whom to ask, or sets that up for somebody else. Nothing is stored
// before a press on its buttons, whoever proposed it.

import { onAction } from "../page/actions.js";
import { downloadJson } from "../page/download.js";
import { parseObject } from "../page/json-file.js";
import { drawQrCode } from "./qr-code.js";

/** @typedef {import("../i18n/catalogue.js").Lookup} Lookup */
/** @typedef {{ family: Mamori.Family | null, fault: string }} Answer a usable person, or the key of a fault */
/** @typedef {typeof import("../engine/engine.js")} Engine */

const FILE_NAME = "myna-mamori-family.json";
/** @type {Mamori.Family} */
const NOBODY = { name: "", phone: "" };

export class FamilyForm {
  root = document.createElement("div");
  #body = document.createElement("div");
  /** Says what a press has done. It gets the focus, so that a screen reader says it, once. */
  #outcome = document.createElement("p");
  #engine;
  #save;
  #address;
  #registered = NOBODY;
  /** What somebody else proposes. @type {Mamori.Family | null} */
  #proposed = null;
  /** @type {Lookup} */
  #lookup = () => "";

  /**
   * @param {Engine} engine
   * @param {(family: Mamori.Family) => Promise<void>} save
   * @param {string} [address] a page on the web that reads the end of its own address; a QR code then says
   *   the whole address, which any phone opens
   */
  constructor(engine, save, address = "") {
    this.#engine = engine;
    this.#save = save;
    this.#address = address;
    this.#outcome.className = "outcome";
    this.#outcome.tabIndex = -1;
    this.root.append(this.#outcome, this.#body);
    onAction(this.root, {
      "save-family": () => this.#use((family) => this.#store(family, "family_saved")),
      "remove-family": () => this.#store(NOBODY, "family_removed"),
      "show-family-code": () => this.#use((family) => this.#showCode(family)),
      "write-family": () => this.#use((family) => downloadJson(FILE_NAME, { family })),
      "accept-family": () => this.#store(this.#proposed ?? this.#registered, "family_saved"),
      "refuse-family": () => this.#refuse(),
    });
    this.root.addEventListener("change", (event) => this.#onChange(event));
  }

  /** Draws the form, unless it is drawn already. @type {(lookup: Lookup, registered: Mamori.Family) => void} */
  draw(lookup, registered) {
    const isSame =
      registered.name === this.#registered.name && registered.phone === this.#registered.phone;
    if (lookup === this.#lookup && isSame) return;
    const isDrawn = this.#body.hasChildNodes();
    const typed = isDrawn && isSame ? this.#typed() : [registered.name, registered.phone];
    [this.#lookup, this.#registered] = [lookup, registered];
    this.#outcome.textContent = "";
    this.#engine.draw_family(this.#body, registered, lookup);
    this.#fields().forEach((field, at) => (field.value = typed[at]));
    if (this.#proposed) this.#ask(this.#proposed);
  }

  /** Asks the person about what a file, a QR code or an address names; null where that is nobody. @type {(answer: Answer | null) => void} */
  receive(answer) {
    if (answer?.family) return this.#ask(answer.family);
    const key = answer?.fault ?? "family_not_found";
    this.#say([key, "family_unchanged"]);
  }

  /** @type {(family: Mamori.Family) => void} */
  #ask(family) {
    this.#proposed = family;
    this.#outcome.textContent = "";
    const place = this.#part(".proposal");
    this.#engine.draw_family_question(place, family, this.#registered, this.#lookup);
    this.#part(".question").focus();
  }

  #refuse() {
    this.#proposed = null;
    this.#part(".proposal").textContent = "";
    this.#say(["family_refused"]);
  }

  /** @type {(family: Mamori.Family, outcome: string) => Promise<void>} */
  async #store(family, outcome) {
    this.#proposed = null;
    this.#part(".proposal").textContent = "";
    await this.#save(family);
    this.draw(this.#lookup, family);
    this.#say([outcome]);
  }

  /** Does something with what is in the fields, or says why that cannot be used. @type {(use: (family: Mamori.Family) => unknown) => void} */
  #use(use) {
    const [name, phone] = this.#typed();
    /** @type {Answer} */
    const { family, fault } = this.#engine.read_family(name, phone);
    const isPhone = fault.startsWith("family_phone");
    this.#fields().forEach((field, at) => {
      const isFaulty = !family && Boolean(at) === isPhone;
      field.toggleAttribute("aria-invalid", isFaulty);
      if (isFaulty) field.setAttribute("aria-invalid", "true");
    });
    if (!family) return this.#say([fault, "family_unchanged"]);
    this.#outcome.textContent = "";
    use(family);
  }

  /** @type {(family: Mamori.Family) => void} */
  #showCode(family) {
    const code = this.#engine.family_code(family);
    const text = this.#address ? `${this.#address}#${code}` : code;
    const label = `${this.#lookup("family_show_code")}: ${family.name} ${family.phone}`;
    this.#part(".drawing").replaceChildren(drawQrCode(text, label));
    this.#part(".code").hidden = false;
    this.#part(".code").scrollIntoView({ block: "nearest" });
  }

  /** @type {(event: Event) => Promise<void>} */
  async #onChange(event) {
    // What is typed here is no setting before it is stored.
    event.stopPropagation();
    const field = /** @type {HTMLInputElement} */ (event.target);
    const file = field.files?.[0];
    if (!file) return;
    const { family } = (await parseObject(file)) ?? {};
    field.value = "";
    const { name, phone } = /** @type {any} */ (family ?? {});
    const isNamed = typeof name === "string" && typeof phone === "string";
    this.receive(isNamed ? this.#engine.read_family(name, phone) : null);
  }

  /** @type {(keys: string[]) => void} */
  #say(keys) {
    this.#outcome.textContent = keys.map((key) => this.#lookup(key)).join("\n");
    this.#outcome.focus();
  }

  /** @returns {HTMLInputElement[]} */
  #fields = () =>
    [...this.#body.querySelectorAll("input[name]")].map(
      (one) => /** @type {HTMLInputElement} */ (one),
    );
  #typed = () => this.#fields().map(({ value }) => value);
  /** @type {(selector: string) => HTMLElement} */
  #part = (selector) => /** @type {HTMLElement} */ (this.#body.querySelector(selector));
}
