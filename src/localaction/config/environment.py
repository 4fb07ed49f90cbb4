"""Every setting that an operator may change, read once from the process environment, typed, with its default."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_network
from pathlib import Path

MODES = ("production", "demo", "test")


class BadSetting(ValueError):
    """An environment variable has a value that cannot be used; the message says which and what to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """The settings of one process. The comment behind each field names its variable and says what it does."""

    data: Path = field(metadata={"variable": "LOCALACTION_DATA", "help": "Folder that holds all state."})
    mode: str = field(
        default="production",
        metadata={
            "variable": "LOCALACTION_MODE",
            "help": "production, demo (mailbox page, ready accounts) or test.",
        },
    )
    database_url: str = field(
        default="",
        metadata={
            "variable": "DATABASE_URL",
            "help": "Another database; empty means SQLite in the data folder.",
        },
    )
    site_url: str = field(
        default="http://127.0.0.1:8000",
        metadata={"variable": "LOCALACTION_SITE_URL", "help": "Public address of the site, used in letters."},
    )
    hosts: tuple[str, ...] = field(
        default=(),
        metadata={"variable": "LOCALACTION_HOSTS", "help": "Host names served, separated by commas."},
    )
    proxies: int = field(
        default=0,
        metadata={
            "variable": "LOCALACTION_PROXIES",
            "help": "How many proxies of yours stand in front, so that limits count visitors and not the proxy.",
        },
    )
    secret_key: str = field(
        default="",
        metadata={
            "variable": "LOCALACTION_SECRET_KEY",
            "help": "Signing key; made and kept in the data folder when empty.",
        },
    )
    mail_url: str = field(
        default="",
        metadata={
            "variable": "LOCALACTION_MAIL_URL",
            "help": "smtp+tls://user:password@host:port (or smtps://, smtp://); empty keeps letters in the outbox.",
        },
    )
    mail_from: str = field(
        default="Local Action <no-reply@localaction.invalid>",
        metadata={"variable": "LOCALACTION_MAIL_FROM", "help": "Sender of every letter."},
    )
    secretariat_email: str = field(
        default="",
        metadata={
            "variable": "LOCALACTION_SECRETARIAT_EMAIL",
            "help": "Where readers write to report a concern; empty leads them to the page that says how.",
        },
    )
    translator_url: str = field(
        default="",
        metadata={
            "variable": "LOCALACTION_TRANSLATOR_URL",
            "help": "A server with LibreTranslate's API that suggests translations; empty asks no machine.",
        },
    )
    translator_key: str = field(
        default="",
        metadata={
            "variable": "LOCALACTION_TRANSLATOR_KEY",
            "help": "The key that this server asks for, if any.",
        },
    )
    webhook_networks: tuple[str, ...] = field(
        default=(),
        metadata={
            "variable": "LOCALACTION_WEBHOOK_NETWORKS",
            "help": "Private networks that webhooks may lead into, such as 10.1.0.0/16; none when empty.",
        },
    )
    edit_lapse_days: int = field(
        default=30,
        metadata={
            "variable": "LOCALACTION_EDIT_LAPSE_DAYS",
            "help": "Days after which an edit that its author does not answer lapses; nothing is changed then.",
        },
    )
    search_encoder: int = field(
        default=0,
        metadata={
            "variable": "LOCALACTION_SEARCH_ENCODER",
            "help": "1 lets the search compare whole sentences too: better answers, 125 MB more in each web process.",
        },
    )
    log_level: str = field(
        default="INFO",
        metadata={"variable": "LOCALACTION_LOG_LEVEL", "help": "DEBUG, INFO, WARNING or ERROR."},
    )

    @classmethod
    def read(cls, variables: Mapping[str, str] = os.environ) -> Environment:
        """Read and check the environment. Raises BadSetting with a plain sentence."""
        mode = variables.get("LOCALACTION_MODE", "production")
        if mode not in MODES:
            raise BadSetting(f"LOCALACTION_MODE is {mode!r}; write one of {', '.join(MODES)}.")
        data = Path(variables.get("LOCALACTION_DATA") or "var").expanduser().resolve()
        hosts = tuple(
            host.strip() for host in variables.get("LOCALACTION_HOSTS", "").split(",") if host.strip()
        )
        database_url = variables.get("DATABASE_URL", "")
        if database_url and not database_url.startswith(("postgres://", "postgresql://", "sqlite://")):
            raise BadSetting("DATABASE_URL must start with postgresql:// or sqlite://.")
        return cls(
            data=data,
            mode=mode,
            database_url=database_url,
            site_url=variables.get("LOCALACTION_SITE_URL", "http://127.0.0.1:8000").rstrip("/"),
            hosts=hosts,
            proxies=_count(variables, "LOCALACTION_PROXIES"),
            secret_key=variables.get("LOCALACTION_SECRET_KEY") or _kept_secret(data),
            mail_url=variables.get("LOCALACTION_MAIL_URL", ""),
            mail_from=variables.get("LOCALACTION_MAIL_FROM", "Local Action <no-reply@localaction.invalid>"),
            secretariat_email=_mailbox(variables, "LOCALACTION_SECRETARIAT_EMAIL"),
            translator_url=_address(variables, "LOCALACTION_TRANSLATOR_URL"),
            translator_key=variables.get("LOCALACTION_TRANSLATOR_KEY", "").strip(),
            webhook_networks=_networks(variables, "LOCALACTION_WEBHOOK_NETWORKS"),
            edit_lapse_days=_count(variables, "LOCALACTION_EDIT_LAPSE_DAYS", otherwise=30),
            search_encoder=_count(variables, "LOCALACTION_SEARCH_ENCODER"),
            log_level=variables.get("LOCALACTION_LOG_LEVEL", "INFO").upper(),
        )


def _count(variables: Mapping[str, str], name: str, *, otherwise: int = 0) -> int:
    text = variables.get(name) or str(otherwise)
    if not text.isdecimal():
        raise BadSetting(f"{name} is {text!r}; write a number such as 1.")
    return int(text)


def _address(variables: Mapping[str, str], name: str) -> str:
    text = variables.get(name, "").strip().rstrip("/")
    if text and not re.fullmatch(r"https?://[^\s/?#@]+(/[^\s?#]*)?", text):
        raise BadSetting(f"{name} is {text!r}; write an address such as https://translate.example.org.")
    return text


def _networks(variables: Mapping[str, str], name: str) -> tuple[str, ...]:
    found = tuple(part.strip() for part in variables.get(name, "").split(",") if part.strip())
    for text in found:
        try:
            ip_network(text)
        except ValueError as error:
            raise BadSetting(f"{name} has {text!r}; write networks such as 10.1.0.0/16.") from error
    return found


def _mailbox(variables: Mapping[str, str], name: str) -> str:
    text = variables.get(name, "").strip()
    if text and not re.fullmatch(r"[^@\s<>?&]+@[^@\s<>?&]+", text):
        raise BadSetting(f"{name} is {text!r}; write an e-mail address such as call@example.org.")
    return text


def _kept_secret(data: Path) -> str:
    """The signing key of this data folder: made at first use, readable by its owner only."""
    file = data / "keys" / "secret"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as fresh:
                fresh.write(secrets.token_urlsafe(48))
        except FileExistsError:
            pass  # another process of the same start made it first
    return file.read_text().strip()
