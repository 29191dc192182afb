#!/usr/bin/env bash
# Provides Python's TensorFlow with Keras in .tools/keras, pinned by requirements.txt; run again it does nothing.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(dirname "$(dirname "$here")")"
environment="$root/.tools/keras"
SAY_AS=keras
# shellcheck source=../../scripts/lib/say.sh
. "$root/scripts/lib/say.sh"

is_current() { [ -x "$environment/bin/python" ] && cmp -s "$here/requirements.txt" "$environment/stamp"; }

if is_current; then exit 0; fi
need python3 'Keras needs Python 3.10 to 3.13 (Debian: apt-get install python3-venv)'
say "installing $(grep -oE '^tensorflow-cpu==[0-9.]+' "$here/requirements.txt") from PyPI (300 MB)"
python3 -m venv "$environment"
"$environment/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
cp "$here/requirements.txt" "$environment/stamp"
