#!/usr/bin/env bash
# Journeys and screenshots need a browser, and fonts for Arabic: install Debian's if we may, else say how.
set -u
has_fonts() { fc-list :lang=ar 2>/dev/null | grep -q .; }
command -v chromium >/dev/null && has_fonts && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Chromium and fonts …"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-core fontconfig; } >/tmp/chromium-install.log 2>&1 &&
    exit 0
  tail -n 5 /tmp/chromium-install.log >&2
fi
command -v chromium >/dev/null && exit 0
printf '\nMissing: Chromium.\nInstall it with:  sudo apt-get install chromium fonts-noto-core\n\n' >&2
exit 1
