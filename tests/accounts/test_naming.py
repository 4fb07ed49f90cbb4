"""In quiet mode people of the secretariat are "the secretariat" to everybody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from tests.governments import making as people

from localaction.accounts import operations, queries
from localaction.accounts.naming import is_quiet, names_for, shown_name, told_name
from localaction.kit.actors import ANONYMOUS, SYSTEM
from localaction.kit.answers import Refused

pytestmark = pytest.mark.django_db


def test_names_are_told_unless_the_site_is_quiet() -> None:
    sara, nadia = people.secretariat("Sara"), people.somebody("Nadia")
    assert told_name(sara) == "Sara"
    operations.switch_quiet(actor=sara, is_on=True)
    assert is_quiet()
    assert str(told_name(sara)) == "the secretariat"
    assert told_name(nadia) == "Nadia"
    assert shown_name(sara.person_id, nadia, name="Sara") == "the secretariat"
    assert shown_name(sara.person_id, people.secretariat("Omar"), name="Sara") == "Sara"
    assert shown_name(None, nadia, name=SYSTEM.name) == SYSTEM.name
    operations.switch_quiet(actor=sara, is_on=False)
    assert told_name(sara) == "Sara"


def test_one_person_hides_the_own_name() -> None:
    sara, omar = people.secretariat("Sara"), people.secretariat("Omar")
    assert sara.person_id
    operations.hide_own_name(actor=sara, person=queries.person(sara.person_id), hides=True)
    assert (str(told_name(sara)), told_name(omar)) == ("the secretariat", "Omar")


def test_who_left_the_secretariat_stays_unnamed() -> None:
    sara = people.secretariat("Sara")
    assert sara.person_id
    operations.switch_quiet(actor=sara, is_on=True)
    operations.give_role(actor=SYSTEM, person=queries.person(sara.person_id), role="")
    assert shown_name(queries.person(sara.person_id), ANONYMOUS) == "the secretariat"


def test_the_word_is_in_the_language_of_the_letter() -> None:
    sara = people.secretariat("Sara")
    operations.switch_quiet(actor=sara, is_on=True)
    with translation.override("en"):
        told = told_name(sara)
    assert type(told) is not str  # decided when the letter is written


def test_only_the_secretariat_switches() -> None:
    with pytest.raises(Refused):
        operations.switch_quiet(actor=people.somebody("Nadia"), is_on=True)


def test_a_page_asks_once() -> None:
    names = names_for(people.somebody("Nadia"))
    with CaptureQueriesContext(connection) as asked:
        for number in range(12):
            names.of(number, "Somebody")
    assert len(asked) == 1
