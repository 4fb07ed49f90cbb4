"""Whole addresses and lasting names of published things, as machines are told them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import quote, unquote, urlsplit

from django.conf import settings

from localaction.register.shapes import Progress, Shape, Signature
from localaction.showcase import addresses

LANGUAGE: str = settings.LANGUAGE_CODE
SINCE = "2026"  # since when the site has held the names that it gives; part of a tag (RFC 4151)
FIRST_DAY = datetime(2018, 12, 8, tzinfo=UTC)  # of an empty register: the Declaration's
DOMAIN = re.compile(r"[A-Za-z][A-Za-z0-9\-]*(\.[A-Za-z][A-Za-z0-9\-]*)+")
_LOCAL = "-_.!~*'();/?:@&=+$,"


def whole(path: str) -> str:
    """The address of a page of this site, from a path."""
    return f"{settings.SITE_URL}{path}"


def host() -> str:
    """The host name of the site."""
    return urlsplit(settings.SITE_URL).hostname or "localhost"


def oai_identifier(kind: str, reference: str) -> str:
    """The name of a thing for harvesters: "oai:example.org:action/LA-ABCDEF"."""
    return f"oai:{host()}:{kind}/{quote(reference, safe=_LOCAL)}"


def of_identifier(identifier: str) -> tuple[str, str] | None:
    """Kind and reference of a thing, from its name for harvesters; None for any other text."""
    beginning = f"oai:{host()}:"
    kind, slash, reference = identifier.removeprefix(beginning).partition("/")
    if not identifier.startswith(beginning) or not slash or not kind or not reference:
        return None
    return kind, unquote(reference)


def tag(*path: str) -> str:
    """A name that never changes, for entries and feeds (RFC 4151)."""
    return f"tag:{host()},{SINCE}:{'/'.join(quote(step, safe='-_.') for step in path)}"


def page_of(kind: str, reference: str, content: Shape | None = None, language: str = LANGUAGE) -> str:
    """The page on which a thing stands: reports on that of their action, signatures on that of their government."""
    if isinstance(content, Progress):
        return f"{whole(addresses.action(content.action, language))}#progress"
    if isinstance(content, Signature):
        return whole(addresses.government(content.government, language))
    if kind == "government":
        return whole(addresses.government(reference, language))
    if kind == "call":
        return whole(addresses.of("actions:public_call", language, reference))
    return whole(addresses.action(reference, language))
