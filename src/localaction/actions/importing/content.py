"""From a checked row to what is kept of it and to what is published of it. Pure.

What is published is exactly what `actions.publishing.content_of` makes of the kept action: a test holds them equal.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

from localaction.actions.importing.rows import Row
from localaction.actions.lifecycle import Status
from localaction.actions.models import How, Precision
from localaction.actions.publishing import plain_amount, settlement
from localaction.governments.models import Government
from localaction.register import shapes

KEPT: Final = (
    "reference", "status", "how", "language", "kind", "stage", "title", "place_name", "place_country",
    "place_admin1", "latitude", "longitude", "starts_on", "starts_precision", "ends_on", "ends_precision", "summary",
    "challenge", "objective", "what_was_done", "results", "lessons", "support_needed", "transferability",
    "contact_organisation", "populations", "themes", "priorities", "budget_amount", "budget_currency", "source_url",
    "checked", "collected_on",
)  # fmt: skip


def kept_values(row: Row, on: date) -> dict[str, Any]:
    """The columns of an action, by name; nothing about consent: nobody was asked, so nothing is ever elevated."""
    return {
        "reference": row.reference,
        "status": Status.PUBLISHED.value,
        "how": How.COLLECTED.value,
        "language": row.language,
        "kind": row.kind,
        "stage": row.stage,
        "title": row.title,
        "place_name": row.place,
        "place_country": row.government.country,
        "place_admin1": row.government.admin1_name,
        "latitude": row.government.latitude,
        "longitude": row.government.longitude,
        "starts_on": None if row.starts is None else date(row.starts, 1, 1),
        "starts_precision": Precision.YEAR.value,
        "ends_on": None if row.ends is None else date(row.ends, 12, 31),
        "ends_precision": Precision.YEAR.value,
        "populations": row.populations,
        "themes": row.themes,
        "priorities": row.priorities,
        "budget_amount": Decimal(row.budget_amount) if row.budget_amount else None,
        "budget_currency": row.budget_currency,
        "source_url": row.source_url,
        "checked": row.checked,
        "collected_on": on,
        **row.texts,
    }


def published(row: Row, government: Government, *, signature: str, on: date) -> shapes.Action:
    """What crosses the wall. `signature` is the government's standing: "confirmed", "listed" or "none"."""
    texts: dict[str, Any] = row.texts
    return shapes.Action(
        reference=row.reference,
        language=row.language,
        kind=row.kind,
        stage=row.stage,
        title=row.title,
        owners=(_owner(government),),
        place=shapes.Place(
            name=row.place,
            country=row.government.country,
            latitude=settlement(row.government.latitude),
            longitude=settlement(row.government.longitude),
            admin1=row.government.admin1_name,
        ),
        origin=shapes.Origin(
            how="collected",
            signature=signature,
            source_url=row.source_url,
            checked=row.checked,
            collected_on=on.isoformat(),
        ),
        starts_on="" if row.starts is None else str(row.starts),
        ends_on="" if row.ends is None else str(row.ends),
        populations=row.populations,
        themes=row.themes,
        priorities=row.priorities,
        served=() if row.people is None else (shapes.Served(number=row.people, source=row.source_url),),
        alignment=tuple([shapes.Aligned(code=code) for code, _framework in row.alignment]),
        partners=tuple([shapes.Partner(name=name) for name in row.partners]),
        budget_amount=plain_amount(row.budget_amount),
        budget_currency=row.budget_currency,
        **texts,
    )


def _owner(government: Government) -> shapes.Owner:
    return shapes.Owner(
        name=government.official_name,
        language=government.official_language,
        role="lead",
        slug=government.slug,
        country=government.country,
        level=government.level,
        population=government.population,
    )
