# shellcheck shell=bash
# SHA-256 helpers that work with GNU coreutils and with macOS's shasum.

sha256_of() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum "$@"; else shasum -a 256 "$@"; fi | cut -d' ' -f1
}

# One digest over the content of several files, in the order given.
sha256_of_all() { sha256_of "$@" | sha256_of /dev/stdin; }
