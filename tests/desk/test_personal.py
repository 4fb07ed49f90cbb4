"""Everything the site holds on a person."""

from __future__ import annotations

import json

from localaction.accounts.models import Person
from localaction.assessment import operations as assessment
from localaction.assessment.operations import Told
from localaction.desk import personal
from localaction.desk.models import SavedView
from localaction.kit import trail
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World


def test_every_table_that_points_to_a_person_is_followed() -> None:
    relations = [
        one for one in Person._meta.get_fields(include_hidden=True) if one.auto_created and not one.concrete
    ]
    to_one = [one for one in relations if not one.many_to_many]
    assert len(personal.ties()) == len(to_one) - 1  # all but the trail, which is asked apart
    labels = {f"{tie.label}.{tie.field}": tie.is_own for tie in personal.ties()}
    assert labels["usersessions.usersession.user"] is True
    assert labels["desk.savedview.person"] is True
    assert labels["governments.membership.person"] is False
    assert labels["declarations.confirmation.person"] is False


def test_who_was_at_a_meeting_is_an_act_and_not_private() -> None:
    through = [tie for tie in personal.ties() if tie.model._meta.auto_created]
    assert [tie for tie in through if tie.is_own] == []


def test_the_copy_holds_the_account_the_own_things_the_acts_the_letters_and_the_trail(here: World) -> None:
    assessment.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.lea)
    SavedView.objects.create(person=here.lea, name="Mine", query="kind=assessment")
    trail.record(world.actor(here.lea), "assessment.submitted", here.action, because="Done")
    found = json.loads(json.dumps(personal.everything_on(here.lea), default=str))
    assert found["account"]["email"] == here.lea.email
    assert "password" not in found["account"]
    assert [view["query"] for view in found["own"]["desk.savedview"]] == ["kind=assessment"]
    assert found["acts"]["assessment.assignment.assessor"] == [
        f"{here.action.reference} (#{here.action.assignments.get().pk})"
    ]
    assert len(found["letters"]) == 1
    assert [event["verb"] for event in found["trail"]] == ["assessment.submitted"]


def test_the_copy_holds_the_whole_profile_of_an_assessor(here: World) -> None:
    lea = world.actor(here.lea)
    told = Told(languages=["fr"], regions=[], expertise=[], countries=["SN"], capacity=4)
    assessment.save_profile(actor=lea, person=here.lea, told=told)
    assessment.add_tie(actor=lea, person=here.lea, to=here.kampala)
    [profile] = personal.everything_on(here.lea)["own"]["assessment.profile"]
    assert (profile["languages"], profile["countries"]) == (["fr"], ["SN"])
    assert profile["governments"] == [str(here.kampala)]


def test_the_copy_holds_nothing_of_others(here: World) -> None:
    assessment.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.lea)
    SavedView.objects.create(person=here.omar, name="Mine", query="kind=signature")
    text = json.dumps(personal.everything_on(here.lea), default=str)
    assert "kind=signature" not in text
    assert here.omar.email not in text
    assert here.amina.email not in text


def test_keys_are_never_in_the_copy(here: World) -> None:
    from localaction.accounts.operations import give_totp

    give_totp(here.lea, "JBSWY3DPEHPK3PXP")
    found = personal.everything_on(here.lea)
    assert {tuple(row) for row in found["own"]["mfa.authenticator"]} == {
        ("type", "created_at", "last_used_at")
    }
    assert "JBSWY3DPEHPK3PXP" not in json.dumps(found, default=str)
