#!/usr/bin/env bash
# Provides OpenSlide for the slide formats that only it reads: the library of PyPI's `openslide-bin` wheel, with all
# that it stands on inside, by pinned SHA-256, in .openslide/. Needs Python's pip to download, nothing to run.
#
# Environment:
#   SENTINODE_OPENSLIDE_PREFIX=DIR   default: .openslide beside this repository's package.json
# Running it again costs under a second: a stamp holds the digests of the pin and of the library.
# It builds beside the prefix and swaps at the end, so a failure or a running server loses nothing.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
pins="$here/openslide/requirements.txt"
prefix="${SENTINODE_OPENSLIDE_PREFIX:-$(dirname "$here")/.openslide}"
SAY_AS=openslide
# shellcheck source=lib/say.sh
. "$here/lib/say.sh"
# shellcheck source=lib/digest.sh
. "$here/lib/digest.sh"
# shellcheck source=lib/prefix.sh
. "$here/lib/prefix.sh"

version="$(grep -oE '^openslide-bin==[0-9.]+' "$pins")"

library_name() { if [ "$(uname -s)" = Darwin ]; then printf 'libopenslide.1.dylib'; else printf 'libopenslide.so.1'; fi; }

# Named, so that pip takes the same wheel whatever Python and C library it runs on.
wheel_platform() {
  case "$(uname -sm)" in
    'Linux x86_64') printf 'manylinux_2_28_x86_64' ;;
    'Linux aarch64') printf 'manylinux_2_28_aarch64' ;;
    'Darwin arm64' | 'Darwin x86_64') printf 'macosx_11_0_universal2' ;;
    *) fail "openslide-bin has no wheel for $(uname -sm); a libopenslide 4 on the system is found too" ;;
  esac
}

# What a finished installation looks like below the given root; equal to its stamp as long as nothing changed.
describe_installation() {
  printf 'machine %s\npins %s\n' "$(uname -sm)" "$(sha256_of "$pins")"
  printf 'library %s\n' "$(sha256_of "$1/lib/$(library_name)")"
}

is_current() {
  [ -f "$prefix/stamp" ] && describe_installation "$prefix" 2>/dev/null | cmp -s - "$prefix/stamp"
}

download_wheel() {
  python3 -m pip download --quiet --no-deps --only-binary=:all: --require-hashes \
    --platform "$1" --dest "$building/wheel" --requirement "$pins" ||
    fail "the wheel could not be downloaded: does Python's package index answer?"
}

unpack_wheel() {
  python3 -m zipfile -e "$building"/wheel/openslide_bin-*.whl "$building/unpacked"
  mkdir -p "$building/lib"
  mv "$building/unpacked/openslide_bin/$(library_name)" "$building/lib/"
  # The licences of OpenSlide (LGPL-2.1) and of what is linked into it go wherever the library goes.
  mv "$building"/unpacked/openslide_bin-*.dist-info/licenses "$building/licenses"
  rm -rf "$building/unpacked" "$building/wheel"
}

main() {
  local platform
  take_turn
  if is_current; then
    say "$version is already there: nothing to do"
    return
  fi
  need python3 'OpenSlide comes from PyPI (Debian: apt-get install python3-pip)'
  python3 -m pip --version >/dev/null 2>&1 || fail 'pip is missing: Debian: apt-get install python3-pip'
  platform="$(wheel_platform)"
  say "downloading by pinned digest: $version for $platform"
  rm -rf "$building"
  mkdir -p "$building"
  download_wheel "$platform"
  unpack_wheel
  describe_installation "$building" >"$building/stamp"
  swap_in
  say "ready: $prefix/lib/$(library_name)"
}

main
