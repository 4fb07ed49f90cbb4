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
for _ in $(seq 120); do
  curl -sf "http://127.0.0.1:$port/readyz" >/dev/null && break
  kill -0 "$demo" 2>/dev/null || { cat demo.log >&2; exit 1; }
  sleep 1
done
page() { curl -sf "http://127.0.0.1:$port$1"; }
page /en/actions/CTA-001/ | grep -q "Waste management micro-enterprises" || { echo "the English action page is not there" >&2; exit 1; }
page /ar/ | grep -q 'dir="rtl"' || { echo "the Arabic front page is not there" >&2; exit 1; }
style=$(page /en/ | grep -o '/static/design/site[^"]*\.css' | head -n 1)
page "$style" >/dev/null || { echo "the styles are not in the wheel" >&2; exit 1; }
echo "The wheel serves the demo by itself."
