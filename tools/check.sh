#!/usr/bin/env bash
# Everything a machine can judge without a browser or a server, the fastest first.
set -euo pipefail
bin=.venv/bin
export LOCALACTION_MODE=test LOCALACTION_DATA="${TMPDIR:-/tmp}/localaction-check-$$"
trap 'rm -rf "$LOCALACTION_DATA"' EXIT
say() { printf '\n— %s\n' "$1"; }
say "format";    $bin/ruff format --check -q src tests tools
say "lint";      $bin/ruff check -q src tests tools
say "contracts"; $bin/lint-imports --no-cache
say "types";     $bin/mypy
say "house";     $bin/pytest -q tests/house
