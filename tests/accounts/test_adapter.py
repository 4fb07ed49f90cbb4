"""How the sign-in library meets our letters."""

import pytest
from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.utils import translation

from localaction.accounts.adapter import AccountAdapter, SecondFactorAdapter
from localaction.accounts.models import Person
from localaction.kit.models import OutgoingLetter

pytestmark = pytest.mark.django_db


def test_it_is_the_one_in_use() -> None:
    assert isinstance(get_adapter(), AccountAdapter)


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "pt"])
def test_the_code_is_written_in_the_language_of_the_page(language: str) -> None:
    with translation.override(language):
        AccountAdapter().send_mail("account/email/login_code", "x@example.org", {"code": "123-456-789"})
    letter = OutgoingLetter.objects.get()
    assert (letter.language, letter.letter) == (language, "accounts/letters/sign_in_code")
    assert f'lang="{language}"' in letter.html
    assert "123-456-789" in letter.text
    assert "123" not in letter.subject


def test_a_change_of_safety_is_told_in_the_person_s_language(nadia: Person) -> None:
    with translation.override("pt"):
        AccountAdapter().send_notification_mail("mfa/email/totp_activated", nadia)
    letter = OutgoingLetter.objects.get()
    assert (letter.recipient_email, letter.language) == ("nadia@example.org", "ar")
    assert 'dir="rtl"' in letter.html


def test_a_mail_without_a_letter_of_ours_is_a_fault(nadia: Person) -> None:
    with pytest.raises(LookupError):
        AccountAdapter().send_mail("account/email/password_reset_key", "x@example.org", {})
    with pytest.raises(LookupError):
        AccountAdapter().send_notification_mail("account/email/email_changed", nadia)
    assert not OutgoingLetter.objects.exists()


def test_people_at_the_desk_keep_one_second_factor(amina: Person, nadia: Person) -> None:
    (factor,) = Authenticator.objects.filter(user=nadia, type="totp")
    assert not SecondFactorAdapter().can_delete_authenticator(factor)
    factor.user = amina
    assert SecondFactorAdapter().can_delete_authenticator(factor)
