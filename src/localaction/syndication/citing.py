"""How to cite an action: BibTeX, RIS, CSL-JSON and DataCite JSON, each with what its readers need escaped.

Titles and names stay as they were written, in any script; each form is UTF-8. Pure, but for the words of the reader.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from localaction.register.queries import Published
from localaction.register.shapes import Action
from localaction.showcase import addresses, places
from localaction.showcase.queries.linked import LICENCE, lasting
from localaction.syndication.addresses import LANGUAGE, whole
from localaction.syndication.dublin import PUBLISHER, period, subjects

# what LaTeX takes for a command; a brace is named because BibTeX counts braces, escaped or not
_LATEX = {
    ord(sign): told
    for sign, told in {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{plain: f"\\{plain}" for plain in "&%$#_"},
    }.items()
}
_BABEL = {"en": "english", "fr": "french", "es": "spanish", "ar": "arabic", "pt": "portuguese"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Work:
    """An action as something to cite. `at` says where in the register it stands, in words."""

    action: Action
    published: Published
    authors: tuple[str, ...]
    on: date
    href: str
    at: str
    keywords: tuple[str, ...]
    language: str


def work(published: Published, action: Action, language: str) -> Work:
    """What there is to cite, with keywords and notes in the reader's language."""
    names = tuple(owner.name for owner in action.owners) or (action.contact_organisation or PUBLISHER,)
    told = {"sequence": published.sequence, "version": published.version}
    return Work(
        action=action,
        published=published,
        authors=names,
        on=published.published_at.date(),
        href=lasting("action", action.reference),
        at=_("Public register, entry %(sequence)s, version %(version)s") % told,
        keywords=tuple(subjects(action, language)),
        language=action.text_languages.get("title", action.language),
    )


# --- BibTeX


