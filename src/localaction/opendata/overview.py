"""What the page of open data shows: every table with its files, how to cite them, an example of a search."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from localaction.opendata import files
from localaction.opendata.about import LICENCE, as_of, citation
from localaction.opendata.columns import TYPES, Table
from localaction.opendata.formats import formats_of
from localaction.opendata.tables import TABLES
from localaction.register import queries
from localaction.showcase import addresses
from localaction.showcase.queries import linked

EXAMPLE = (("country", "UG"), ("stage", "in_progress"))


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file: its format, what that is good for, where it is, and its size in bytes (None until it is made)."""

    name: str
    says: str
    href: str
    size: int | None


@dataclass(frozen=True, slots=True)
class TableLine:
    """One table; `rows` is None until its files are made."""

    name: str
    title: str
    row_is: str
    rows: int | None
    columns: int
    files: tuple[FileLine, ...]
    href: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """Everything the page shows. `entry` and `on`: up to which entry of the register, and of which day."""

    tables: tuple[TableLine, ...]
    package: FileLine
    entry: int
    on: date | None
    citation: str
    licence: str
    example: str
    linked: SafeString


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column in words."""

    name: str
    type: str
    says: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DictionaryPage:
    """One table with the meaning of every column."""

    table: TableLine
    key: tuple[str, ...]
    columns: tuple[ColumnLine, ...]
    citation: str
    others: tuple[tuple[str, str], ...]


def data_page(language: str) -> DataPage:
    """The page for a reader of that language."""
    state = files.current()
    head = queries.head()
    about = state.about if state else as_of(head)
    home = addresses.page("opendata:data", language)
    zipped = state.files["datapackage.zip"].size if state else None
    tables = tuple(_table_line(table, state, language) for table in TABLES.values())
    cited = citation(about, language)
    return DataPage(
        tables=tables,
        package=FileLine("ZIP", "", f"{home}datapackage.zip", zipped),
        entry=about.sequence,
        on=about.at.date() if about.at else None,
        citation=cited,
        licence=LICENCE,
        example=f"{settings.SITE_URL}{addresses.with_query(f'{home}actions.csv', EXAMPLE)}",
        linked=_linked(tables, cited, language),
    )


def dictionary_page(name: str, language: str) -> DictionaryPage | None:
    """The meaning of every column of a table; None where there is no such table."""
    table = TABLES.get(name)
    if table is None:
        return None
    state = files.current()
    about = state.about if state else as_of(queries.head())
    return DictionaryPage(
        table=_table_line(table, state, language),
        key=table.key,
        columns=tuple(
            ColumnLine(one.name, str(TYPES[one.type]), str(one.says), one.values) for one in table.columns
        ),
        citation=citation(about, language, str(table.title)),
        others=tuple(
            (str(one.title), _dictionary(one, language)) for one in TABLES.values() if one is not table
        ),
    )


def _table_line(table: Table, state: files.State | None, language: str) -> TableLine:
    home = addresses.page("opendata:data", language)
    known = state.files if state else {}
    lines = []
    for one in formats_of(table):
        file = known.get(f"{table.name}.{one.ending}")
        size = file.size if file else None
        lines.append(FileLine(one.name, str(one.says), f"{home}{table.name}.{one.ending}", size))
    csv = known.get(f"{table.name}.csv")
    return TableLine(
        name=table.name,
        title=str(table.title),
        row_is=str(table.row_is),
        rows=csv.rows if csv else None,
        columns=len(table.columns),
        files=tuple(lines),
        href=_dictionary(table, language),
    )


def _dictionary(table: Table, language: str) -> str:
    return addresses.of("opendata:dictionary", language, table.name)


def _linked(tables: Iterable[TableLine], cited: str, language: str) -> SafeString:
    """The data sets for search engines (schema.org), as they may stand inside a page; the catalogue has the rest."""
    site = settings.SITE_URL
    sets = [
        {
            "@type": "Dataset",
            "name": table.title,
            "description": table.row_is,
            "url": f"{site}{table.href}",
            "license": LICENCE,
            "isAccessibleForFree": True,
            "creator": {
                "@type": "Organization",
                "name": gettext("Call to Local Action for Migrants and Refugees"),
            },
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": file.name, "contentUrl": f"{site}{file.href}"}
                for file in table.files
            ],
        }
        for table in tables
    ]
    home = f"{site}{addresses.page('opendata:data', language)}"
    said = {
        "@type": "DataCatalog",
        "url": home,
        "citation": cited,
        "dataset": sets,
    }
    return linked.script(said)
