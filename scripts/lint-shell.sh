#!/usr/bin/env bash
# Lints every shell script (shellcheck) and the Dockerfile (hadolint); `make tools` brings both.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
SAY_AS=lint-shell
# shellcheck source=lib/say.sh
. "$root/scripts/lib/say.sh"
PATH="$root/.tools/bin:$PATH"

need shellcheck 'run scripts/install-tools.sh linters'
need hadolint 'run scripts/install-tools.sh linters'

cd "$root"
# Files that git knows or would add, so that build outputs and installed tools stay out.
mapfile -t scripts < <(git ls-files --cached --others --exclude-standard -- '*.sh' .ci/run)
shellcheck "${scripts[@]}"
hadolint Dockerfile
say "${#scripts[@]} shell scripts and the Dockerfile are clean"
