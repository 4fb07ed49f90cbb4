"""The seal of the trail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from localaction.accounts.models import Person
from localaction.kit import guards, sealing, trail
from localaction.kit.actors import Actor
from localaction.kit.models import TrailErasure, TrailEvent, TrailHead, TrailSeal, TrailWord

pytestmark = pytest.mark.django_db


def _event(because: str = "", **facts: object) -> TrailEvent:
    person = Person.objects.filter(email="amina@example.org").first()
    person = person or Person.objects.create_user("amina@example.org", name="Amina")
    return trail.record(
        Actor(person_id=person.pk, name="Amina"), "person.changed_details", person, because=because, **facts
    )


@contextmanager
def _without_guards() -> Iterator[None]:
    """What somebody with the keys of the database could do."""
    guards.take_down(connection)
    yield
    guards.put_up(connection)


def test_every_event_gets_its_place_in_the_chain_and_the_whole_can_be_checked() -> None:
    for number in range(5):
        _event(because=f"reason {number}", number=number, nested={"b": [1.5, None], "a": "é"})
    assert sealing.verify().waiting >= 5
    sealed = sealing.seal_waiting()
    found = sealing.verify()
    assert (found.sealed, found.waiting) == (TrailEvent.objects.count(), 0)
    assert sealed >= 5
    assert sealing.seal_waiting() == 0


def test_many_events_are_sealed_chunk_by_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "CHUNK", 3)
    for _ in range(7):
        _event()
    sealing.seal_waiting()
    assert sealing.verify().waiting == 0


def test_an_event_that_becomes_visible_late_is_still_sealed() -> None:
    """Its number was taken before those of events that were committed, and sealed, earlier."""
    one = _event()
    TrailEvent(id=one.pk + 2, verb=one.verb, subject_type="x", subject_id=1).save(force_insert=True)
    sealing.seal_waiting()
    TrailEvent(id=one.pk + 1, verb=one.verb, subject_type="x", subject_id=1).save(force_insert=True)
    assert sealing.verify().waiting == 1
    assert sealing.seal_waiting() == 1
    assert sealing.verify().waiting == 0


def test_an_event_put_in_afterwards_is_noticed() -> None:
    one = _event()
    _event()
    with _without_guards():
        TrailEvent.objects.filter(pk=one.pk).delete()
    sealing.seal_waiting(now=timezone.now() + timedelta(hours=2))
    TrailEvent(id=one.pk, verb=one.verb, subject_type="x", subject_id=1).save(force_insert=True)
    with pytest.raises(sealing.Broken, match="put in afterwards"):
        sealing.verify()


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Somebody else"},
        {"because": "another reason"},
        {"facts": {"n": 2}},
        {"verb": "person.given_role"},
        {"subject_id": 99},
        {"person_id": None},
        {"at": timezone.now() - timedelta(days=3)},
    ],
)
def test_every_change_of_an_event_is_noticed(change: dict[str, object]) -> None:
    event = _event(because="reason", n=1)
    _event()
    sealing.seal_waiting()
    with _without_guards():
        TrailEvent.objects.filter(pk=event.pk).update(**change)
    with pytest.raises(sealing.Broken, match="changed"):
        sealing.verify()


def test_an_event_taken_out_is_noticed() -> None:
    event = _event()
    _event()
    sealing.seal_waiting()
    with _without_guards():
        TrailSeal.objects.filter(event=event).delete()
        TrailEvent.objects.filter(pk=event.pk).delete()
    with pytest.raises(sealing.Broken, match="missing"):
        sealing.verify()


def test_events_cut_off_at_the_end_are_noticed() -> None:
    _event()
    last = _event()
    sealing.seal_waiting()
    with _without_guards():
        TrailSeal.objects.filter(event=last).delete()
        TrailEvent.objects.filter(pk=last.pk).delete()
    with pytest.raises(sealing.Broken, match="seals after this one are missing"):
        sealing.verify()


def test_a_chain_written_anew_is_noticed_by_who_noted_a_seal() -> None:
    event = _event(because="reason")
    sealing.seal_waiting()
    noted = sealing.verify()
    with _without_guards():
        TrailEvent.objects.filter(pk=event.pk).update(because="another")
        TrailSeal.objects.all().delete()
        TrailHead.objects.all().delete()
    sealing.seal_waiting()
    assert sealing.verify().sealed == noted.sealed  # consistent in itself
    with pytest.raises(sealing.Broken, match="written anew"):
        sealing.verify((noted.sealed, noted.hash))


def test_missing_triggers_are_noticed() -> None:
    with _without_guards(), pytest.raises(sealing.Broken, match="triggers"):
        sealing.verify()


# --- erasing


def test_a_personal_part_is_erased_and_the_chain_still_holds() -> None:
    event = _event(because="Amina moved away", new_name="Amina B")
    _event()
    assert sealing.erase([event.pk], ("who", "facts"), rule="person") == 2
    event.refresh_from_db()
    assert (event.name, event.because, event.facts) == ("", "Amina moved away", {})
    seal = TrailSeal.objects.get(event=event)
    assert (seal.who_salt, seal.facts_salt) == (None, None)
    assert seal.why_salt is not None
    assert sealing.verify().erased == 2
    assert sealing.erase([event.pk], ("who", "facts"), rule="person") == 0


def test_what_is_erased_is_not_found_by_its_words_any_more() -> None:
    event = _event(because="Écrit par الرباط", source="cities.csv", digest="ab" * 32)
    sealing.seal_waiting()
    words = set(TrailWord.objects.filter(event_id=event.pk).values_list("word", flat=True))
    assert words == {"ecrit", "par", *sealing.words_in("الرباط"), "cities", "csv"}
    sealing.erase([event.pk], ("why",), rule="person")
    assert set(TrailWord.objects.filter(event_id=event.pk).values_list("word", flat=True)) == {
        "cities",
        "csv",
    }


def test_a_part_that_vanished_without_being_erased_is_noticed() -> None:
    event = _event()
    sealing.seal_waiting()
    with _without_guards():
        TrailEvent.objects.filter(pk=event.pk).update(name="")
        TrailSeal.objects.filter(event=event).update(who_salt=None)
    with pytest.raises(sealing.Broken, match="not erased"):
        sealing.verify()


# --- the database


@pytest.mark.parametrize(
    "change", [{"name": ""}, {"name": "x"}, {"verb": "x.y"}, {"because": ""}, {"facts": {}}]
)
def test_the_database_refuses_to_change_an_event(change: dict[str, object]) -> None:
    event = _event(because="reason", n=1)
    with pytest.raises(DatabaseError, match=guards.REFUSAL), transaction.atomic():
        TrailEvent.objects.filter(pk=event.pk).update(**change)


def test_the_database_refuses_to_change_more_than_the_part_that_is_erased() -> None:
    event = _event(because="reason", n=1)
    sealing.seal_waiting()
    TrailErasure.objects.create(event=event, part="who", rule="person")
    with pytest.raises(DatabaseError, match=guards.REFUSAL), transaction.atomic():
        TrailEvent.objects.filter(pk=event.pk).update(name="", because="")
    with pytest.raises(DatabaseError, match=guards.REFUSAL), transaction.atomic():
        TrailEvent.objects.filter(pk=event.pk).update(name="Somebody else")
    with pytest.raises(DatabaseError, match=guards.REFUSAL), transaction.atomic():
        TrailSeal.objects.filter(event=event).update(why_salt=None)
    TrailEvent.objects.filter(pk=event.pk).update(name="")


def test_the_database_refuses_to_delete_from_the_trail() -> None:
    event = _event()
    sealing.erase([event.pk], ("who",), rule="person")
    for table in (TrailEvent, TrailSeal, TrailErasure):
        with (
            pytest.raises(DatabaseError, match=guards.REFUSAL),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"DELETE FROM {table._meta.db_table}")


def test_what_was_found_is_kept_for_the_desk() -> None:
    event = _event()
    sealing.seal_waiting()
    assert (sealing.check().fault, sealing.head().checked_sequence) == ("", sealing.head().sequence)
    with _without_guards():
        TrailEvent.objects.filter(pk=event.pk).update(name="x")
    assert "was changed" in sealing.check().fault
