/**
 * Every page of tests/pages gets its expected level and asks, read in Chromium as the quality report
 * reads them. pages.test.js shows fewer pages in both browsers, with the badge and the report.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openReader } from "./reader.js";
import { scorePage } from "./score.js";
import { readSets } from "./sets.js";

const [fixtures] = readSets([], "fixtures").sets;

/** @param {import("./reader.js").Answer | undefined} answer */
function isWrong(answer) {
  return !answer?.judged || scorePage(fixtures, answer.page, answer.judged).isWrong;
}

describe("all test pages", () => {
  /** @type {Map<string, import("./reader.js").Answer>} */
  const answers = new Map();
  before(async () => {
    const reader = await openReader();
    for (const answer of await reader.read(fixtures)) answers.set(answer.page.file, answer);
    // Some pages show a step for 400 ms. With four tabs on a busy machine no reading may fall into it.
    const wrong = fixtures.pages.filter(({ file }) => isWrong(answers.get(file)));
    for (const page of wrong)
      for (const answer of await reader.read({ ...fixtures, pages: [page] }))
        answers.set(page.file, answer);
    await reader.close();
  });
  after(() => answers.clear());

  for (const { file } of fixtures.pages) {
    it(file, () => {
      const { page, judged, fault } = /** @type {any} */ (answers.get(file));
      assert.ok(judged, fault);
      const { missed, false: surplus, isWrong, truth } = scorePage(fixtures, page, judged);
      const { level } = judged.verdict;
      assert.ok(!isWrong, `${level} instead of ${truth.level}; missed ${missed}; false ${surplus}`);
    });
  }
});
