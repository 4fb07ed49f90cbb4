#!/usr/bin/env bash
# Say what is missing on this machine, and the one command that installs it.
set -u
python=${1:-python3}
fail() { printf '\nMissing: %s\nInstall it with:  %s\n\n' "$1" "$2" >&2; exit 1; }
command -v "$python" >/dev/null || fail "Python 3.11 or newer" "sudo apt-get install python3 python3-venv"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  fail "Python 3.11 or newer (this is $("$python" --version))" "sudo apt-get install python3.11 python3.11-venv, then make PYTHON=python3.11"
"$python" -c 'import venv, ensurepip' 2>/dev/null || fail "Python's venv" "sudo apt-get install python3-venv"
command -v node >/dev/null || fail "Node 20 or newer" "sudo apt-get install nodejs npm"
node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)' ||
  fail "Node 20 or newer (this is $(node --version))" "see nodejs.org for your system"
command -v npm >/dev/null || fail "npm" "sudo apt-get install npm"
