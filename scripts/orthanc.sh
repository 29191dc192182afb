#!/usr/bin/env bash
# Provides Orthanc with its DICOMweb plugin for the tests of slides in archives: Debian's packages, taken apart in
# .orthanc/. Needs apt-get on Debian or Ubuntu; no root, and nothing of the system is changed: apt-get checks what it
# downloads against the archive's signatures, and no service is installed or started.
#
# Environment:
#   SENTINODE_ORTHANC_PREFIX=DIR   default: .orthanc beside this repository's package.json
# Running it again costs a second: a stamp holds the versions. It builds beside the prefix and swaps at the end.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
prefix="${SENTINODE_ORTHANC_PREFIX:-$(dirname "$here")/.orthanc}"
SAY_AS=orthanc
# shellcheck source=lib/say.sh
. "$here/lib/say.sh"
# shellcheck source=lib/prefix.sh
. "$here/lib/prefix.sh"

packages=(orthanc orthanc-dicomweb)

# What installing would add to this system, as `name=version` a line: the packages and libraries that they stand on.
wanted() {
  apt-get install --simulate --reinstall --no-install-recommends "${packages[@]}" 2>/dev/null |
    sed -nE 's/^Inst ([^ ]+) (\[[^]]*\] )?\(([^ ]+) .*/\1=\3/p' | sort
}

is_current() { [ -x "$prefix/usr/sbin/Orthanc" ] && [ "$(cat "$prefix/stamp" 2>/dev/null)" = "$1" ]; }

main() {
  local list package
  take_turn
  need apt-get 'Orthanc comes from the packages of Debian or Ubuntu'
  list="$(wanted)"
  [ -n "$list" ] || fail 'apt-get knows no orthanc and orthanc-dicomweb: is its list there? (as root: apt-get update)'
  if is_current "$list"; then
    say 'Orthanc is already there: nothing to do'
    return
  fi
  say "downloading $(printf '%s\n' "$list" | wc -l) packages"
  rm -rf "$building"
  mkdir -p "$building/packages"
  # apt-get would give up root for a user who may not write here.
  printf '%s\n' "$list" | (cd "$building/packages" && xargs apt-get -o APT::Sandbox::User=root -qq download) ||
    fail 'the packages could not be downloaded: does the archive answer?'
  for package in "$building"/packages/*.deb; do dpkg-deb -x "$package" "$building"; done
  rm -rf "$building/packages"
  printf '%s\n' "$list" >"$building/stamp"
  swap_in
  say "ready: $prefix/usr/sbin/Orthanc"
}

main
