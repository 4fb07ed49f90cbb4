"""Every letter, in every language, says what it must and nothing it must not."""

import pytest
from django.conf import settings
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World

from localaction.accounts.models import Person
from localaction.assessment import letters, operations, seeing
from localaction.assessment.lifecycle import Outcome
from localaction.assessment.models import Decision
from localaction.assessment.queries import rubric_for
from localaction.assessment.rubric import criteria_from
from localaction.kit import post

LANGUAGES = [code for code, _ in settings.LANGUAGES]


@pytest.fixture
def decision(here: World) -> Decision:
    return Decision.objects.create(
        action=here.action,
        language="fr",
        message="Bonjour <Kampala>.",
        reasons={"people": "Très bien."},
        announced_reasons={"people": "Très bien."},
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", [Outcome.ACCEPT, Outcome.DECLINE])
@pytest.mark.parametrize("status", ["draft", "announced"])
def test_reasons_stand_in_the_language_of_the_decision(
    here: World, decision: Decision, language: str, outcome: Outcome, status: str
) -> None:
    decision.status = status
    Person.objects.filter(pk=here.amina.pk).update(language=language)
    letter = letters.draft_of(decision, outcome)
    [recipient] = letter.recipients()
    shown = post.preview(letter, recipient)
    people = {one.code: one for one in criteria_from(rubric_for(here.action).criteria)}["people"]
    assert shown.language == language
    assert f"<h2>{people.name(language)}</h2>" in shown.html
    assert '<div class="user-text" lang="fr" dir="ltr"><p>Très bien.</p></div>' in shown.html
    assert "Bonjour &lt;Kampala&gt;." in shown.html
    assert f"/{language}/portal/decisions/{here.action.reference}/" in shown.html
    assert here.action.title in shown.subject


def test_what_is_handed_back_is_told_as_questions(here: World, decision: Decision) -> None:
    letter = letters.draft_of(decision, Outcome.HAND_BACK)
    shown = post.preview(letter, letter.recipients()[0])
    assert "Très bien." in shown.html
    assert 'lang="fr"' in shown.html


def test_without_an_outcome_there_is_no_letter(decision: Decision) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        letters.draft_of(decision, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_assessors_are_written_to_in_their_language(here: World, language: str) -> None:
    here.lea.language = language
    here.lea.save()
    assignment = operations.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.lea)
    seen = seeing.seen_by_its_assessor(assignment)
    for letter in (
        letters.AssessmentAssigned(assignment=assignment, seen=seen),
        letters.AssessmentReminder(assignment=assignment, seen=seen),
        letters.AssessmentReminder(assignment=assignment, seen=seen, days_late=3),
    ):
        shown = post.preview(letter, letter.recipients()[0])
        assert f"/{language}/desk/assessments/{assignment.pk}/" in shown.html
        assert world.CANARY not in shown.html
