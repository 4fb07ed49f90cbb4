"""No state changes in silence: the watch over every test sees a planted silence, and lets through what is told."""

from __future__ import annotations

import pytest
from django.db import transaction
from tests.trail_watch import SilentChange, watched, watching

from localaction.governments.models import Government
from localaction.kit import trail
from localaction.kit.actors import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def kampala() -> Government:
    return Government.objects.create(slug="kampala", official_name="Kampala", level="city", country="UG")


def _verify(government: Government, *, tell: bool) -> None:
    with transaction.atomic():
        government.status = "verified"
        government.save(update_fields=["status"])
        if tell:
            trail.record(SYSTEM, "government.verified", government)


def test_every_lifecycle_has_its_column() -> None:
    labels = {label for _column, label in watched().values()}
    assert {
        "governments.government",
        "governments.membership",
        "declarations.signature",
        "actions.action",
        "actions.report",
        "assessment.assignment",
        "assessment.decision",
        "accounts.erasurerequest",
    } <= labels


def test_a_change_that_is_told_is_let_through(kampala: Government) -> None:
    with watching() as watch:
        _verify(kampala, tell=True)
    assert watch.changed == {"governments.government"}


@pytest.mark.unwatched
def test_a_change_in_silence_is_seen(kampala: Government) -> None:
    with pytest.raises(SilentChange, match=r"governments\.government"), watching():
        _verify(kampala, tell=False)
