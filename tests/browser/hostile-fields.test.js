/**
 * Whatever a page does with its field and with the words around it, the person is warned before the
 * second character. Each page is compared with its control, which asks without any trick.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { FIELD_ATTACKS, PLAIN } from "./hostile-fields.js";
import { variants } from "./hostile-variants.js";

/** How long a person looks at a page before typing. */
const LOOK_MS = 400;
/** A person types the second character sooner; a busy machine answers later. */
const CHARACTER_MS = 4000;
const CLEAR_TIMEOUT_MS = 3000;
/** How many generated pages each browser opens: few by default. */
const VARIANTS = Number(process.env.HOSTILE_VARIANTS ?? 40);

describe("hostile fields", { concurrency: NAMES.length }, () => {
  for (const name of NAMES) describe(name, { concurrency: 1 }, () => inBrowser(name));
});

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  /** @type {import("./browsers.js").Browser} */
  let browser;
  /** @type {import("./browsers.js").Page} */
  let tab;
  let hosts = 0;
  /** The badge of each control, once it has been opened. @type {Map<string, string>} */
  const badges = new Map();
  before(async () => {
    browser = await launch(name, () => null);
    tab = await browser.newPage();
  });
  after(() => browser?.close());
  const badge = () => browser.badge(browser.tabIdOf(tab));

  /** Waits for a badge that warns: "?" only says that not all of the page was read. @param {number} milliseconds */
  const badgeWithin = (milliseconds) =>
    until(async () => (await badge()).replace("?", ""), milliseconds).catch(() => "");

  /** Opens a page on a host that was not used before. @param {string} body */
  async function open(body) {
    await tab.goto("about:blank");
    await until(async () => (await badge()) === "", CLEAR_TIMEOUT_MS);
    hosts += 1;
    const page = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>手続き</title><body>${body}`;
    browser.proxy.route = (_host, path) => (path === "/" ? { body: page } : null);
    await tab.goto(`https://page-${hosts}.example/`, { waitUntil: "domcontentloaded" });
  }

  /** The badge of a page that nobody touches. @param {string} body */
  async function badgeOf(body) {
    const known = badges.get(body);
    if (known) return known;
    await open(body);
    const shown = await badgeWithin(CLEAR_TIMEOUT_MS);
    badges.set(body, shown);
    return shown;
  }

  /** The badge before a person types the second character. @param {import("./hostile-fields.js").FieldAttack} attack */
  async function badgeAtSecond({ body, act = "type" }) {
    await open(body);
    const atSight = await badgeWithin(LOOK_MS);
    if (atSight) return atSight;
    if (act !== "keys") await clickField(tab);
    if (act !== "press") await tab.keyboard.press("1");
    return badgeWithin(CHARACTER_MS);
  }

  for (const [kind, attacks] of Object.entries(FIELD_ATTACKS)) {
    describe(kind, () => {
      for (const [title, attack] of Object.entries(attacks)) {
        if (attack.only && attack.only !== name) continue;
        it(title, async () => {
          const expected = await badgeOf(attack.control ?? PLAIN);
          assert.notEqual(expected, "", "the control is not warned of");
          assert.equal(await badgeAtSecond(attack), expected);
        });
      }
    });
  }

  it(`${VARIANTS} generated pages`, async () => {
    const missed = [];
    for (const { title, body, control } of variants(VARIANTS)) {
      const [expected, shown] = [await badgeOf(control), await badgeAtSecond({ body })];
      assert.notEqual(expected, "", "the control is not warned of");
      if (shown !== expected) missed.push(title);
    }
    assert.deepEqual(missed, []);
  });
}

/** Clicks the middle of the field, as a person does. @param {import("./browsers.js").Page} tab */
async function clickField(tab) {
  const { x, y } = await tab.evaluate(() => {
    // A page of the tests names the root that only it knows.
    const { root } = /** @type {any} */ (globalThis);
    const field = document.querySelector("#field") ?? root?.querySelector("#field");
    field?.scrollIntoView({ block: "center" });
    const at = field?.getBoundingClientRect() ?? new DOMRect();
    return { x: at.x + Math.min(at.width / 2, 60), y: at.y + at.height / 2 };
  });
  await tab.mouse.click(x, y);
}
