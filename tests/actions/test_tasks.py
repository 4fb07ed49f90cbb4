"""Jobs by their names."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs
from tests.actions.making import focal_point, government, in_state, ready

from localaction.actions.models import Action
from localaction.declarations import operations as declarations
from localaction.declarations.operations.listing import Legacy
from localaction.kit import jobs
from localaction.kit.actors import SYSTEM
from localaction.register import queries as register
from localaction.register import shapes

pytestmark = pytest.mark.django_db


def test_publish_ready_is_known_by_name_and_publishes() -> None:
    who, home = focal_point()
    action = in_state("accepted", who, home)
    Action.objects.filter(pk=action.pk).update(how="collected")
    jobs.find("actions.publish_ready").function(government_id=home.pk)
    assert register.current("action", action.reference) is not None


def test_it_bears_to_run_again() -> None:
    for _ in range(2):
        jobs.find("actions.publish_ready").function(government_id=None)
    assert register.count("action") == 0


def test_actions_follow_a_merged_government_by_name() -> None:
    who, old = focal_point()
    new = government("Kampala Capital City")
    action = ready(who, old)
    jobs.find("actions.follow_merger").function(from_id=old.pk, into_id=new.pk)
    assert [owner.government for owner in action.owners.all()] == [new]


def test_what_is_public_says_how_its_signature_stands_today_and_nothing_else_changes() -> None:
    who, home = focal_point()
    action = in_state("accepted", who, home)
    Action.objects.filter(pk=action.pk).update(how="collected")
    jobs.find("actions.publish_ready").function(government_id=home.pk)
    before = register.current("action", action.reference)
    Action.objects.filter(pk=action.pk).update(status="correcting", title="Half a new title")

    declarations.list_legacy(
        actor=SYSTEM, row=Legacy(government=home), source="A list", listed_on=date(2026, 1, 1)
    )
    for _ in range(2):
        jobs.find("actions.follow_signature").function(government_id=home.pk)

    after = register.current("action", action.reference)
    assert before is not None
    assert after is not None
    assert isinstance(before.content, shapes.Action)
    assert isinstance(after.content, shapes.Action)
    assert (before.content.origin.signature, after.content.origin.signature) == ("none", "listed")
    assert after.version == before.version + 1
    unchanged = structs.replace(after.content, origin=before.content.origin)
    assert unchanged == before.content
