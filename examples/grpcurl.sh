#!/usr/bin/env bash
# Talks to a running server (`make serve`) with grpcurl, over reflection: no proto files are needed.
#
#   examples/grpcurl.sh [--server HOST:PORT]
#
# scripts/install-tools.sh grpc brings grpcurl.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
SAY_AS=grpcurl
# shellcheck source=../scripts/lib/say.sh
. "$here/../scripts/lib/say.sh"
PATH="$here/../.tools/bin:$PATH"

server="${SENTINODE_SERVER:-localhost:50051}"
usage="usage: $0 [--server HOST:PORT]"
case "${1:-}" in
  '') ;;
  --server) server="${2:?$usage}" ;;
  -h | --help) printf '%s\n' "$usage"; exit ;;
  *) fail "$usage" ;;
esac
need grpcurl 'run scripts/install-tools.sh grpc'

call() { grpcurl -plaintext -max-time 60 "$@"; }

# The request of ScorePatches in JSON; bytes are base64 there.
score_request() {
  local separator='' file
  printf '{"patches":['
  for file in "$here"/patches/*.webp; do
    printf '%s{"id":"%s","encoded":"%s"}' "$separator" "$(basename "$file")" "$(base64 <"$file" | tr -d '\n')"
    separator=','
  done
  printf ']}'
}

say "services of $server"
call "$server" list

say 'is it serving?'
call "$server" grpc.health.v1.Health/Check

say 'what can be asked of a slide'
call "$server" describe sentinode.v1.PredictionParameters

say 'models'
call "$server" sentinode.v1.ModelService/ListModels

say 'scores of the patches in examples/patches'
score_request | call -d @ "$server" sentinode.v1.PredictionService/ScorePatches

say 'what an error looks like'
if call -d '{"slide_id": "no-such-slide"}' "$server" sentinode.v1.SlideService/GetSlide; then
  fail 'a slide that does not exist was found'
fi
