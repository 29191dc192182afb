#!/usr/bin/env bash
# Provides the `tensorflow` engine: tfjs-node (or tfjs-node-gpu) with a libtensorflow, in its own
# prefix .tensorflow/, so that neither its presence nor its failure ever touches `npm ci`.
#
# Two routes, tried in this order:
#   npm    the package's own install script, where its download host answers (libtensorflow 2.9.1)
#   wheel  libtensorflow 2.21 from PyPI's TensorFlow wheel, and the package's binding compiled against it
#
# Environment:
#   SENTINODE_TF=cpu|gpu            default: gpu where an NVIDIA device is seen, else cpu
#   SENTINODE_TF_ROUTE=npm|wheel    default: npm where reachable, else wheel; gpu: always wheel, because
#                                   npm's build is for CUDA 11.2, which knows no GPU newer than Ampere
#   SENTINODE_TF_WHEEL_DIR=DIR      keep the downloaded wheels there and reuse them
#   SENTINODE_TF_PREFIX=DIR         default: .tensorflow beside this repository's package.json
# Running it again costs under a second: a stamp holds the digests of its inputs and of what it built.
# It builds beside the prefix and swaps at the end, so a failure or a running server loses nothing.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
parts="$here/tensorflow"
prefix="${SENTINODE_TF_PREFIX:-$(dirname "$here")/.tensorflow}"
SAY_AS=tensorflow
# shellcheck source=lib/say.sh
. "$here/lib/say.sh"
# shellcheck source=lib/digest.sh
. "$here/lib/digest.sh"
# shellcheck source=lib/prefix.sh
. "$here/lib/prefix.sh"
# shellcheck source=tensorflow/npm-route.sh
. "$parts/npm-route.sh"
# shellcheck source=tensorflow/wheel-route.sh
. "$parts/wheel-route.sh"

# gpu where the driver's tool or a device file is there.
choose_flavour() {
  if [ -n "${SENTINODE_TF:-}" ]; then
    printf '%s' "$SENTINODE_TF"
  elif [ -e /dev/nvidia0 ] || { command -v nvidia-smi >/dev/null 2>&1 && nvidia-smi -L >/dev/null 2>&1; }; then
    printf 'gpu'
  else
    printf 'cpu'
  fi
}

choose_what() {
  flavour="$(choose_flavour)"
  case "$flavour" in
    cpu) package=@tensorflow/tfjs-node unwanted=@tensorflow/tfjs-node-gpu ;;
    gpu) package=@tensorflow/tfjs-node-gpu unwanted=@tensorflow/tfjs-node ;;
    *) fail "SENTINODE_TF is '$flavour'; use cpu or gpu" ;;
  esac
  case "${SENTINODE_TF_ROUTE:-}" in
    '' | npm | wheel) ;;
    *) fail "SENTINODE_TF_ROUTE is '$SENTINODE_TF_ROUTE'; use npm or wheel" ;;
  esac
}

# What decides the result: the pinned digests and the recipe of the compiled binding.
inputs_digest() { sha256_of_all "$parts"/requirements-*.txt "$parts/package-lock.json" "$parts/wheel-route.sh"; }

# What a finished installation looks like below the given root; equal to its stamp as long as nothing changed.
# The libraries count by size: hashing 850 MB would cost seconds at every start.
describe_installation() {
  local installed="$1/node_modules/$package"
  printf 'flavour %s\nmachine %s\ninputs %s\n' "$flavour" "$(uname -sm)" "$(inputs_digest)"
  printf 'binding %s\n' "$(sha256_of "$installed"/lib/napi-v*/tfjs_binding.node)"
  (cd "$installed/deps/lib" && find . -name 'libtensorflow*' -type f -exec ls -ln {} + | awk '{ print $5, $NF }' | sort)
}

is_current() {
  [ -f "$prefix/stamp" ] && describe_installation "$prefix" 2>/dev/null | cmp -s - <(grep -v '^route ' "$prefix/stamp")
}

# The package's JavaScript, by the committed lock file: npm checks every archive's SHA-512.
install_javascript() {
  say "installing the JavaScript of $package by lock file (no install scripts)"
  rm -rf "$building"
  mkdir -p "$building"
  cp "$parts/package.json" "$parts/package-lock.json" "$building/"
  npm ci --prefix "$building" --ignore-scripts --no-audit --no-fund --silent
  rm -rf "${building:?}/node_modules/$unwanted"
  package_dir="$building/node_modules/$package"
}

smoke_test() { TF_CPP_MIN_LOG_LEVEL=3 node "$parts/smoke-test.mjs" "$building" "$package"; }

# A route that installs but computes wrongly counts as failed.
try_route() {
  local tested
  rm -rf "${package_dir:?}/deps" "${package_dir:?}/lib"
  "install_by_$1" || return 1
  tested="$(smoke_test)" || return 1
  { describe_installation "$building"; printf 'route %s\n' "$1"; } >"$building/stamp"
  say "smoke test passed: $tested"
  swap_in
  say "ready in $prefix by the $1 route"
  if [ "$flavour" = gpu ] && [[ "$tested" != *'a GPU'* ]]; then
    warn 'TensorFlow found no usable GPU here and computes on the CPU; check the NVIDIA driver (nvidia-smi)'
  fi
}

routes() {
  if [ -n "${SENTINODE_TF_ROUTE:-}" ]; then
    printf '%s' "$SENTINODE_TF_ROUTE"
  elif [ "$flavour" = cpu ] && npm_route_is_reachable; then
    printf 'npm wheel'
  else
    printf 'wheel'
  fi
}

main() {
  local route
  choose_what
  take_turn
  if is_current; then
    say "$package is already there ($(grep '^route ' "$prefix/stamp")): nothing to do"
    return
  fi
  need node 'install Node 20, 22 or 24'
  need npm 'it comes with Node'
  install_javascript
  for route in $(routes); do
    if try_route "$route"; then return; fi
    warn "the $route route failed"
  done
  rm -rf "$building"
  fail 'no route worked; the server still runs, on the onnx or wasm engine'
}

main
