"""What a page tells machines there is of the same thing: citations, data, licence, authors (signposting)."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from localaction.register.shapes import Action
from localaction.showcase import addresses
from localaction.showcase.queries.linked import LICENCE, lasting, whole

FORMS = {
    "json": "application/json",
    "jsonld": "application/ld+json",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "csl.json": "application/vnd.citationstyles.csl+json",
    "datacite.json": "application/vnd.datacite.datacite+json",
    "linkset.json": "application/linkset+json",
}
"""In which forms a thing is there besides its page: how its address ends, and the media type."""
CITATIONS = {"bib": "BibTeX", "ris": "RIS", "csl.json": "CSL-JSON", "datacite.json": "DataCite JSON"}
OF_GOVERNMENTS = ("json", "jsonld", "linkset.json")


@dataclass(frozen=True, slots=True)
class Signpost:
    """One link of a page. `kind` is the media type of what it leads to."""

    rel: str
    href: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A form in which an action can be taken into a reference manager."""

    name: str
    href: str
    kind: str


def in_form(page: str, form: str) -> str:
    """The address of a thing in another form, from that of its page: "/en/actions/LA-1.bib"."""
    return f"{page.removesuffix('/')}.{form}"


def citations(reference: str, language: str) -> tuple[Citation, ...]:
    """The forms in which an action can be cited."""
    page = addresses.action(reference, language)
    return tuple(Citation(name, in_form(page, form), FORMS[form]) for form, name in CITATIONS.items())


def of_action(action: Action, language: str) -> tuple[Signpost, ...]:
    """What a machine finds from the page of an action."""
    page = whole(addresses.action(action.reference, language))
    slugs = dict.fromkeys(owner.slug for owner in action.owners if owner.slug)
    return (
        Signpost("cite-as", lasting("action", action.reference)),
        *(Signpost("describedby", in_form(page, form), FORMS[form]) for form in (*CITATIONS, "jsonld")),
        Signpost("item", in_form(page, "json"), FORMS["json"]),
        *(Signpost("item", whole(f"{settings.MEDIA_URL}{image.path}")) for image in action.images),
        *(Signpost("author", lasting("government", slug)) for slug in slugs),
        *_always(page, "https://schema.org/Article"),
    )


def of_government(slug: str, language: str) -> tuple[Signpost, ...]:
    """What a machine finds from the page of a government."""
    page = whole(addresses.government(slug, language))
    return (
        Signpost("cite-as", lasting("government", slug)),
        Signpost("describedby", in_form(page, "jsonld"), FORMS["jsonld"]),
        Signpost("item", in_form(page, "json"), FORMS["json"]),
        *_always(page, "https://schema.org/GovernmentOrganization"),
    )


def _always(page: str, what: str) -> tuple[Signpost, ...]:
    return (
        Signpost("type", "https://schema.org/AboutPage"),
        Signpost("type", what),
        Signpost("license", LICENCE),
        Signpost("linkset", in_form(page, "linkset.json"), FORMS["linkset.json"]),
    )
