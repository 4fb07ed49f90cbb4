#!/usr/bin/env bash
# The whole suite: SQLite and PostgreSQL side by side with nothing left out in CI, then journeys in Chromium.
set -euo pipefail
bin=.venv/bin
workers=$(nproc)
say() { printf '\n— %s\n' "$1"; }

say "tests on SQLite"
$bin/pytest -q -n "$workers" --dist worksteal -m "not browser" --ignore tests/house

say "tests on PostgreSQL"
if $bin/python tools/postgres.py available; then
  $bin/python tools/postgres.py run -- $bin/pytest -q -n "$workers" --dist worksteal -m "not browser" --ignore tests/house
elif [ "${CI:-}" = true ]; then
  echo "PostgreSQL could not be had, and CI may not leave it out." >&2
  exit 1
else
  printf '\n*** LEFT OUT: the suite was NOT run on PostgreSQL. Install it with: sudo apt-get install postgresql ***\n\n' >&2
fi

say "the wheel by itself"
tools/try_wheel.sh

say "journeys in Chromium"
tools/need_chromium.sh
$bin/pytest -q -m browser
