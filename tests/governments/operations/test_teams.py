import pytest
from tests.governments import making

from localaction.governments import operations, queries
from localaction.governments.models import Membership
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter

pytestmark = pytest.mark.django_db


def test_the_first_person_with_the_office_s_domain_is_in_at_once() -> None:
    government = making.government(domains=("kcca.go.ug",))
    membership = operations.join(actor=making.somebody(domain="kcca.go.ug"), government=government)
    membership.refresh_from_db()
    assert (membership.status, membership.role) == ("active", "focal_point")


@pytest.mark.parametrize("status", ["proposed"])
def test_a_domain_of_an_unchecked_government_vouches_for_nobody(status: str) -> None:
    government = making.government(status=status, domains=("kcca.go.ug",))
    assert (
        operations.join(actor=making.somebody(domain="kcca.go.ug"), government=government).status
        == "requested"
    )


def test_later_people_ask_and_the_focal_point_answers() -> None:
    government = making.government(domains=("kcca.go.ug",))
    leader = making.member(government)
    omar = making.somebody("Omar", domain="kcca.go.ug")
    request = operations.join(actor=omar, government=government, office="Clerk")
    assert (request.status, request.role, request.is_first) == ("requested", "editor", False)
    assert OutgoingLetter.objects.get(recipient_email=leader.email).letter.endswith("membership_requested")
    operations.accept(actor=leader, membership=request, role="viewer")
    request.refresh_from_db()
    assert (request.status, request.role) == ("active", "viewer")
    assert OutgoingLetter.objects.get(recipient_email=omar.email).letter.endswith("membership_accepted")


def test_asking_twice_is_asking_once() -> None:
    government, nadia = making.government(), making.somebody()
    first = operations.join(actor=nadia, government=government)
    assert operations.join(actor=nadia, government=government) == first
    assert Membership.objects.count() == 1


def test_who_comes_after_a_team_left_does_not_count_as_first() -> None:
    government = making.government()
    gone = making.membership(government, making.member(government))
    operations.end(actor=making.secretariat(), membership=gone)
    assert operations.join(actor=making.somebody("Eve"), government=government).is_first is False


def test_nobody_accepts_themselves() -> None:
    government, nadia = making.government(), making.somebody()
    request = operations.join(actor=nadia, government=government)
    with pytest.raises(Refused):
        operations.accept(actor=nadia, membership=request)


def test_declining_says_why_and_the_person_may_ask_again() -> None:
    government, eve = making.government(), making.somebody("Eve")
    request = operations.join(actor=eve, government=government)
    operations.decline(
        actor=making.secretariat(), membership=request, because="Your office does not know you."
    )
    assert "Your office does not know you." in OutgoingLetter.objects.get(recipient_email=eve.email).text
    assert operations.join(actor=eve, government=government) != request


def test_the_last_focal_point_hands_over_before_leaving() -> None:
    government = making.government()
    nadia, omar = making.member(government), making.member(government, "editor", "Omar")
    own = making.membership(government, nadia)
    with pytest.raises(Refused):
        operations.end(actor=nadia, membership=own)
    with pytest.raises(Refused):
        operations.change_role(actor=nadia, membership=own, role="viewer")
    operations.hand_over(actor=nadia, membership=making.membership(government, omar), leave=True)
    assert [one.person_id for one in queries.speakers(government)] == [omar.person_id]
    assert making.membership(government, nadia).status == "ended"


def test_handing_over_one_stays_as_editor() -> None:
    government = making.government()
    nadia, omar = making.member(government), making.member(government, "viewer", "Omar")
    operations.hand_over(actor=nadia, membership=making.membership(government, omar))
    assert making.membership(government, nadia).role == "editor"
    assert making.membership(government, omar).role == "focal_point"


def test_somebody_new_is_called_what_they_wrote() -> None:
    government = making.government()
    stranger = making.somebody("")
    operations.join(actor=stranger, government=government, name="Nadia Haddad", language="ar")
    person = making.membership(government, stranger).person
    assert (person.name, person.language) == ("Nadia Haddad", "ar")
