"""A page as it stands in a mirror: links that only the living site can answer lead there, pages of a list are files.

Pure but for the words of the note, which are in the language of the page.
"""

from __future__ import annotations

import re
from datetime import datetime
from html import escape

from django.utils.translation import gettext as _
from django.utils.translation import override

from localaction.design.writing import date_text, number_text

ALIVE = (
    "account", "portal", "desk", "join", "concern", "suggest", "compare", "s", "api", "progress", "invitation",
)  # fmt: skip
ALIVE_ALONE = ("/oembed", "/oai/", "/api/", "/dev/")
ENDS_ALIVE = ("/could-it-work/",)
_LINK = re.compile(r'(?P<before>\b(?:href|action)=")(?P<address>[^"]*)"')
_PAGE = re.compile(r"(?P<path>[^?]*)\?page=(?P<number>\d{1,4})")
_MAIN = re.compile(r"<main\b[^>]*>")
_LANGUAGE = re.compile(r"/([a-z]{2})/")


def file_of(address: str) -> str:
    """Where in the folder the answer to an address is kept: "en/actions/page-2/index.html"."""
    path, _, query = address.partition("?")
    number = query.removeprefix("page=")
    if query and number.isdecimal():
        path = f"{path}page-{number}/"
    return f"{path.lstrip('/')}index.html" if path.endswith("/") else path.lstrip("/")


def pages_named(page: str, path: str) -> set[str]:
    """The further pages of a list that one of its pages leads to, as addresses."""
    found = (_PAGE.fullmatch(link["address"]) for link in _LINK.finditer(page))
    return {f"{path}?page={one['number']}" for one in found if one and one["path"] in ("", path)}


def rewritten(page: str, address: str, site: str, sequence: int, at: datetime | None, script: str) -> str:
    """The page with its links turned, the note that says what it is, and the script that searches."""
    path = address.partition("?")[0]
    page = _LINK.sub(lambda link: f'{link["before"]}{_turned(link["address"], path, site)}"', page)
    found = _LANGUAGE.match(path)
    if not found or at is None:
        return page
    note = f'<p class="notice" role="note">{_note(found[1], site + path, sequence, at)}</p>{script}'
    return _MAIN.sub(lambda main: main[0] + note, page, count=1)


def _turned(address: str, path: str, site: str) -> str:
    listed = _PAGE.fullmatch(address)
    if listed and listed["path"] in ("", path):
        return f"{path}page-{listed['number']}/" if listed["number"] != "1" else path
    return site + address if is_alive(address) else address


def is_alive(address: str) -> bool:
    """Whether only the living site can answer it."""
    if not address.startswith("/") or address.startswith("//"):
        return False
    path = address.partition("?")[0]
    language, _, rest = path[1:].partition("/")
    if path.startswith(ALIVE_ALONE) or path.endswith(ENDS_ALIVE):
        return path != "/api/v1/openapi.json"
    return len(language) == 2 and rest.partition("/")[0] in ALIVE


def _note(language: str, here: str, sequence: int, at: datetime) -> str:
    with override(language):
        words = _(
            "This is a copy of the site as of entry %(sequence)s of the public register, %(moment)s."
        ) % {
            "sequence": number_text(sequence, language),
            "moment": date_text(at, language, "moment"),
        }
        return f'{escape(words)} <a href="{escape(here)}">{escape(_("Open the site itself"))}</a>'
