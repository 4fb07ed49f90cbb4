"""Erasing a person."""

from __future__ import annotations

import json

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import CharField, EmailField, JSONField, TextField

from localaction.accounts import operations as accounts
from localaction.accounts.models import ErasureRequest, Person
from localaction.actions.lifecycle import Status
from localaction.actions.models import Presence, Reminder
from localaction.assessment import operations as assessment
from localaction.assessment.models import Assignment, HiddenWords, Profile
from localaction.desk import erasing, personal
from localaction.desk.models import SavedView
from localaction.governments.models import Invitation, Membership
from localaction.kit import sealing, trail
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter, TrailErasure, TrailEvent
from localaction.kit.worker import run_due_jobs
from tests.assessment import people_and_actions as world
from tests.assessment.conftest import World


def _request(who: Person) -> ErasureRequest:
    return accounts.ask_erasure(actor=world.actor(who), person=who, because="I moved")


def _erased(here: World, who: Person) -> Person:
    erasing.erase(actor=world.actor(here.nadia), request=_request(who))
    who.refresh_from_db()
    return who


def _occurrences(text: str) -> list[str]:
    """Every column of every table in which a text occurs."""
    found = []
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, CharField | TextField | EmailField | JSONField):
                values = model._base_manager.values_list(field.name, flat=True)
                if any(
                    text.lower() in json.dumps(value, ensure_ascii=False, default=str).lower()
                    for value in values
                ):
                    found.append(f"{model._meta.label_lower}.{field.name}")
    return found


def test_the_name_and_the_address_are_nowhere_any_more(here: World) -> None:
    amina = here.amina
    trail.record(world.actor(amina), "action.submitted", here.action)
    trail.record(
        world.actor(here.nadia), "person.given_role", amina, because="asked by Amina Kato", email=amina.email
    )
    trail.record(world.actor(here.nadia), "invitation.sent", here.kampala, name="Amina Kato")
    Reminder.objects.create(action=here.action, email=amina.email)
    Presence.objects.create(action=here.action, person=amina, seen_at=here.action.saved_at)
    sealing.seal_waiting()
    _erased(here, amina)
    assert amina.email == f"erased-{amina.pk}@erased.invalid"
    assert _occurrences("amina.kato@") == ["kit.outgoingletter.recipient_email"]  # the last letter
    assert _occurrences("Amina Kato") == ["kit.outgoingletter.recipient_name"]
    assert OutgoingLetter.objects.get().letter == "accounts/letters/erasure_done"
    assert not Presence.objects.filter(person=amina).exists()
    assert sealing.verify().waiting >= 0


def test_what_was_done_for_an_institution_stays_as_done_by_a_former_member(here: World) -> None:
    event = trail.record(world.actor(here.amina), "action.submitted", here.action, because="At last")
    amina = _erased(here, here.amina)
    event.refresh_from_db()
    assert (event.person_id, event.name, event.because) == (amina.pk, "", "At last")
    assert amina.name == "a former member"
    here.action.refresh_from_db()
    assert here.action.title.startswith("Une école")
    membership = Membership.objects.get(person=amina)
    assert (membership.status, membership.government) == ("ended", here.kampala)
    assert TrailErasure.objects.filter(event=event, part="who").exists()


def test_nobody_can_sign_in_as_who_was_erased(here: World) -> None:
    client = world.client_of(here.amina)
    assert client.get("/en/account/").status_code == 200
    amina = _erased(here, here.amina)
    assert not amina.is_active
    assert client.get("/en/account/").status_code == 302
    assert Person.objects.filter(email="amina.kato@example.org").count() == 0


def test_an_assessor_who_goes_gives_back_what_is_at_work(here: World) -> None:
    assessment.assign(actor=world.actor(here.nadia), action=here.action, assessor=here.lea)
    lea = _erased(here, here.lea)
    assert Assignment.objects.get(assessor=lea).status == "released"
    assert lea.desk_role == ""


