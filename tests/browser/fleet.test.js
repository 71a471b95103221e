/** Real browsers read and apply the policy files of `docs/fleet`. */
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
import { importFile } from "./settings-file.js";
import { extensionFolder } from "./popup.js";

const SAMPLE_ID = "abcdefghijklmnopabcdefghijklmnop";
const OWN_ID = "fleet@myna-mamori.example";
/** The files that the browsers read policies from; only an administrator can write them. */
const POLICY_FILES = {
  chromium: "/etc/chromium/policies/managed/myna-mamori-test.json",
  firefox: "/etc/firefox/policies/policies.json",
};
const NUMBER = "<form><label>個人番号 <input maxlength=12></label></form>";
/** @type {import("./proxy.js").Route} */
const route = () => ({
  body: `<!doctype html><html lang="ja"><meta charset="utf-8"><body>${NUMBER}`,
});

describe("a policy", () => {
  for (const name of NAMES) describe(name, { skip: skipReason(name) }, () => inBrowser(name));
});

/** Returns why policies cannot be tested on this machine, or false. @type {(name: import("./browsers.js").Name) => string | false} */
function skipReason(name) {
  if (name === "chromium" && (process.env.CHROME ?? "/usr/bin/chromium") !== "/usr/bin/chromium")
    return "this browser reads its policies from another folder";
  try {
    accessSync("/etc", constants.W_OK);
    return false;
  } catch {
    return "only an administrator can write policies";
  }
}

/** Copies the extension and gives it another ID, so that the policy applies to no other installation. @type {(name: import("./browsers.js").Name) => { folder: string, id: string }} */
function copyExtension(name) {
  const folder = mkdtempSync(join(tmpdir(), "mamori-fleet-"));
  cpSync(extensionFolder(name), folder, { recursive: true });
  if (name === "firefox") {
    const path = join(folder, "manifest.json");
    const manifest = readFileSync(path, "utf8");
    const { id } = JSON.parse(manifest).browser_specific_settings.gecko;
    writeFileSync(path, manifest.replace(id, OWN_ID));
    return { folder, id: OWN_ID };
  }
  // Chromium derives the ID of an unpacked extension from its path.
  const hash = createHash("sha256").update(folder).digest("hex").slice(0, 32);
  const id = hash.replace(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 16)));
  return { folder, id };
}

/** Returns the policy file of `docs/fleet` for this ID, with changed values. @type {(name: import("./browsers.js").Name, id: string, changes: object) => string} */
function policyOf(name, id, changes) {
  const file = name === "firefox" ? "policies.json" : "chrome.json";
  const sample = JSON.parse(
    readFileSync(new URL(`../../docs/fleet/${file}`, import.meta.url), "utf8"),
  );
  const { "3rdparty": third } = sample.policies ?? sample;
  const [[key, values]] = Object.entries(third.extensions ?? third.Extensions);
  assert.equal(
    key,
    name === "firefox"
      ? JSON.parse(readFileSync(join(extensionFolder(name), "manifest.json"), "utf8"))
          .browser_specific_settings.gecko.id
      : SAMPLE_ID,
  );
  const set = { [id]: { ...values, ...changes } };
  // The entry that installs the extension would make the browser download it from the store.
  return JSON.stringify(
    name === "firefox"
      ? { policies: { "3rdparty": { Extensions: set } } }
      : { "3rdparty": { extensions: set } },
  );
}

/** @param {import("./browsers.js").Name} name */
function inBrowser(name) {
  const { folder, id } = copyExtension(name);
  const policyFile = POLICY_FILES[name];
  /** @type {import("./browsers.js").Browser} */
  let browser;
  const write = (/** @type {object} */ changes) => {
    mkdirSync(dirname(policyFile), { recursive: true });
    writeFileSync(policyFile, policyOf(name, id, changes));
  };
  before(async () => {
    write({});
    browser = await launch(name, route, { folder, language: "en" });
  });
  after(async () => {
    await browser?.close();
    [policyFile, folder].forEach((path) => rmSync(path, { recursive: true, force: true }));
  });
  const options = () => browser.evaluate(readOptions);

  it("is shown on the options page, where fixed settings cannot be changed", async () => {
    const said = await until(async () => ((await options()).desk ? options() : null));
    assert.equal(said.heading, "マイナまもりの設定");
    assert.equal(said.desk, "迷ったら、情報システム課へ 内線 1234");
    assert.deepEqual(said.hosts, ["kyuyo.example.co.jp", "intra.example.co.jp"]);
    assert.deepEqual(said.fixed, ["language", "textSize", "cardNotice"]);
    assert.equal(said.notice, "badge");
    assert.equal(said.size, "large");
  });

  it("a settings file does not change fixed settings, and the options page says so", async () => {
    await browser.evaluate(importFile, JSON.stringify({ textSize: "normal", guard: "off" }));
    const said = () => browser.evaluate(() => document.getElementById("state")?.textContent);
    assert.equal(
      await until(said),
      "設定を読みこみました。\n「文字の大きさ」は管理者が決めているので、今のままです。",
    );
    await until(async () => (await browser.evaluate(() => chrome.storage.local.get())).guard);
    assert.deepEqual(await browser.evaluate(() => chrome.storage.local.get()), { guard: "off" });
    await browser.evaluate(() => chrome.storage.local.clear());
    assert.equal((await options()).size, "large");
  });

  it("applies to pages on trusted, internal and other hosts", async () => {
    const page = await browser.newPage();
    const tab = browser.tabIdOf(page);
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

  it("an invalid value has no effect and is named", async () => {
    await browser.close();
    write({ language: "xx", textSize: "huge" });
    browser = await launch(name, route, { folder, language: "en" });
    const said = await until(async () => ((await options()).repaired.length ? options() : null));
    assert.equal(said.size, "normal");
    assert.equal(said.notice, "badge");
    assert.match(
      said.repaired.join(),
      name === "firefox" ? /Text size.*Language|Language.*Text size/ : /Language/,
    );
  });
}

/** Runs in the options page: reads what it shows. */
function readOptions() {
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

/** Runs in the popup: reads the help desk and the buttons. */
function readPopup() {
  const main = document.querySelector("#report[data-level]");
  return (
    main && {
      desk: main.querySelector(".help-desk")?.textContent,
      actions: [...main.querySelectorAll("button")].map(({ dataset }) => dataset.action),
    }
  );
}
