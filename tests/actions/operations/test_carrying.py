"""Beginning a draft from an action that is there already."""

from __future__ import annotations

from datetime import date

import pytest
from tests.actions.making import (
    actor,
    draft,
    focal_point,
    government,
    in_state,
    member,
    person,
    ready,
    secretariat,
)

from localaction.actions import drafted, operations
from localaction.actions.models import Action, Alignment, Milestone, Partner, PeopleClaim, Picture
from localaction.actions.readiness import readiness
from localaction.kit.answers import Refused
from localaction.kit.trail import history_of

pytestmark = pytest.mark.django_db


def test_a_copy_says_everything_but_what_was_agreed_for_the_other_one() -> None:
    who, home = focal_point()
    action = ready(who, home, title="A night school", starts_on=date(2024, 1, 1), starts_precision="year")
    PeopleClaim.objects.create(action=action, number=214, who="parents")
    Partner.objects.create(action=action, name="IOM")
    Milestone.objects.create(action=action, text="Open")
    Milestone.objects.create(action=action, text="Reached", done_on=date(2025, 1, 1))
    Picture.objects.create(action=action, digest="a")
    made = operations.carry_over(actor=who, action=action)
    made.refresh_from_db()
    assert made.reference != action.reference
    assert (made.status, made.title, made.summary) == ("draft", action.title, action.summary)
    assert (made.starts_on, made.starts_precision) == (date(2024, 1, 1), "year")
    assert [claim.number for claim in made.claims.all()] == [214]
    assert [partner.name for partner in made.partners.all()] == ["IOM"]
    assert [milestone.text for milestone in made.milestones.all()] == ["Open"]
    assert [(row.item_id, row.reason) for row in made.alignments.all()] == [
        (row.item_id, row.reason) for row in Alignment.objects.filter(action=action)
    ]
    assert (made.consent_hub, made.consent_gcr, made.pictures.count()) == (None, None, 0)
    assert [event.verb for event in history_of(made)] == ["action.started", "action.carried_over"]
    states = {one.page.slug: one.state for one in readiness(drafted.draft_facts(made)).pages}
    assert states["challenge"] == "ready"
    action.refresh_from_db()
    assert (action.title, action.milestones.count(), action.pictures.count()) == ("A night school", 2, 1)


@pytest.mark.parametrize("status", ["draft", "submitted", "published", "declined", "withdrawn"])
def test_any_action_of_the_team_can_be_begun_anew(status: str) -> None:
    who, home = focal_point()
    made = operations.carry_over(actor=who, action=in_state(status, who, home))
    assert (made.status, made.lineage.count()) == ("draft", 0)


def test_strangers_readers_and_the_secretariat_copy_nothing() -> None:
    who, home = focal_point()
    action = draft(who, home)
    reader = person("Rita")
    member(reader, home, "viewer")
    stranger, _elsewhere = focal_point("Omar", of=government("Nairobi", country="KE"))
    for somebody in (actor(reader), stranger, secretariat()):
        with pytest.raises(Refused):
            operations.carry_over(actor=somebody, action=action)
    assert Action.objects.count() == 1
