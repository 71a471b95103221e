/** When build.sh cannot continue, it prints one sentence and exits with a status other than zero. */
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
/** The files that cargo and npm need in order to know what to download. */
const NEEDED_FILES = [
  ...["build.sh", "Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "xtask/Cargo.toml"],
  ...["src/lib.rs", "src/build/main.rs", "xtask/src/main.rs", "package.json", "package-lock.json"],
  ...["src/text/Cargo.toml", "src/text/lib.rs", "src/text/build/main.rs", "benches/engine.rs"],
  "tools/setup.sh",
];
/** Commands that exist on every system. */
const COMMON_COMMANDS = ["bash", "dirname", "sed", "grep", "id", "cat", "touch"];
/** An address without a server. */
const NO_SERVER = "http://127.0.0.1:9/";

/** A temporary folder for a copy of the project and for folders of commands. */
const temporary = mkdtempSync(join(tmpdir(), "myna-mamori-build-"));
const project = join(temporary, "project");
let count = 0;

/**
 * Creates a folder with the common commands and with scripts that stand for others.
 * @param {Record<string, string>} commands the script of each command, by name
 */
function createPath(commands) {
  const folder = join(temporary, `bin-${(count += 1)}`);
  mkdirSync(folder);
  for (const name of COMMON_COMMANDS) symlinkSync(which(name), join(folder, name));
  for (const [name, script] of Object.entries(commands)) {
    writeFileSync(join(folder, name), `#!/bin/bash\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

/** Returns the path of a command. @type {(command: string) => string} */
function which(command) {
  return spawnSync("bash", ["-c", `command -v ${command}`], { encoding: "utf8" }).stdout.trim();
}

/**
 * Asserts that build.sh fails and prints only this sentence on standard error.
 * @param {string[]} args
 * @param {RegExp} sentence
 * @param {Record<string, string>} [env]
 */
function assertFails(args, sentence, env = {}) {
  const cargo = { CARGO_HOME: join(temporary, "no-crates"), CARGO_NET_RETRY: "0" };
  const npm = { npm_config_cache: join(temporary, "no-packages"), npm_config_fetch_retries: "0" };
  const { status, stderr } = spawnSync(join(project, "build.sh"), args, {
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
    for (const file of NEEDED_FILES) {
      mkdirSync(dirname(join(project, file)), { recursive: true });
      cpSync(join(ROOT, file), join(project, file));
    }
  });
  after(() => rmSync(temporary, { recursive: true }));

  const node = "echo 20.19.0";

  it("names an unknown command", () => {
    assertFails(["pakc"], /^There is no word "pakc": \.\/build\.sh help lists them\.$/m);
  });

  it("names a missing C compiler", () => {
    assertFails([], /^Please install and call again: gcc libc6-dev$/m, { PATH: createPath({}) });
  });

  it("names rustup when it is missing", () => {
    assertFails([], /^Please install and call again: rustup$/m, { PATH: createPath({ cc: "" }) });
  });

  it("names Node when it is missing", () => {
    const PATH = createPath({ cc: "", cargo: "" });
    assertFails([], /^Please install and call again: nodejs npm$/m, { PATH });
  });

  it("names the version of a Node that is too old", () => {
    const PATH = createPath({ cc: "", cargo: "", npm: "", node: "echo 18.20.4" });
    assertFails([], /^Node 20 or newer is needed and this is 18\.20\.4: see https:/m, { PATH });
  });

  it("names the packages that apt-get could not install", () => {
    const PATH = createPath({
      "apt-get": "echo E: nothing; echo E: nothing >&2; exit 100",
      sudo: '"$@"',
    });
    assertFails([], /^apt-get could not do it\. Please install and call again: gcc/m, { PATH });
  });

  it("says that a toolchain cannot be downloaded", () => {
    const rustup = '[ "$1" = -q ] && { echo a >&2; echo b >&2; exit 1; }; exit 0';
    const PATH = createPath({ cc: "", cargo: "", rustup });
    assertFails([], /^rustup could not download Rust [\d.]+\. Is there a network\?$/m, { PATH });
  });

  it("says that npm cannot download", () => {
    const commands = createPath({ cc: "", cargo: "", npm: `exec "${which("npm")}" "$@"` });
    const PATH = `${commands}:${dirname(which("node"))}`;
    const env = {
      PATH,
      npm_config_registry: NO_SERVER,
      https_proxy: NO_SERVER,
      http_proxy: NO_SERVER,
    };
    assertFails([], /^npm could not download what package-lock\.json lists\. Is there/m, env);
  });

  it("says that cargo cannot download", () => {
    const PATH = `${createPath({ npm: "mkdir -p node_modules", node })}:${process.env.PATH}`;
    const env = {
      PATH,
      https_proxy: NO_SERVER,
      http_proxy: NO_SERVER,
      CARGO_HTTP_PROXY: NO_SERVER,
    };
    assertFails(
      [],
      /^cargo could not download what Cargo\.lock lists\. Is there a network\?$/m,
      env,
    );
  });

  it("names the browsers when they are missing", () => {
    const PATH = createPath({ cc: "", cargo: "", rustc: "", npm: "mkdir -p node_modules", node });
    mkdirSync(join(project, "node_modules"), { recursive: true });
    assertFails(["demo"], /^Please install and call again: .*firefox-esr/m, { PATH });
  });
});
