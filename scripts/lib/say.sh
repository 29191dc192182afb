# shellcheck shell=bash
# Messages for people, shared by the shell scripts. SAY_AS names the script that speaks.

say() { printf '%s: %s\n' "${SAY_AS:-sentinode}" "$*"; }

warn() { printf '%s: warning: %s\n' "${SAY_AS:-sentinode}" "$*" >&2; }

fail() {
  printf '%s: error: %s\n' "${SAY_AS:-sentinode}" "$*" >&2
  exit 1
}

# need COMMAND HINT: stops with the hint when the command is not installed.
need() { command -v "$1" >/dev/null 2>&1 || fail "$1 is missing: $2"; }
