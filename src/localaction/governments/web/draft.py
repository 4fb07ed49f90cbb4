"""What somebody typed on the way in, kept in the session from step to step and over the sign-in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from localaction.governments import queries
from localaction.governments.facts import Facts
from localaction.governments.gazetteer import Place

_KEY = "joining"


def typed(request: HttpRequest, step: str) -> dict[str, Any]:
    """What was typed at a step, for showing it again; {} when nothing was."""
    kept: dict[str, Any] = request.session.get(_KEY, {})
    return dict(kept.get(step, {}))


def keep(request: HttpRequest, step: str, values: Mapping[str, Any]) -> None:
    """Keep what was typed at a step."""
    request.session[_KEY] = {**request.session.get(_KEY, {}), step: dict(values)}


def aim(request: HttpRequest, target: str) -> None:
    """Remember which of the ways in was taken: "government", "place" or "proposal"."""
    request.session[_KEY] = {**request.session.get(_KEY, {}), "target": target}


def target(request: HttpRequest) -> str:
    """The way in that was taken; "" when none was."""
    return str(request.session.get(_KEY, {}).get("target", ""))


def forget(request: HttpRequest) -> None:
    """The journey is over."""
    request.session.pop(_KEY, None)


def facts_of_place(place: Place, given: Mapping[str, Any]) -> Facts:
    """A place of the gazetteer with what somebody said about its government."""
    return Facts(
        name=given["official_name"],
        language=given["official_language"],
        level=given["level"],
        country=place.country,
        aliases=(place.name,) if place.name != given["official_name"] else (),
        admin1_code=place.admin1_code,
        admin1_name=place.admin1_name,
        latitude=place.latitude,
        longitude=place.longitude,
        population=place.population or None,
        geonames_id=place.geonames_id,
        website=given.get("website", ""),
        claimed_domain=given.get("claimed_domain", ""),
    )


def facts_of_proposal(given: Mapping[str, Any]) -> Facts:
    """A government that is not in the gazetteer, as somebody proposed it."""
    near = queries.gazetteer().place(int(given["near_id"])) if given.get("near_id") else None
    english = given.get("name_en", "")
    return Facts(
        name=given["name"],
        language=given["official_language"],
        level=given["level"],
        country=given["country"],
        names={"en": english} if english and given["official_language"] != "en" else {},
        admin1_code=near.admin1_code if near and given["level"] != "association" else "",
        admin1_name=near.admin1_name if near and given["level"] != "association" else "",
        latitude=near.latitude if near else None,
        longitude=near.longitude if near else None,
        website=given.get("website", ""),
        claimed_domain=given.get("claimed_domain", ""),
    )


def facts(request: HttpRequest) -> Facts | None:
    """The government somebody wants to bring, from what was kept; None when there is nothing complete."""
    if target(request) == "place":
        given = typed(request, "place")
        place = queries.gazetteer().place(int(given.get("geonames_id", 0)))
        return facts_of_place(place, given) if place else None
    if target(request) == "proposal":
        given = typed(request, "proposal")
        return facts_of_proposal(given) if given else None
    return None
