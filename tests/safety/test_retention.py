"""For how long we keep who told a concern."""

from datetime import timedelta

import pytest
from django.utils import timezone

from localaction.kit import retention
from localaction.kit.actors import ANONYMOUS
from localaction.safety import operations
from localaction.safety.models import Concern
from tests.safety import making

pytestmark = pytest.mark.django_db


def _told() -> Concern:
    return operations.tell_concern(
        actor=ANONYMOUS, why="untrue", words="The number is wrong.", email="reader@example.org"
    )


def _after(days: int) -> Concern:
    retention.carry_out(timezone.now() + timedelta(days=days))
    return Concern.objects.get()


def test_the_address_goes_half_a_year_after_the_answer_and_the_words_later() -> None:
    operations.answer(actor=making.sara(), concern=_told(), answer="We put it right.")
    assert _after(179).email == "reader@example.org"
    kept = _after(181)
    assert (kept.email, kept.words, kept.answer) == ("", "The number is wrong.", "We put it right.")
    kept = _after(1096)
    assert (kept.words, kept.answer, kept.why, kept.status) == ("", "", "untrue", "answered")


def test_what_was_put_aside_goes_by_the_day_it_was_told() -> None:
    operations.put_aside(actor=making.sara(), concern=_told())
    assert _after(179).email == "reader@example.org"
    assert _after(181).email == ""


def test_a_late_answer_keeps_the_address_for_its_own_half_year() -> None:
    concern = _told()
    Concern.objects.update(told_at=timezone.now() - timedelta(days=400))
    operations.answer(actor=making.sara(), concern=concern, answer="At last.")
    assert _after(1).email == "reader@example.org"


def test_what_waits_for_an_answer_is_kept() -> None:
    _told()
    assert _after(5000).email == "reader@example.org"
