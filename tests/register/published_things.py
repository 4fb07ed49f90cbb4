"""Things to publish in tests of the register: small, valid, and told apart by what a test passes."""

from __future__ import annotations

from typing import Any

from localaction.kit.actors import SYSTEM
from localaction.register import operations
from localaction.register.models import Entry
from localaction.register.shapes import Action, Government, Origin, Owner, Place, Signature


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


def published(content: Action | Government | Signature) -> Entry:
    """Publish it as the system."""
    kind = type(content).__name__.lower()
    reference = content.slug if isinstance(content, Government) else content.reference
    return operations.publish(
        actor=SYSTEM, kind=kind, reference=reference, language=content.language, content=content
    )
