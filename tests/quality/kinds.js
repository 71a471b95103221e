/**
 * The kinds of fields in the labelled sets, and how each set labels them.
 */

/**
 * @typedef {keyof typeof ASKS} Kind
 * @typedef {Kind | "other" | null} Label how a person has labelled a control: one of the kinds, none
 *   of them, or null without a label
 * @typedef {{ name: string, id: string, mark: string }} Control `mark` is the value of the attribute
 *   in which the set's pages carry their labels
 */

/** The ask of the engine for each kind of field. */
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

/** Kinds of which two different ones on a page make an ask. */
export const PARTS = KINDS.filter((kind) => /security-code|expiry|holder/.test(kind));

/** Asks that never raise a level by themselves. @type {Mamori.Ask[]} */
export const SECONDARY = [
  "bank-account",
  "health-insurance",
  "drivers-licence",
  "basic-pension-number",
  "one-time-code",
  "account-password",
  "prepaid-code",
];

/** Kinds by the `data-manual-scoring` attribute of the DuckDuckGo forms. @type {Record<string, Kind>} */
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
 * Labels by the field types of the Formasaurus annotations. Its "pin code" may be the code of an order
 * or an activation as well as a one-time code.
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

/** Kinds by the start of the types in Chromium's golden files. @type {[string, Kind][]} */
const GOLDEN = [
  ["CREDIT_CARD_NUMBER", "payment-card-number"],
  ["CREDIT_CARD_VERIFICATION", "payment-card-security-code"],
  ["CREDIT_CARD_EXP", "payment-card-expiry"],
  ["CREDIT_CARD_NAME", "payment-card-holder"],
  ["ONE_TIME_CODE", "one-time-code"],
];

/** Kinds by the payment card values of the `autocomplete` attribute. @type {Record<string, Kind>} */
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
 * These pages test browsers with wrong values of the attribute, so only values that name a payment
 * card are used as labels.
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
 * Returns the kind of field that a reason of the engine is about.
 * @param {Mamori.Reason} reason
 * @returns {Kind | null}
 */
export function kindOf({ rule, ask }) {
  if (rule === "payment-card-boxes") return "payment-card-number";
  const byRule = KINDS.find((kind) => rule.startsWith(kind));
  return byRule && ASKS[byRule] === ask ? byRule : (KINDS.find((kind) => kind === ask) ?? null);
}
