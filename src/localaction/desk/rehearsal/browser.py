"""Somebody at the site's own pages: opens them, fills in their forms, signs in with codes and a second factor."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import urljoin, urlsplit

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from localaction.desk.rehearsal.forms import Form, forms_of
from localaction.kit.models import OutgoingLetter

CODE = re.compile(r"\b\d{3}-\d{3}-\d{3}\b")
PERIOD = 30
FAILED = 400


class Stuck(Exception):
    """A page did not do what it does for people; says which and how it answered."""


class Browser:
    """One person's browser, with the cross-site check of forms on, and redirects followed."""

    def __init__(self, language: str = "en") -> None:
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=True)
        self.language = language
        self.path = ""
        self.html = ""
        self.pages = 0

    def open(self, path: str) -> str:
        """Go to an address within the site, in this person's language; returns what the page says."""
        return self._show(self.client.get(f"/{self.language}{path}"), f"/{self.language}{path}")

    def send(
        self,
        ending: str = "",
        typed: Mapping[str, str | list[str]] = MappingProxyType({}),
        /,
        *,
        files: dict[str, SimpleUploadedFile] | None = None,
        press: tuple[str, str] | None = None,
        has: str = "",
        **given: str | list[str],
    ) -> str:
        """Fill in and send the form whose address ends so, or that has such a field or button; others are left.

        What is typed is given by name, or as `typed` where a name is no word.
        """
        form = self._form(ending, has or (press[0] if press else next(iter(given), "")), press)
        data: dict[str, Any] = form.filled({**typed, **given, **({press[0]: press[1]} if press else {})})
        address = urljoin(self.path, form.action or self.path)
        if form.method == "get":
            return self._show(self.client.get(address, data), address)
        answer = self.client.post(address, {**data, **(files or {})})
        if answer.status_code not in (302, 303):
            raise Stuck(f"{address} answered {answer.status_code}: {_words(answer)}")
        return self._show(answer, address)

    def _form(self, ending: str, name: str, press: tuple[str, str] | None) -> Form:
        for form in forms_of(self.html):
            names = form.names | {button for button, _value in form.buttons}
            is_it = urlsplit(form.action or self.path).path.endswith(ending) if ending else name in names
            if is_it and (press is None or press in form.buttons):
                return form
        raise Stuck(f"{self.path} has no form {ending or name!r} {press or ''}: {_shortened(self.html)}")

    def _show(self, answer: Any, address: str) -> str:
        self.pages += 1
        while answer.status_code in (301, 302, 303):
            address = urljoin(address, answer["Location"])
            self.pages += 1
            answer = self.client.get(address)
        if answer.status_code >= FAILED:
            raise Stuck(f"{address} answered {answer.status_code}: {_words(answer)}")
        self.path, self.html = address, answer.getvalue().decode(errors="replace")
        return self.html

    def sign_in(self, email: str, secret: str = "") -> None:
        """Sign in with the code of the newest letter, and the code of the generator where one is asked for."""
        self.open("/account/login/")
        self.send(email=email)
        self.type_code(email)
        if "/login/factor/" in self.path:
            self.send(code=format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD)))

    def type_code(self, email: str) -> None:
        """Type the code that the newest letter to an address holds."""
        letter = OutgoingLetter.objects.filter(recipient_email=email).order_by("-pk").first()
        code = CODE.search(letter.text) if letter else None
        if code is None:
            raise Stuck(f"no code was sent to {email}")
        self.send(code=code[0])

    def found(self, pattern: str) -> str:
        """The first piece of the address, or of the page, that matches. Raises Stuck."""
        match = re.search(pattern, self.path) or re.search(pattern, self.html)
        if match is None:
            raise Stuck(f"{self.path} says nothing like {pattern}: {_shortened(self.html)}")
        return match[1] if match.re.groups else match[0]


def _words(answer: Any) -> str:
    return _shortened(answer.getvalue().decode(errors="replace"))


def _shortened(html: str) -> str:
    """The words of the main part, as far as they help to see what went wrong."""
    main = html.partition("<main")[2].partition("</main>")[0] or html
    return " ".join(re.sub(r"<[^>]*>", " ", main).split())[:600]
