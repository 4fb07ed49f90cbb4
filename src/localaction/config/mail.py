"""The mail server of the site, from one URL."""

from typing import Any
from urllib.parse import unquote, urlsplit

from localaction.config.environment import BadSetting

DEFAULT_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def mail_settings(url: str) -> dict[str, Any]:
    """Django's EMAIL_* settings for a mail URL; without one, letters stay in the outbox.

    `smtp://` speaks plainly, `smtp+tls://` turns to TLS after the greeting, `smtps://` starts with TLS.
    Raises BadSetting.
    """
    if not url:
        return {"MAIL_LEAVES": False, "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    parts = urlsplit(url)
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        raise BadSetting("LOCALACTION_MAIL_URL must look like smtp+tls://user:password@host:587.")
    return {
        "MAIL_LEAVES": True,
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or DEFAULT_PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }
