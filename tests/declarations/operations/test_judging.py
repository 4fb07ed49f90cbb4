from datetime import timedelta

import pytest
from tests.declarations import making
from tests.governments import making as people

from localaction.declarations import operations, queries
from localaction.declarations.models import Signature
from localaction.kit import trail
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter
from localaction.register import queries as published
from localaction.register.shapes import Government
from localaction.register.shapes import Signature as Shown

pytestmark = pytest.mark.django_db


def _shown(reference: str) -> Shown:
    found = published.current("signature", reference)
    assert found is not None
    assert isinstance(found.content, Shown)
    return found.content


def test_two_people_confirm_and_the_world_can_read_it() -> None:
    government = people.government()
    nadia, sara, omar = people.member(government), people.secretariat("Sara"), people.secretariat("Omar")
    signature = making.proven(nadia, sara, government)
    first = operations.confirm(actor=sara, signature=signature)
    assert (first.status, queries.standing(government)) == ("pending", "pending")
    assert published.current("signature", signature.reference) is None
    second = operations.confirm(actor=omar, signature=signature)
    assert (second.status, queries.standing(government)) == ("announced", "announced")
    announced = _shown(signature.reference)
    assert second.announced_at is not None
    assert second.final_at == second.announced_at + timedelta(days=7)
    assert (announced.status, announced.final_on) == ("announced", second.final_at.date().isoformat())
    assert [one.kind for one in announced.shown] == ["call_back", "letter"]
    assert operations.finalise_due(now=second.final_at - timedelta(seconds=1)) == 0
    assert operations.finalise_due(now=second.final_at) == 1
    second.refresh_from_db()
    assert (second.status, queries.standing(government)) == ("confirmed", "confirmed")
    shown = _shown(signature.reference)
    assert (shown.status, shown.signer_name, shown.signer_office, shown.text_hash, shown.evidence_kinds) == (
        "confirmed", "Erias Lukwago", "Lord Mayor", signature.text_hash, ("call_back", "letter"),
    )  # fmt: skip
    face = published.current("government", government.slug)
    assert face is not None
    assert isinstance(face.content, Government)
    assert face.content.name == "Kampala"
    assert [
        one.letter.rpartition("/")[2] for one in OutgoingLetter.objects.filter(recipient_email=nadia.email)
    ] == [
        "signature_confirmed",
        "signature_announced",
        "signature_received",
    ]
    assert [event.verb for event in trail.history_of(signature)] == [
        "signature.begun", "signature.signed", "signature.gained_evidence", "signature.gained_evidence",
        "signature.confirmed_by_one", "signature.confirmed_by_one", "signature.announced", "signature.confirmed",
    ]  # fmt: skip


def test_the_same_person_twice_confirms_nothing() -> None:
    government = people.government()
    sara = people.secretariat()
    signature = making.proven(people.member(government), sara, government)
    operations.confirm(actor=sara, signature=signature)
    with pytest.raises(Refused):
        operations.confirm(actor=sara, signature=signature)
    assert Signature.objects.get().status == "pending"


def test_a_question_takes_confirmations_back_and_keeps_what_was_written() -> None:
    government = people.government()
    nadia, sara, omar = people.member(government), people.secretariat("Sara"), people.secretariat("Omar")
    signature = making.proven(nadia, sara, government)
    operations.confirm(actor=sara, signature=signature)
    back = operations.hand_back(actor=omar, signature=signature, question="Who decided it?")
    assert (back.status, back.signer_name, queries.confirmers_of(back)) == ("draft", "Erias Lukwago", [])
    operations.answer(actor=nadia, signature=back, text="The council, on 3 May.")
    again = operations.sign(actor=nadia, signature=back, shown=making.hash_of(back))
    operations.confirm(actor=omar, signature=again)
    assert Signature.objects.get().status == "pending"


def test_refusing_gives_reasons_and_the_next_try_begins_with_what_was_written() -> None:
    government = people.government()
    nadia, sara = people.member(government, language="fr"), people.secretariat()
    signature = making.sent(nadia, government)
    operations.hand_back(actor=sara, signature=signature, question="Who?")
    again = Signature.objects.get()
    again = operations.sign(actor=nadia, signature=again, shown=making.hash_of(again))
    operations.refuse(actor=sara, signature=again, because="The mayor's office knows nothing of it.")
    letter = OutgoingLetter.objects.filter(recipient_email=nadia.email)[0]
    assert (letter.language, "The mayor's office knows nothing of it." in letter.text) == ("fr", True)
    fresh = operations.begin(actor=nadia, government=government)
    assert (fresh.reference == again.reference, fresh.signer_name) == (False, "Erias Lukwago")
    assert queries.standing(government) == "none"


@pytest.mark.parametrize("kind", ["confirmed", "listed"])
@pytest.mark.parametrize("outcome", ["stands", "falls"])
def test_a_dispute_is_shown_and_settled(kind: str, outcome: str) -> None:
    government = people.government()
    sara = people.secretariat("Sara")
    if kind == "listed":
        signature = making.listed(government)
    else:
        signature = making.confirmed(people.member(government), sara, people.secretariat("Omar"), government)
    disputed = operations.dispute(actor=sara, signature=signature, because="The council denies it.")
    assert (disputed.status, _shown(signature.reference).status) == ("disputed", "disputed")
    assert queries.standing(government) == "pending"
    with pytest.raises(Refused, match="A second person must settle it"):
        operations.settle(actor=sara, signature=disputed, outcome=outcome, because="Looked into.")  # type: ignore[arg-type]
    lea = people.secretariat("Lea")
    settled = operations.settle(actor=lea, signature=disputed, outcome=outcome, because="Looked into.")  # type: ignore[arg-type]
    if outcome == "stands":
        assert settled.status == _shown(signature.reference).status == kind
    else:
        tombstone = published.tombstone("signature", signature.reference)
        assert tombstone is not None
        assert (settled.status, tombstone.because) == ("withdrawn", "Looked into.")


def test_a_successor_reaffirms_and_the_old_signature_gives_way() -> None:
    government = people.government()
    nadia, sara, omar = people.member(government), people.secretariat("Sara"), people.secretariat("Omar")
    old = making.listed(government)
    new = making.confirmed(nadia, sara, omar, government)
    old.refresh_from_db()
    assert (new.reaffirms, old.status, new.status) == (old, "superseded", "confirmed")
    assert published.current("signature", old.reference) is None
    assert queries.current_signature(government) == new
    newer = operations.reaffirm(actor=nadia, signature=new)
    assert (newer.reaffirms, newer.status) == (new, "draft")
