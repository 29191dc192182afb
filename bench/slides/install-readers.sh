#!/usr/bin/env bash
# Provides OpenSlide, TiffSlide and libvips for Python in .tools/slide-readers, pinned by requirements.txt; run again it
# does nothing.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(dirname "$(dirname "$here")")"
environment="$root/.tools/slide-readers"
SAY_AS=slide-readers
# shellcheck source=../../scripts/lib/say.sh
. "$root/scripts/lib/say.sh"

is_current() { [ -x "$environment/bin/python" ] && cmp -s "$here/requirements.txt" "$environment/stamp"; }

if is_current; then exit 0; fi
need python3 'the readers need Python 3.11 or later (Debian: apt-get install python3-venv)'
say 'installing openslide-python, tiffslide and pyvips from PyPI (150 MB)'
python3 -m venv "$environment"
"$environment/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
cp "$here/requirements.txt" "$environment/stamp"
