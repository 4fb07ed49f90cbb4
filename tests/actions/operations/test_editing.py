"""An editor proposes, the author agrees: nothing else changes what was accepted or published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.actions.making import focal_point, in_state, secretariat

from localaction.actions import edited, operations, wordings
from localaction.actions.clearance import Uncleared
from localaction.actions.lifecycle import Status
from localaction.actions.models import Action, Edit, TextTranslation
from localaction.actions.operations import Typed
from localaction.governments.models import Government
from localaction.kit.actors import SYSTEM, Actor
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter, TrailEvent
from localaction.register import queries as register
from localaction.register import shapes

pytestmark = pytest.mark.django_db
TITLE = "A night school for newly arrived parents"
BETTER = "A night school for parents who arrived last year"


def loaded(action: Action) -> Action:
    return Action.objects.with_details().get(pk=action.pk)


def published(who: Actor, home: Government) -> Action:
    action = in_state(Status.ACCEPTED, who, home)
    Action.objects.filter(pk=action.pk).update(how="collected")  # public without a signature
    return operations.publish(actor=secretariat(), action=loaded(action))


def public(action: Action) -> shapes.Action:
    found = register.current("action", action.reference)
    assert found is not None
    assert isinstance(found.content, shapes.Action)
    return found.content


def write(desk: Actor, edit: Edit, language: str = "en", **texts: str) -> object:
    typed = {key.replace("__", "-"): Typed(text=text) for key, text in texts.items()}
    return operations.save_edit(actor=desk, edit=edit, language=language, typed=typed)


def proposed(action: Action, texts: Mapping[str, str], language: str = "en") -> Edit:
    desk = secretariat("Edith")
    edit = operations.begin_edit(actor=desk, action=action)
    write(desk, edit, language, **texts)
    return operations.propose_edit(actor=desk, edit=edit, note="Shorter reads better.")


def test_what_is_agreed_is_frozen_as_a_new_version() -> None:
    who, home = focal_point()
    action = published(who, home)
    edit = proposed(action, {"title": BETTER})
    assert public(action).title == TITLE

    edit = operations.agree_to_edit(actor=who, edit=edit)

    assert (public(action).title, edit.version, loaded(action).title) == (BETTER, 2, BETTER)
    events = TrailEvent.objects.filter(verb__startswith="edit.").values_list("verb", flat=True)
    assert list(events) == ["edit.begun", "edit.proposed", "edit.agreed"]


def test_nobody_else_can_agree() -> None:
    who, home = focal_point()
    edit = proposed(published(who, home), {"title": BETTER})
    stranger, _elsewhere = focal_point("Stranger")
    for actor in (secretariat(), stranger, SYSTEM):
        with pytest.raises(Refused):
            operations.agree_to_edit(actor=actor, edit=edit)
    assert public(edit.action).title == TITLE


def test_the_secretariat_corrects_nothing_around_its_author() -> None:
    who, home = focal_point()
    action, desk = published(who, home), secretariat()
    with pytest.raises(Refused):
        operations.correct(actor=desk, action=loaded(action))
    with pytest.raises(Refused):
        operations.offer_translation(actor=desk, action=loaded(action), language="ar")
    operations.correct(actor=who, action=loaded(action))
    with pytest.raises(Refused):
        operations.offer_correction(actor=desk, action=loaded(action))


def test_each_contact_gets_a_link_of_their_own() -> None:
    who, home = focal_point()
    edit = proposed(published(who, home), {"title": BETTER})
    letter = OutgoingLetter.objects.get(letter="actions/letters/edit_proposed")
    assert letter.recipient_email == who.email
    assert who.person_id is not None
    token = edited.token_of(edit, who.person_id)
    assert f"/edits/{token}/" in letter.text
    read = edited.read_token(token)
    assert read is not None
    assert (read[0].pk, read[1].pk) == (edit.pk, who.person_id)
    assert edited.read_token(token[:-2]) is None


def test_part_of_an_edit_can_be_left_out() -> None:
    who, home = focal_point()
    action = published(who, home)
    edit = proposed(action, {"title": BETTER, "challenge": "Half of them had no course."})
    challenge = edit.texts.get(key="challenge")

    operations.agree_to_edit(actor=who, edit=edit, without=[challenge.pk])

    assert public(action).title == BETTER
    assert public(action).challenge == "Half of the newcomers' parents had no course they could attend."
    challenge.refresh_from_db()
    assert challenge.is_left_out


def test_leaving_everything_out_is_no_agreement() -> None:
    who, home = focal_point()
    edit = proposed(published(who, home), {"title": BETTER})
    with pytest.raises(Refused):
        operations.agree_to_edit(actor=who, edit=edit, without=[edit.texts.get().pk])


def test_who_does_not_agree_says_why_and_nothing_changes() -> None:
    who, home = focal_point()
    action = published(who, home)
    edit = proposed(action, {"title": BETTER})
    with pytest.raises(Refused):
        operations.refuse_edit(actor=who, edit=edit, answer=" ")
    operations.refuse_edit(actor=who, edit=edit, answer="They arrived this year.")
    edit.refresh_from_db()
    assert (edit.status, public(action).title) == ("refused", TITLE)


def test_a_translation_is_released_with_its_mark_once_agreed() -> None:
    who, home = focal_point()
    action = published(who, home)
    edit = proposed(action, {"title": "Une école du soir"}, language="fr")
    assert public(action).translations == ()
    operations.agree_to_edit(actor=who, edit=edit)
    (told,) = public(action).translations
    assert (told.language, told.texts[0].text, told.texts[0].mark) == ("fr", "Une école du soir", "human")


def test_a_translation_of_what_is_only_accepted_goes_out_with_it() -> None:
    who, home = focal_point()
    action = in_state(Status.ACCEPTED, who, home)
    operations.agree_to_edit(actor=who, edit=proposed(action, {"title": "Une école"}, language="fr"))
    assert register.current("action", action.reference) is None
    Action.objects.filter(pk=action.pk).update(how="collected")
    operations.publish(actor=secretariat(), action=loaded(action))
    assert [one.language for one in public(action).translations] == ["fr"]


def test_a_text_that_changed_meanwhile_stops_the_edit() -> None:
    who, home = focal_point()
    action = published(who, home)
    edit = proposed(action, {"title": BETTER})
    Action.objects.filter(pk=action.pk).update(title="Another title")
    with pytest.raises(Refused):
        operations.agree_to_edit(actor=who, edit=edit)
    edit.refresh_from_db()
    assert edit.status == "proposed"


def test_what_may_lead_to_a_person_is_never_proposed() -> None:
    who, home = focal_point()
    action, desk = published(who, home), secretariat()
    edit = operations.begin_edit(actor=desk, action=action)
    write(desk, edit, title="Write to amina.k@shelter.example")
    with pytest.raises(Uncleared):
        operations.propose_edit(actor=desk, edit=edit)
    assert loaded(action).title == TITLE


def test_an_empty_edit_is_not_sent_and_a_text_is_never_taken_away() -> None:
    who, home = focal_point()
    desk = secretariat()
    edit = operations.begin_edit(actor=desk, action=published(who, home))
    write(desk, edit, title="  ", challenge="Half of the newcomers' parents had no course they could attend.")
    assert edit.texts.count() == 0
    with pytest.raises(Refused):
        operations.propose_edit(actor=desk, edit=edit)


def test_silence_is_reminded_three_times_and_then_changes_nothing() -> None:
    who, home = focal_point()
    action = published(who, home)
    edit = proposed(action, {"title": BETTER})
    now = timezone.now()
    sent = [operations.remind_of_edits(now=now + timedelta(days=days)) for days in (1, 8, 9, 15, 22, 29)]
    assert sent == [0, 1, 0, 1, 1, 0]
    assert operations.lapse_edits(now=now + timedelta(days=29)) == 0
    assert operations.lapse_edits(now=now + timedelta(days=31)) == 1
    edit.refresh_from_db()
    assert (edit.status, public(action).title) == ("lapsed", TITLE)
    with pytest.raises(Refused):
        operations.agree_to_edit(actor=who, edit=edit)


def test_a_colleague_does_not_write_over_a_colleague() -> None:
    who, home = focal_point()
    one, other = secretariat("One"), secretariat("Other")
    edit = operations.begin_edit(actor=one, action=published(who, home))
    write(one, edit, title=BETTER)
    saved = operations.save_edit(
        actor=other,
        edit=edit,
        language="en",
        typed={"title": Typed(text="A third title", was=wordings.digest(TITLE))},
    )
    assert (saved.beside, edit.texts.get().after) == (("title",), BETTER)


def test_a_translation_is_outdated_from_the_change_of_its_original_on() -> None:
    who, home = focal_point()
    action = published(who, home)
    operations.agree_to_edit(actor=who, edit=proposed(action, {"title": "Une école"}, language="fr"))
    assert edited.outdated().count() == 0
    operations.agree_to_edit(actor=who, edit=proposed(action, {"title": BETTER}))
    (behind,) = edited.outdated("fr")
    assert (behind.key, edited.outdated_counts(), edited.outdated_labels([behind])) == (
        "title",
        {"fr": 1},
        {behind.pk: "What is your action called?"},
    )
    again = proposed(action, {"title": "Une école pour parents"}, language="fr")
    operations.agree_to_edit(actor=who, edit=again)
    assert TextTranslation.objects.get().outdated_at is None
    assert not public(action).translations[0].texts[0].is_outdated


def test_what_nobody_speaks_for_the_secretariat_edits_itself() -> None:
    who, home = focal_point()
    action, desk = published(who, home), secretariat()
    home.memberships.all().delete()
    edit = proposed(action, {"title": BETTER})
    operations.agree_to_edit(actor=desk, edit=edit)
    assert public(action).title == BETTER
