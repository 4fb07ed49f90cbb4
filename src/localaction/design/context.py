"""What every page knows: the name of the site, its language and direction, and this page in the other languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from localaction.kit.texts import direction


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """This page in one language; `name` is the language's name in itself."""

    code: str
    name: str
    href: str
    current: bool
    direction: str


def page(request: HttpRequest) -> dict[str, Any]:
    """The context of every page. Reads the address only: never the session, so that public pages can be cached."""
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "site_name": settings.SITE_NAME,
        "language": language,
        "direction": direction(language),
        "language_links": language_links(
            address_after_language(request.path_info, request.META.get("QUERY_STRING", "")), language
        ),
    }


def address_after_language(path: str, query: str) -> str:
    """What follows the language in an address ("actions/?q=housing"); "" for an address without language."""
    first, _, rest = path.lstrip("/").partition("/")
    known = any(first == code for code, _name in settings.LANGUAGES)
    return (rest + (f"?{query}" if query else "")) if known else ""


def language_links(tail: str, language: str) -> list[LanguageLink]:
    """Links to one address, told without its language, in all languages."""
    return [
        LanguageLink(
            code=code,
            name=str(name),
            href=f"/{code}/{tail}",
            current=code == language,
            direction=direction(code),
        )
        for code, name in settings.LANGUAGES
    ]
