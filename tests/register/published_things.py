"""Things to publish in tests of the register: small, valid, and told apart by what a test passes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from localaction.kit.actors import SYSTEM
from localaction.register import operations
from localaction.register.models import Entry
from localaction.register.shapes import Action, Aligned, Government, Origin, Owner, Place, Progress, Signature


def an_action(reference: str = "LA-AAAAAA", **facts: Any) -> Action:
    """An action of Kampala, in English, unless told otherwise."""
    values: dict[str, Any] = {
        "reference": reference,
        "language": "en",
        "kind": "ongoing",
        "stage": "in_progress",
        "title": "Kampala for All: safety nets for recovery",
        "owners": (
            Owner(
                name="Kampala Capital City Authority",
                language="en",
                role="lead",
                slug="kampala",
                country="UG",
            ),
        ),
        "place": Place(name="Kampala", country="UG", latitude=0.3163, longitude=32.5822),
        "origin": Origin(how="submitted", signature="confirmed"),
        "summary": "Cash, school fees and trade training for refugees and low-income workers.",
    }
    return Action(**(values | facts))


def a_government(slug: str = "kampala", **facts: Any) -> Government:
    """Kampala unless told otherwise."""
    values: dict[str, Any] = {
        "slug": slug,
        "name": "Kampala Capital City Authority",
        "language": "en",
        "level": "city",
        "country": "UG",
        "names": {"en": "Kampala", "ar": "كمبالا"},
        "latitude": 0.3163,
        "longitude": 32.5822,
        "population": 1680600,
    }
    return Government(**(values | facts))


def a_report(number: int = 1, action: str = "LA-AAAAAA", **facts: Any) -> Progress:
    """What Kampala reported about its action unless told otherwise."""
    values: dict[str, Any] = {
        "reference": f"{action}-P{number}",
        "action": action,
        "number": number,
        "government": "kampala",
        "government_name": "Kampala Capital City Authority",
        "country": "UG",
        "language": "en",
        "stage": "in_progress",
        "reported_on": "2026-05-01",
    }
    return Progress(**(values | facts))


def a_signature(reference: str = "SIG-AAAAAA", **facts: Any) -> Signature:
    """Kampala's confirmed signature unless told otherwise."""
    values: dict[str, Any] = {
        "reference": reference,
        "government": "kampala",
        "government_name": "Kampala Capital City Authority",
        "country": "UG",
        "status": "confirmed",
        "language": "en",
        "declaration": "marrakech-2018",
    }
    return Signature(**(values | facts))


def published(content: Action | Government | Signature | Progress) -> Entry:
    """Publish it as the system."""
    kind = type(content).__name__.lower()
    reference = content.slug if isinstance(content, Government) else content.reference
    return operations.publish(
        actor=SYSTEM, kind=kind, reference=reference, language=content.language, content=content
    )


def cohort() -> list[tuple[Government, Action]]:
    """Real governments and actions of the first cohort, in five languages."""
    rows: list[dict[str, str]] = json.loads((Path(__file__).parent / "first_cohort.json").read_text("utf-8"))
    return [(_government_of(row), _action_of(row)) for row in rows]


def publish_cohort() -> None:
    """Publish the first cohort: government, listed signature, action."""
    for government, action in cohort():
        published(government)
        published(a_signature(f"SIG-{action.reference}", government=government.slug, status="listed"))
        published(action)


def _government_of(row: dict[str, str]) -> Government:
    return a_government(
        f"government-{row['reference'].lower()}",
        name=row["government"],
        language=row["language"],
        country=row["country"],
        names={},
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
    )


def _codes(prefix: str, numbers: str, rank: str) -> tuple[Aligned, ...]:
    return tuple(Aligned(code=f"{prefix}-{number}", rank=rank) for number in numbers.split("|") if number)


def _action_of(row: dict[str, str]) -> Action:
    government = _government_of(row)
    return an_action(
        row["reference"],
        language=row["language"],
        kind="practice" if row["status"] == "completed" else "ongoing",
        stage="fulfilled" if row["status"] == "completed" else "in_progress",
        title=row["title"],
        summary=row["summary"],
        challenge=row["challenge"],
        results=row["results"],
        owners=(
            Owner(
                name=government.name,
                language=government.language,
                role="lead",
                slug=government.slug,
                country=government.country,
            ),
        ),
        place=Place(
            name="",
            country=government.country,
            latitude=government.latitude,
            longitude=government.longitude,
        ),
        origin=Origin(how="collected", signature="listed"),
        starts_on=row["starts"],
        ends_on=row["ends"],
        populations=tuple(row["beneficiaries"].split("|")),
        themes=tuple(row["themes"].split("|")),
        alignment=(
            *_codes("GCM", row["gcm"], "primary"),
            *_codes("GCR", row["gcr"], "secondary"),
            *_codes("SDG", row["sdg"], "secondary"),
        ),
    )