def bibtex(one: Work) -> str:
    """A BibTeX entry. Names and title stand in braces of their own, so that no style takes them apart."""
    tongue = _BABEL.get(one.language, one.language)
    fields = {
        "author": " and ".join(f"{{{latex(name)}}}" for name in one.authors),
        "title": f"{{{latex(one.action.title)}}}",
        "year": str(one.on.year),
        "month": "",
        "publisher": PUBLISHER,
        "howpublished": latex(one.at),
        "url": one.href,
        "number": one.action.reference,
        "version": str(one.published.version),
        "language": tongue,
        "langid": tongue,
        "keywords": latex(", ".join(keyword.replace(",", " ") for keyword in one.keywords)),
        "abstract": latex(one.action.summary),
        "note": f"SHA-256: {one.published.entry_hash}",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    lines.insert(3, f"  month = {_MONTHS[one.on.month - 1]}")
    return f"@misc{{{one.action.reference},\n" + ",\n".join(lines) + "\n}\n"


def latex(text: str) -> str:
    """A text on one line in which nothing is a command."""
    return one_line(text).translate(_LATEX)


def one_line(text: str) -> str:
    """A text without line ends and other signs that do not print."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


# --- RIS


def ris(one: Work) -> str:
    """A RIS record. Each tag stands on a line of its own, ended as the format wants it."""
    action = one.action
    lines = [
        ("TY", "ELEC"),
        *(("AU", name) for name in one.authors),
        ("TI", action.title),
        ("PY", str(one.on.year)),
        ("DA", one.on.strftime("%Y/%m/%d")),
        ("PB", PUBLISHER),
        ("UR", one.href),
        ("ID", action.reference),
        ("M1", action.reference),
        ("ET", str(one.published.version)),
        ("LA", one.language),
        ("CY", places.country(action.place.country, LANGUAGE)),
        *(("KW", keyword) for keyword in one.keywords),
        ("AB", action.summary),
        ("N1", f"{one.at}. SHA-256: {one.published.entry_hash}"),
    ]
    written = [f"{tag}  - {one_line(value)}" for tag, value in lines if value]
    return "\r\n".join([*written, "ER  - ", ""])


# --- CSL-JSON


def csl(one: Work) -> str:
    """A list of one item of CSL-JSON."""
    action = one.action
    item: dict[str, Any] = {
        "id": action.reference,
        "type": "webpage",
        "title": action.title,
        "author": [{"literal": name} for name in one.authors],
        "issued": {"date-parts": [[one.on.year, one.on.month, one.on.day]]},
        "container-title": PUBLISHER,
        "publisher": PUBLISHER,
        "number": action.reference,
        "version": str(one.published.version),
        "URL": one.href,
        "language": one.language,
        "keyword": ", ".join(one.keywords),
        "abstract": action.summary,
        "note": f"{one.at}. SHA-256: {one.published.entry_hash}",
    }
    return _json([{name: value for name, value in item.items() if value}])


# --- DataCite


def datacite(one: Work) -> str:
    """DataCite metadata, schema 4, as JSON."""
    action = one.action
    origin = action.origin.source_url
    related = [_related("IsDerivedFrom", lasting("action", line.reference)) for line in action.lineage]
    related += [_related("IsDerivedFrom", origin)] if origin else []
    record: dict[str, Any] = {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "identifiers": [{"identifier": one.href, "identifierType": "URL"}],
        "alternateIdentifiers": [
            {"alternateIdentifier": action.reference, "alternateIdentifierType": "Reference of the Call"},
            {
                "alternateIdentifier": one.published.entry_hash,
                "alternateIdentifierType": "SHA-256 of the entry",
            },
        ],
        "creators": [{"name": name, "nameType": "Organizational"} for name in one.authors],
        "titles": _titles(one),
        "publisher": {"name": PUBLISHER},
        "publicationYear": str(one.on.year),
        "types": {"resourceTypeGeneral": "Text", "resourceType": "Local action"},
        "subjects": [{"subject": keyword} for keyword in one.keywords],
        "dates": _dates(one),
        "language": action.language,
        "version": str(one.published.version),
        "rightsList": [{"rights": "CC BY 4.0", "rightsUri": LICENCE, "rightsIdentifier": "CC-BY-4.0"}],
        "descriptions": _descriptions(action),
        "geoLocations": _geo(action),
        "relatedIdentifiers": related,
        "url": whole(addresses.action(action.reference, LANGUAGE)),
    }
    return _json({name: value for name, value in record.items() if value})


def _related(how: str, href: str) -> dict[str, str]:
    return {"relationType": how, "relatedIdentifier": href, "relatedIdentifierType": "URL"}


def _titles(one: Work) -> list[dict[str, str]]:
    translated = [
        {"title": text.text, "titleType": "TranslatedTitle", "lang": translation.language}
        for translation in one.action.translations
        for text in translation.texts
        if text.field == "title"
    ]
    return [{"title": one.action.title, "lang": one.language}, *translated]


def _dates(one: Work) -> list[dict[str, str]]:
    found = [
        {"date": one.published.first_published_at.date().isoformat(), "dateType": "Issued"},
        {"date": one.on.isoformat(), "dateType": "Updated"},
    ]
    span = period(one.action)
    return [*found, {"date": span, "dateType": "Coverage"}] if span else found


def _descriptions(action: Action) -> list[dict[str, str]]:
    if not action.summary:
        return []
    tongue = action.text_languages.get("summary", action.language)
    return [{"description": action.summary, "descriptionType": "Abstract", "lang": tongue}]


def _geo(action: Action) -> list[dict[str, Any]]:
    place = action.place
    names = [place.name, place.admin1, places.country(place.country, LANGUAGE)]
    found: dict[str, Any] = {"geoLocationPlace": ", ".join(name for name in names if name)}
    if place.latitude is not None and place.longitude is not None:
        found["geoLocationPoint"] = {"pointLatitude": place.latitude, "pointLongitude": place.longitude}
    return [found] if found["geoLocationPlace"] or len(found) > 1 else []


def _json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
