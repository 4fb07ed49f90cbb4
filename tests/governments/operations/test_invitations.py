from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from tests.governments import making

from localaction.governments import operations
from localaction.governments.models import Invitation
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter

pytestmark = pytest.mark.django_db


def _invited(language: str = "ar") -> tuple[Invitation, Actor]:
    government = making.government()
    omar = making.somebody("Omar")
    invitation = operations.invite(
        actor=making.member(government), government=government, email=omar.email.upper(), language=language
    )
    return invitation, omar


def test_an_invitation_goes_out_in_the_colleague_s_language_with_its_link() -> None:
    government = making.government()
    invitation = operations.invite(
        actor=making.member(government), government=government, email="new@city.example", language="ar"
    )
    letter = OutgoingLetter.objects.get(recipient_email="new@city.example")
    assert letter.language == "ar"
    assert "/ar/join/invitation/" in letter.text
    assert operations.read_token(operations.token_of(invitation)) == invitation


def test_it_is_good_once_and_for_that_address_only() -> None:
    invitation, omar = _invited()
    with pytest.raises(Refused):
        operations.accept_invitation(actor=making.somebody("Eve"), invitation=invitation)
    membership = operations.accept_invitation(actor=omar, invitation=invitation)
    assert (membership.status, membership.role) == ("active", "editor")
    with pytest.raises(Refused):
        operations.accept_invitation(actor=omar, invitation=invitation)


def test_it_runs_out() -> None:
    invitation, omar = _invited()
    with time_machine.travel(timezone.now() + timedelta(days=15)), pytest.raises(Refused):
        operations.accept_invitation(actor=omar, invitation=invitation)


def test_a_new_one_to_the_same_address_takes_the_place_of_the_old() -> None:
    invitation, omar = _invited()
    leader = making.member(invitation.government, name="Lea")
    second = operations.invite(actor=leader, government=invitation.government, email=omar.email)
    with pytest.raises(Refused):
        operations.accept_invitation(actor=omar, invitation=invitation)
    operations.accept_invitation(actor=omar, invitation=second)


def test_it_answers_an_open_request() -> None:
    invitation, omar = _invited()
    request = operations.join(actor=omar, government=invitation.government)
    assert operations.accept_invitation(actor=omar, invitation=invitation) == request


@pytest.mark.parametrize("token", ["", "nonsense", "WzEsMl0:1abc:def"])
def test_a_link_that_is_not_ours_leads_nowhere(token: str) -> None:
    assert operations.read_token(token) is None


def test_the_first_person_invites_nobody_before_being_accepted() -> None:
    nadia = making.somebody()
    government = operations.found(actor=nadia, facts=making.facts()).government
    with pytest.raises(Refused):
        operations.invite(actor=nadia, government=government, email="x@city.example")


def test_a_withdrawn_invitation_is_worthless() -> None:
    invitation, omar = _invited()
    operations.withdraw_invitation(actor=making.secretariat(), invitation=invitation)
    with pytest.raises(Refused):
        operations.accept_invitation(actor=omar, invitation=invitation)
