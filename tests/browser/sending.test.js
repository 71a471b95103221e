/** A form that holds a number or a PIN is held on its way out, and every other goes as before. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { addEye, look, poke, press, readWords } from "./eye.js";
import { formsOn } from "./forms.js";

const NUMBER = "123456789018";
const CARD = "4111111111111111";
/** No button counts a click that comes sooner than a person can read. */
const AGED = 600;
/** Longer than a form is held for a verdict. */
const HELD = 1000;
/** @type {[string, (page: import("./browsers.js").Page) => Promise<unknown>][]} */
const WAYS = [
  ["its button", (page) => page.click("#go")],
  ["the enter key", (page) => page.keyboard.press("Enter")],
  ["a script", (page) => page.evaluate(() => document.forms[0].requestSubmit())],
];
const isSent = (/** @type {string} */ path) => path.startsWith("/sent");
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

describe("sending", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let page;
  let words = /** @type {Record<string, string>} */ ({});
  before(async () => {
    browser = await launch(name, formsOn);
    await addEye(browser);
    words = await browser.evaluate(readWords);
    page = await browser.newPage();
  });
  after(() => browser?.close());

  const badge = () => browser.badge(browser.tabOf(page));
  const shows = (/** @type {string} */ text) => until(async () => (await badge()) === text);
  const sent = () => browser.proxy.requests.map(({ path }) => path).filter(isSent);
  const arrives = () => until(async () => (sent().length > 0 ? sent() : null));
  const submits = () => page.evaluate(() => /** @type {any} */ (window).submits);

  /** What our question says. @type {(where?: any) => Promise<import("./eye.js").Box>} */
  const asked = (where = page) =>
    until(async () => (await look(where)).find(({ kind }) => kind.startsWith("question")));
  const isAsked = async () => (await look(page)).some(({ kind }) => kind.startsWith("question"));

  /** Opens a page, waits for its badge and types. @type {(name: string, level: string, text?: string) => Promise<void>} */
  async function fill(name, level, text = NUMBER) {
    // What the test before has sent may still be on its way to its answer.
    await page.goto("about:blank").catch(() => {});
    await page.goto(name.includes(":") ? name : `https://${name}.example/`);
    if (level) await shows(level);
    browser.proxy.requests.length = 0;
    await page.click("#field");
    await page.keyboard.type(text);
  }

  /** Answers the question. @type {(text: string) => Promise<void>} */
  async function answer(text) {
    await asked();
    await pause(AGED);
    await press(page, text);
  }

  /** Asserts that nothing goes out, or that something was sent once. @type {(count: number) => Promise<void>} */
  async function stays(count) {
    await pause(HELD);
    assert.equal(sent().length, count, String(sent()));
  }

  for (const [what, submit] of WAYS) {
    it(`a form that is sent by ${what} is held`, async () => {
      await fill("payroll", "!");
      await submit(page);
      const box = await asked();
      assert.equal(box.role, "alertdialog");
      assert.match(box.name, /payroll\.example/);
      assert.equal(box.focused, words.question_keep);
      assert.ok(box.isOnTop);
      await stays(0);
      assert.equal(await submits(), 0, "the page has not heard of it");
    });
  }

  it("goes once, with the same button, when the person insists", async () => {
    await fill("payroll", "!");
    await page.click("#go");
    await answer(words.question_send);
    await arrives();
    await stays(1);
    assert.deepEqual(sent(), [`/sent?n=${NUMBER}&go=yes`]);
  });

  it("stays where the person does not, and is asked about again", async () => {
    await fill("payroll", "!");
    await page.keyboard.press("Enter");
    await answer(words.question_keep);
    await until(async () => !(await isAsked()));
    assert.equal(await page.$eval("#field", (field) => "value" in field && field.value), NUMBER);
    await page.click("#go");
    await asked();
    await pause(AGED);
    await page.keyboard.press("Escape");
    await until(async () => !(await isAsked()));
    await stays(0);
  });

  it("a script can neither answer nor press", async () => {
    await fill("payroll", "!");
    await page.click("#go");
    await asked();
    await pause(AGED);
    await poke(page, words.question_send);
    await page.evaluate(() => {
      const send = new KeyboardEvent("keydown", { key: "Enter", bubbles: true });
      document.querySelectorAll("html > *").forEach((element) => element.dispatchEvent(send));
      document.getElementById("go")?.click();
    });
    await stays(0);
    assert.ok(await isAsked());
  });

  it("a synthetic event asks nothing", async () => {
    await fill("payroll", "!");
    await page.evaluate(() =>
      document.forms[0].dispatchEvent(new Event("submit", { bubbles: true })),
    );
    await pause(HELD);
    assert.equal(await isAsked(), false);
  });

  it("a refused page that sends again by itself is stopped in silence", async () => {
    await fill("nags", "!");
    await page.click("#go");
    await answer(words.question_keep);
    await until(async () => !(await isAsked()));
    await page.evaluate(() => /** @type {any} */ (window).nag());
    await stays(0);
    assert.equal(await isAsked(), false);
  });

  it("whatever is in a field that the warning names is held, and an empty one is not", async () => {
    await fill("payroll", "!", "12 34");
    await page.click("#go");
    await answer(words.question_keep);
    await page.$eval("#field", clear);
    await page.click("#go");
    await arrives();
  });

  it("another form of the page goes as before", async () => {
    for (const name of ["two", "login"]) {
      await fill(name, "!");
      await page.type("#other", "x");
      await page.keyboard.press("Enter");
      assert.deepEqual(await arrives(), ["/sent?other=x"]);
    }
  });

  it("a PIN on a fake page is held after the person went past the warning", async () => {
    await page.goto("https://fake.example/");
    await until(async () => (await look(page)).some(({ kind }) => kind.startsWith("page")));
    for (const text of [words.proceed, words.proceed_again]) {
      await pause(AGED);
      await press(page, text);
    }
    browser.proxy.requests.length = 0;
    await page.type("#field", "1234");
    await page.keyboard.press("Enter");
    await asked();
    await stays(0);
  });

  it("is held while the verdict is under way", async () => {
    await fill("plain", "");
    await page.keyboard.press("Enter");
    await asked();
    await stays(0);
    assert.equal(await badge(), "!");
  });

  it("goes on by itself where the verdict is clear or a notice", async () => {
    const cases = [
      ["plain", "", "hello"],
      ["slip", "", NUMBER],
      ["shop", "i", CARD],
      ["https://www.soumu.go.jp/", "", NUMBER],
    ];
    for (const [where, level, text] of cases) {
      await fill(where, level, text);
      await page.click("#go");
      assert.deepEqual(await arrives(), [`/sent?n=${text}&go=yes`]);
      await stays(1);
    }
  });

  it("the page's own checks come first, and its buttons keep what they say", async () => {
    await fill("valid", "!");
    await page.click("#go");
    await pause(AGED);
    assert.equal(await isAsked(), false);
    await page.click("#later");
    await answer(words.question_send);
    await arrives();
    assert.deepEqual(sent(), [`/sent/later?n=${NUMBER}&must=&later=1`]);
  });

  it("a form of a dialog closes it as before", async () => {
    await fill("dialog", "!");
    await page.click("#go");
    const result = await page.$eval("dialog", (dialog) => [dialog.open, dialog.returnValue]);
    assert.deepEqual(result, [false, "done"]);
  });

  it("a button that the page disables after the press is sent all the same", async () => {
    await fill("disables", "!");
    await page.click("#go");
    await answer(words.question_send);
    assert.deepEqual(await arrives(), [`/sent?n=${NUMBER}&go=yes`]);
  });

  it("a page that sends by its own script hears of it once, and only then", async () => {
    await fill("script", "!");
    await page.click("#go");
    await asked();
    assert.equal(await submits(), 0);
    await answer(words.question_send);
    assert.deepEqual(await arrives(), ["/sent?by=script"]);
    await stays(1);
    assert.equal(await submits(), 1);
    await page.click("#go");
    await until(async () => sent().length === 2);
    await page.type("#field", "1");
    await page.click("#go");
    await asked();
  });

  it("is asked in the language that the person chose", async () => {
    await browser.evaluate(() => chrome.storage.local.set({ language: "vi" }));
    await fill("payroll", "!");
    await page.click("#go");
    const { text, lang } = await asked();
    assert.equal(lang, "vi");
    assert.match(text, /^Gửi nội dung này đến .*payroll\.example/);
    await browser.evaluate(() => chrome.storage.local.remove("language"));
  });

  it("names the host that it would go to", async () => {
    await fill("elsewhere", "!");
    await page.click("#go");
    assert.match((await asked()).name, /other\.example/);
  });

  it("a form in a closed tree is held", async () => {
    await page.goto("https://closed.example/");
    await shows("!");
    browser.proxy.requests.length = 0;
    await page.keyboard.press("Tab");
    await page.keyboard.type(NUMBER);
    await page.keyboard.press("Enter");
    await answer(words.question_send);
    await arrives();
    await stays(1);
  });

  // The first of these is held by its digits, the second because a reason names its field.
  for (const text of [NUMBER, "1234"]) {
    it(`a form in a frame is noted and held in the frame, with ${text} in it`, async () => {
      await page.goto("about:blank");
      await page.goto("https://outer.example/");
      await shows("!");
      browser.proxy.requests.length = 0;
      const [, frame] = page.frames();
      const field = await until(() => frame.$("#field"));
      await field.click();
      await until(async () => (await look(frame)).find(({ role }) => role === "status"));
      await field.type(text);
      await page.keyboard.press("Enter");
      assert.match((await asked(frame)).name, /payroll\.example/);
      await stays(0);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await arrives();
      await stays(1);
    });
  }
}

/** Runs in the page. @param {any} field */
function clear(field) {
  field.value = "";
}
