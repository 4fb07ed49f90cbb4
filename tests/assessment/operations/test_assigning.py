"""Who is asked to read, and who is reminded."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.actions import operations as actions
from localaction.actions.lifecycle import Status
from localaction.assessment import operations
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter


def test_the_first_assessor_opens_the_assessment(here: World) -> None:
    assignment = operations.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.lea)
    here.action.refresh_from_db()
    assert here.action.status == Status.ASSESSING
    assert (assignment.status, assignment.round, assignment.language) == ("assigned", 1, "fr")
    assert assignment.due_on == timezone.localdate() + timedelta(days=14)
    letter = OutgoingLetter.objects.get(letter="assessment/letters/assessment_assigned")
    assert (letter.recipient_email, letter.language) == (here.lea.email, "fr")
    assert f"/fr/desk/assessments/{assignment.pk}/" in letter.html
    assert world.CANARY not in letter.html


@pytest.mark.parametrize("who", ["lea", "amina"])
def test_only_the_secretariat_assigns(here: World, who: str) -> None:
    with pytest.raises(Refused):
        operations.assign(actor=world.actor(getattr(here, who)), action=here.action, assessor=here.jose)


def test_nobody_is_asked_twice_nor_a_fourth(here: World) -> None:
    secretary = world.actor(here.nadia)
    for reader in (here.lea, here.jose, here.ada):
        operations.assign(actor=secretary, action=here.action, assessor=reader)
    for wrong in (here.lea, world.person("Fourth Reader", role="assessor")):
        with pytest.raises(Refused):
            operations.assign(actor=secretary, action=here.action, assessor=wrong)


def test_a_released_assessor_leaves_a_place(here: World) -> None:
    secretary = world.actor(here.nadia)
    assignment = operations.assign(actor=secretary, action=here.action, assessor=here.lea)
    operations.release(actor=secretary, assignment=assignment)
    assert assignment.status == "released"


def test_an_action_with_answers_goes_on_with_its_assessors(here: World) -> None:
    secretary = world.actor(here.nadia)
    for reader in (here.lea, here.jose):
        operations.assign(actor=secretary, action=here.action, assessor=reader)
    here.action.refresh_from_db()
    actions.hand_back(actor=secretary, action=here.action, questions=[("", "Why?")])
    here.action.status = Status.SUBMITTED
    here.action.save()
    operations.resume(actor=secretary, action=here.action)
    assert here.action.status == Status.ASSESSING
    assert here.action.assignments.count() == 2


def test_reminders_go_to_those_who_are_late_once_a_week(here: World) -> None:
    secretary = world.actor(here.nadia)
    soon = timezone.localdate() + timedelta(days=2)
    operations.assign(actor=secretary, action=here.action, assessor=here.lea, due_on=soon)
    operations.assign(actor=secretary, action=here.action, assessor=here.jose)
    assert operations.send_reminders() == 1
    assert operations.send_reminders() == 0
    letter = OutgoingLetter.objects.get(letter="assessment/letters/assessment_reminder")
    assert (letter.recipient_email, letter.language) == (here.lea.email, "fr")
