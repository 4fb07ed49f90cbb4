"""From the address of a public page to the thing that it shows, and back."""

from __future__ import annotations

from django.conf import settings
from django.urls import Resolver404, resolve, reverse
from django.utils import translation

SHOWN = {"showcase:action": ("action", "reference"), "showcase:government": ("government", "slug")}
PAGES = {kind: name for name, (kind, _key) in SHOWN.items()}


def public_place(address: str) -> tuple[str, str, str]:
    """(address, kind, reference) of a public page; ("", "", "") for what is none: an address can be a secret.

    Kind and reference are "" for pages that show no single thing.
    """
    path = address.partition("?")[0]
    first = path.lstrip("/").partition("/")[0]
    known = {code for code, _name in settings.LANGUAGES}
    try:
        with translation.override(first if first in known else settings.LANGUAGE_CODE):
            found = resolve(path)
    except Resolver404:
        return "", "", ""
    if getattr(found.func, "audience", "") != "public":
        return "", "", ""
    kind, key = SHOWN.get(found.view_name, ("", ""))
    return path, kind, str(found.kwargs.get(key, ""))


def page_of(kind: str, reference: str) -> str:
    """The public page of a thing; that of its action for a report, "" for what has none."""
    if kind == "progress":
        kind, reference = "action", reference.rpartition("-P")[0]
    return reverse(PAGES[kind], args=[reference]) if kind in PAGES else ""
