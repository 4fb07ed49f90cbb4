"""The whole as one Frictionless data package: tables as CSV, their schema with the dictionary, licence and citation."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from django.conf import settings
from django.utils.translation import override

from localaction.opendata.about import LANGUAGE, LICENCE, LICENCE_TITLE, About, citation
from localaction.opendata.columns import Column, Table, Type
from localaction.opendata.tables import TABLES
from localaction.showcase import addresses

_TYPES = {
    Type.WHOLE: "integer",
    Type.NUMBER: "number",
    Type.YES_NO: "boolean",
    Type.LIST: "array",
    Type.RECORD: "object",
    Type.MOMENT: "datetime",
}
_FORMATS = {Type.MOMENT: "%Y-%m-%dT%H:%M:%S.%fZ"}
_NOTHING_ELSE = (1980, 1, 1, 0, 0, 0)  # no time of the machine, so that the same rows give the same file
GUARD = (
    "In CSV, a text that begins with = + - @, a tab or a carriage return, after any apostrophes, has one apostrophe "
    "put before it, so that no spreadsheet takes it for a formula. Take that one off to have the text as published. "
    "The other formats hold texts as they are."
)


class File(NamedTuple):
    """What is known of a file: bytes, SHA-256 in hexadecimal, rows (None where it has none)."""

    size: int
    sha256: str
    rows: int | None = None


def descriptor(about: About, files: Mapping[str, File]) -> dict[str, Any]:
    """The package's `datapackage.json`: `files` holds what is known of each table's CSV, by its name."""
    site = settings.SITE_URL
    with override(LANGUAGE):
        return {
            "profile": "tabular-data-package",
            "name": "local-action-register",
            "title": "Call to Local Action for Migrants and Refugees: open data of the public register",
            "description": GUARD,
            "homepage": f"{site}{addresses.page('opendata:data', LANGUAGE)}",
            "version": str(about.sequence),
            "created": about.at.isoformat() if about.at else "",
            "licenses": [{"name": "CC-BY-4.0", "title": LICENCE_TITLE, "path": LICENCE}],
            "citation": citation(about, LANGUAGE),
            "registerEntry": about.sequence,
            "registerHash": about.hash,
            "resources": [_resource(table, files[f"{table.name}.csv"]) for table in TABLES.values()],
        }


def _resource(table: Table, file: File) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": str(table.title),
        "description": str(table.row_is),
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "rows": file.rows,
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES.get(column.type, "string")}
    if column.type in _FORMATS:
        field["format"] = _FORMATS[column.type]
    field["description"] = str(column.says)
    field["descriptions"] = said_in_every_language(column)
    if column.values:
        field["constraints"] = {"enum": list(column.values)}
    return field


def said_in_every_language(column: Column) -> dict[str, str]:
    """The meaning of a column by language of the site."""
    said = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            said[language] = str(column.says)
    return said


def write(folder: Path, about: About, files: Mapping[str, File]) -> None:
    """Write `datapackage.json` and `datapackage.zip` beside the CSV files of a folder."""
    described = msgspec.json.format(msgspec.json.encode(descriptor(about, files)), indent=1)
    (folder / "datapackage.json").write_bytes(described + b"\n")
    with zipfile.ZipFile(folder / "datapackage.zip", "w", zipfile.ZIP_DEFLATED) as package:
        for name in ("datapackage.json", *(f"{table}.csv" for table in TABLES)):
            with _member(package, name) as target, (folder / name).open("rb") as source:
                shutil.copyfileobj(source, target, 2**20)
        with _member(package, "README.txt") as target:
            target.write(readme(about).encode())


def _member(package: zipfile.ZipFile, name: str) -> Any:
    about = zipfile.ZipInfo(name, _NOTHING_ELSE)
    about.compress_type = zipfile.ZIP_DEFLATED
    about.external_attr = 0o644 << 16
    return package.open(about, "w", force_zip64=True)


def readme(about: About) -> str:
    """What stands beside the files for whoever opens the folder."""
    with override(LANGUAGE):
        tables = "".join(f"  {name}: {table.row_is}\n" for name, table in TABLES.items())
    return (
        "Open data of the public register of the Call to Local Action for Migrants and Refugees.\n\n"
        f"Tables:\n{tables}\ndatapackage.json says what each column means, in five languages.\n\n"
        f"{GUARD}\n\nLicence: {LICENCE_TITLE}, {LICENCE}\n\nHow to cite:\n{citation(about, LANGUAGE)}\n"
    )
