/** What build.sh says where it cannot go on: one sentence, and a status that is not zero. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";

const ROOT = new URL("..", import.meta.url).pathname;
/** What cargo and npm must see of the project to know what they would download. */
const NEEDED = [
  ...["build.sh", "Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "xtask/Cargo.toml"],
  ...["src/lib.rs", "src/build/main.rs", "xtask/src/main.rs", "package.json", "package-lock.json"],
  ...["src/text/Cargo.toml", "src/text/lib.rs", "src/text/build/main.rs", "benches/engine.rs"],
  "tools/setup.sh",
];
/** The commands that every system has. */
const COMMON = ["bash", "dirname", "sed", "grep", "id", "cat", "touch"];
/** An address where nobody answers. */
const NOBODY = "http://127.0.0.1:9/";

/** A copy of the project, and folders of commands. */
const away = mkdtempSync(join(tmpdir(), "myna-mamori-build-"));
const project = join(away, "project");
let count = 0;

/**
 * A folder with the commands of every system and some that only answer.
 * @param {Record<string, string>} commands by name, what each does
 */
function path(commands) {
  const folder = join(away, `bin-${(count += 1)}`);
  mkdirSync(folder);
  for (const name of COMMON) symlinkSync(which(name), join(folder, name));
  for (const [name, does] of Object.entries(commands)) {
    writeFileSync(join(folder, name), `#!/bin/bash\n${does}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

/** @type {(command: string) => string} */
function which(command) {
  return spawnSync("bash", ["-c", `command -v ${command}`], { encoding: "utf8" }).stdout.trim();
}

/**
 * Asserts that build.sh ends with this sentence and nothing else on standard error.
 * @param {string[]} words
 * @param {RegExp} sentence
 * @param {Record<string, string>} [env]
 */
function refuses(words, sentence, env = {}) {
  const cargo = { CARGO_HOME: join(away, "no-crates"), CARGO_NET_RETRY: "0" };
  const npm = { npm_config_cache: join(away, "no-packages"), npm_config_fetch_retries: "0" };
  const { status, stderr } = spawnSync(join(project, "build.sh"), words, {
    encoding: "utf8",
    env: { ...process.env, ...cargo, ...npm, CHROME: "", FIREFOX: "", ...env },
  });
  assert.match(stderr, sentence);
  assert.equal(stderr.trim().split("\n").length, 1, stderr);
  assert.notEqual(status, 0);
  assert.notEqual(status, null);
}

describe("build.sh", () => {
  before(() => {
    for (const file of NEEDED) {
      mkdirSync(dirname(join(project, file)), { recursive: true });
      cpSync(join(ROOT, file), join(project, file));
    }
  });
  after(() => rmSync(away, { recursive: true }));

  const node = "echo 20.19.0";

  it("names a word that it does not know", () => {
    refuses(["pakc"], /^There is no word "pakc": \.\/build\.sh help lists them\.$/m);
  });

  it("names a compiler that is missing", () => {
    refuses([], /^Please install and call again: gcc libc6-dev$/m, { PATH: path({}) });
  });

  it("names Rust where it is missing", () => {
    refuses([], /^Please install and call again: rustup$/m, { PATH: path({ cc: "" }) });
  });

  it("names Node where it is missing", () => {
    const PATH = path({ cc: "", cargo: "" });
    refuses([], /^Please install and call again: nodejs npm$/m, { PATH });
  });

  it("names a Node that is too old", () => {
    const PATH = path({ cc: "", cargo: "", npm: "", node: "echo 18.20.4" });
    refuses([], /^Node 20 or newer is needed and this is 18\.20\.4: see https:/m, { PATH });
  });

  it("names a package that the system does not have", () => {
    const PATH = path({
      "apt-get": "echo E: nothing; echo E: nothing >&2; exit 100",
      sudo: '"$@"',
    });
    refuses([], /^apt-get could not do it\. Please install and call again: gcc/m, { PATH });
  });

  it("says that a toolchain cannot be downloaded", () => {
    const rustup = '[ "$1" = -q ] && { echo a >&2; echo b >&2; exit 1; }; exit 0';
    const PATH = path({ cc: "", cargo: "", rustup });
    refuses([], /^rustup could not download Rust [\d.]+\. Is there a network\?$/m, { PATH });
  });

  it("says that npm cannot download", () => {
    const commands = path({ cc: "", cargo: "", npm: `exec "${which("npm")}" "$@"` });
    const PATH = `${commands}:${dirname(which("node"))}`;
    const env = { PATH, npm_config_registry: NOBODY, https_proxy: NOBODY, http_proxy: NOBODY };
    refuses([], /^npm could not download what package-lock\.json lists\. Is there/m, env);
  });

  it("says that cargo cannot download", () => {
    const PATH = `${path({ npm: "mkdir -p node_modules", node })}:${process.env.PATH}`;
    const env = { PATH, https_proxy: NOBODY, http_proxy: NOBODY, CARGO_HTTP_PROXY: NOBODY };
    refuses([], /^cargo could not download what Cargo\.lock lists\. Is there a network\?$/m, env);
  });

  it("names browsers where there are none", () => {
    const PATH = path({ cc: "", cargo: "", rustc: "", npm: "mkdir -p node_modules", node });
    mkdirSync(join(project, "node_modules"), { recursive: true });
    refuses(["demo"], /^Please install and call again: .*firefox-esr/m, { PATH });
  });
});
