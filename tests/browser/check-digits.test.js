/** Which texts contain a My Number or a payment card number, by their digits alone. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { digitPatternOf } from "../../extension/content/guard/check-digits.js";

const NUMBERS = ["123456789018", "987654321093", "525246130014", "123456700050", "123456700130"];
const CARDS = ["4111111111111111", "3530111333300000", "5555555555554444", "378282246310005"];

/** @type {Record<string, string[]>} */
const TEXTS_BY_PATTERN = {
  "my-number": [
    ...NUMBERS,
    "１２３４５６７８９０１８",
    ...["-", "‐", "－", "ー", "−", "–", " ", "　", "/", ".", " - "].map((sign) =>
      ["1234", "5678", "9018"].join(sign),
    ),
    "1 2 3 4 5 6 7 8 9 0 1 8",
    "123\u200b456\u00ad789018",
    "番号は123456789018です",
    "番号:123456789018",
    "電話 090-1234-5678 123456789018",
    "4111111111111111 と 123456789018",
    "1111\n123456789018\n2222",
  ],
  "payment-card": [
    ...CARDS,
    "4111 1111 1111 1111",
    "3530-1113-3330-0000",
    "3782 822463 10005",
    "カード4111111111111111（VISA）",
  ],
  none: [
    ...["", "1234", "12345678901", "1234567890189", "123456789012", "123456789017"],
    ...["000000000000", "111111111111", "4444444444444444", "4111111111111112"],
    ...["+123456789018", "A123456789018", "123456789018A", "１２３４５６７８９０１８Ｘ"],
    ...["1.23456789018", "12345-678-9018", "1234 56789018", "0000-1234-5678-9018"],
    ...["https://a.example/123456789018", "?id=123456789018&b", "%123456789018"],
    // The check digit is correct, but no issuer's numbers begin like this.
    "9111111111111106",
    // A My Number is only the beginning of a longer number.
    "1234 5678 9018 1234",
    "1234\n56789018",
  ],
};

describe("check digits", () => {
  for (const [pattern, texts] of Object.entries(TEXTS_BY_PATTERN)) {
    for (const text of texts) {
      it(`${JSON.stringify(text)} is ${pattern}`, () => {
        assert.equal(digitPatternOf(text) ?? "none", pattern);
      });
    }
  }

  it("one in ten of all numbers passes the check digit of a My Number", () => {
    let passed = 0;
    for (let n = 0; n < 20_000; n += 1) {
      passed += digitPatternOf(String(100_000_000_000 + n * 37_000_003)) ? 1 : 0;
    }
    assert.ok(passed > 1700 && passed < 2300, String(passed));
  });
});