def test_the_profile_of_an_assessor_goes(here: World) -> None:
    profile = Profile.objects.create(person=here.lea, languages=["fr"])
    profile.governments.add(here.kampala)
    Profile.objects.create(person=here.jose, languages=["pt"])
    _erased(here, here.lea)
    assert [one.person for one in Profile.objects.all()] == [here.jose]


def test_hidden_words_that_name_the_person_go_when_nobody_assesses_any_more(here: World) -> None:
    decided = world.action(here.kampala, status=Status.DECLINED)
    words = ["Amina KATO", "amina.kato@example.org", "Katwe"]
    for action in (here.action, decided):
        HiddenWords.objects.create(action=action, words=words)
    _erased(here, here.amina)
    assert HiddenWords.objects.get(action=decided).words == ["Katwe"]
    assert HiddenWords.objects.get(action=here.action).words == words


def test_everything_that_is_the_persons_alone_goes_and_nothing_of_others(here: World) -> None:
    for who in (here.amina, here.omar):
        SavedView.objects.create(person=who, name="Mine", query="kind=signature")
        Invitation.objects.create(
            government=here.kampala,
            email=who.email,
            role="editor",
            nonce=who.email,
            expires_at=here.action.saved_at,
        )
    accounts.ask_erasure(actor=world.actor(here.omar), person=here.omar)
    _erased(here, here.amina)
    own = [tie for tie in personal.ties() if tie.is_own]
    assert [tie.label for tie in own if tie.rows(here.amina).exists()] == []
    assert SavedView.objects.get().person == here.omar
    assert Invitation.objects.get().email == here.omar.email
    assert OutgoingLetter.objects.filter(recipient_email=here.omar.email).count() == 1


def test_two_people_are_needed_and_only_once(here: World) -> None:
    own = _request(here.nadia)
    with pytest.raises(Refused, match="colleague"):
        erasing.erase(actor=world.actor(here.nadia), request=own)
    with pytest.raises(Refused, match="secretariat"):
        erasing.erase(actor=world.actor(here.lea), request=own)
    done = erasing.erase(actor=world.actor(here.omar), request=own)
    with pytest.raises(Refused, match="answered already"):
        erasing.erase(actor=world.actor(here.omar), request=done)


def test_it_happens_in_every_part_or_not_at_all(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _request(here.amina)

    def fail(*_args: object, **_more: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(sealing, "erase", fail)
    with pytest.raises(RuntimeError):
        erasing.erase(actor=world.actor(here.nadia), request=asked)
    here.amina.refresh_from_db()
    assert (here.amina.name, here.amina.is_active) == ("Amina Kato", True)
    assert Membership.objects.get(person=here.amina).status == "active"


def test_the_outlook_counts_what_will_go_and_stay(here: World) -> None:
    trail.record(world.actor(here.amina), "action.submitted", here.action)
    SavedView.objects.create(person=here.amina, name="Mine", query="")
    outlook = erasing.outlook(here.amina)
    assert (outlook.own_rows, outlook.events, len(outlook.memberships)) == (1, 1, 1)
    assert outlook.acts >= 1


def test_the_last_letter_still_leaves(here: World, settings: object) -> None:
    _erased(here, here.amina)
    run_due_jobs()
    letter = OutgoingLetter.objects.get()
    assert letter.recipient_email == "amina.kato@example.org"
    assert "a former member" in letter.text or letter.language == "ar"


def test_the_trail_is_still_in_order(here: World, capsys: pytest.CaptureFixture[str]) -> None:
    trail.record(world.actor(here.amina), "action.submitted", here.action)
    _erased(here, here.amina)
    sealing.seal_waiting()
    call_command("verify_trail")
    assert "in order" in capsys.readouterr().out
    assert TrailEvent.objects.filter(verb="person.erased", subject_id=here.amina.pk).count() == 1
