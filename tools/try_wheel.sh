#!/usr/bin/env bash
# A wheel alone, in an empty folder, without Node: installs, sets up and serves the demo in two languages.
set -euo pipefail
root=$PWD
folder=$(mktemp -d "${TMPDIR:-/tmp}/localaction-wheel-XXXXXX")
demo=
finish() { [ -z "$demo" ] || kill -INT -- "-$demo" 2>/dev/null || true; rm -rf "$folder"; }
trap finish EXIT
make wheel >"$folder/build.log" 2>&1 || { tail -n 20 "$folder/build.log" >&2; exit 1; }
cd "$folder"
python3 -m venv v
v/bin/pip install -q --disable-pip-version-check --require-hashes -r "$root/requirements/product.txt"
v/bin/pip install -q --disable-pip-version-check --no-deps "$root"/dist/localaction-*.whl
mkdir var && mkdir -p "$root/.cache/gazetteer" && ln -s "$root/.cache/gazetteer" var/gazetteer
port=$(v/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
env -i PATH=/usr/bin:/bin HOME="$folder" setsid v/bin/localaction demo --port "$port" >demo.log 2>&1 &
demo=$!
fail() { echo "$1" >&2; tail -n 40 demo.log >&2; exit 1; }
ready=
for _ in $(seq 300); do
  curl -sf -o /dev/null "http://127.0.0.1:$port/readyz" && { ready=yes; break; }
  kill -0 "$demo" 2>/dev/null || fail "the demo of the wheel stopped while it was setting itself up"
  sleep 1
done
[ -n "$ready" ] || fail "the demo of the wheel was not ready after five minutes"

# Pages are kept before they are searched: `curl | grep -q` under pipefail fails when grep has seen enough.
page() { curl -sS --fail -o page "http://127.0.0.1:$port$1" || fail "no answer at $1"; }
page /en/actions/CTA-001/
grep -q "Waste management micro-enterprises" page || fail "the English action page is not there"
page /ar/
grep -q 'dir="rtl"' page || fail "the Arabic front page is not there"
page /en/
page "$(grep -o '/static/design/site[^"]*\.css' page | head -n 1)"
echo "The wheel serves the demo by itself."
