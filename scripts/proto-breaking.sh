#!/usr/bin/env bash
# Fails when the protos break what proto/released.binpb promised (the API as last released).
# With --accept, makes the present API the promise: part of a release, never of a fix for a failing check.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
PATH="$PWD/node_modules/.bin:$PATH"
released=proto/released.binpb

if [ "${1:-}" = --accept ]; then
  buf build --exclude-source-info --output "$released"
else
  buf breaking --against "$released"
fi
