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
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
parts="$here/tensorflow"
prefix="${SENTINODE_TF_PREFIX:-$(dirname "$here")/.tensorflow}"
stamp="$prefix/stamp"
SAY_AS=tensorflow
# shellcheck source=lib/say.sh
. "$here/lib/say.sh"
# shellcheck source=lib/digest.sh
. "$here/lib/digest.sh"
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

inputs_digest() {
  sha256_of_all "$here/tensorflow.sh" "$parts"/*.sh "$parts"/*.py "$parts"/*.txt "$parts/package-lock.json"
}

# What a finished installation looks like; compared with the stamp, so any change of an input rebuilds.
# The libraries count by size: hashing 850 MB would cost seconds at every start.
describe_installation() {
  printf 'flavour %s\nmachine %s\ninputs %s\n' "$flavour" "$(uname -sm)" "$(inputs_digest)"
  printf 'binding %s\n' "$(sha256_of "$package_dir"/lib/napi-v*/tfjs_binding.node)"
  (cd "$package_dir/deps/lib" && find . -name 'libtensorflow*' -type f -exec ls -ln {} + | awk '{ print $5, $NF }' | sort)
}

is_current() {
  [ -f "$stamp" ] && [ -d "$package_dir/deps/lib" ] && describe_installation 2>/dev/null | cmp -s - <(grep -v '^route ' "$stamp")
}

# The package's JavaScript, by the committed lock file: npm checks every archive's SHA-512.
install_javascript() {
  say "installing $package by lock file into $prefix (no install scripts)"
  mkdir -p "$prefix"
  cp "$parts/package.json" "$parts/package-lock.json" "$prefix/"
  npm ci --prefix "$prefix" --ignore-scripts --no-audit --no-fund --loglevel=error
  local other=tfjs-node-gpu
  [ "$flavour" = gpu ] && other=tfjs-node
  rm -rf "$prefix/node_modules/@tensorflow/$other"
}

smoke_test() { TF_CPP_MIN_LOG_LEVEL=3 node "$parts/smoke-test.mjs" "$prefix" "$package"; }

# Tries one route and says how it ended; a route that loads but computes wrongly counts as failed.
try_route() {
  local tested
  rm -rf "$package_dir/deps" "$package_dir/lib"
  "install_by_$1" || return 1
  tested="$(smoke_test)" || return 1
  { describe_installation; printf 'route %s\n' "$1"; } >"$stamp"
  say "ready by the $1 route: $tested"
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
  flavour="$(choose_flavour)"
  case "$flavour" in
    cpu) package=@tensorflow/tfjs-node ;;
    gpu) package=@tensorflow/tfjs-node-gpu ;;
    *) fail "SENTINODE_TF is '$flavour'; use cpu or gpu" ;;
  esac
  package_dir="$prefix/node_modules/$package"
  if is_current; then
    say "already there ($package, $(grep '^route ' "$stamp")): nothing to do"
    return
  fi
  need node 'install Node 20, 22 or 24'
  need npm 'it comes with Node'
  rm -f "$stamp"
  install_javascript
  for route in $(routes); do
    case "$route" in npm | wheel) ;; *) fail "SENTINODE_TF_ROUTE is '$route'; use npm or wheel" ;; esac
    if try_route "$route"; then return; fi
    warn "the $route route failed"
  done
  fail 'no route worked; the server runs without it on the onnx or wasm engine'
}

main
