/**
 * The sets of pages in the report: the test pages, the corpora beside the checkout where they are
 * present, and the folders that are named on the command line.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { readPages, routeTo } from "../browser/pages.js";
import { readFolder, reasonOf } from "./folder.js";
import { KINDS, ofAutocomplete, ofFormasaurus, ofGolden, ofManualScoring } from "./kinds.js";
import { readFieldList, readTaxForms } from "./tables.js";

/**
 * @typedef {import("./kinds.js").Label} Label
 * @typedef {import("./kinds.js").Control} Control
 * @typedef {{ level: string, asks: string[], standing?: string }} Truth
 *
 * @typedef {object} QualityPage
 * @property {string} file
 * @property {string} address
 * @property {string[]} places hosts and paths of its documents
 * @property {import("../browser/proxy.js").Route} route
 * @property {Truth} [truth] the expected verdict by a person; it has precedence over the labels
 * @property {(control: Control) => Label} [label]
 * @property {import("./sight-pages.js").Step[]} [steps] what a person does before the page is judged
 *
 * @typedef {object} QualitySet
 * @property {string} name
 * @property {QualityPage[]} pages
 * @property {string[]} skipped files that could not be read, and why
 * @property {string} [mark] the attribute in which the set's pages carry their labels
 * @property {boolean} [live] whether the pages' scripts run
 * @property {number} [settled] how long to wait before a page is judged, in milliseconds; the buttons of
 *   such a page are pressed too, where it holds fields back
 * @property {import("./kinds.js").Kind[]} [certain] kinds that the labels never leave out; default all
 * @property {boolean} [rowsOnly] whether the labels are too few to derive a page's level
 */

const CORPORA = fileURLToPath(new URL("../../../shared/corpora/", import.meta.url));
const HONEST = [
  "readability",
  "postlight-parser",
  "trafilatura",
  "snacktory-ja",
  "digital-go-jp-dads",
  "shirasagi-seeds",
];

/** @type {Pick<QualitySet, "mark" | "certain">} */
const OF_MY_NUMBER = { mark: "data-label", certain: ["my-number"] };

/** @type {Record<string, (folder: string) => Omit<QualitySet, "name">>} */
const READERS = {
  "duckduckgo-autofill": (folder) => ({
    ...readFolder(folder, { label: ({ mark }) => ofManualScoring(mark) }),
    mark: "data-manual-scoring",
    // This set labels one-time codes only when an authenticator creates them.
    certain: KINDS.filter((kind) => kind !== "one-time-code"),
  }),
  formasaurus: readFormasaurus,
  "rsolomakhin-autofill": (folder) => ({
    ...readFolder(folder, { label: ({ mark }) => ofAutocomplete(mark) }),
    mark: "autocomplete",
  }),
  "chromium-heuristics-few": readChromium,
  "ja-gov-forms-text": (folder) => ({ ...readTaxForms(folder), ...OF_MY_NUMBER }),
  "ja-fields": (folder) => ({ ...readFieldList(folder), ...OF_MY_NUMBER, rowsOnly: true }),
  ...Object.fromEntries(HONEST.map((name) => [name, (folder) => readFolder(folder)])),
};

/**
 * @param {string[]} folders
 * @param {string} only
 * @returns {{ sets: QualitySet[], absent: string[], given: string[] }} `given` are the names of the folders
 */
export function readSets(folders, only) {
  const names = Object.keys(READERS).filter((name) => !only || name.includes(only));
  const [present, absent] = [true, false].map((is) =>
    names.filter((name) => existsSync(CORPORA + name) === is),
  );
  const corpora = present.map((name) => readSafely(name, () => READERS[name](CORPORA + name)));
  const given = folders.map((folder) => readSafely(basename(folder), () => readFolder(folder)));
  const own = !only || "fixtures".includes(only) ? [fixtures()] : [];
  const sets = [...own, ...corpora, ...given];
  for (const { name, pages } of sets) judgeByHand(name, pages);
  return { sets, absent, given: given.map(({ name }) => name) };
}

/**
 * Reads a set; a set that cannot be read is returned without pages.
 * @param {string} name
 * @param {() => Omit<QualitySet, "name">} read
 * @returns {QualitySet}
 */
function readSafely(name, read) {
  try {
    return { name, ...read() };
  } catch (error) {
    return { name, pages: [], skipped: [`the whole set: ${reasonOf(error)}`] };
  }
}

/** @returns {QualitySet} */
function fixtures() {
  const pages = readPages("pages").map((page) => {
    const { file, address, documents, expected } = page;
    const places = [...documents.keys()];
    return { file, address, places, route: routeTo([page]), truth: expected.report };
  });
  return { name: "fixtures", pages, skipped: [], live: true };
}

/**
 * Adds the verdicts that a person expects of pages without the necessary labels.
 * @param {string} set
 * @param {QualityPage[]} pages
 */
function judgeByHand(set, pages) {
  const known = JSON.parse(readFileSync(new URL("truth.json", import.meta.url), "utf8"));
  for (const page of pages) page.truth ??= known[set]?.[page.file];
}

/**
 * Reads the pages at their original addresses. Their fields are labelled by name.
 * @param {string} folder
 */
function readFormasaurus(folder) {
  const index = JSON.parse(readFileSync(`${folder}/index.json`, "utf8"));
  const set = readFolder(folder, { address: (file) => index[`html/${file}`]?.url });
  for (const page of set.pages) {
    const forms = index[`html/${page.file}`]?.visible_html_fields ?? [];
    const types = Object.assign({}, ...forms);
    page.label = ({ name }) => ofFormasaurus(types[name]);
  }
  return set;
}

/**
 * Reads the pages with their golden files, which list the type of each control by its name or ID.
 * @param {string} folder
 */
function readChromium(folder) {
  const set = readFolder(folder);
  for (const page of set.pages) {
    const golden = `${folder}/${page.file.replace(/html$/, "out")}`;
    if (!existsSync(golden)) continue;
    const rows = readFileSync(golden, "utf8").split("\n");
    const cells = rows.map((row) => row.split(" | "));
    const types = Object.fromEntries(cells.map(([type, name]) => [name, type]));
    page.label = ({ name, id }) => ofGolden(types[name] ?? types[id]);
  }
  return set;
}
