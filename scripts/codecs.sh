#!/usr/bin/env bash
# Provides the native decoder of JPEG tiles in .codecs/, by pinned SHA-256: libjpeg-turbo's library of the npm package
# `@julusian/jpeg-turbo` (taken out of it, nothing of it is run). Without it slides are read all the same, more slowly.
# Needs npm to download, nothing to run. OpenJPEG, for JPEG 2000, is the system's (apt-get install libopenjp2-7).
#
# Environment:
#   SENTINODE_CODECS_PREFIX=DIR   default: .codecs beside this repository's package.json
# Running it again costs under a second: a stamp holds the digests of the pin and of the library.
# It builds beside the prefix and swaps at the end, so a failure or a running server loses nothing.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
pin="$here/codecs/jpeg-turbo.txt"
prefix="${SENTINODE_CODECS_PREFIX:-$(dirname "$here")/.codecs}"
SAY_AS=codecs
# shellcheck source=lib/say.sh
. "$here/lib/say.sh"
# shellcheck source=lib/digest.sh
. "$here/lib/digest.sh"
# shellcheck source=lib/prefix.sh
. "$here/lib/prefix.sh"

library=libturbojpeg.so.0
read -r package digest < <(grep -v '^#' "$pin")

# The name by which the package calls this machine.
package_platform() {
  case "$(uname -sm)" in
    'Linux x86_64') printf 'linux-x64' ;;
    'Linux aarch64') printf 'linux-arm64' ;;
    *) fail "there is none for $(uname -sm); a libturbojpeg of the system is found too" ;;
  esac
}

# What a finished installation looks like below the given root; equal to its stamp as long as nothing changed.
describe_installation() {
  printf 'machine %s\npin %s\n' "$(uname -sm)" "$(sha256_of "$pin")"
  printf 'library %s\n' "$(sha256_of "$1/lib/$library")"
}

is_current() {
  [ -f "$prefix/stamp" ] && describe_installation "$prefix" 2>/dev/null | cmp -s - "$prefix/stamp"
}

fetch_library() {
  local archive
  mkdir -p "$building/npm"
  (cd "$building/npm" && npm pack --silent "$package" >/dev/null) ||
    fail "$package could not be downloaded: does npm's registry answer?"
  archive="$(echo "$building"/npm/*.tgz)"
  [ "$(sha256_of "$archive")" = "$digest" ] || fail "$package has another digest than the pinned one"
  tar -xzf "$archive" -C "$building/npm"
  mv "$building/npm/package/LICENSE" "$building/"
  mv "$building/npm/package/prebuilds/jpeg-turbo-$1/$library" "$building/lib/"
  rm -rf "$building/npm"
}

main() {
  local platform
  take_turn
  if is_current; then
    say "$package: already there, nothing to do"
    return
  fi
  need npm 'libjpeg-turbo comes from a package of npm'
  platform="$(package_platform)"
  say "downloading by pinned digest: $package for $platform"
  rm -rf "$building"
  mkdir -p "$building/lib"
  fetch_library "$platform"
  describe_installation "$building" >"$building/stamp"
  swap_in
  say "ready: $prefix/lib"
}

main
