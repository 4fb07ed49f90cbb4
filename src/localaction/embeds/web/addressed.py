"""What of this site can stand in a frame: found by the address of a page, with the code that shows it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from localaction.figures import queries as figures
from localaction.register import queries as register
from localaction.register.shapes import Action
from localaction.showcase import filters

LONGEST_ADDRESS = 2_000


@dataclass(frozen=True, slots=True)
class Embeddable:
    """What stands in the frame: its address, title, size in pixels at best, and the picture that goes with it."""

    path: str
    title: str
    width: int
    height: int
    picture: str
    author: str = ""


def find(address: str) -> tuple[str, Embeddable | None]:
    """The language of an address of this site and what stands there, None where nothing does that can be embedded."""
    try:
        asked, own = urlsplit(address[:LONGEST_ADDRESS]), urlsplit(settings.SITE_URL)
        if (asked.scheme, asked.netloc) != (own.scheme, own.netloc):
            return "", None
    except ValueError:
        return "", None
    path = asked.path.removeprefix(own.path)
    language = path.lstrip("/").partition("/")[0]
    if not any(language == code for code, _name in settings.LANGUAGES):
        return "", None
    with override(language), suppress(Resolver404):
        return language, _embeddable(resolve(path), asked.query, language)
    return "", None


def _embeddable(match: ResolverMatch, query: str, language: str) -> Embeddable | None:
    if match.view_name in ("showcase:action", "embeds:action"):
        return _action(match.kwargs["reference"], language)
    if match.view_name in ("showcase:map", "embeds:map"):
        pairs = filters.read(_params(query)).pairs()
        path = reverse("embeds:map", query=pairs)
        return Embeddable(path, _("Where cities act"), 720, 460, reverse("card_of_site", args=[language]))
    if match.view_name in ("figures:figure", "embeds:figure"):
        counted = figures.counted(language)
        one = counted.named(match.kwargs["name"]) if counted else None
        if one is None:
            return None
        picture = reverse("card_of_site", args=[language])
        return Embeddable(reverse("embeds:figure", args=[one.name]), one.chart.title, 720, 620, picture)
    return None


def _action(reference: str, language: str) -> Embeddable | None:
    published = register.current("action", reference)
    if published is None:
        return None
    action = published.content
    assert isinstance(action, Action)
    return Embeddable(
        reverse("embeds:action", args=[reference]),
        action.title,
        560,
        380,
        reverse("card_of_action", args=[reference], query={"language": language}),
        next((owner.name for owner in action.owners), ""),
    )


def _params(query: str) -> dict[str, list[str]]:
    return parse_qs(query, max_num_fields=200)


def code(found: Embeddable, width: int, height: int) -> SafeString:
    """What to write into a page so that it shows what was found."""
    return format_html(
        '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy"></iframe>',
        f"{settings.SITE_URL}{found.path}",
        width,
        height,
        found.title,
    )
