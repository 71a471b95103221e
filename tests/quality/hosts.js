/**
 * Measures how well the engine recognises hosts that imitate a government host:
 *   node tests/quality/hosts.js [--update]
 * It reads lists of reported phishing hosts and of honest hosts beside the checkout.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "../browser/browsers.js";
import { compare } from "./expected.js";

/** @typedef {{ host: string, brand: string, standing: string }} Judged */

const DATA = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const HOSTS_PER_BATCH = 2000;

const PUBLIC_BODIES = ["総務省", "国税庁", "厚生労働省", "日本年金機構", "財務省", "税関"];
/** Terms of government hosts that count anywhere in a host. */
const ANYWHERE = /myna|mynumber|kojin-?bango|soumu|kokuzei|nenkin|kyufu|digital-?go|go-?jp/;
/** Terms that other words end with, so they count only at the start of a part. */
const AT_START = /(?:^|[.-])(?:e-?tax|mhlw)/;
/** Short terms that count only as a whole part. */
const AS_PART = /(?:^|[.-])(?:nta|cao|mof|mic|jlis)(?:[.-]|$)/;
const WHOLE_SUFFIX = /(?:^|[.-])(?:go|lg)\.jp\./;

/** Returns whether a host outside the government contains a term of government hosts. @param {string} host */
function containsTerm(host) {
  const isGovernment = /(?:^|\.)(?:go|lg)\.jp$/.test(host);
  return (
    !isGovernment && [ANYWHERE, AT_START, AS_PART, WHOLE_SUFFIX].some((terms) => terms.test(host))
  );
}

const { values } = parseArgs({ options: { update: { type: "boolean" } } });
if (!existsSync(DATA)) {
  console.log("The lists of hosts are absent; nothing was judged.");
  process.exit(0);
}
const judged = await judge([...phishing(), ...honest()]);
const imitating = judged.filter(({ brand }) => PUBLIC_BODIES.includes(brand));
const others = judged.filter(({ brand }) => brand && !PUBLIC_BODIES.includes(brand));
const clean = judged.filter(({ brand }) => !brand);

const withTerm = imitating.filter(({ host }) => containsTerm(host));
const missed = withTerm.filter(({ standing }) => standing !== "look-alike");
const withoutTerm = imitating.filter((one) => !withTerm.includes(one));
const [wrongOthers, wrongClean] = [others, clean].map((all) => all.filter(isLookAlike));

console.log(
  "| hosts | all | contain a term | judged look-alike | of those that contain a term |\n|---|--:|--:|--:|--:|",
);
for (const brand of PUBLIC_BODIES)
  row(
    brand,
    imitating.filter((one) => one.brand === brand),
  );
row("all public bodies", imitating);
row("other brands", others);
row("honest pages", clean);

list("that imitate a public body, contain a term, and are not judged look-alike", missed);
list(
  "that imitate a public body, contain no term, and are judged look-alike",
  withoutTerm.filter(isLookAlike),
);
list("that imitate another brand and are judged look-alike", wrongOthers);
list("that are honest and judged look-alike", wrongClean);

const pins = {
  "hosts that imitate a public body": { pages: withTerm.length, wrong: missed.length },
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

/** Reads the lines of a list without its comments and the header of its table. @param {string} file */
function lines(file) {
  const all = readFileSync(DATA + file, "utf8").split("\n");
  return all.filter((line) => line && !/^#|^host,/.test(line));
}

/**
 * Has the engine judge each host, in a page of the extension.
 * @param {{ host: string, brand: string }[]} hosts
 * @returns {Promise<Judged[]>}
 */
async function judge(hosts) {
  const browser = await launch("chromium", () => null);
  /** @type {string[]} */
  const standings = [];
  for (let at = 0; at < hosts.length; at += HOSTS_PER_BATCH) {
    const batch = hosts.slice(at, at + HOSTS_PER_BATCH).map(({ host }) => host);
    standings.push(...(await browser.evaluate(standingsOf, batch)));
  }
  await browser.close();
  return hosts.map((one, at) => ({ ...one, standing: standings[at] }));
}

/**
 * Runs in a page of the extension: returns the standing of each host.
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
  const containing = all.filter(({ host }) => containsTerm(host));
  const share = (/** @type {Judged[]} */ part) =>
    part.length ? `${((100 * part.filter(isLookAlike).length) / part.length).toFixed(1)} %` : "–";
  const found = all.filter(isLookAlike).length;
  const cells = [all.length, containing.length, `${found} (${share(all)})`, share(containing)];
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
