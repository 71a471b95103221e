/** The submit guard holds a form that contains a number or a PIN; every other form is sent as usual. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { CLICK_DELAY_MS, addOverlayReader, clickByScript, press } from "./overlay-reader.js";
import { readButtonStrings, readOverlays } from "./overlay-reader.js";
import { SUBMITS, routeToForms } from "./form-pages.js";

const NUMBER = "123456789018";
const CARD = "4111111111111111";
/** Longer than the submit guard waits for a verdict. */
const HOLD_TIMEOUT_MS = 1000;
const isSubmission = (/** @type {string} */ path) => path.startsWith("/sent");
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

describe("submit guard", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let page;
  let buttonStrings = /** @type {Record<string, string>} */ ({});
  before(async () => {
    browser = await launch(name, routeToForms);
    await addOverlayReader(browser);
    buttonStrings = await browser.evaluate(readButtonStrings);
    page = await browser.newPage();
  });
  after(() => browser?.close());

  const stringOf = (/** @type {string} */ key, /** @type {string[]} */ args = []) =>
    browser.evaluate((key, args) => chrome.i18n.getMessage(key, args), key, args);
  const badge = () => browser.badge(browser.tabIdOf(page));
  const waitForBadge = (/** @type {string} */ text) => until(async () => (await badge()) === text);
  const sent = () => browser.proxy.requests.map(({ path }) => path).filter(isSubmission);
  const waitForSubmission = () => until(async () => (sent().length > 0 ? sent() : null));
  const submits = () => page.evaluate(() => /** @type {any} */ (window).submits);

  const findQuestion = async (/** @type {any} */ where = page) =>
    (await readOverlays(where)).find(({ kind }) => kind.startsWith("question"));
  const waitForQuestion = (/** @type {any} */ where = page) => until(() => findQuestion(where));
  const isAsked = async () => Boolean(await findQuestion());

  /** Opens a page, waits for its badge and types. @type {(name: string, level: string, text?: string) => Promise<void>} */
  async function fill(name, level, text = NUMBER) {
    // A submission of the previous test may still be loading.
    await page.goto("about:blank").catch(() => {});
    await page.goto(name.includes(":") ? name : `https://${name}.example/`);
    if (level) await waitForBadge(level);
    browser.proxy.requests.length = 0;
    await page.click("#field");
    await page.keyboard.type(text);
  }

  /** Clicks a button of the question once it accepts clicks. @type {(text: string) => Promise<void>} */
  async function answer(text) {
    await waitForQuestion();
    await pause(CLICK_DELAY_MS);
    await press(page, text);
  }

  /** Asserts after a pause how many submissions there were. @type {(count: number) => Promise<void>} */
  async function assertSubmissions(count) {
    await pause(HOLD_TIMEOUT_MS);
    assert.equal(sent().length, count, String(sent()));
  }

  for (const [cause, submit] of SUBMITS) {
    it(`holds a form that ${cause} submits`, async () => {
      await fill("payroll", "!");
      await submit(page);
      const box = await waitForQuestion();
      assert.equal(box.role, "alertdialog");
      assert.equal(box.name, await stringOf("question", [await stringOf("ask_my_number")]));
      assert.match(box.description, /payroll\.example/);
      assert.ok(!box.text.includes(NUMBER.slice(0, 4)));
      assert.equal(box.focused, buttonStrings.question_keep);
      assert.ok(box.isOnTop);
      await assertSubmissions(0);
      assert.equal(await submits(), 0, "the page received no submit event");
    });
  }

  it("submits the form once, with the same button, when the person confirms", async () => {
    await fill("payroll", "!");
    await page.click("#go");
    await answer(buttonStrings.question_send);
    await waitForSubmission();
    await assertSubmissions(1);
    assert.deepEqual(sent(), [`/sent?n=${NUMBER}&go=yes`]);
  });

  it("does not submit the form when the person declines, and asks again the next time", async () => {
    await fill("payroll", "!");
    await page.keyboard.press("Enter");
    await answer(buttonStrings.question_keep);
    await until(async () => !(await isAsked()));
    assert.equal(await page.$eval("#field", (field) => "value" in field && field.value), NUMBER);
    await page.click("#go");
    await waitForQuestion();
    await pause(CLICK_DELAY_MS);
    await page.keyboard.press("Escape");
    await until(async () => !(await isAsked()));
    await assertSubmissions(0);
  });

  it("a script can neither answer the question nor submit the form", async () => {
    await fill("payroll", "!");
    await page.click("#go");
    await waitForQuestion();
    await pause(CLICK_DELAY_MS);
    await clickByScript(page, buttonStrings.question_send);
    await page.evaluate(() => {
      const send = new KeyboardEvent("keydown", { key: "Enter", bubbles: true });
      document
        .querySelectorAll(":is(html, body) > *")
        .forEach((element) => element.dispatchEvent(send));
      document.getElementById("go")?.click();
    });
    await assertSubmissions(0);
    assert.ok(await isAsked());
  });

  it("a synthetic submit event opens no question", async () => {
    await fill("payroll", "!");
    await page.evaluate(() =>
      document.forms[0].dispatchEvent(new Event("submit", { bubbles: true })),
    );
    await pause(HOLD_TIMEOUT_MS);
    assert.equal(await isAsked(), false);
  });

  it("after a refusal, submits by script are held without another question", async () => {
    await fill("nags", "!");
    await page.click("#go");
    await answer(buttonStrings.question_keep);
    await until(async () => !(await isAsked()));
    await page.evaluate(() => /** @type {any} */ (window).nag());
    await assertSubmissions(0);
    assert.equal(await isAsked(), false);
  });

  it("holds a form whenever a field that the warning names is not empty", async () => {
    await fill("payroll", "!", "12 34");
    await page.click("#go");
    await answer(buttonStrings.question_keep);
    await page.$eval("input#field", (field) => void (field.value = ""));
    await page.click("#go");
    await waitForSubmission();
  });

  it("does not hold another form of the page", async () => {
    for (const name of ["two", "login"]) {
      await fill(name, "!");
      await page.type("#other", "x");
      await page.keyboard.press("Enter");
      assert.deepEqual(await waitForSubmission(), ["/sent?other=x"]);
    }
  });

  it("holds a PIN on a fake page after the person has proceeded", async () => {
    await page.goto("https://fake.example/");
    await until(async () => (await readOverlays(page)).some(({ kind }) => kind.startsWith("page")));
    for (const text of [buttonStrings.proceed, buttonStrings.proceed_again]) {
      await pause(CLICK_DELAY_MS);
      await press(page, text);
    }
    browser.proxy.requests.length = 0;
    await page.type("#field", "1234");
    await page.keyboard.press("Enter");
    const { name } = await waitForQuestion();
    const pin = await stringOf("ask_my_number_card_pin");
    assert.equal(name, await stringOf("question_danger", [pin]));
    await assertSubmissions(0);
  });

  it("holds a form while the verdict is pending", async () => {
    await fill("plain", "");
    await page.keyboard.press("Enter");
    await waitForQuestion();
    await assertSubmissions(0);
    assert.equal(await badge(), "!");
  });

  it("submits the form by itself when the verdict is clear or a notice", async () => {
    const cases = [
      ["plain", "", "hello"],
      ["slip", "", NUMBER],
      ["shop", "i", CARD],
      ["https://www.soumu.go.jp/", "", NUMBER],
    ];
    for (const [where, level, text] of cases) {
      await fill(where, level, text);
      await page.click("#go");
      assert.deepEqual(await waitForSubmission(), [`/sent?n=${text}&go=yes`]);
      await assertSubmissions(1);
    }
  });

  it("form validation runs first, and the attributes of the submit button apply", async () => {
    await fill("valid", "!");
    await page.click("#go");
    await pause(CLICK_DELAY_MS);
    assert.equal(await isAsked(), false);
    await page.click("#later");
    await answer(buttonStrings.question_send);
    await waitForSubmission();
    assert.deepEqual(sent(), [`/sent/later?n=${NUMBER}&must=&later=1`]);
  });

  it("a form of the method dialog closes its dialog as usual", async () => {
    await fill("dialog", "!");
    await page.click("#go");
    const result = await page.$eval("dialog", (dialog) => [dialog.open, dialog.returnValue]);
    assert.deepEqual(result, [false, "done"]);
  });

  it("the value of a button that the page disables after the click is submitted", async () => {
    await fill("disables", "!");
    await page.click("#go");
    await answer(buttonStrings.question_send);
    assert.deepEqual(await waitForSubmission(), [`/sent?n=${NUMBER}&go=yes`]);
  });

  it("a page that submits by script receives one submit event, after the person has confirmed", async () => {
    await fill("script", "!");
    await page.click("#go");
    await waitForQuestion();
    assert.equal(await submits(), 0);
    await answer(buttonStrings.question_send);
    assert.deepEqual(await waitForSubmission(), ["/sent?by=script"]);
    await assertSubmissions(1);
    assert.equal(await submits(), 1);
    await page.click("#go");
    await until(async () => sent().length === 2);
    await page.type("#field", "1");
    await page.click("#go");
    await waitForQuestion();
  });

  it("asks in the language that the person has chosen", async () => {
    await browser.evaluate(() => chrome.storage.local.set({ language: "vi" }));
    await fill("payroll", "!");
    await page.click("#go");
    const { text, lang } = await waitForQuestion();
    assert.equal(lang, "vi");
    assert.match(text, /^Bạn sắp gửi: My Number.*payroll\.example/);
    await browser.evaluate(() => chrome.storage.local.remove("language"));
  });

  it("names the host that would receive the form", async () => {
    await fill("elsewhere", "!");
    await page.click("#go");
    assert.match((await waitForQuestion()).description, /other\.example/);
  });

  it("holds a form in a closed shadow root", async () => {
    await page.goto("https://closed.example/");
    await waitForBadge("!");
    browser.proxy.requests.length = 0;
    // The buttons of the banner come first in the order of the tab key.
    await until(async () => {
      await page.keyboard.press("Tab");
      return page.evaluate(() => document.activeElement?.id === "tree");
    });
    await page.keyboard.type(NUMBER);
    await page.keyboard.press("Enter");
    await answer(buttonStrings.question_send);
    await waitForSubmission();
    await assertSubmissions(1);
  });

  // The first text is held because of its digits, the second because the verdict names its field.
  for (const text of [NUMBER, "1234"]) {
    it(`shows the field note and holds the form in a frame, with ${text} in the field`, async () => {
      await page.goto("about:blank");
      await page.goto("https://outer.example/");
      await waitForBadge("!");
      browser.proxy.requests.length = 0;
      const [, frame] = page.frames();
      const field = await until(() => frame.$("#field"));
      await field.click();
      await until(async () => (await readOverlays(frame)).find(({ role }) => role === "status"));
      await field.type(text);
      await page.keyboard.press("Enter");
      assert.match((await waitForQuestion(frame)).description, /payroll\.example/);
      await assertSubmissions(0);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await waitForSubmission();
      await assertSubmissions(1);
    });
  }
}
