"""What lists count and filter by: the codes of one published thing, by facet. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from localaction.register import bands
from localaction.register.heard import SILENT
from localaction.register.regions import regions_of
from localaction.register.shapes import Action, Government, Progress

FACETS = (
    "thing", "kind", "stage", "language", "country", "region", "gcm", "gcr", "sdg", "item", "priority",
    "population", "theme", "need", "signature", "government", "level", "call", "origin", "reached", "size",
    "income", "silent",
)  # fmt: skip

Codes = dict[str, tuple[str, ...]]


def of_action(
    action: Action,
    codes: Sequence[str],
    country: str,
    governments: Mapping[str, Government],
    reports: Sequence[Progress],
    stage: str,
) -> Codes:
    """The facets of an action; `codes` are its framework items, `stage` is what it counts as ("silent" included)."""
    goals = tuple(dict.fromkeys(code.partition(".")[0] for code in codes if code.startswith("SDG-")))
    claims = [
        claim.number for served in (action.served, *(one.served for one in reports)) for claim in served
    ]
    lead_country, residents = _lead(action, governments)
    return {
        "thing": ("action",),
        "kind": (action.kind,),
        "stage": (stage,),
        "silent": ("yes" if stage == SILENT else "no",),
        "language": (action.language,),
        "country": (country,) if country else (),
        "region": regions_of(country),
        "gcm": tuple(code for code in codes if code.startswith("GCM-")),
        "gcr": tuple(code for code in codes if code.startswith("GCR-") and "." not in code),
        "sdg": goals,
        "item": tuple(dict.fromkeys((*codes, *goals))),
        "priority": action.priorities,
        "population": action.populations,
        "theme": action.themes,
        "need": action.support_kinds,
        "signature": (action.origin.signature,),
        "government": tuple(dict.fromkeys(owner.slug for owner in action.owners if owner.slug)),
        "call": (action.origin.call,) if action.origin.call else (),
        "origin": tuple(dict.fromkeys(line.reference for line in action.lineage)),
        "reached": (bands.reached(claims),),
        "size": (bands.size(residents),),
        "income": (bands.income(lead_country or country),),
    }


def of_government(government: Government, signature: str) -> Codes:
    """The facets of a government; `signature` is the best standing among its signatures."""
    return {
        "thing": ("government",),
        "level": (government.level,),
        "country": (government.country,) if government.country else (),
        "region": regions_of(government.country),
        "signature": (signature,),
        "government": (government.slug,),
        "size": (bands.size(government.population),),
        "income": (bands.income(government.country),),
    }


def _lead(action: Action, governments: Mapping[str, Government]) -> tuple[str, int | None]:
    """Country and residents of the lead government, as the action was published or as the government says now."""
    lead = next((owner for owner in action.owners if owner.role == "lead"), None)
    if lead is None:
        return "", None
    known = governments.get(lead.slug)
    residents = lead.population if lead.population is not None or known is None else known.population
    return lead.country or (known.country if known else ""), residents
