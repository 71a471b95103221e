#!/usr/bin/env bash
# Every task is one word. CHROME and FIREFOX may name other browsers than the ones found.
set -euo pipefail
cd "$(dirname "$0")"
export NO_UPDATE_NOTIFIER=1

usage() { cat <<'WORDS'
./build.sh [word]
  build   the extension for both browsers and the web page, in dist/ (the default)
  demo    a real browser with the extension on a demonstration site; `demo firefox` for Firefox
  test    everything that can fail a user: engine, both browsers, add-on rules, types
  quality what is missed and what is accused, over sets of pages; folders of pages may follow
  bench   sizes, times and growth, in a table; parts may be named, and `--against FILE` compares
          with another run's JSON; `bench kills` ends the background 1,000 times
  check   format, lints, types, names, size of files, licences and add-on rules
  pack    the store packages in dist/packages, the same bytes on every run
WORDS
}

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# install <package…>: Debian and Ubuntu only; elsewhere it says what is missing.
install() {
  has apt-get || fail "Please install and call again: $*"
  local root=()
  [ "$(id -u)" = 0 ] || root=(sudo)
  say "Installing with apt-get: $*"
  { "${root[@]}" apt-get -q update && "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qy install "$@"; } \
    >/dev/null 2>&1 || fail "apt-get could not do it. Please install and call again: $*"
}

need_rust() {
  has cc || install gcc libc6-dev
  has cargo || install rustup
  has rustup || return 0
  local channel target=wasm32-unknown-unknown
  channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
  ! rustup target list --installed --toolchain "$channel" 2>/dev/null | grep -q $target || return 0
  say "Installing with rustup: Rust $channel and $target"
  rustup -q toolchain install "$channel" --profile minimal -c rustfmt -c clippy -t "$target" 2>/dev/null ||
    fail "rustup could not download Rust $channel. Is there a network?"
}

need_node() {
  has npm || install nodejs npm
  local version
  version=$(node --print 'process.versions.node')
  [ "${version%%.*}" -ge 20 ] ||
    fail "Node 20 or newer is needed and this is $version: see https://nodejs.org/en/download"
  if [ node_modules/.package-lock.json -nt package-lock.json ]; then return; fi
  say "Installing with npm: what package-lock.json lists"
  npm ci --silent 2>/dev/null || fail "npm could not download what package-lock.json lists. Is there a network?"
  touch node_modules/.package-lock.json
}

# browser <command…>: the first that exists. A snap cannot read the profiles that the tests make.
browser() {
  local command path
  for command in "$@"; do
    path=$(command -v "$command") || continue
    case $path in /snap/*) ;; *) printf '%s' "$path"; return ;; esac
  done
}

find_browsers() {
  export CHROME=${CHROME:-$(browser chromium google-chrome-stable google-chrome)}
  export FIREFOX=${FIREFOX:-$(browser firefox-esr firefox)}
}

need_browsers() {
  local packages=(); find_browsers
  # Debian keeps Chromium's languages apart, and the extension speaks its browser's.
  case $CHROME in
    "" | /usr/bin/chromium) [ -e /usr/lib/chromium/locales/ja.pak ] || packages+=(chromium chromium-l10n) ;;
  esac
  [ -n "$FIREFOX" ] || packages+=(firefox-esr)
  if [ ${#packages[@]} -gt 0 ] && grep -qs '^ID=ubuntu' /etc/os-release; then
    fail "Ubuntu has ${packages[*]} only as a snap; please install Chrome and Firefox from their makers."
  fi
  has openssl || packages+=(openssl)
  [ -n "$(fc-list :lang=ja 2>/dev/null)" ] || packages+=(fontconfig fonts-noto-cjk)
  [ ${#packages[@]} = 0 ] || install "${packages[@]}"
  find_browsers
}

# No path of this machine may be in the engine: reviewers of the stores build it on theirs.
build() {
  need_rust
  need_node
  cargo fetch -q "$@" 2>/dev/null || fail "cargo could not download what Cargo.lock lists. Is there a network?"
  local flags="--remap-path-prefix=$PWD=/myna-mamori" crates commit
  # Where somebody has the source of Rust's own library, its paths would be in the engine as well.
  commit=$(rustc -vV | sed -n 's/^commit-hash: //p')
  flags+=$'\x1f'"--remap-path-prefix=$(rustc --print sysroot)/lib/rustlib/src/rust=/rustc/$commit"
  # `xtask sizes` reads it; it changes nothing in the engine.
  flags+=$'\x1f'"-Clink-arg=--Map=target/engine.map"
  # The folder of the crates is named after the registry or mirror that they came from.
  for crates in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
    flags+=$'\x1f'"--remap-path-prefix=$crates=/crates"
  done
  CARGO_ENCODED_RUSTFLAGS=$flags cargo build -q "$@" --release -p myna-mamori \
    --target wasm32-unknown-unknown &&
    cargo run -q "$@" -p xtask
}

addon() { npx web-ext lint --source-dir dist/firefox --warnings-as-errors --no-config-discovery; }
in_browsers() { NO_COLOR=1 node --test --test-reporter=spec --test-timeout=1200000 "$@"; }

# The crates, as deny.toml asks. The database of advisories comes from GitHub, or lies there already.
crates() {
  local version=0.20.2
  PATH=$PWD/target/tools/bin:$PATH
  if [ "$(cargo-deny --version 2>/dev/null)" != "cargo-deny $version" ]; then
    say "Installing with cargo, which takes two minutes or more: cargo-deny $version"
    cargo install -q cargo-deny --version "$version" --locked --root target/tools || {
      say "NOT LOOKED AT: licences and bans of the crates, since cargo-deny could not be installed."
      return 0
    }
  fi
  cargo deny -L error --workspace check licenses bans sources >/dev/null
  cargo deny -L off fetch db || say "The database of advisories is out of reach; what lies here is taken."
  if compgen -G "${CARGO_HOME:-$HOME/.cargo}/advisory-dbs/*/" >/dev/null; then
    cargo deny -L error --offline --workspace check advisories >/dev/null
  else
    say "NOT LOOKED AT: advisories on the crates, since there is no database of them here."
  fi
}

check() {
  build
  cargo fmt --all --check
  cargo clippy -q --workspace --all-targets -- -D warnings
  cargo clippy -q -p myna-mamori --target wasm32-unknown-unknown -- -D warnings
  RUSTDOCFLAGS="-D warnings" cargo doc -q --workspace --no-deps
  cargo test -q --test house --test contributing --test dependencies --test promises --test scripts --test dead --test names --test words --test easy_japanese | { grep -v '^$' || true; }
  node --test --test-reporter=dot tests/store.test.js
  npx tsc
  npx eslint --max-warnings 0 .
  npx stylelint "**/*.css"
  npx prettier --check --log-level warn .
  addon
  crates
}

# sum <log> <pattern>: adds up the numbers in all matches.
sum() { { grep -oE "$2" "$1" || true; } | tr -cd '0-9\n' | awk '{ sum += $1 } END { print sum + 0 }'; }

# part <name> <command…>: adds what it reports to passed and failed. One that reports no numbers,
# or broke before it could, counts as one.
part() {
  local log=target/test/$1 good bad broke=0
  "${@:2}" 2>&1 | tee "$log" || broke=1
  good=$(sum "$log" '(ℹ pass [0-9]+|[0-9]+ passed;)')
  bad=$(sum "$log" '(ℹ (fail|cancelled) [0-9]+|[0-9]+ failed;)')
  [ $((good + bad)) -gt 0 ] || good=$((1 - broke))
  [ "$broke" = 0 ] || [ "$bad" -gt 0 ] || bad=1
  passed=$((passed + good)) failed=$((failed + bad))
}

# A test that fails beside others on a busy machine may only have been too slow. A few files get a
# second run, alone; what then passes is counted so, and named.
part_browsers() {
  local before=$failed again
  part browsers in_browsers tests/*.test.js tests/quality/*.test.js tests/browser/*.test.js
  again=$(sed -n 's/^test at \([^:]*\):.*/\1/p' target/test/browsers | sort -u)
  [ "$failed" -gt "$before" ] && [ -n "$again" ] && [ "$(wc -l <<<"$again")" -le 4 ] || return 0
  say "Once more, alone:" $again
  if in_browsers --test-concurrency=1 $again 2>&1 | tee target/test/alone; then
    say "Failed beside others and passed alone:" $again
    passed=$((passed + failed - before)) failed=$before
  fi
}

tests() {
  need_node
  need_browsers
  local passed=0 failed=0
  mkdir -p target/test
  part build build
  part engine cargo test -q --workspace --no-fail-fast
  part counts cargo run -q -p xtask counts
  part types npx tsc
  part addon addon
  part_browsers
  say "$passed passed, $failed failed"
  [ "$failed" = 0 ]
}

case ${1:-build} in
  build) build; say "dist/chrome, dist/firefox, dist/www and dist/rules.html are ready." ;;
  demo) build; need_browsers; node tests/browser/demo.js "${2:-chromium}" ;;
  test) tests ;;
  quality)
    build; need_browsers
    node tests/quality/hosts.js && node tests/quality/report.js "${@:2}"
    ;;
  bench)
    build; need_browsers
    if [ "${2:-}" = kills ]; then node tests/browser/kills.js "${@:3}"; else
      node tests/bench/main.js "${@:2}"
    fi
    ;;
  check) check ;;
  pack) build --locked; cargo run -q --locked -p xtask pack ;;
  help | --help) usage ;;
  *) fail "There is no word \"$1\": ./build.sh help lists them." ;;
esac
