"""What the protection check finds is mended, or kept and cleared; nothing else crosses to the register."""

from __future__ import annotations

import pytest
from tests.actions.making import focal_point, in_state, jpeg_with_place, ready, secretariat

from localaction.actions import clearance, operations, publicity
from localaction.actions.models import Action, Finding, Picture
from localaction.kit import trail
from localaction.kit.actors import SYSTEM
from localaction.kit.answers import Refused
from localaction.register import queries as register

pytestmark = pytest.mark.django_db

CALL = "Call Amina Hassan on +256 772 123 456 to join."


def loaded(action: Action) -> Action:
    return Action.objects.with_details().get(pk=action.pk)


def keys(action: Action) -> dict[str, str]:
    return {one.finding.kind: one.key for one in clearance.passages_of(loaded(action))}


def accepted(**answers: str) -> Action:
    who, home = focal_point()
    action = in_state("accepted", who, home)
    Action.objects.filter(pk=action.pk).update(how="collected", **answers)
    return loaded(action)


def test_an_action_with_a_phone_number_cannot_be_sent_until_it_is_mended_or_kept() -> None:
    who, home = focal_point()
    action = ready(who, home, results=CALL)
    with pytest.raises(Refused):
        operations.submit(actor=who, action=loaded(action))
    operations.keep_passage(
        actor=who, action=loaded(action), key=keys(action)["phone"], reason="A public line."
    )
    with pytest.raises(Refused):
        operations.submit(actor=who, action=loaded(action))
    Action.objects.filter(pk=action.pk).update(results="Call +256 772 123 456 to join.")
    operations.submit(actor=who, action=loaded(action))
    action.refresh_from_db()
    assert action.status == "submitted"


def test_a_mended_action_is_sent_and_remembers_nothing() -> None:
    who, home = focal_point()
    action = ready(who, home, results=CALL)
    for kind in ("phone", "person"):
        operations.keep_passage(actor=who, action=loaded(action), key=keys(action)[kind], reason="Why not.")
    Action.objects.filter(pk=action.pk).update(results="Call us.")
    operations.submit(actor=who, action=loaded(action))
    assert Finding.objects.count() == 0
    told = [str(event.facts) + event.because for event in trail.history_of(action)]
    assert not any("772" in one or "Amina" in one for one in told)


def test_a_reason_is_needed_and_only_the_team_keeps() -> None:
    who, home = focal_point()
    stranger, _other = focal_point("Omar")
    action = ready(who, home, results=CALL)
    with pytest.raises(Refused):
        operations.keep_passage(actor=who, action=loaded(action), key=keys(action)["phone"], reason=" ")
    with pytest.raises(Refused):
        operations.keep_passage(
            actor=stranger, action=loaded(action), key=keys(action)["phone"], reason="Mine."
        )
    with pytest.raises(Refused):
        operations.keep_passage(actor=who, action=loaded(action), key="0" * 64, reason="Not there.")
    assert Finding.objects.count() == 0


def test_nothing_is_published_before_every_passage_is_cleared() -> None:
    action = accepted(results=CALL)
    desk = secretariat()
    assert operations.publish_ready() == 0
    with pytest.raises(clearance.Uncleared) as caught:
        operations.publish(actor=SYSTEM, action=action)
    assert {one.kind for one in caught.value.findings} == {"person", "phone"}
    assert register.current("action", action.reference) is None
    action.refresh_from_db()
    assert action.status == "accepted"
    for key in keys(action).values():
        operations.clear_passage(
            actor=desk, action=loaded(action), key=key, because="The office of the city."
        )
    assert operations.publish_ready() == 1
    assert register.current("action", action.reference) is not None


def test_only_the_secretariat_clears_and_says_why() -> None:
    who, home = focal_point()
    action = in_state("submitted", who, home)
    Action.objects.filter(pk=action.pk).update(results=CALL)
    key = keys(action)["phone"]
    with pytest.raises(Refused):
        operations.clear_passage(actor=who, action=loaded(action), key=key, because="I say so.")
    with pytest.raises(Refused):
        operations.clear_passage(actor=secretariat(), action=loaded(action), key=key, because="")
    operations.clear_passage(actor=secretariat(), action=loaded(action), key=key, because="Public.")
    (event,) = trail.history_of(action).filter(verb="action.passage_cleared")
    assert (event.because, event.facts) == ("Public.", {"kind": "phone", "field": "results"})


@pytest.mark.parametrize(
    ("field", "text", "stays"),
    [
        ("results", "Ring +256 772 123 456 at once.", True),
        ("results", "Call +256 772 123 457.", False),
        ("lessons", "Call +256 772 123 456.", False),
    ],
)
def test_a_cleared_passage_stays_so_only_in_its_field(field: str, text: str, stays: bool) -> None:
    action = accepted(results="Call +256 772 123 456.")
    operations.clear_passage(
        actor=secretariat(), action=action, key=keys(action)["phone"], because="A public line."
    )
    Action.objects.filter(pk=action.pk).update(**{"results": "", field: text})
    assert publicity.is_clear(loaded(action)) is stays
    assert operations.publish_ready() == stays


def test_a_remark_stops_nothing() -> None:
    action = accepted(results="Write to info@city.example.")
    assert len(clearance.passages_of(action)) == 1
    assert operations.publish_ready() == 1


def test_words_of_pictures_and_rows_are_read_too() -> None:
    who, home = focal_point()
    action = ready(who, home)
    picture = operations.add_picture(actor=who, action=action, raw=jpeg_with_place())
    Picture.objects.filter(pk=picture.pk).update(alt="Amina, +256 772 123 456", subjects="nobody")
    action.partners.create(name="Call +256 772 999 888", position=0)
    assert {one.finding.field for one in clearance.passages_of(loaded(action))} == {
        "images.alt",
        "partners.name",
    }


def test_a_translation_is_read_before_it_is_released() -> None:
    who, home = focal_point()
    action = ready(who, home)
    action.translations.create(language="fr", key="results", text="Appelez le +256 772 123 456.")
    (found,) = clearance.passages_of(loaded(action))
    assert (found.finding.field, found.text.language) == ("translations[fr].results", "fr")


def test_restating_what_is_public_is_not_asked_again_but_new_texts_are() -> None:
    action = accepted(results=CALL)
    content = publicity.content_for_preview(action)
    clearance.must_be_clear(action, content, stands=content)
    with pytest.raises(clearance.Uncleared):
        clearance.must_be_clear(action, content, stands=None)
