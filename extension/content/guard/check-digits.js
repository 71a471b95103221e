// Which kind of number a text holds, by its check digit. The digits are examined here and stored nowhere.

const MAX_TEXT_LENGTH = 20_000;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const SEPARATOR = "[ \\t]{0,2}[-./·‐-―−ー~][ \\t]{0,2}|[ \\t]{1,2}";
const BETWEEN = new RegExp(SEPARATOR);
const RUN = new RegExp(`\\d+(?:(?:${SEPARATOR})\\d+)*`, "g");
// What is bound to one of these is part of an address, a name or a longer number.
const BOUND_BEFORE = /[\w+=%&#@~/\\]$/;
const BOUND_AFTER = /^[\w=%@/\\]/;

/** Ordinance 85 of 2014, article 5: the twelfth digit checks the first eleven. @type {(digits: string) => boolean} */
function isMyNumber(digits) {
  if (digits.length !== 12 || isMonotone(digits)) return false;
  const weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
  const rest = weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11;
  return Number(digits[11]) === (rest <= 1 ? 0 : 11 - rest);
}

const isMonotone = (/** @type {string} */ digits) => /^(\d)\1*$/.test(digits);

// First digits and lengths of Visa, Mastercard, American Express, JCB, Diners Club and Discover.
const ISSUED =
  /^(?:4\d{15}(?:\d{3})?|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|35(?:2[89]|[3-8]\d)\d{12,15}|3(?:0[0-5]|[689]\d)\d{11,16}|(?:6011|64[4-9]\d|65\d\d)\d{12,15})$/;

/** ISO/IEC 7812: every second digit from the right counts twice. @type {(digits: string) => boolean} */
function isPaymentCard(digits) {
  if (!ISSUED.test(digits) || isMonotone(digits)) return false;
  const sum = [...digits].reverse().reduce((sum, digit, at) => {
    const value = at % 2 ? 2 * Number(digit) : Number(digit);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** A number in one piece or in even groups; cards begin with four digits and end as they like. @type {(text: string) => Mamori.DigitPattern | null} */
function kindOf(text) {
  const groups = text.split(BETWEEN);
  const digits = groups.join("");
  const isEven = groups.every(({ length }) => length === groups[0].length);
  if (isEven && isMyNumber(digits)) return "my-number";
  return (isEven || groups[0].length === 4) && isPaymentCard(digits) ? "payment-card" : null;
}

/** @type {(text: string) => string} */
const plainText = (text) => text.slice(0, MAX_TEXT_LENGTH).normalize("NFKC").replace(INVISIBLE, "");

/**
 * The kind of number in a text; a My Number before a card. A number that stands in `known` does not count.
 * @type {(text: string, known?: string) => Mamori.DigitPattern | null}
 */
export function digitPatternOf(text, known = "") {
  const plain = plainText(text);
  const old = plainText(known);
  let pattern = null;
  for (const { 0: run, index } of plain.matchAll(RUN)) {
    if (BOUND_BEFORE.test(plain.charAt(index - 1))) continue;
    if (BOUND_AFTER.test(plain.charAt(index + run.length))) continue;
    for (const part of run.length < 100 ? [run, ...run.split(/[ \t]+/)] : run.split(/[ \t]+/)) {
      if (old.includes(part)) continue;
      pattern = kindOf(part) ?? pattern;
      if (pattern === "my-number") return pattern;
    }
  }
  return pattern;
}
