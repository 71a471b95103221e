/**
 * How well the engine tells hosts that wear a government's name:
 *   node tests/quality/hosts.js [--update]
 * reads reported phishing hosts and hosts of honest pages beside the checkout.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "../browser/browsers.js";
import { compare } from "./expected.js";

/** @typedef {{ host: string, brand: string, standing: string }} Judged */

const DATA = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const BATCH = 2000;

const PUBLIC_BODIES = ["総務省", "国税庁", "厚生労働省", "日本年金機構", "財務省", "税関"];
/** Words of government hosts wherever they stand in a host. */
const WORDS = /myna|mynumber|kojin-?bango|soumu|kokuzei|nenkin|kyufu|digital-?go|go-?jp/;
/** Words that other words end with, so that they count only where a part begins. */
const STARTS = /(?:^|[.-])(?:e-?tax|mhlw)/;
/** Words so short that they count only as a part of their own. */
const PARTS = /(?:^|[.-])(?:nta|cao|mof|mic|jlis)(?:[.-]|$)/;
const WHOLE_SUFFIX = /(?:^|[.-])(?:go|lg)\.jp\./;

/** Whether a host outside the government carries a word of it. @param {string} host */
function carriesWord(host) {
  const isGovernment = /(?:^|\.)(?:go|lg)\.jp$/.test(host);
  return !isGovernment && [WORDS, STARTS, PARTS, WHOLE_SUFFIX].some((words) => words.test(host));
}

const { values } = parseArgs({ options: { update: { type: "boolean" } } });
if (!existsSync(DATA)) {
  console.log("The lists of hosts are not here; nothing was judged.");
  process.exit(0);
}
const judged = await judge([...phishing(), ...honest()]);
const imitating = judged.filter(({ brand }) => PUBLIC_BODIES.includes(brand));
const others = judged.filter(({ brand }) => brand && !PUBLIC_BODIES.includes(brand));
const clean = judged.filter(({ brand }) => !brand);

const worded = imitating.filter(({ host }) => carriesWord(host));
const missed = worded.filter(({ standing }) => standing !== "look-alike");
const unworded = imitating.filter((one) => !worded.includes(one));
const [wrongOthers, wrongClean] = [others, clean].map((all) => all.filter(isLookAlike));

console.log(
  "| hosts | all | carry a word | called look-alike | of those that carry a word |\n|---|--:|--:|--:|--:|",
);
for (const brand of PUBLIC_BODIES)
  row(
    brand,
    imitating.filter((one) => one.brand === brand),
  );
row("all public bodies", imitating);
row("other brands", others);
row("honest pages", clean);

list("imitate a public body, carry a word, and are not called look-alike", missed);
list(
  "imitate a public body, carry no word of the list, and are called look-alike",
  unworded.filter(isLookAlike),
);
list("imitate another brand and are called look-alike", wrongOthers);
list("honest and called look-alike", wrongClean);

const pins = {
  "hosts that imitate a public body": { pages: worded.length, wrong: missed.length },
  "hosts that imitate others": { pages: others.length, wrong: wrongOthers.length },
  "honest hosts": { pages: clean.length, wrong: wrongClean.length },
};
process.exitCode = compare(pins, Boolean(values.update)) ? 0 : 1;

/** @param {Judged} one */
function isLookAlike({ standing }) {
  return standing === "look-alike";
}

function phishing() {
  return lines("phishing-hosts.csv").map((line) => {
    const [host, , ...brand] = line.split(",");
    return { host: host.toLowerCase(), brand: brand.join(",") };
  });
}

function honest() {
  return lines("honest-hosts.txt").map((host) => ({ host: host.toLowerCase(), brand: "" }));
}

/** The lines of a list that are no remarks; the head of a table is one. @param {string} file */
function lines(file) {
  const all = readFileSync(DATA + file, "utf8").split("\n");
  return all.filter((line) => line && !/^#|^host,/.test(line));
}

/**
 * The engine's word on each host, asked in a page of the extension.
 * @param {{ host: string, brand: string }[]} hosts
 * @returns {Promise<Judged[]>}
 */
async function judge(hosts) {
  const browser = await launch("chromium", () => null);
  /** @type {string[]} */
  const standings = [];
  for (let at = 0; at < hosts.length; at += BATCH) {
    const batch = hosts.slice(at, at + BATCH).map(({ host }) => host);
    standings.push(...(await browser.evaluate(standingsOf, batch)));
  }
  await browser.close();
  return hosts.map((one, at) => ({ ...one, standing: standings[at] }));
}

/**
 * Runs in a page of the extension.
 * @param {string[]} hosts
 * @returns {Promise<string[]>}
 */
async function standingsOf(hosts) {
  const engine = await import(chrome.runtime.getURL("engine/engine.js"));
  await engine.default({ module_or_path: chrome.runtime.getURL("engine/engine_bg.wasm") });
  const { settings } = engine.read_settings({});
  return hosts.map((host) => {
    const page = { url: `https://${host}/`, top: true };
    return engine.update_frame(null, 0, page, settings).verdict.standing;
  });
}

/**
 * @param {string} name
 * @param {Judged[]} all
 */
function row(name, all) {
  const carrying = all.filter(({ host }) => carriesWord(host));
  const share = (/** @type {Judged[]} */ part) =>
    part.length ? `${((100 * part.filter(isLookAlike).length) / part.length).toFixed(1)} %` : "–";
  const found = all.filter(isLookAlike).length;
  const cells = [all.length, carrying.length, `${found} (${share(all)})`, share(carrying)];
  console.log(`| ${[name, ...cells].join(" | ")} |`);
}

/**
 * @param {string} title
 * @param {Judged[]} all
 */
function list(title, all) {
  console.log(`\n${all.length} hosts ${title}`);
  for (const { host, brand, standing } of all) {
    console.log(`  ${[host, brand, standing].filter(Boolean).join("  ")}`);
  }
}
