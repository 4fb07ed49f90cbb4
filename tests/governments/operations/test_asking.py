import pytest
from django.db import DatabaseError, connection, transaction
from tests.governments import making

from localaction.governments import operations
from localaction.governments.models import Membership
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter

pytestmark = pytest.mark.django_db


def test_the_mailbox_and_former_contacts_hear_who_asks_to_speak() -> None:
    government = making.government()
    gone = making.member(government, name="Gone")
    operations.end(actor=making.secretariat(), membership=making.membership(government, gone))
    operations.note_mailbox(actor=making.secretariat(), government=government, email="Info@kcca.go.ug")
    government.refresh_from_db()
    operations.join(actor=making.somebody("Eve"), government=government, office="Clerk")
    told = OutgoingLetter.objects.filter(letter__endswith="somebody_asks")
    assert sorted(one.recipient_email for one in told) == sorted([gone.email, "info@kcca.go.ug"])


def test_nobody_is_let_in_while_a_contact_does_not_know_them() -> None:
    government = making.government()
    leader, sara = making.member(government), making.secretariat()
    request = operations.join(actor=making.somebody("Eve"), government=government)
    operations.object_to_member(membership=request, email="info@kcca.go.ug", text="Not one of us.")
    operations.object_to_member(membership=request, email="info@kcca.go.ug", text="Again.")
    assert request.objections.count() == 1
    with pytest.raises(Refused, match="does not know this person"):
        operations.accept(actor=leader, membership=request)
    operations.answer_member_objection(actor=sara, membership=request, answer="She began on Monday.")
    operations.accept(actor=leader, membership=request)
    assert Membership.objects.get(pk=request.pk).status == "active"


def test_the_first_to_speak_takes_two_people_of_the_secretariat() -> None:
    government = making.government()
    sara, omar = making.secretariat("Sara"), making.secretariat("Omar")
    request = operations.join(actor=making.somebody(), government=government)
    assert operations.accept(actor=sara, membership=request).status == "requested"
    with pytest.raises(Refused, match="A second person"):
        operations.accept(actor=sara, membership=request)
    assert operations.accept(actor=omar, membership=request).status == "active"


def test_an_invitation_by_the_desk_is_the_word_of_one() -> None:
    government, sara = making.government(), making.secretariat("Sara")
    eve = making.somebody("Eve")
    invited = operations.invite(actor=sara, government=government, email=eve.email, role="focal_point")
    membership = operations.accept_invitation(actor=eve, invitation=invited)
    assert (membership.status, membership.is_first) == ("requested", True)
    with pytest.raises(Refused, match="A second person"):
        operations.accept(actor=sara, membership=membership)
    assert operations.accept(actor=making.secretariat("Omar"), membership=membership).status == "active"


def _force(membership: Membership, domain: str = "") -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE governments_membership SET status = 'active', started_at = CURRENT_TIMESTAMP,"
            " vouched_domain = %s WHERE id = %s",
            [domain, membership.pk],
        )


@pytest.mark.parametrize("domain", ["", "example.org"])
def test_the_database_lets_no_first_voice_in_by_one_hand(domain: str) -> None:
    government = making.government(domains=("kcca.go.ug",))
    request = operations.join(actor=making.somebody(), government=government)
    operations.accept(actor=making.secretariat(), membership=request)
    with pytest.raises(DatabaseError, match="verified domain or two people"):
        _force(request, domain)
    operations.accept(actor=making.secretariat("Omar"), membership=request)
    assert Membership.objects.get(pk=request.pk).status == "active"


def test_a_link_opens_only_what_it_was_made_for() -> None:
    request = operations.join(actor=making.somebody(), government=making.government())
    token = operations.member_objection_token(request, "info@kcca.go.ug")
    asked = operations.read_member_objection(token)
    assert asked is not None
    assert (asked.membership, asked.email) == (request, "info@kcca.go.ug")
    assert operations.read_member_objection(token + "x") is None
