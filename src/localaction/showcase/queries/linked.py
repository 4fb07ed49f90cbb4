"""An action as linked data (schema.org), for search engines and reference managers."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from localaction.frameworks import queries as frameworks
from localaction.register.queries import Published
from localaction.register.shapes import Action, Owner
from localaction.showcase import addresses, places
from localaction.showcase.queries.provenance import safe_link

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_HARMLESS = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def linked_data(published: Published, action: Action, description: str, language: str) -> SafeString:
    """JSON-LD that can stand inside a page: no character of it can end the element it stands in."""
    said = json.dumps(_article(published, action, description, language), ensure_ascii=False)
    return mark_safe(said.translate(_HARMLESS))  # noqa: S308  (nothing in it is markup)


def _article(published: Published, action: Action, description: str, language: str) -> dict[str, Any]:
    # a government is the author of what it submitted; what was collected is about it
    by = "author" if action.origin.how == "submitted" else "about"
    return _without_gaps(
        {
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": action.title,
            "description": description,
            "inLanguage": action.language,
            "url": f"{settings.SITE_URL}{addresses.action(action.reference, language)}",
            "identifier": action.reference,
            "version": published.version,
            "datePublished": published.first_published_at.date().isoformat(),
            "dateModified": published.published_at.date().isoformat(),
            by: [_body(owner) for owner in action.owners],
            "publisher": {
                "@type": "Organization",
                "name": _("Call to Local Action for Migrants and Refugees"),
            },
            "spatialCoverage": _place(action, language),
            "temporalCoverage": _time(action),
            "keywords": [
                *(frameworks.item_label(code, language) for code in _codes(action)),
                *(frameworks.term_label("themes", code, language) for code in action.themes),
            ],
            "isBasedOn": safe_link(action.origin.source_url),
            "license": LICENCE,
            "isAccessibleForFree": True,
        }
    )


def _codes(action: Action) -> list[str]:
    found = [*action.priorities, *(one.code for one in action.alignment)]
    return [code for code in found if frameworks.item(code) is not None]


def _body(owner: Owner) -> dict[str, Any]:
    kind = "GovernmentOrganization" if owner.slug else "Organization"
    return {"@type": kind, "name": owner.name}


def _place(action: Action, language: str) -> dict[str, Any]:
    place = action.place
    country = places.country(place.country, language)
    found: dict[str, Any] = {"@type": "Place", "name": place.name or country}
    if place.country:
        found["address"] = {"@type": "PostalAddress", "addressCountry": place.country}
    if place.latitude is not None and place.longitude is not None:
        found["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": place.latitude,
            "longitude": place.longitude,
        }
    return found


def _time(action: Action) -> str:
    """An ISO 8601 interval, open where no end is known."""
    if action.starts_on or action.ends_on:
        return f"{action.starts_on or '..'}/{action.ends_on or '..'}"
    return ""


def _without_gaps(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if value not in ("", [], None)}
