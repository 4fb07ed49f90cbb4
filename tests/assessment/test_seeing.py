"""What an assessor gets to see: when, and without what the call hides."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.actions.models import Partner
from localaction.assessment import operations, seeing
from localaction.assessment.models import Assignment
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter


@pytest.fixture
def assigned(here: World) -> Assignment:
    return operations.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.lea)


@pytest.fixture
def opened(here: World, assigned: Assignment) -> Assignment:
    return operations.declare_no_conflict(actor=world.actor(here.lea), assignment=assigned)


def again(assignment: Assignment) -> Assignment:
    """The assignment as it stands now."""
    return Assignment.objects.get(pk=assignment.pk)


def blind(here: World, *facts: str) -> None:
    """The call hides these; the texts name everything there is."""
    here.action.refresh_from_db()
    call = here.action.call
    assert call is not None
    call.blind = list(facts)
    call.save()
    here.kampala.aliases = ["KCCA", "كمبالا"]
    here.kampala.save()
    here.action.title = "Kampala schools with Association Savoir"
    here.action.challenge = "Amina Kato of KCCA says: in Uganda, كمبالا and Kampalans. amina@kcca.go.ug"
    here.action.save()


def test_before_the_declaration_there_is_whose_it_is_and_nothing_of_the_text(
    here: World, assigned: Assignment
) -> None:
    seen = seeing.what_is_seen(world.actor(here.lea), assigned, language="fr")
    assert [(one.name, one.country) for one in seen.owners] == [("Kampala", "Ouganda")]
    assert seen.partners == ("Association Savoir",)
    assert seen.reading is None
    assert seen.why_not
    assert world.CANARY not in str(dataclasses.asdict(seen))


def test_after_it_everything_is_told_in_the_order_of_the_draft(here: World, opened: Assignment) -> None:
    reading = seeing.what_is_seen(world.actor(here.lea), opened).reading
    assert reading is not None
    assert [section.slug for section in reading.sections] == [
        "essentials", "where-and-when", "challenge", "what-is-done", "people", "results", "lessons",
        "partners-and-money", "transferability", "alignment-reasons",
    ]  # fmt: skip
    assert str(reading).count(world.CANARY) == 10
    told = {str(one.label): one.rows for section in reading.sections for one in section.told}
    [partner] = told["Who are your partners?"]
    assert [line.text for line in partner] == ["Association Savoir", f"{world.CANARY} role"]


@pytest.mark.parametrize("who", ["jose", "amina"])
@pytest.mark.parametrize("whole", [True, False])
def test_it_is_for_its_assessor_only(here: World, opened: Assignment, who: str, whole: bool) -> None:
    with pytest.raises(Refused):
        seeing.what_is_seen(world.actor(getattr(here, who)), opened, whole=whole)


def test_only_the_secretariat_looks_at_what_assessors_see(here: World, opened: Assignment) -> None:
    with pytest.raises(Refused):
        seeing.as_assessors_see(world.actor(here.lea), here.action)


FACTS = {
    "governments": ("Kampala", "KCCA", "كمبالا"),
    "people": ("Amina", "Kato"),
    "partners": ("Association Savoir",),
    "place": ("Uganda", "Ouganda", "UG"),
}


@pytest.mark.parametrize("fact", FACTS)
def test_a_hidden_fact_is_nowhere_and_the_others_stay(here: World, opened: Assignment, fact: str) -> None:
    blind(here, fact)
    opened = again(opened)
    for language in ("en", "fr"):
        seen = str(seeing.what_is_seen(world.actor(here.lea), opened, language=language))
        assert [word for word in FACTS[fact] if word in seen] == []
    seen = str(seeing.what_is_seen(world.actor(here.lea), opened))
    told = [other for other in FACTS if other not in (fact, "place") and FACTS[other][0] in seen]
    assert told == [other for other in FACTS if other not in (fact, "place")]
    assert "kcca.go.ug" not in seen


def test_the_secretariat_sees_what_is_hidden_and_can_look_as_assessors_do(
    here: World, opened: Assignment
) -> None:
    blind(here, *FACTS)
    opened = again(opened)
    desk = world.actor(here.nadia)
    everything = str(seeing.what_is_seen(desk, opened))
    assert all(word in everything for words in FACTS.values() for word in words[:1])
    as_they_do = str(seeing.as_assessors_see(desk, here.action))
    assert [word for words in FACTS.values() for word in words if word in as_they_do] == []
    assert world.CANARY in as_they_do


def test_words_can_be_hidden_by_hand_also_where_the_call_hides_nothing(
    here: World, opened: Assignment
) -> None:
    desk, lea = world.actor(here.nadia), world.actor(here.lea)
    operations.hide_words(actor=desk, action=here.action, words=["canary", world.CANARY, "", world.CANARY])
    opened = again(opened)
    seen = str(seeing.what_is_seen(lea, opened))
    assert world.CANARY not in seen
    assert "[masqué]" in seen  # the mark is in the language of the text
    assert "Kampala" in seen
    operations.hide_words(actor=desk, action=here.action, words=[])
    assert world.CANARY in str(seeing.what_is_seen(lea, again(opened)))


def test_letters_say_no_more_than_pages(here: World) -> None:
    blind(here, *FACTS)
    here.action.refresh_from_db()
    operations.assign(
        actor=world.actor(here.nadia), action=here.action, assessor=here.lea, due_on=timezone.localdate()
    )
    operations.send_reminders()
    operations.send_reminders(on=timezone.localdate() + timedelta(days=4))
    letters = OutgoingLetter.objects.filter(recipient_email=here.lea.email)
    assert letters.count() == 3
    for letter in letters:
        text = letter.subject + letter.html + letter.text
        assert [word for words in FACTS.values() for word in words[:1] if word in text] == []


@pytest.mark.parametrize("rows", [1, 12])
@pytest.mark.parametrize("facts", [(), tuple(FACTS)])
def test_lines_cost_the_same_at_any_length(
    here: World, rows: int, facts: tuple[str, ...], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    blind(here, *facts)
    for _ in range(rows):
        made = world.action(here.kampala)
        Partner.objects.create(action=made, name="Other")
        operations.assign(actor=world.actor(here.nadia), action=made, assessor=here.lea)
    with django_assert_num_queries(COST_BLIND if facts else COST):
        mine = Assignment.objects.filter(assessor=here.lea).select_related("action")
        assert len(seeing.all_seen(world.actor(here.lea), mine)) == rows


COST, COST_BLIND = 6, 10
