"""Concerns are kept, mailed when somebody may be at risk, and answered."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.safety import making

from localaction.kit.actors import ANONYMOUS, Actor
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter
from localaction.safety import operations, queries
from localaction.safety.models import Concern

pytestmark = pytest.mark.django_db


def _told(why: str = "person", email: str = "", **more: bool) -> Concern:
    return operations.tell_concern(
        actor=ANONYMOUS, why=why, words="Her name.", address="/en/actions/LA-AAAAAA/", kind="action",
        reference=making.REFERENCE, email=email, language="ar", **more,
    )  # fmt: skip


def _letters(folder: str) -> list[OutgoingLetter]:
    return list(OutgoingLetter.objects.filter(letter=f"safety/letters/{folder}"))


def test_a_person_at_risk_is_mailed_to_the_secretariat_at_once_without_the_words() -> None:
    making.public()
    making.sara()
    making.omar()
    concern = _told()
    assert concern.title == "Kampala for All: safety nets for recovery"
    arrived = _letters("concern_arrived")
    assert len(arrived) == 2
    assert all("Her name" not in one.text for one in arrived)


def test_other_concerns_wait_in_the_queue() -> None:
    making.sara()
    _told("untrue")
    assert _letters("concern_arrived") == []
    assert queries.new_concerns(urgent=False).count() == 1


def test_a_flood_is_not_mailed_but_kept() -> None:
    making.sara()
    _told(is_mailed=False)
    assert _letters("concern_arrived") == []
    assert queries.new_concerns(urgent=True).count() == 1


def test_what_a_machine_fills_in_is_kept_aside() -> None:
    making.sara()
    assert _told(email="a@example.org", is_trapped=True).status == "aside"
    assert OutgoingLetter.objects.count() == 0


def test_the_reporter_reads_the_answer_in_a_letter_and_behind_the_link() -> None:
    concern = _told(email="reader@example.org")
    assert [one.language for one in _letters("concern_received")] == ["ar"]
    answered = operations.answer(actor=making.sara(), concern=concern, answer="We took the name away.")
    (letter,) = _letters("concern_answered")
    assert "We took the name away." in letter.text
    assert queries.concern_of(queries.concern_token(answered)) == answered
    with pytest.raises(Refused):
        operations.answer(actor=making.omar(), concern=concern, answer="Again.")


def test_only_the_secretariat_answers() -> None:
    concern = _told()
    nobody = Actor(person_id=1, name="Nadia")
    for refused in (operations.put_aside, operations.reopen):
        with pytest.raises(Refused):
            refused(actor=nobody, concern=concern)
    with pytest.raises(Refused):
        operations.answer(actor=nobody, concern=concern, answer="No.")


def test_put_aside_and_taken_up_again() -> None:
    sara = making.sara()
    aside = operations.put_aside(actor=sara, concern=_told())
    assert operations.reopen(actor=sara, concern=aside).status == "new"


def test_people_at_risk_come_first() -> None:
    first, second = _told("untrue"), _told("picture")
    assert list(queries.concerns("new")) == [second, first]
    with CaptureQueriesContext(connection) as asked:
        list(queries.concerns("new"))
    assert len(asked) == 1
