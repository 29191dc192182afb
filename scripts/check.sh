#!/usr/bin/env bash
# Everything a change must pass before review, without the tests: generated files, protos, lint, format, types.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
SAY_AS=check
# shellcheck source=lib/say.sh
. scripts/lib/say.sh

# What generation writes must be what is committed; only generated paths are compared: work in progress is left alone.
check_generated() {
  local scratch path status=0
  scratch="$(mktemp -d)"
  npm run --silent generate -- --out "$scratch" || status=1
  while read -r path; do
    diff -q "$scratch/$path" "$path" || { warn "$path is out of date: run make generate"; status=1; }
  done < <(cd "$scratch" && find . -type f | sed 's#^\./##')
  rm -rf "$scratch"
  return "$status"
}

say 'generated files'
check_generated
for script in lint:proto proto:breaking typecheck lint lint:imports format:check; do
  say "npm run $script"
  npm run --silent "$script"
done
scripts/install-tools.sh linters
npm run --silent lint:shell
say 'all clean'
