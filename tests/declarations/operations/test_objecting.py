import pytest
from tests.declarations import making
from tests.governments import making as people

from localaction.declarations import operations, queries, rules
from localaction.declarations.models import Signature
from localaction.governments import operations as teams
from localaction.governments.models import Government
from localaction.kit.actors import SYSTEM, Actor
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter
from localaction.register import queries as published

pytestmark = pytest.mark.django_db


def _announced(government: Government) -> tuple[Signature, Actor]:
    sara = people.secretariat("Sara")
    return making.announced(people.member(government), sara, people.secretariat("Omar"), government), sara


def test_everybody_known_is_asked_the_team_the_former_and_the_mailbox() -> None:
    government = people.government()
    teams.note_mailbox(actor=people.secretariat(), government=government, email="info@kcca.go.ug")
    nadia, gone = people.member(government), people.member(government, "editor", "Gone")
    teams.end(actor=people.secretariat(), membership=people.membership(government, gone))
    government.refresh_from_db()
    making.sent(nadia, government)
    asked = OutgoingLetter.objects.filter(letter__endswith="signature_seen")
    assert sorted(one.recipient_email for one in asked) == sorted([gone.email, "info@kcca.go.ug"])


def test_an_objection_stops_the_clock_and_the_world_reads_that_it_is_disputed() -> None:
    signature, sara = _announced(people.government())
    assert signature.final_at is not None
    operations.object_to(signature=signature, email="clerk@kcca.go.ug", text="We know nothing of it.")
    assert operations.finalise_due(now=signature.final_at) == 0
    shown = published.current("signature", signature.reference)
    assert shown is not None
    assert shown.content.status == "disputed"  # type: ignore[attr-defined]
    signature.refresh_from_db()
    assert signature.status == "disputed"
    before = signature.final_at
    settled = operations.settle(actor=sara, signature=signature, outcome="stands", because="The clerk erred.")
    assert settled.final_at is not None
    assert before is not None
    assert (settled.status, settled.final_at > before) == ("announced", True)
    assert not queries.has_open_objection(settled)
    told = OutgoingLetter.objects.filter(letter__endswith="signature_objected")
    assert {one.recipient_email for one in told} >= {sara.email}


def test_an_objection_before_anybody_confirmed_holds_the_two_people_back() -> None:
    government = people.government()
    sara = people.secretariat("Sara")
    signature = making.proven(people.member(government), sara, government)
    operations.object_to(signature=signature, email="clerk@kcca.go.ug", text="")
    operations.object_to(signature=signature, email="clerk@kcca.go.ug", text="again")
    assert signature.objections.count() == 1
    with pytest.raises(Refused, match="not theirs"):
        operations.confirm(actor=sara, signature=signature)
    operations.answer_objection(actor=sara, signature=signature, answer="The clerk was on leave.")
    assert rules.may_confirm(sara, signature)


def test_an_objection_to_a_listed_signature_waits_for_the_secretariat() -> None:
    signature = making.listed(people.government())
    operations.object_to(signature=signature, email="clerk@kcca.go.ug", text="")
    signature.refresh_from_db()
    assert signature.status == "listed"
    assert [one.next_step for one in queries.as_waiting(queries.waiting_for_the_desk())] == ["objection"]


def test_a_link_opens_only_what_it_was_made_for() -> None:
    signature = making.listed(people.government())
    token = operations.objection_token(signature, "clerk@kcca.go.ug")
    asked = operations.read_objection(token)
    assert asked is not None
    assert (asked.signature, asked.email, asked.has_objected) == (signature, "clerk@kcca.go.ug", False)
    assert operations.read_objection(token[:-2] + "xx") is None


def test_a_listed_signature_stays_until_the_announced_one_is_final() -> None:
    government = people.government()
    old = making.listed(government)
    signature, _ = _announced(government)
    old.refresh_from_db()
    assert (old.status, signature.status, queries.standing(government)) == (
        "listed",
        "announced",
        "announced",
    )
    assert signature.final_at is not None
    operations.finalise(actor=SYSTEM, signature=signature, now=signature.final_at)
    old.refresh_from_db()
    assert (old.status, queries.standing(government)) == ("superseded", "confirmed")


def test_a_number_that_the_applicant_gave_proves_nothing() -> None:
    government = people.government()
    nadia, sara = people.member(government), people.secretariat()
    membership = people.membership(government, nadia)
    membership.note = "You reach me at 0414-231446."
    membership.save()
    with pytest.raises(operations.GivenByThemselves):
        operations.note_call_back(actor=sara, signature=making.sent(nadia, government), call=making.CALL)
