"""Pages as linked data (schema.org), for search engines, reference managers and whoever reads JSON-LD.

The context is written out, so that a reader needs no network to know what a name means.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from localaction.frameworks import queries as frameworks
from localaction.kit.texts import sentence as _
from localaction.register.queries import Published
from localaction.register.shapes import Action, Government, Owner
from localaction.showcase import addresses, places
from localaction.showcase.queries.provenance import safe_link
from localaction.showcase.saying import lead_and_rest

Node = dict[str, Any]
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LASTING: str = settings.LANGUAGE_CODE  # of the address to cite: one for all languages
_IDS = ("url", "license", "sameAs", "isBasedOn", "contentUrl")
_CONTEXT: Node = {"@vocab": "https://schema.org/"} | {name: {"@type": "@id"} for name in _IDS}
_HARMLESS = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def script(node: Node) -> SafeString:
    """JSON-LD that can stand inside a page: no character of it can end the element it stands in."""
    said = json.dumps({"@context": _CONTEXT, **node}, ensure_ascii=False)
    return mark_safe(said.translate(_HARMLESS))  # noqa: S308  (nothing in it is markup)


def document(node: Node) -> str:
    """JSON-LD as a document of its own."""
    return json.dumps({"@context": _CONTEXT, **node}, ensure_ascii=False, indent=1) + "\n"


def lasting(kind: str, reference: str) -> str:
    """The one address by which a thing is cited, whatever the language of the page."""
    named = addresses.government if kind == "government" else addresses.action
    return whole(named(reference, LASTING))


def whole(path: str) -> str:
    """The address of a page of this site, from a path."""
    return f"{settings.SITE_URL}{path}"


# --- what pages are about


def article(published: Published, action: Action, language: str) -> Node:
    """An action."""
    # a government is the author of what it submitted; what was collected is about it
    by = "author" if action.origin.how == "submitted" else "about"
    return _without_gaps(
        {
            "@id": lasting("action", action.reference),
            "@type": "Article",
            "headline": action.title,
            "description": lead_and_rest(action.summary)[0][:300],
            "inLanguage": action.language,
            "url": whole(addresses.action(action.reference, language)),
            "identifier": action.reference,
            "version": published.version,
            "datePublished": published.first_published_at.date().isoformat(),
            "dateModified": published.published_at.date().isoformat(),
            by: [_body(owner) for owner in action.owners],
            "publisher": _call(),
            "spatialCoverage": _place(action, language),
            "temporalCoverage": _time(action),
            "keywords": [
                *(frameworks.item_label(code, language) for code in _codes(action)),
                *(frameworks.term_label("themes", code, language) for code in action.themes),
            ],
            "image": [whole(f"{settings.MEDIA_URL}{image.path}") for image in action.images],
            "isBasedOn": safe_link(action.origin.source_url),
            "license": LICENCE,
            "isAccessibleForFree": True,
        }
    )


def government(published: Published, face: Government, language: str) -> Node:
    """A local or regional government."""
    elsewhere = [
        f"https://www.wikidata.org/entity/{face.wikidata_id}" if face.wikidata_id else "",
        f"https://sws.geonames.org/{face.geonames_id}/" if face.geonames_id else "",
    ]
    return _without_gaps(
        {
            "@id": lasting("government", face.slug),
            "@type": "GovernmentOrganization",
            "name": face.name,
            "alternateName": [name for name in dict.fromkeys(face.names.values()) if name != face.name],
            "url": whole(addresses.government(face.slug, language)),
            "identifier": face.slug,
            "address": _without_gaps(
                {
                    "@type": "PostalAddress",
                    "addressCountry": face.country,
                    "addressRegion": face.admin1,
                }
            ),
            "location": _point(face.latitude, face.longitude, face.name),
            "sameAs": [href for href in elsewhere if href],
            "memberOf": _call(),
            "subjectOf": {
                "@type": "AboutPage",
                "dateModified": published.published_at.date().isoformat(),
                "license": LICENCE,
            },
        }
    )


def listing(title: str, path: str, items: Iterable[tuple[str, str]], total: int) -> Node:
    """A page of a list: (name, path) of what it shows, in order, of `total`."""
    return {
        "@type": "CollectionPage",
        "name": title,
        "url": whole(path),
        "license": LICENCE,
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": total,
            "itemListElement": [
                {"@type": "ListItem", "position": place, "name": name, "url": whole(href)}
                for place, (name, href) in enumerate(items, start=1)
            ],
        },
    }


def site(language: str) -> Node:
    """The site itself, with how it is searched."""
    search = whole(addresses.page("showcase:search", language))
    return {
        "@id": f"{whole('/')}#site",
        "@type": "WebSite",
        "name": str(settings.SITE_NAME),
        "url": whole(addresses.page("showcase:front", language)),
        "inLanguage": language,
        "license": LICENCE,
        "publisher": _call(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def _call() -> Node:
    return {"@type": "Organization", "name": _("Call to Local Action for Migrants and Refugees")}


def _codes(action: Action) -> list[str]:
    found = [*action.priorities, *(one.code for one in action.alignment)]
    return [code for code in found if frameworks.item(code) is not None]


def _body(owner: Owner) -> Node:
    if not owner.slug:
        return {"@type": "Organization", "name": owner.name}
    return {"@id": lasting("government", owner.slug), "@type": "GovernmentOrganization", "name": owner.name}


def _place(action: Action, language: str) -> Node:
    place = action.place
    country = places.country(place.country, language)
    found = _point(place.latitude, place.longitude, place.name or country) or {
        "@type": "Place",
        "name": place.name or country,
    }
    if place.country:
        found["address"] = {"@type": "PostalAddress", "addressCountry": place.country}
    return found


def _point(latitude: float | None, longitude: float | None, name: str) -> Node | None:
    if latitude is None or longitude is None:
        return None
    geo = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return {"@type": "Place", "name": name, "geo": geo}


def _time(action: Action) -> str:
    """An ISO 8601 interval, open where no end is known."""
    if action.starts_on or action.ends_on:
        return f"{action.starts_on or '..'}/{action.ends_on or '..'}"
    return ""


def _without_gaps(found: Node) -> Node:
    return {name: value for name, value in found.items() if value not in ("", [], None)}
