/**
 * The kinds of fields that the labelled sets know, and the words that each set
 * has for them.
 */

/**
 * @typedef {keyof typeof ASKS} Kind
 * @typedef {Kind | "other" | null} Label what a person said of a control: one of the kinds, none of
 *   them, or nothing at all
 * @typedef {{ name: string, id: string, mark: string }} Control `mark` is the set's own attribute
 */

/** What the engine calls the data that each kind of field takes. */
export const ASKS = /** @type {const} */ ({
  "my-number": "my-number",
  "payment-card-number": "payment-card",
  "payment-card-security-code": "payment-card",
  "payment-card-expiry": "payment-card",
  "payment-card-holder": "payment-card",
  "one-time-code": "one-time-code",
  "account-password": "account-password",
});
export const KINDS = /** @type {Kind[]} */ (Object.keys(ASKS));

/** Those of which two different ones on a page make an ask. */
export const PARTS = KINDS.filter((kind) => /security-code|expiry|holder/.test(kind));

/** Asks that never raise a level alone. @type {Mamori.Ask[]} */
export const SECONDARY = [
  "bank-account",
  "health-insurance",
  "drivers-licence",
  "basic-pension-number",
  "one-time-code",
  "account-password",
  "prepaid-code",
];

/** `data-manual-scoring` of the DuckDuckGo forms. @type {Record<string, Kind>} */
const MANUAL_SCORING = {
  cardNumber: "payment-card-number",
  cardSecurityCode: "payment-card-security-code",
  expiration: "payment-card-expiry",
  expirationMonth: "payment-card-expiry",
  expirationYear: "payment-card-expiry",
  cardName: "payment-card-holder",
  totp: "one-time-code",
  password: "account-password",
  "password.new": "account-password",
  "password.current": "account-password",
};

/**
 * Types of fields of the Formasaurus annotations. Its "pin code" is an order's or an activation's
 * as often as one that is sent.
 * @type {Record<string, Label>}
 */
const FORMASAURUS = {
  "c#": "payment-card-number",
  cs: "payment-card-security-code",
  cm: "payment-card-expiry",
  cy: "payment-card-expiry",
  ch: "payment-card-holder",
  pi: null,
  p1: "account-password",
  p2: "account-password",
  XX: null,
};

/** Types of Chromium's golden files, by how they begin. @type {[string, Kind][]} */
const GOLDEN = [
  ["CREDIT_CARD_NUMBER", "payment-card-number"],
  ["CREDIT_CARD_VERIFICATION", "payment-card-security-code"],
  ["CREDIT_CARD_EXP", "payment-card-expiry"],
  ["CREDIT_CARD_NAME", "payment-card-holder"],
  ["ONE_TIME_CODE", "one-time-code"],
];

/** Card words of the `autocomplete` attribute. @type {Record<string, Kind>} */
const AUTOCOMPLETE = {
  "cc-number": "payment-card-number",
  "cc-csc": "payment-card-security-code",
  "cc-exp": "payment-card-expiry",
  "cc-exp-month": "payment-card-expiry",
  "cc-exp-year": "payment-card-expiry",
  "cc-name": "payment-card-holder",
};

/** @param {string} mark @returns {Label} */
export const ofManualScoring = (mark) => (mark ? (MANUAL_SCORING[mark] ?? "other") : null);

/** @param {string | undefined} type @returns {Label} */
export function ofFormasaurus(type) {
  if (type === undefined) return null;
  return type in FORMASAURUS ? FORMASAURUS[type] : "other";
}

/**
 * These pages try what a browser does with an attribute that lies, so that only
 * those that name a card are believed.
 * @param {string} mark
 * @returns {Label}
 */
export const ofAutocomplete = (mark) => AUTOCOMPLETE[mark] ?? null;

/** @param {string | undefined} type @returns {Label} */
export function ofGolden(type) {
  if (type === undefined) return null;
  return GOLDEN.find(([start]) => type.startsWith(start))?.[1] ?? "other";
}

/**
 * The kind of field that a reason of the engine speaks of.
 * @param {Mamori.Reason} reason
 * @returns {Kind | null}
 */
export function kindOf({ rule, ask }) {
  if (rule === "payment-card-boxes") return "payment-card-number";
  const byRule = KINDS.find((kind) => rule.startsWith(kind));
  return byRule && ASKS[byRule] === ask ? byRule : (KINDS.find((kind) => kind === ask) ?? null);
}
