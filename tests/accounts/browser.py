"""What a person does in a browser to sign in."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from allauth.mfa.totp.internal import auth
from django.test import Client
from django.urls import reverse
from django.utils import translation

from localaction.kit.models import OutgoingLetter

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer


def address(name: str, language: str = "en") -> str:
    """The address of a page in a language."""
    with translation.override(language):
        return reverse(name)


def ask_code(client: Client, email: str, *, language: str = "en", next_page: str = "") -> Answer:
    """Type an address on the sign-in page."""
    data = {"email": email} | ({"next": next_page} if next_page else {})
    return client.post(address("account_login", language), data)


def code_for(email: str) -> str:
    """The code in the newest letter to an address."""
    letter = OutgoingLetter.objects.filter(recipient_email=email.lower()).order_by("-pk")[0]
    found = re.search(r"\d{3}-\d{3}-\d{3}", letter.text)
    assert found, letter.text
    return found[0]


def type_code(client: Client, code: str, *, language: str = "en", next_page: str = "") -> Answer:
    """Type a code on the page that asks for it."""
    data = {"code": code} | ({"next": next_page} if next_page else {})
    return client.post(address("account_confirm_login_code", language), data)


def sign_in(client: Client, email: str) -> Answer:
    """Sign in with a code from the mail and come to the person's own page."""
    ask_code(client, email)
    return type_code(client, code_for(email), next_page=address("accounts:home"))


def app_code(secret: str) -> str:
    """What an authenticator app shows now."""
    return str(auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30)))


def sign_in_at_desk(client: Client, email: str, secret: str) -> Answer:
    """Sign in with a code from the mail and one from the app."""
    sign_in(client, email)
    return client.post(address("mfa_authenticate"), {"code": app_code(secret)})
