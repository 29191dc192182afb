#!/usr/bin/env bash
# Provides native decoders of JPEG and JPEG 2000 tiles in .codecs/, by pinned SHA-256: libjpeg-turbo's library of the npm
# package `@julusian/jpeg-turbo` (taken out of it, nothing of it is run) and OpenJPEG's of PyPI's `pillow` wheel. Without
# them slides are read all the same, more slowly. Needs npm and Python's pip to download, nothing to run.
#
# Environment:
#   SENTINODE_CODECS_PREFIX=DIR   default: .codecs beside this repository's package.json
# Running it again costs under a second: a stamp holds the digests of the pins and of the libraries.
# It builds beside the prefix and swaps at the end, so a failure or a running server loses nothing.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
pins="$here/codecs/requirements.txt"
jpeg_pin="$here/codecs/jpeg-turbo.txt"
prefix="${SENTINODE_CODECS_PREFIX:-$(dirname "$here")/.codecs}"
SAY_AS=codecs
# shellcheck source=lib/say.sh
. "$here/lib/say.sh"
# shellcheck source=lib/digest.sh
. "$here/lib/digest.sh"
# shellcheck source=lib/prefix.sh
. "$here/lib/prefix.sh"

libraries=(libturbojpeg.so.0 libopenjp2.so.7)
read -r jpeg_package jpeg_digest < <(grep -v '^#' "$jpeg_pin")
versions="$jpeg_package, $(grep -oE '^pillow==[0-9.]+' "$pins")"

# The names by which the two packages call this machine.
choose_platform() {
  case "$(uname -sm)" in
    'Linux x86_64') wheel_platform=manylinux_2_28_x86_64 npm_platform=linux-x64 ;;
    'Linux aarch64') wheel_platform=manylinux_2_28_aarch64 npm_platform=linux-arm64 ;;
    *) fail "there are none for $(uname -sm); libraries of the system are found too" ;;
  esac
}

# What a finished installation looks like below the given root; equal to its stamp as long as nothing changed.
describe_installation() {
  local library
  printf 'machine %s\npins %s\n' "$(uname -sm)" "$(sha256_of_all "$pins" "$jpeg_pin")"
  for library in "${libraries[@]}"; do printf '%s %s\n' "$library" "$(sha256_of "$1/lib/$library")"; done
}

is_current() {
  [ -f "$prefix/stamp" ] && describe_installation "$prefix" 2>/dev/null | cmp -s - "$prefix/stamp"
}

fetch_jpeg() {
  local archive
  mkdir -p "$building/npm"
  (cd "$building/npm" && npm pack --silent "$jpeg_package" >/dev/null) ||
    fail "$jpeg_package could not be downloaded: does npm's registry answer?"
  archive="$(echo "$building"/npm/*.tgz)"
  [ "$(sha256_of "$archive")" = "$jpeg_digest" ] || fail "$jpeg_package has another digest than the pinned one"
  tar -xzf "$archive" -C "$building/npm"
  mv "$building/npm/package/prebuilds/jpeg-turbo-$npm_platform/libturbojpeg.so.0" "$building/lib/"
  rm -rf "$building/npm"
}

fetch_openjpeg() {
  # Named, so that pip takes the same wheel whatever Python and C library it runs on.
  python3 -m pip download --quiet --no-deps --only-binary=:all: --require-hashes --platform "$wheel_platform" \
    --implementation cp --python-version 3.12 --abi cp312 --dest "$building/wheel" --requirement "$pins" ||
    fail "the wheel could not be downloaded: does Python's package index answer?"
  python3 -m zipfile -e "$building"/wheel/pillow-*.whl "$building/unpacked"
  mv "$building"/unpacked/pillow.libs/libopenjp2-*.so.* "$building/lib/libopenjp2.so.7"
  # Holds the licences of all that the wheel brings, libjpeg-turbo's and OpenJPEG's among them.
  mv "$building"/unpacked/pillow-*.dist-info/licenses "$building/licenses"
  rm -rf "$building/unpacked" "$building/wheel"
}

main() {
  take_turn
  if is_current; then
    say "$versions: already there, nothing to do"
    return
  fi
  need npm 'libjpeg-turbo comes from a package of npm'
  need python3 'OpenJPEG comes from PyPI (Debian: apt-get install python3-pip)'
  python3 -m pip --version >/dev/null 2>&1 || fail 'pip is missing: Debian: apt-get install python3-pip'
  choose_platform
  say "downloading by pinned digest: $versions for $npm_platform"
  rm -rf "$building"
  mkdir -p "$building/lib"
  fetch_jpeg
  fetch_openjpeg
  describe_installation "$building" >"$building/stamp"
  swap_in
  say "ready: $prefix/lib"
}

main
