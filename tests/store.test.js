/** The texts of docs/store match the built packages and keep to the limits of the stores. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";

const ROOT = new URL("..", import.meta.url).pathname;
const STORE = `${ROOT}docs/store/`;
const BROWSERS = ["chrome", "firefox"];
const LANGUAGES = ["ja", "en"];
/** The lower limit of the three stores. */
const MAX_CHARS = { Name: 45, Summary: 132, Description: 10_000 };
/** Edge Add-ons takes no shorter description. */
const MIN_DESCRIPTION_CHARS = 250;
/** What Edge Add-ons takes: https://learn.microsoft.com/microsoft-edge/extensions/publish/publish-extension. */
const SEARCH_TERMS = { max: 7, maxChars: 30, maxWords: 21 };
/** The size in pixels of each kind of picture, and the maximum number of them. */
const PICTURES = {
  Screenshots: { size: [1280, 800], max: 5 },
  Tile: { size: [440, 280], max: 1 },
};
/** Keys of a content script that a person does not have to grant separately. */
const UNGRANTED_KEYS = ["matches", "js", "run_at"];
/** Promises that no program can keep, so that no listing may make them. */
const PROMISES = /\bsafe|secure|guarantee|100 ?%|安全|安心|大丈夫|必ず|絶対/i;

/** @type {(path: string) => string} */
const read = (path) => readFileSync(path, "utf8");
/** @type {(browser: string) => any} */
const manifestOf = (browser) => JSON.parse(read(`${ROOT}dist/${browser}/manifest.json`));

/** Returns everything in a manifest that a person or a reviewer has to grant. @type {(manifest: any) => Set<string>} */
function requestedBy(manifest) {
  const lists = Object.entries(manifest).filter(([key]) => key.endsWith("permissions"));
  const requested = lists.flatMap(([, list]) => list);
  for (const scripts of manifest.content_scripts) {
    const features = Object.keys(scripts).filter((key) => !UNGRANTED_KEYS.includes(key));
    requested.push(...scripts.matches, ...features);
  }
  const policy = Object.values(manifest.content_security_policy).join(" ");
  return new Set([...requested, ...(policy.match(/[a-z-]*unsafe[a-z-]*/g) ?? [])]);
}

/** Splits a document into its parts, by heading. @type {(path: string) => Record<string, string>} */
function partsOf(path) {
  const parts = read(path).split(/^## /m).slice(1);
  return Object.fromEntries(
    parts.map((part) => [part.split("\n", 1)[0], part.slice(part.indexOf("\n")).trim()]),
  );
}

/** Returns the rows of a table whose first cell is code, by that code. @type {(text: string) => Map<string, string[]>} */
function rowsOf(text) {
  const rows = text.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
  const named = rows.filter(([, first]) => first?.startsWith("`"));
  return new Map(named.map(([, first, ...others]) => [first.replaceAll("`", ""), others]));
}

it("the changelog begins with the version of the packages", () => {
  const newest = /^## (.*)$/m.exec(read(`${ROOT}CHANGELOG.md`));
  for (const browser of BROWSERS) assert.equal(manifestOf(browser).version, newest?.[1]);
});

describe("permissions", () => {
  const rows = rowsOf(read(`${STORE}permissions.md`));

  for (const browser of BROWSERS) {
    it(`that the package for ${browser} requests have a line each with the reason`, () => {
      const requested = requestedBy(manifestOf(browser));
      assert.ok(requested.size > 10);
      for (const one of requested) {
        const [why = "", without = ""] = rows.get(one) ?? [];
        assert.ok(why.length > 40 && without.length > 10, one);
      }
    });
  }

  it("that no package requests have no line", () => {
    const requested = BROWSERS.flatMap((browser) => [...requestedBy(manifestOf(browser))]);
    assert.deepEqual([...rows.keys()].sort(), [...new Set(requested)].sort());
  });
});

it("what only the publisher knows stands where docs/store says", () => {
  const rows = read(`${STORE}README.md`)
    .split("\n")
    .filter((line) => /example|[a-p]{32}/.test(line));
  const listed = rows.map((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, code]) => code));
  assert.ok(listed.length >= 6);
  for (const [value, ...files] of listed)
    for (const file of files) assert.ok(read(ROOT + file).includes(value), `${file}: ${value}`);
});

it("Firefox's manifest and docs/store say that no data is collected", () => {
  const { gecko } = manifestOf("firefox").browser_specific_settings;
  assert.deepEqual(gecko.data_collection_permissions, { required: ["none"] });
  const { "addons.mozilla.org": answer, "Chrome Web Store": form } = partsOf(`${STORE}privacy.md`);
  assert.ok(answer.includes('`{ "required": ["none"] }`'));
  assert.equal(form.match(/^\| [A-Z][^|]* \| no \|$/gm)?.length, 9);
});

for (const language of LANGUAGES) {
  describe(`listing in ${language}`, () => {
    const parts = partsOf(`${STORE}listing-${language}.md`);
    const strings = JSON.parse(read(`${ROOT}dist/chrome/_locales/${language}/messages.json`));

    it("keeps to the limits", () => {
      for (const [part, max] of Object.entries(MAX_CHARS)) {
        const { length } = [...parts[part]];
        assert.ok(length > 0 && length <= max, `${part}: ${length}`);
      }
    });

    it("is long enough, and has search terms within their limits", () => {
      assert.ok([...parts.Description].length >= MIN_DESCRIPTION_CHARS);
      const terms = parts["Search terms"].split("\n").map((line) => line.replace(/^- /, ""));
      assert.ok(terms.length > 0 && terms.length <= SEARCH_TERMS.max);
      assert.ok(terms.every((term) => [...term].length <= SEARCH_TERMS.maxChars));
      assert.ok(terms.join(" ").split(" ").length <= SEARCH_TERMS.maxWords);
    });

    it("has the name and the summary of the package", () => {
      assert.equal(parts.Name, strings.name.message);
      assert.equal(parts.Summary, strings.description.message);
    });

    it("contains the disclaimer, and promises nothing", () => {
      assert.ok(parts.Description.includes(strings.about.message));
      for (const part of Object.keys(MAX_CHARS)) assert.doesNotMatch(parts[part], PROMISES);
    });

    for (const [part, { size, max }] of Object.entries(PICTURES)) {
      it(`${part}: ${size.join(" × ")}, in 24 bits and without alpha`, () => {
        const paths = [...parts[part].matchAll(/\((pictures\/[^)]+)\)/g)].map(([, path]) => path);
        assert.ok(paths.length > 0 && paths.length <= max);
        for (const path of paths) {
          const png = readFileSync(STORE + path);
          assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], size, path);
          assert.deepEqual([png[24], png[25]], [8, 2], path);
        }
      });
    }
  });
}
