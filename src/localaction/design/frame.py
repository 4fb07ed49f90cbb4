"""The frame of public pages: head, foot and what stands around a page. It differs from page to page in a few places
only, so each part is drawn once.

What is drawn has a mark where the language links go on after their language, and one in the link to report a concern;
each page puts its own address there.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlencode

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from localaction.design.context import address_after_language, language_links

SECTIONS = (
    "showcase:search",
    "showcase:governments",
    "actions:public_calls",
    "showcase:map",
    "showcase:frameworks",
    "showcase:about",
)
_MARK = "address-after-the-language"
_HERE = "address-of-this-page"
_PLACES = ("title", "description", "meta", "head", "header", "content", "footer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a public page puts into its frame. `title` and `description` are plain text, `head` and `content` HTML.

    `card` is the address of its picture; `is_embeddable` as in `addresses`; `checkpoint` as in `foot`.
    """

    title: str
    description: str
    head: SafeString
    content: SafeString
    card: str = ""
    is_embeddable: bool = False
    checkpoint: Hashable = None


def framed(page: Page, language: str, path: str, query: str, number: str = "") -> str:
    """A whole public page, as the layout `public.html` draws it; `number` is that of a page of a list."""
    own = {
        "title": escape(" ".join(page.title.split())),
        "description": escape(" ".join(page.description.split())),
        "meta": addresses(language, path, number, page.card, is_embeddable=page.is_embeddable),
        "head": page.head,
        "header": head(language, path, query),
        "content": page.content,
        "footer": foot(language, path, query, page.checkpoint),
    }
    return "".join(own[piece] if is_place else piece for is_place, piece in _pieces(language))


@lru_cache(maxsize=16)
def _pieces(language: str) -> tuple[tuple[bool, str], ...]:
    """The layout cut where a page puts its own: what stands there, or the name of the place."""
    with override(language):
        marks = {name: f"place-for-{name}-of-this-page" for name in _PLACES}
        drawn = render_to_string("design/layouts/framed.html", {"marks": marks})
    cut = re.split(f"place-for-({'|'.join(_PLACES)})-of-this-page", drawn)
    return tuple((bool(place % 2), piece) for place, piece in enumerate(cut))


def head(language: str, path: str, query: str) -> SafeString:
    """The head of the public page at an address, with its section marked and the page in the other languages."""
    return _at(_drawn("head", language, _section(language, path), None), path, query)


def foot(language: str, path: str, query: str, checkpoint: Hashable) -> SafeString:
    """The foot of the public page at an address; `checkpoint` says where the register stands, or is None."""
    return _at(_drawn("foot", language, "", checkpoint), path, query)


def addresses(
    language: str, path: str, page: str = "", card: str = "", *, is_embeddable: bool = False
) -> SafeString:
    """The lasting address of a public page, and of the same page in every language; choices are left out of it.

    `card` is the address of the picture that goes with it when it is shared, that of the site without one.
    `is_embeddable`: oEmbed says how to show it on another page.
    """
    tail = address_after_language(path, f"page={page}" if page.isdecimal() and page != "1" else "")
    href = f"{settings.SITE_URL}/{{}}/{tail}".format
    rows = [(code, href(code)) for code, _name in settings.LANGUAGES]
    here = format_html(
        '<link rel="canonical" href="{0}">\n<meta property="og:url" content="{0}">\n'
        '<meta property="og:type" content="website">\n<meta property="og:site_name" content="{1}">\n'
        '<meta property="og:locale" content="{2}">\n',
        href(language),
        _("Local Action"),
        language,
    )
    found = format_html(
        '<link rel="search" type="application/opensearchdescription+xml" title="{}" href="{}">\n',
        settings.SITE_NAME,
        reverse("syndication:opensearch"),
    )
    others = format_html_join(
        "\n",
        '<link rel="alternate" hreflang="{}" href="{}">',
        [*rows, ("x-default", href(settings.LANGUAGE_CODE))],
    )
    shared = format_html(
        '\n<meta property="og:image" content="{}">\n<meta property="og:image:width" content="1200">\n'
        '<meta property="og:image:height" content="630">\n<meta name="twitter:card" content="summary_large_image">',
        settings.SITE_URL + (card or _card_of_site(language)),
    )
    return here + found + others + shared + (_embedding(href(language)) if is_embeddable else SafeString())


def _embedding(href: str) -> SafeString:
    """Where machines learn how to embed a page."""
    asked = [
        (kind, f"{settings.SITE_URL}{_oembed()}?{urlencode({'url': href, 'format': form})}")
        for form, kind in (("json", "application/json+oembed"), ("xml", "text/xml+oembed"))
    ]
    return format_html_join("", '\n<link rel="alternate" type="{}" href="{}">', asked)


@lru_cache(maxsize=16)
def _card_of_site(language: str) -> str:
    return reverse("card_of_site", args=[language])


@lru_cache(maxsize=1)
def _oembed() -> str:
    return reverse("oembed")


def _at(drawn: str, path: str, query: str) -> SafeString:
    own = drawn.replace(_HERE, quote(path, safe="")).replace(
        _MARK, escape(address_after_language(path, query))
    )
    return mark_safe(own)  # noqa: S308  (escaped)


@lru_cache(maxsize=64)
def _drawn(part: str, language: str, section: str, checkpoint: Hashable) -> str:
    with override(language):
        context = {
            "area": "public",
            "area_label": _("Main navigation"),
            "drawn_for": section,
            "language_links": language_links(_MARK, language),
            "checkpoint": checkpoint,
            "here": _HERE,
        }
        return render_to_string(f"design/layouts/{part}.html", context)


def _section(language: str, path: str) -> str:
    """The address of the section that a page lies in, "" outside all of them."""
    return next((href for href in _sections(language) if path.startswith(href)), "")


@lru_cache(maxsize=16)
def _sections(language: str) -> tuple[str, ...]:
    with override(language):
        return tuple(reverse(name) for name in SECTIONS)
