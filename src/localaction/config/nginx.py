"""The configuration of nginx in front of the site, written from the settings that the site itself runs with."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings

TEMPLATE = Path(__file__).with_name("nginx.conf")
SAFE = re.compile(r"[A-Za-z0-9._:/\- \[\]]+")


def configuration(*, upstream: str = "127.0.0.1:8000", listen: str = "80") -> str:
    """What stands inside `http { … }`. `upstream` is where the site listens, "host:port" or "unix:/path".

    Raises ValueError where a value could end a directive early.
    """
    hosts = [host for host in settings.ALLOWED_HOSTS if host != "*"]
    values = {
        "UPSTREAM": upstream,
        "LISTEN": listen,
        "HOSTS": " ".join(hosts) or "_",
        "STATIC": str(settings.STATIC_ROOT),
        "CACHE": str(settings.STATE / "nginx-cache"),
        "MIRROR": str(settings.STATE / "mirror"),
    }
    text = TEMPLATE.read_text(encoding="utf-8")
    for name, value in values.items():
        if not SAFE.fullmatch(value):
            raise ValueError(f"nginx cannot be told {value!r}")
        text = text.replace(f"@{name}@", value)
    return text
