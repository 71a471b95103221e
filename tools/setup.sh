# shellcheck shell=bash
# Installs what the machine lacks. build.sh reads this file; every function says what it is about
# to install, and does nothing where the machine has it already.

# install_packages <Debian package…>: with apt-get; elsewhere it only names what is missing.
install_packages() {
  has apt-get || fail "Please install and call again: $*"
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  say "Installing with apt-get: $*"
  { "${as_root[@]}" apt-get -q update &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qy install "$@"; } >/dev/null 2>&1 ||
    fail "apt-get could not do it. Please install and call again: $*"
}

# A C linker, cargo, and the toolchain that rust-toolchain.toml names.
need_rust() {
  has cc || install_packages gcc libc6-dev
  has cargo || install_packages rustup
  has rustup || return 0
  local channel target=wasm32-unknown-unknown
  channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
  ! rustup target list --installed --toolchain "$channel" 2>/dev/null | grep -q $target || return 0
  say "Installing with rustup: Rust $channel and $target"
  rustup -q toolchain install "$channel" --profile minimal -c rustfmt -c clippy -t "$target" 2>/dev/null ||
    fail "rustup could not download Rust $channel. Is there a network?"
}

# The crates of Cargo.lock. need_crates [--locked]
need_crates() {
  cargo fetch -q "$@" 2>/dev/null ||
    fail "cargo could not download what Cargo.lock lists. Is there a network?"
}

# Node, npm, and the packages of package-lock.json.
need_node() {
  has npm || install_packages nodejs npm
  local version
  version=$(node --print 'process.versions.node')
  [ "${version%%.*}" -ge 20 ] ||
    fail "Node 20 or newer is needed and this is $version: see https://nodejs.org/en/download"
  if [ node_modules/.package-lock.json -nt package-lock.json ]; then return; fi
  say "Installing with npm: what package-lock.json lists"
  npm ci --silent 2>/dev/null || fail "npm could not download what package-lock.json lists. Is there a network?"
  touch node_modules/.package-lock.json
}

# first_browser <command…>: the path of the first one that exists. Browsers from a snap are left
# out, because they cannot read the profiles that the tests make.
first_browser() {
  local command path
  for command in "$@"; do
    path=$(command -v "$command") || continue
    case $path in /snap/*) ;; *) printf '%s' "$path"; return ;; esac
  done
}

find_browsers() {
  export CHROME=${CHROME:-$(first_browser chromium google-chrome-stable google-chrome)}
  export FIREFOX=${FIREFOX:-$(first_browser firefox-esr firefox)}
}

# Both browsers, a Japanese font, and openssl for the certificates of the tests.
need_browsers() {
  local packages=()
  find_browsers
  # Debian packs Chromium's translations apart, and the tests run it in Japanese.
  case $CHROME in
    "" | /usr/bin/chromium) [ -e /usr/lib/chromium/locales/ja.pak ] || packages+=(chromium chromium-l10n) ;;
  esac
  [ -n "$FIREFOX" ] || packages+=(firefox-esr)
  if [ ${#packages[@]} -gt 0 ] && grep -qs '^ID=ubuntu' /etc/os-release; then
    fail "Ubuntu has ${packages[*]} only as a snap; please install Chrome and Firefox from their makers."
  fi
  has openssl || packages+=(openssl)
  [ -n "$(fc-list :lang=ja 2>/dev/null)" ] || packages+=(fontconfig fonts-noto-cjk)
  [ ${#packages[@]} = 0 ] || install_packages "${packages[@]}"
  find_browsers
}

# need_cargo_tool <name> <version>: below target/tools, so that nothing is left on the machine.
# Fails where it cannot be installed; the caller says what is then not checked.
need_cargo_tool() {
  PATH=$PWD/target/tools/bin:$PATH
  [ "$("$1" --version 2>/dev/null | sed 's/.* //')" != "$2" ] || return 0
  say "Installing with cargo, which takes some minutes: $1 $2"
  cargo install -q "$1" --version "$2" --locked --root target/tools
}
