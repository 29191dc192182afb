#!/usr/bin/env bash
# Puts load on a running server (`make serve`) with ghz: ScorePatches with the four patches of examples/patches.
#
#   examples/ghz.sh [--server HOST:PORT] [--requests N] [--concurrency N]
#
# scripts/install-tools.sh grpc brings ghz.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
SAY_AS=ghz
# shellcheck source=../scripts/lib/say.sh
. "$here/../scripts/lib/say.sh"
PATH="$here/../.tools/bin:$PATH"

server="${SENTINODE_SERVER:-localhost:50051}"
requests=50
concurrency=2
usage="usage: $0 [--server HOST:PORT] [--requests N] [--concurrency N]"
while [ $# -gt 0 ]; do
  case "$1" in
    --server) server="${2:?$usage}" ;;
    --requests) requests="${2:?$usage}" ;;
    --concurrency) concurrency="${2:?$usage}" ;;
    -h | --help) printf '%s\n' "$usage"; exit ;;
    *) fail "$usage" ;;
  esac
  shift 2
done
need ghz 'run scripts/install-tools.sh grpc'

scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT

# ghz takes a message as JSON, in which bytes are base64.
{
  separator=''
  printf '{"patches":['
  for file in "$here"/patches/*.webp; do
    printf '%s{"id":"%s","encoded":"%s"}' "$separator" "$(basename "$file")" "$(base64 <"$file" | tr -d '\n')"
    separator=','
  done
  printf ']}'
} >"$scratch/request.json"

ghz --insecure --import-paths "$here/../proto" --proto sentinode/v1/prediction.proto \
  --call sentinode.v1.PredictionService.ScorePatches --data-file "$scratch/request.json" \
  --total "$requests" --concurrency "$concurrency" --timeout 60s "$server" | tee "$scratch/report"

# ghz itself ends well whatever became of the calls.
grep -qE "\[OK\] +$requests responses" "$scratch/report" || fail "not every call to $server succeeded"
