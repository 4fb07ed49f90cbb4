"""What a file says of itself: of which register and entry it is, under which licence, and how to cite it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from localaction.design.writing import date_text
from localaction.opendata.columns import TYPES, Table
from localaction.register import queries
from localaction.showcase import addresses

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_NAME = "CC BY 4.0"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"
LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class About:
    """What stands beside rows. `at` is when the register's last entry was made, None where it is empty.

    `asked` is the address of the search whose results these are, "" for the whole.
    """

    sequence: int
    hash: str
    at: datetime | None
    asked: str = ""


def as_of(head: queries.Head, asked: str = "") -> About:
    """Of the register up to where it ends."""
    return About(head.sequence, head.hash, head.at, asked)


def citation(about: About, language: str, what: str = "") -> str:
    """How to cite, in one sentence of a language; `what` names the table."""
    with override(language):
        day = date_text((about.at or datetime.now(UTC)).date(), language)
        address = about.asked or f"{settings.SITE_URL}{addresses.page('opendata:data', language)}"
        return _(
            "Call to Local Action for Migrants and Refugees (%(year)s). %(what)s. Data set of the public register "
            "as of entry %(entry)s, %(day)s. %(address)s. Licence: %(licence)s."
        ) % {
            "year": (about.at or datetime.now(UTC)).year,
            "what": what or _("Open data"),
            "entry": about.sequence,
            "day": day,
            "address": address,
            "licence": LICENCE_NAME,
        }


def facts(table: Table, about: About) -> dict[str, Any]:
    """What stands inside a file that has room for it."""
    with override(LANGUAGE):
        return {
            "title": str(table.title),
            "description": str(table.row_is),
            "publisher": "Call to Local Action for Migrants and Refugees",
            "licence": LICENCE,
            "citation": citation(about, LANGUAGE, str(table.title)),
            "register_entry": about.sequence,
            "register_hash": about.hash,
            "as_of": about.at.isoformat() if about.at else "",
            "dictionary": f"{settings.SITE_URL}{addresses.of('opendata:dictionary', LANGUAGE, table.name)}",
            "asked": about.asked,
        }


def dictionary(table: Table) -> list[dict[str, Any]]:
    """Every column with its type and its meaning in every language of the site."""
    said: list[dict[str, Any]] = [{"name": one.name, "type": one.type.value} for one in table.columns]
    for language, _name in settings.LANGUAGES:
        with override(language):
            for line, column in zip(said, table.columns, strict=True):
                line.setdefault("type_says", {})[language] = str(TYPES[column.type])
                line.setdefault("says", {})[language] = str(column.says)
    return said
