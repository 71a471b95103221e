/** The policy files of `docs/fleet`, as the real browsers read them. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { launch, NAMES, until } from "./browsers.js";
import { giveFile } from "./choices.js";
import { folderOf } from "./popup.js";

const SAMPLE_ID = "abcdefghijklmnopabcdefghijklmnop";
const OWN_ID = "fleet@myna-mamori.example";
/** Where the browsers read policies from; only an administrator may write there. */
const PLACES = {
  chromium: "/etc/chromium/policies/managed/myna-mamori-test.json",
  firefox: "/etc/firefox/policies/policies.json",
};
const NUMBER = "<form><label>個人番号 <input maxlength=12></label></form>";
/** @type {import("./proxy.js").Route} */
const route = () => ({
  body: `<!doctype html><html lang="ja"><meta charset="utf-8"><body>${NUMBER}`,
});

describe("a policy", () => {
  for (const name of NAMES) describe(name, { skip: isKept(name) }, () => inBrowser(name));
});

/** Why a policy cannot be tried here. @type {(name: import("./browsers.js").Name) => string | false} */
function isKept(name) {
  if (name === "chromium" && (process.env.CHROME ?? "/usr/bin/chromium") !== "/usr/bin/chromium")
    return "this browser reads its policies elsewhere";
  try {
    accessSync("/etc", constants.W_OK);
    return false;
  } catch {
    return "only an administrator may write policies";
  }
}

/** A copy of the extension under an ID of its own: no other browser here is meant. @type {(name: import("./browsers.js").Name) => { folder: string, id: string }} */
function copyOf(name) {
  const folder = mkdtempSync(join(tmpdir(), "mamori-fleet-"));
  cpSync(folderOf(name), folder, { recursive: true });
  if (name === "firefox") {
    const path = join(folder, "manifest.json");
    const manifest = readFileSync(path, "utf8");
    const { id } = JSON.parse(manifest).browser_specific_settings.gecko;
    writeFileSync(path, manifest.replace(id, OWN_ID));
    return { folder, id: OWN_ID };
  }
  // Chromium makes the ID of an unpacked extension from its path.
  const hash = createHash("sha256").update(folder).digest("hex").slice(0, 32);
  const id = hash.replace(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 16)));
  return { folder, id };
}

/** The file of `docs/fleet` for another ID, with more or other values. @type {(name: import("./browsers.js").Name, id: string, more: object) => string} */
function policyOf(name, id, more) {
  const file = name === "firefox" ? "policies.json" : "chrome.json";
  const sample = JSON.parse(
    readFileSync(new URL(`../../docs/fleet/${file}`, import.meta.url), "utf8"),
  );
  const { "3rdparty": third } = sample.policies ?? sample;
  const [[key, values]] = Object.entries(third.extensions ?? third.Extensions);
  assert.equal(
    key,
    name === "firefox"
      ? JSON.parse(readFileSync(join(folderOf(name), "manifest.json"), "utf8"))
          .browser_specific_settings.gecko.id
      : SAMPLE_ID,
  );
  const set = { [id]: { ...values, ...more } };
  // The store's own entry would have the browser fetch from it.
  return JSON.stringify(
    name === "firefox"
      ? { policies: { "3rdparty": { Extensions: set } } }
      : { "3rdparty": { extensions: set } },
  );
}

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  const { folder, id } = copyOf(name);
  const place = PLACES[name];
  /** @type {import("./browsers.js").Browser} */
  let browser;
  const write = (/** @type {object} */ more) => {
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, policyOf(name, id, more));
  };
  before(async () => {
    write({});
    browser = await launch(name, route, { folder, language: "en" });
  });
  after(async () => {
    await browser?.close();
    [place, folder].forEach((path) => rmSync(path, { recursive: true, force: true }));
  });
  const choices = () => browser.evaluate(readChoices);

  it("is shown on the options page, and its items cannot be changed", async () => {
    const said = await until(async () => ((await choices()).desk ? choices() : null));
    assert.equal(said.heading, "マイナまもりの設定");
    assert.equal(said.desk, "迷ったら、情報システム課へ 内線 1234");
    assert.deepEqual(said.hosts, ["kyuyo.example.co.jp", "intra.example.co.jp"]);
    assert.deepEqual(said.fixed, ["language", "textSize", "cardNotice"]);
    assert.equal(said.notice, "badge");
    assert.equal(said.size, "large");
  });

  it("is not changed by a file of settings, which is said", async () => {
    await browser.evaluate(giveFile, JSON.stringify({ textSize: "normal", guard: "off" }));
    const said = () => browser.evaluate(() => document.getElementById("state")?.textContent);
    assert.equal(
      await until(said),
      "設定を読みこみました。\n「文字の大きさ」は管理者が決めているので、今のままです。",
    );
    await until(async () => (await browser.evaluate(() => chrome.storage.local.get())).guard);
    assert.deepEqual(await browser.evaluate(() => chrome.storage.local.get()), { guard: "off" });
    await browser.evaluate(() => chrome.storage.local.clear());
    assert.equal((await choices()).size, "large");
  });

  it("holds on pages: trusted, internal and other hosts", async () => {
    const page = await browser.newPage();
    const tab = browser.tabOf(page);
    const standing = async () => (await browser.verdict(tab)).standing;
    for (const host of ["kyuyo.example.co.jp", "hr.intra.example.co.jp"]) {
      await page.goto(`https://${host}/`);
      await until(async () => (await standing()) === "trusted");
      assert.equal(await browser.badge(tab), "");
    }
    await page.goto("https://other.example/");
    await until(async () => (await browser.badge(tab)) === "!");
    const popup = `${browser.root}popup/popup.html?tab=${tab}`;
    await browser.evaluate((address) => location.assign(address), popup);
    const { desk, actions } = await until(() => browser.evaluate(readPopup));
    assert.equal(desk, "迷ったら、情報システム課へ 内線 1234");
    assert.ok(!actions.includes("trust"), `${actions}`);
  });

  it("of wrong types changes nothing and is named", async () => {
    await browser.close();
    write({ language: "xx", textSize: "huge" });
    browser = await launch(name, route, { folder, language: "en" });
    const said = await until(async () => ((await choices()).repaired.length ? choices() : null));
    assert.equal(said.size, "normal");
    assert.equal(said.notice, "badge");
    assert.match(
      said.repaired.join(),
      name === "firefox" ? /Text size.*Language|Language.*Text size/ : /Language/,
    );
  });
}

/** Runs in the options page. */
function readChoices() {
  const texts = (/** @type {string} */ selector) =>
    [...document.querySelectorAll(selector)].map(({ textContent }) => textContent ?? "");
  const checked = document.querySelector("[name=cardNotice]:checked");
  const fixed = [...document.querySelectorAll("fieldset:disabled [name]")];
  return {
    heading: texts("h1")[0],
    desk: texts(".help-desk")[0],
    hosts: texts("ul > li.host"),
    repaired: texts(".repaired"),
    fixed: [...new Set(fixed.map((field) => field.getAttribute("name")))],
    notice: checked?.getAttribute("value"),
    size: document.documentElement.dataset.textSize,
  };
}

/** Runs in the popup. */
function readPopup() {
  const main = document.querySelector("#report[data-level]");
  return (
    main && {
      desk: main.querySelector(".help-desk")?.textContent,
      actions: [...main.querySelectorAll("button")].map(({ dataset }) => dataset.action),
    }
  );
}
