/** What docs/store tells the stores is what the built packages ask for, and keeps to the stores' limits. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";

const ROOT = new URL("..", import.meta.url).pathname;
const STORE = `${ROOT}docs/store/`;
const BROWSERS = ["chrome", "firefox"];
const LANGUAGES = ["ja", "en"];
/** The tighter of what the two stores take. */
const LONGEST = { Name: 50, Summary: 132, Description: 15_000 };
/** A picture's size by what it is, and how many the store takes. */
const PICTURES = {
  Screenshots: { size: [1280, 800], most: 5 },
  Tile: { size: [440, 280], most: 1 },
};
/** What a manifest says of content scripts beside the places that they get into. */
const NOT_GRANTED = ["matches", "js", "run_at"];
/** No listing promises what no program can hold. */
const PROMISES = /\bsafe|secure|guarantee|100 ?%|安全|安心|大丈夫|必ず|絶対/i;

/** @type {(path: string) => string} */
const read = (path) => readFileSync(path, "utf8");
/** @type {(browser: string) => any} */
const manifestOf = (browser) => JSON.parse(read(`${ROOT}dist/${browser}/manifest.json`));

/** Everything in a manifest that a person or a reviewer has to grant. @type {(manifest: any) => Set<string>} */
function askedBy(manifest) {
  const lists = Object.entries(manifest).filter(([key]) => key.endsWith("permissions"));
  const asked = lists.flatMap(([, list]) => list);
  for (const scripts of manifest.content_scripts) {
    const granted = Object.keys(scripts).filter((key) => !NOT_GRANTED.includes(key));
    asked.push(...scripts.matches, ...granted);
  }
  const policy = Object.values(manifest.content_security_policy).join(" ");
  return new Set([...asked, ...(policy.match(/[a-z-]*unsafe[a-z-]*/g) ?? [])]);
}

/** The parts of a document, by heading. @type {(path: string) => Record<string, string>} */
function partsOf(path) {
  const parts = read(path).split(/^## /m).slice(1);
  return Object.fromEntries(
    parts.map((part) => [part.split("\n", 1)[0], part.slice(part.indexOf("\n")).trim()]),
  );
}

/** The rows of a table whose first cell is code, by that. @type {(text: string) => Map<string, string[]>} */
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
    it(`that ${browser} is asked for have a line each, which says why`, () => {
      const asked = askedBy(manifestOf(browser));
      assert.ok(asked.size > 10);
      for (const one of asked) {
        const [why = "", without = ""] = rows.get(one) ?? [];
        assert.ok(why.length > 40 && without.length > 10, one);
      }
    });
  }

  it("are not told of where nobody asks for them", () => {
    const asked = BROWSERS.flatMap((browser) => [...askedBy(manifestOf(browser))]);
    assert.deepEqual([...rows.keys()].sort(), [...new Set(asked)].sort());
  });
});

it("nothing is collected, says Firefox's manifest, and so does the answer", () => {
  const { gecko } = manifestOf("firefox").browser_specific_settings;
  assert.deepEqual(gecko.data_collection_permissions, { required: ["none"] });
  const { "addons.mozilla.org": answer, "Chrome Web Store": form } = partsOf(`${STORE}privacy.md`);
  assert.ok(answer.includes('`{ "required": ["none"] }`'));
  assert.equal(form.match(/^\| [A-Z][^|]* \| no \|$/gm)?.length, 9);
});

for (const language of LANGUAGES) {
  describe(`listing in ${language}`, () => {
    const parts = partsOf(`${STORE}listing-${language}.md`);
    const words = JSON.parse(read(`${ROOT}dist/chrome/_locales/${language}/messages.json`));

    it("keeps to the limits", () => {
      for (const [part, most] of Object.entries(LONGEST)) {
        const { length } = [...parts[part]];
        assert.ok(length > 0 && length <= most, `${part}: ${length}`);
      }
    });

    it("has the name and the summary of the package", () => {
      assert.equal(parts.Name, words.name.message);
      assert.equal(parts.Summary, words.description.message);
    });

    it("says whose it is not, and promises nothing", () => {
      assert.ok(parts.Description.includes(words.about.message));
      for (const part of Object.keys(LONGEST)) assert.doesNotMatch(parts[part], PROMISES);
    });

    for (const [part, { size, most }] of Object.entries(PICTURES)) {
      it(`${part}: ${size.join(" × ")}, in 24 bits and without alpha`, () => {
        const paths = [...parts[part].matchAll(/\((pictures\/[^)]+)\)/g)].map(([, path]) => path);
        assert.ok(paths.length > 0 && paths.length <= most);
        for (const path of paths) {
          const png = readFileSync(STORE + path);
          assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], size, path);
          assert.deepEqual([png[24], png[25]], [8, 2], path);
        }
      });
    }
  });
}
