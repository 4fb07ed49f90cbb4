import hashlib

import pytest
from django.db import DatabaseError, connection, transaction
from tests.declarations import making
from tests.governments import making as people

from localaction.declarations.models import CallBack, Confirmation, Evidence, Objection, Signature

pytestmark = pytest.mark.django_db


def _sent() -> Signature:
    government = people.government()
    return making.sent(people.member(government), government)


def _force(signature: Signature) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE declarations_signature SET status = 'announced', announced_at = '2026-11-01 00:00:00',"
            " final_at = '2026-11-08 00:00:00' WHERE id = %s",
            [signature.pk],
        )


def _confirm(signature: Signature, *names: str) -> None:
    for name in names:
        Confirmation.objects.create(signature=signature, person_id=people.id_of(people.secretariat(name)))


def _show(signature: Signature, *kinds: str) -> None:
    for kind in kinds:
        evidence = Evidence.objects.create(signature=signature, kind=kind, note="seen")
        if kind == "call_back":
            CallBack.objects.create(
                evidence=evidence, number="1", number_found="a list", answered_by="the clerk", said="yes",
                called_on=making.DAY,
            )  # fmt: skip


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        ((), ()),
        (("Sara", "Omar"), ()),
        (("Sara", "Omar"), ("letter",)),
        (("Sara", "Omar"), ("letter", "letter")),
        (("Sara",), ("letter", "call_back")),
        ((), ("letter", "call_back")),
    ],
)
def test_the_database_itself_refuses_what_two_people_and_two_kinds_do_not_carry(
    names: tuple[str, ...], kinds: tuple[str, ...]
) -> None:
    signature = _sent()
    _confirm(signature, *names)
    _show(signature, *kinds)
    with pytest.raises(DatabaseError, match="two people and two kinds"):
        _force(signature)
    signature.refresh_from_db()
    assert signature.status == "pending"


def test_the_database_takes_it_with_two_people_and_two_kinds() -> None:
    signature = _sent()
    _confirm(signature, "Sara", "Omar")
    _show(signature, "letter", "call_back")
    _force(signature)
    signature.refresh_from_db()
    assert signature.status == "announced"


def test_one_person_does_not_count_twice() -> None:
    signature, sara = _sent(), people.secretariat()
    Confirmation.objects.create(signature=signature, person_id=people.id_of(sara))
    with pytest.raises(DatabaseError), transaction.atomic():
        Confirmation.objects.create(signature=signature, person_id=people.id_of(sara))


def test_a_confirmed_signature_cannot_be_put_in_whole() -> None:
    signature = _sent()
    columns = [str(field.column) for field in Signature._meta.concrete_fields if not field.primary_key]
    chosen = ", ".join(columns)
    values = ", ".join(
        {"status": "'confirmed'", "reference": "'SIG-X'"}.get(column, column) for column in columns
    )
    Signature.objects.filter(pk=signature.pk).update(status="withdrawn")
    copied = f"INSERT INTO declarations_signature ({chosen}) SELECT {values} FROM declarations_signature"
    refused = pytest.raises(DatabaseError, match="two people and two kinds")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(copied)


def test_the_signature_points_at_the_hash_of_exactly_what_was_shown() -> None:
    signature = _sent()
    assert signature.text_hash == hashlib.sha256(signature.shown_text.encode()).hexdigest()
    assert "Erias Lukwago, Lord Mayor, on behalf of Kampala" in signature.shown_text


def _write(signature: Signature, **values: str) -> None:
    fields = ", ".join(f"{name} = %s" for name in values)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE declarations_signature SET {fields} WHERE id = %s",
            [*values.values(), signature.pk],
        )


def _announced() -> Signature:
    government = people.government()
    return making.announced(
        people.member(government), people.secretariat("Sara"), people.secretariat("Omar"), government
    )


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"status": "confirmed", "confirmed_at": "2026-01-01 00:00:00"}, "only after its time"),
        ({"final_at": "2026-01-01 00:00:00"}, "seven days"),
        ({"status": "disputed", "settled_from": "confirmed"}, "remembers what it was"),
        (
            {"status": "confirmed", "confirmed_at": "2026-01-02 00:00:00", "final_at": "2026-01-01 00:00:00"},
            "only after its time",
        ),
    ],
)
def test_the_database_keeps_the_seven_days(values: dict[str, str], reason: str) -> None:
    signature = _announced()
    with pytest.raises(DatabaseError, match=reason):
        _write(signature, **values)


def test_the_database_finishes_nothing_to_which_somebody_objects() -> None:
    signature = _announced()
    Objection.objects.create(signature=signature, source="contact", email="clerk@kcca.go.ug")
    with pytest.raises(DatabaseError, match="somebody objects"):
        _write(signature, status="confirmed", confirmed_at="2036-01-01 00:00:00")


def test_who_sent_a_signature_is_none_of_the_two_people() -> None:
    signature = _sent()
    _show(signature, "letter", "call_back")
    _confirm(signature, "Sara")
    assert signature.sent_by is not None
    Confirmation.objects.create(signature=signature, person=signature.sent_by)
    with pytest.raises(DatabaseError, match="two people and two kinds"):
        _force(signature)


def test_a_call_without_its_note_is_no_evidence() -> None:
    signature = _sent()
    _confirm(signature, "Sara", "Omar")
    _show(signature, "letter", "call_back")
    CallBack.objects.all().delete()
    with pytest.raises(DatabaseError, match="two people and two kinds"):
        _force(signature)


def test_no_signature_is_born_public() -> None:
    signature = _sent()
    for status in ("announced", "confirmed", "disputed"):
        with pytest.raises(DatabaseError, match="two people and two kinds"), transaction.atomic():
            Signature.objects.create(
                reference=f"SIG-{status}", government=signature.government, declaration=signature.declaration,
                status=status, text_hash="0", signer_name="A", announced_at=signature.sent_at,
                final_at=signature.sent_at,
            )  # fmt: skip
