# shellcheck shell=bash
# An installation that is built beside its place and swapped in: sets `building`, and wants `prefix` set.
# shellcheck disable=SC2154 # `prefix` is the sourcing script's

building="$prefix.partial"

swap_in() {
  rm -rf "$prefix.old"
  if [ -d "$prefix" ]; then mv "$prefix" "$prefix.old"; fi
  mv "$building" "$prefix"
  rm -rf "$prefix.old"
}

# Two runs at once (make test beside another make) take turns where flock is there.
take_turn() {
  command -v flock >/dev/null 2>&1 || return 0
  exec 9>"$prefix.lock"
  flock 9
}
