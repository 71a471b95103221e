/** The files and examples of docs/fleet say the same for every system and browser. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";

const FLEET = new URL("../docs/fleet/", import.meta.url);
/** @type {(file: string) => string} */
const read = (file) => readFileSync(new URL(file, FLEET), "utf8");
/** @type {(file: string) => any} */
const readJson = (file) => JSON.parse(read(file));
/** @type {(file: string, language: string) => string[]} */
const blocksOf = (file, language) =>
  [...read(file).matchAll(new RegExp(`^ *\`\`\`${language}\n([^]*?)^ *\`\`\``, "gm"))].map(
    ([, block]) => block,
  );

/** Reads registry text: the value of each name, by the key without its first part. @type {(text: string) => Record<string, Record<string, string | number>>} */
function parseRegistry(text) {
  const parts = text.split(/^\[(.*)\]$/m).slice(1);
  /** @type {Record<string, Record<string, string | number>>} */
  const keys = {};
  for (let at = 0; at < parts.length; at += 2) {
    const lines = [...parts[at + 1].matchAll(/^"([^"]+)"=(?:"(.*)"|dword:([0-9a-f]{8}))$/gm)];
    keys[parts[at].split("\\").slice(2).join("\\")] = Object.fromEntries(
      lines.map(([, name, text, number]) => [
        name,
        number ? parseInt(number, 16) : text.replaceAll('\\"', '"'),
      ]),
    );
  }
  return keys;
}

it("the registry of windows.md holds what chrome.json does", () => {
  const chrome = readJson("chrome.json");
  const [[id, { trusted, internal, ...values }]] = Object.entries(chrome["3rdparty"].extensions);
  const root = "Policies\\Google\\Chrome";
  const policy = `${root}\\3rdparty\\extensions\\${id}\\policy`;
  const keys = parseRegistry(blocksOf("windows.md", "reg")[0]);
  assert.deepEqual(Object.keys(keys), [root, policy, `${policy}\\trusted`, `${policy}\\internal`]);
  assert.deepEqual(JSON.parse(String(keys[root].ExtensionSettings)), chrome.ExtensionSettings);
  assert.deepEqual(keys[policy], { ...values, blockDanger: 1 });
  assert.deepEqual(Object.values(keys[`${policy}\\trusted`]), trusted);
  assert.deepEqual(Object.values(keys[`${policy}\\internal`]), internal);
});

it("edge.json and policies.json set what chrome.json does", () => {
  const [ofChrome, ofEdge] = ["chrome.json", "edge.json"].map((file) =>
    Object.values(readJson(file)["3rdparty"].extensions),
  );
  assert.deepEqual(ofEdge, ofChrome);
  const { Extensions } = readJson("policies.json").policies["3rdparty"];
  assert.deepEqual(Object.values(Extensions), ofChrome);
});

it("the examples for networks without the internet name the files and the ID of this build", () => {
  const [chrome, firefox] = blocksOf("offline.md", "json").map((block) => JSON.parse(block));
  const manifest = JSON.parse(
    readFileSync(new URL("../../dist/firefox/manifest.json", FLEET), "utf8"),
  );
  const { id } = manifest.browser_specific_settings.gecko;
  const { install_url: package_, update_url: list } = firefox.policies.ExtensionSettings[id];
  const [update] = readJson("updates.json").addons[id].updates;
  assert.deepEqual([update.version, update.update_link], [manifest.version, package_]);
  assert.ok(list.endsWith("/updates.json"));
  const [[chromeId, settings]] = Object.entries(chrome.ExtensionSettings);
  const xml = read("updates.xml");
  assert.ok(xml.includes(`appid="${chromeId}"`));
  assert.ok(xml.includes(`-${manifest.version}.crx" version="${manifest.version}"`));
  assert.ok(settings.update_url.endsWith("/updates.xml") && settings.override_update_url);
});
