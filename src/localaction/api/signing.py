"""The signature of a message, so that its reader knows it is ours and new. Pure; described in docs/api.md.

Local-Action-Signature: t=1795000000,v1=<HMAC-SHA256 of "1795000000.<body>" under the secret, as hex>
"""

from __future__ import annotations

import hashlib
import hmac

HEADER = "Local-Action-Signature"
TOLERANCE = 300  # seconds between sending and reading


def signature(secret: str, at: int, body: bytes) -> str:
    """The value of the header for a message that leaves at a time (seconds since 1970)."""
    return f"t={at},v1={_code(secret, at, body)}"


def is_ours(secret: str, header: str, body: bytes, now: int) -> bool:
    """Whether a message is signed with the secret, and not older than TOLERANCE."""
    parts = dict(part.split("=", 1) for part in header.split(",") if "=" in part)
    at = parts.get("t", "")
    if not (at.isascii() and at.isdecimal() and len(at) <= 12) or abs(now - int(at)) > TOLERANCE:
        return False
    return hmac.compare_digest(parts.get("v1", "").encode(), _code(secret, int(at), body).encode())


def _code(secret: str, at: int, body: bytes) -> str:
    return hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
