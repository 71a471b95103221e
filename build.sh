#!/usr/bin/env bash
# Builds, tests and packs the project. Each task is one word, explained in usage() below.
# CHROME and FIREFOX may name other browsers than the ones that are found.
set -euo pipefail
cd "$(dirname "$0")"
export NO_UPDATE_NOTIFIER=1
. tools/setup.sh

usage() { cat <<'TEXT'
./build.sh [word]
  build    the extension for both browsers and the web page, in dist/ (the default)
  demo     a real browser with the extension on demonstration pages; `demo firefox` for Firefox
  test     everything that can fail a user: engine, both browsers, add-on rules, types
  quality  missed pages and false alarms over sets of pages; folders of saved pages may follow;
           `--update` records the result and writes the figures in the README files
  bench    sizes, times and growth, in a table; parts may be named, and `--against FILE` compares
           with another run's JSON; `bench kills` ends the background 1,000 times
  check    format, lints, types, unused code, links, licences and add-on rules
  pack     the store packages in dist/packages, the same bytes on every run
TEXT
}

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# build [--locked]
build() {
  need_rust
  need_node
  need_crates "$@"
  CARGO_ENCODED_RUSTFLAGS=$(wasm_flags) cargo build -q "$@" --release -p myna-mamori \
    --target wasm32-unknown-unknown && cargo run -q "$@" -p xtask
}

# Remaps every path of this machine, so that the Wasm is the same bytes wherever it is built.
wasm_flags() {
  local sysroot commit crates
  sysroot=$(rustc --print sysroot)
  commit=$(rustc -vV | sed -n 's/^commit-hash: //p')
  printf '%s' "--remap-path-prefix=$PWD=/myna-mamori"
  # With the component rust-src installed, the paths of the standard library would show as well.
  printf '\x1f%s' "--remap-path-prefix=$sysroot/lib/rustlib/src/rust=/rustc/$commit"
  # `xtask sizes` reads this map; it changes nothing in the Wasm.
  printf '\x1f%s' "-Clink-arg=--Map=target/engine.map"
  # cargo names the folder of the crates after their registry.
  for crates in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
    printf '\x1f%s' "--remap-path-prefix=$crates=/crates"
  done
}

demo() { build; need_browsers; node tests/browser/demo.js "${1:-chromium}"; }

quality() {
  build
  need_browsers
  local update=()
  [[ " $* " != *" --update "* ]] || update=(--update)
  node tests/quality/hosts.js "${update[@]}"
  node tests/quality/left-out.js "${update[@]}"
  node tests/quality/report.js "$@"
  [ ${#update[@]} = 0 ] || node tests/quality/figures.js
}

bench() {
  build
  need_browsers
  if [ "${1:-}" = kills ]; then node tests/browser/kills.js "${@:2}"; else
    node tests/bench/main.js "$@"
  fi
}

pack() { build --locked; cargo run -q --locked -p xtask pack; }

case ${1:-build} in
  build) build; say "dist/chrome, dist/firefox, dist/www and dist/rules.html are ready." ;;
  demo) demo "${@:2}" ;;
  test) . tools/test.sh; run_tests ;;
  quality) quality "${@:2}" ;;
  bench) bench "${@:2}" ;;
  check) . tools/check.sh; run_checks ;;
  pack) pack ;;
  help | --help) usage ;;
  *) fail "There is no word \"$1\": ./build.sh help lists them." ;;
esac
