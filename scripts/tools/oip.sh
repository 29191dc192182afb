#!/usr/bin/env bash
# Installs the Open Inference Protocol's clients: tritonclient for Python in .tools/oip, and perf_analyzer with a
# launcher in .tools/bin. `scripts/install-tools.sh oip` calls it.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
tools="$root/.tools"
SAY_AS=tools
# shellcheck source=../lib/say.sh
. "$root/scripts/lib/say.sh"

client_pins="$root/examples/python/requirements-oip.txt"
binary_pins="$here/requirements-perf-analyzer.txt"

is_installed() { [ "$(cat "$tools/versions/$1" 2>/dev/null)" = "$(digest "$2")" ]; }

digest() { sha256sum "$1" | cut -d' ' -f1; }

install_client() {
  if is_installed oip-client "$client_pins"; then
    say 'tritonclient is already there'
    return
  fi
  say 'installing tritonclient for Python'
  rm -rf "$tools/oip"
  python3 -m venv "$tools/oip"
  "$tools/oip/bin/pip" install --quiet --disable-pip-version-check --only-binary=:all: --requirement "$client_pins"
  digest "$client_pins" >"$tools/versions/oip-client"
}

# The binary comes inside a wheel of tritonclient and wants CUDA's runtime library even where there is no GPU.
install_perf_analyzer() {
  local scratch place="$tools/perf-analyzer"
  if is_installed perf-analyzer "$binary_pins"; then
    say 'perf_analyzer is already there'
    return
  fi
  [ "$(uname -sm)" = 'Linux x86_64' ] || fail 'perf_analyzer exists for Linux on x86-64 alone'
  say 'fetching perf_analyzer by digest'
  scratch="$(mktemp -d)"
  python3 -m pip download --quiet --no-deps --only-binary=:all: --require-hashes --dest "$scratch" --requirement "$binary_pins"
  for wheel in "$scratch"/*.whl; do python3 -m zipfile -e "$wheel" "$scratch/unpacked"; done
  rm -rf "$place" && mkdir -p "$place/lib"
  find "$scratch/unpacked" -name perf_analyzer -type f -exec install -m 755 -t "$place" {} +
  find "$scratch/unpacked" -name 'libcudart.so.*' -type f -exec install -m 644 -t "$place/lib" {} +
  add_libb64 "$scratch" "$place/lib"
  write_launcher "$place"
  rm -rf "$scratch"
  "$tools/bin/perf_analyzer" --version >/dev/null || fail 'perf_analyzer does not start here'
  digest "$binary_pins" >"$tools/versions/perf-analyzer"
}

# Debian and Ubuntu have it as a package, which needs no root to be unpacked.
add_libb64() {
  local scratch="$1" lib="$2"
  if ldconfig -p 2>/dev/null | grep -q 'libb64\.so\.0d'; then return; fi
  need apt-get 'perf_analyzer needs libb64.so.0d: install the package of your distribution that has it'
  (cd "$scratch" && apt-get download -qq libb64-0d) || fail 'the package libb64-0d could not be fetched: apt-get update?'
  dpkg -x "$scratch"/libb64-0d_*.deb "$scratch/deb"
  find "$scratch/deb" -name 'libb64.so.0d' -exec cp -L -t "$lib" {} +
}

write_launcher() {
  printf '#!/usr/bin/env bash\nLD_LIBRARY_PATH=%q exec %q "$@"\n' "$1/lib" "$1/perf_analyzer" >"$tools/bin/perf_analyzer"
  chmod 755 "$tools/bin/perf_analyzer"
}

need python3 'tritonclient and perf_analyzer come from PyPI (Debian: apt-get install python3-venv)'
mkdir -p "$tools/bin" "$tools/versions"
install_client
install_perf_analyzer
