# shellcheck shell=bash
# `./build.sh check`: each tool reads its own configuration file. The first fault ends the run.

run_checks() {
  build
  cargo fmt --all --check
  cargo clippy -q --workspace --all-targets -- -D warnings
  cargo clippy -q -p myna-mamori --target wasm32-unknown-unknown -- -D warnings
  RUSTDOCFLAGS="-D warnings" cargo doc -q --workspace --no-deps
  cargo test -q --test promises --test names --test words --test easy_japanese | { grep -v '^$' || true; }
  node --test --test-reporter=dot tests/store.test.js tests/fleet.test.js
  npx tsc
  npx eslint --max-warnings 0 .
  npx knip --no-progress
  npx stylelint "**/*.css"
  npx prettier --check --log-level warn .
  npx remark --quiet --frail .
  check_addon
  check_shell
  check_unused_crates
  check_crates
}

check_addon() { npx web-ext lint --source-dir dist/firefox --warnings-as-errors --no-config-discovery; }

check_shell() {
  if has shellcheck; then shellcheck build.sh tools/*.sh .ci/run; else
    say "NOT CHECKED: shell scripts, because shellcheck is not installed."
  fi
}

check_unused_crates() {
  if need_cargo_tool cargo-machete 0.9.2; then cargo machete --skip-target-dir; else
    say "NOT CHECKED: unused crates, because cargo-machete could not be installed."
  fi
}

# Licences, sources and advisories, as deny.toml asks. The database of advisories is downloaded
# from GitHub; without a network, a copy that is already here is used.
check_crates() {
  if ! need_cargo_tool cargo-deny 0.20.2; then
    say "NOT CHECKED: licences and bans of the crates, because cargo-deny could not be installed."
    return 0
  fi
  cargo deny -L error --workspace check licenses bans sources >/dev/null
  cargo deny -L off fetch db || say "The database of advisories cannot be downloaded; a local copy is used."
  if compgen -G "${CARGO_HOME:-$HOME/.cargo}/advisory-dbs/*/" >/dev/null; then
    cargo deny -L error --offline --workspace check advisories >/dev/null
  else
    say "NOT CHECKED: advisories on the crates, because there is no database of them."
  fi
}
