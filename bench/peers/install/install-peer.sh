#!/usr/bin/env bash
# Provides one system that we are measured beside in .tools/peers/<name>, pinned by requirements-<name>.txt here; run
# again it does nothing.
#
#   bench/peers/install/install-peer.sh script|wsinfer|tiatoolbox|triton
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../../.." && pwd)"
name="${1:-}"
environment="$root/.tools/peers/$name"
pins="$here/requirements-$name.txt"
SAY_AS="peers"
# shellcheck source=../../../scripts/lib/say.sh
. "$root/scripts/lib/say.sh"

# Wheels and the finished environment beside one another, in GiB, as measured and rounded up.
case "$name" in
  script) needed_gib=1 ;;
  wsinfer) needed_gib=12 ;;
  tiatoolbox) needed_gib=13 ;;
  triton) needed_gib=2 ;;
  *) fail "unknown system '$name'; use script, wsinfer, tiatoolbox or triton" ;;
esac

# Triton's Python backend embeds Debian's own 3.11 and does not start under another build of it.
python=python3
[ "$name" != triton ] || python="${SENTINODE_TRITON_PYTHON:-/usr/bin/python3.11}"

is_current() { [ -x "$environment/bin/python" ] && cmp -s "$pins" "$environment/stamp"; }

free_gib() { df --output=avail -BG "$1" | tail -n 1 | tr -dc 0-9; }

make_environment() {
  "$python" -m venv "$environment" 2>/dev/null && return
  # Debian keeps ensurepip in a package of its own; pip of another Python fills the environment as well.
  rm -rf "$environment"
  "$python" -m venv --without-pip "$environment"
}

install_pins() {
  local pip=("$environment/bin/python" -m pip)
  "${pip[@]}" --version >/dev/null 2>&1 || pip=(python3 -m pip --python "$environment/bin/python")
  "${pip[@]}" install --quiet --no-cache-dir --disable-pip-version-check --requirement "$pins"
}

if is_current; then exit 0; fi
need "$python" "$name needs Python 3.11 (Debian: apt-get install python3-venv)"
mkdir -p "$root/.tools/peers"
rm -rf "$environment"
[ "$(free_gib "$root/.tools/peers")" -ge "$needed_gib" ] || fail "$name needs $needed_gib GiB of free disk below $root/.tools"
say "installing $(grep -vE '^(#|$)' "$pins" | head -n 1) with what it needs from PyPI (up to $needed_gib GiB)"
make_environment
install_pins
cp "$pins" "$environment/stamp"
say "$name is ready in .tools/peers/$name ($(du -sh "$environment" | cut -f1))"
