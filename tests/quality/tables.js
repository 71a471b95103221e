/**
 * Reads forms of which only tables of their controls were saved. Each table becomes a page with one
 * control per row. The original layout is unknown, so these pages test the rules and not the collector.
 */
import { readFileSync, readdirSync } from "node:fs";
import { servedAt } from "./folder.js";

/**
 * @typedef {import("./sets.js").QualityPage} QualityPage
 * @typedef {import("./kinds.js").Label} Label
 * @typedef {{ label: string, type: string, name: string, id: string, placeholder: string,
 *   maxlength: string, autocomplete: string }} Row
 */

const NAMES_MY_NUMBER = /個人番号|マイナンバー/;
const INPUTS = new Set(
  "text password tel number email search url file date month time checkbox radio hidden".split(" "),
);

/**
 * Reads the controls of Japanese forms, one page per form. The keyword class of a row is ignored,
 * because a program has guessed it.
 * @param {string} folder
 */
export function readFieldList(folder) {
  const [head, ...lines] = readFileSync(`${folder}/fields.tsv`, "utf8").trimEnd().split("\n");
  const columns = head.split("\t");
  /** @type {Map<string, Row[]>} */
  const groups = new Map();
  for (const line of lines) {
    const cells = line.split("\t");
    const row = Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ""]));
    const rows = groups.get(row.group) ?? [];
    groups.set(row.group, [...rows, /** @type {any} */ (row)]);
  }
  const pages = [...groups].map(([group, rows]) =>
    pageOf(group, `https://ja-fields.example/${group}`, "入力フォーム", rows),
  );
  return { pages, skipped: [] };
}

/**
 * Reads the screens of the tax return, one page per screen, at their original addresses.
 * @param {string} folder
 */
export function readTaxForms(folder) {
  const skipped = [];
  const pages = [];
  for (const file of readdirSync(folder).sort()) {
    const text = readFileSync(`${folder}/${file}`, "utf8");
    const rows = text.split(/\n(?!\|)/).flatMap(rowsOfTable);
    const [, title = file] = /^# [\d\s-]*(.*)/m.exec(text) ?? [];
    const [, address] = /## URL\s+(https:[^\s#]+)/.exec(text) ?? [];
    if (rows.length === 0) skipped.push(`${file}: no table of controls`);
    else pages.push(pageOf(file, address ?? "https://www.keisan.nta.go.jp/", title, rows));
  }
  return { pages, skipped };
}

/**
 * @param {string} block
 * @returns {Row[]}
 */
function rowsOfTable(block) {
  const lines = block.split("\n").filter((line) => line.startsWith("|"));
  const [head = [], , ...rows] = lines.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("`", "")),
  );
  const column = (/** @type {RegExp} */ title) => head.findIndex((cell) => title.test(cell));
  const [label, type] = [column(/^(?:ラベル|フィールド名|フォーム要素)$/), column(/^type$/)];
  const [name, maxlength] = [column(/^name/), column(/^maxlength$/)];
  if (label < 0 || name < 0) return [];
  return rows.map((cells) => ({
    label: cells[label] ?? "",
    // In a table without types, a remark names the hidden controls.
    type: cells[type] ?? (/hidden/.test(cells.join(" ")) ? "hidden" : "text"),
    name: (cells[name] ?? "").split(/[\s（(]/)[0],
    id: "",
    placeholder: "",
    maxlength: cells[maxlength] ?? "",
    autocomplete: "",
  }));
}

/**
 * @param {string} file
 * @param {string} address
 * @param {string} title
 * @param {Row[]} rows
 * @returns {QualityPage}
 */
function pageOf(file, address, title, rows) {
  const form = rows.map((row, at) => lineOf(row, rows[at - 1])).join("\n");
  const body = `<!doctype html><html lang="ja"><title>${escape(title)}</title><form>${form}</form></html>`;
  return {
    file,
    address,
    ...servedAt(address, Buffer.from(body)),
    label: ({ mark }) => /** @type {Label} */ (mark || null),
  };
}

/** Returns a label without the numbers that distinguish the boxes of one number. @param {Row} row */
const stem = ({ label, maxlength }) => maxlength + label.replace(/\d/g, "");

/**
 * Returns the HTML of a row. Only the first box of a split number gets a label.
 * @param {Row} row
 * @param {Row | undefined} before
 */
function lineOf(row, before) {
  const isContinued = before && row.maxlength === "4" && stem(row) === stem(before);
  return isContinued ? `-${control(row)}` : `<p>${escape(row.label)} ${control(row)}`;
}

/** @param {Row} row */
function control(row) {
  const { type, name, id, placeholder, maxlength, autocomplete } = row;
  const label = NAMES_MY_NUMBER.test(row.label) ? "my-number" : "other";
  const values = { name, id, placeholder, maxlength, autocomplete, "data-label": label };
  const attributes = Object.entries(values)
    .filter(([, value]) => value)
    .map(([key, value]) => ` ${key}="${escape(value)}"`)
    .join("");
  if (type === "select") return `<select${attributes}><option>-</option></select>`;
  if (type === "textarea") return `<textarea${attributes}></textarea>`;
  return `<input type="${INPUTS.has(type) ? type : "text"}"${attributes}>`;
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
