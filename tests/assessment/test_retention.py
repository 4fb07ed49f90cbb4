"""How long words stay that were hidden from the assessors of one action."""

from datetime import timedelta

from django.utils import timezone
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.actions.lifecycle import Status
from localaction.assessment.models import HiddenWords
from localaction.kit import retention


def test_they_go_a_year_after_and_never_while_somebody_assesses(here: World) -> None:
    decided = world.action(here.kampala, status=Status.DECLINED)
    for action in (here.action, decided):
        HiddenWords.objects.create(action=action, words=["Katwe"])
    now = timezone.now()
    retention.carry_out(now + timedelta(days=364))
    assert HiddenWords.objects.count() == 2
    retention.carry_out(now + timedelta(days=366))
    assert [kept.action for kept in HiddenWords.objects.all()] == [here.action]
