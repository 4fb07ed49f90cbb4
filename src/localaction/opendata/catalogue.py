"""The catalogue of the data sets for portals and search engines: DCAT 3 and schema.org in one document. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import override

from localaction.opendata.about import LANGUAGE, LICENCE, About, citation
from localaction.opendata.columns import Table
from localaction.opendata.formats import FORMATS, formats_of
from localaction.opendata.package import File
from localaction.opendata.tables import TABLES
from localaction.showcase import addresses

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dct:issued": {"@type": "xsd:dateTime"},
    "dct:modified": {"@type": "xsd:dateTime"},
    "dct:license": {"@type": "@id"},
    "dct:conformsTo": {"@type": "@id"},
    "dct:language": {"@type": "@id"},
    "dcat:landingPage": {"@type": "@id"},
    "dcat:accessURL": {"@type": "@id"},
    "dcat:downloadURL": {"@type": "@id"},
    "dcat:mediaType": {"@type": "@id"},
    "dcat:byteSize": {"@type": "xsd:nonNegativeInteger"},
    "spdx:checksumValue": {"@type": "xsd:hexBinary"},
    "spdx:algorithm": {"@type": "@id"},
    "schema:license": {"@type": "@id"},
    "schema:url": {"@type": "@id"},
    "schema:contentUrl": {"@type": "@id"},
}
_FRICTIONLESS = "https://specs.frictionlessdata.io/tabular-data-package/"
_LANGUAGES = "http://publications.europa.eu/resource/authority/language/"
_IN = {"en": "ENG", "fr": "FRA", "es": "SPA", "ar": "ARA", "pt": "POR"}


def address(name: str, language: str = LANGUAGE) -> str:
    """Where a file is downloaded."""
    return f"{settings.SITE_URL}{addresses.page('opendata:data', language)}{name}"


def catalogue(about: About, files: Mapping[str, File]) -> dict[str, Any]:
    """Every table as a data set with its files, and the package as one with all."""
    home = address("")
    publisher = {"@id": f"{settings.SITE_URL}/#call", "@type": ["foaf:Agent", "schema:Organization"]}
    publisher["foaf:name"] = publisher["schema:name"] = "Call to Local Action for Migrants and Refugees"
    changed = about.at.isoformat() if about.at else None
    sets = [_data_set(table, about, files) for table in TABLES.values()]
    package = _described(f"{home}#package", "Data package", "Every table with its dictionary.", about)
    names = ("datapackage.zip",)
    package["dcat:distribution"] = [_file(name, "application/zip", files[name]) for name in names]
    package["dcat:distribution"][0]["dct:conformsTo"] = _FRICTIONLESS
    return {
        "@context": _CONTEXT,
        "@id": f"{home}#catalogue",
        "@type": ["dcat:Catalog", "schema:DataCatalog"],
        "dct:title": _in_languages("Open data of the Call to Local Action"),
        "schema:name": "Open data of the Call to Local Action",
        "dct:description": "What is published in the public register, as tables.",
        "dct:publisher": publisher,
        "dct:license": LICENCE,
        "dct:modified": changed,
        "dct:language": [f"{_LANGUAGES}{code}" for code in _IN.values()],
        "dcat:landingPage": home,
        "dcat:dataset": [*sets, package],
    }


def _in_languages(text: str) -> dict[str, str]:
    return {"@value": text, "@language": LANGUAGE}


def _data_set(table: Table, about: About, files: Mapping[str, File]) -> dict[str, Any]:
    with override(LANGUAGE):
        found = _described(f"{address('')}#{table.name}", str(table.title), str(table.row_is), about)
    found["dcat:landingPage"] = (
        f"{settings.SITE_URL}{addresses.of('opendata:dictionary', LANGUAGE, table.name)}"
    )
    found["schema:variableMeasured"] = list(table.names)
    found["dcat:distribution"] = [
        _file(f"{table.name}.{one.ending}", one.media_type, files[f"{table.name}.{one.ending}"])
        for one in formats_of(table)
    ]
    return found


def _described(name: str, title: str, says: str, about: About) -> dict[str, Any]:
    return {
        "@id": name,
        "@type": ["dcat:Dataset", "schema:Dataset"],
        "dct:title": {"@value": title, "@language": LANGUAGE},
        "schema:name": title,
        "dct:description": {"@value": says, "@language": LANGUAGE},
        "schema:description": says,
        "dct:identifier": name,
        "dct:license": LICENCE,
        "schema:license": LICENCE,
        "dct:publisher": {"@id": f"{settings.SITE_URL}/#call"},
        "dct:modified": about.at.isoformat() if about.at else None,
        "dcat:version": str(about.sequence),
        "dct:bibliographicCitation": citation(about, LANGUAGE, title),
        "dct:accrualPeriodicity": {"@id": "http://publications.europa.eu/resource/authority/frequency/CONT"},
    }


def _file(name: str, media_type: str, file: File) -> dict[str, Any]:
    bare = media_type.partition(";")[0]
    ending = name.rpartition(".")[2]
    return {
        "@id": address(name),
        "@type": ["dcat:Distribution", "schema:DataDownload"],
        "dct:title": name,
        "dcat:accessURL": address(""),
        "dcat:downloadURL": address(name),
        "schema:contentUrl": address(name),
        "schema:encodingFormat": bare,
        "dcat:mediaType": f"https://www.iana.org/assignments/media-types/{bare}",
        "dct:format": FORMATS[ending].name if ending in FORMATS else "ZIP",
        "dct:license": LICENCE,
        "dcat:byteSize": str(file.size),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256",
            "spdx:checksumValue": file.sha256,
        },
    }
