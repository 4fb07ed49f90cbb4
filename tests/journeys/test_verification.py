"""A city signs; two people confirm; the world and everybody at the city may object for seven days; then it is final."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys import people
from tests.journeys.people import City
from tests.journeys.site import environment
from tests.journeys.test_progress import wait_until_public
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.browser

WORDS = {
    "title": "-",
    "summary": "-",
    "challenge": "-",
    "done": "-",
    "results": "-",
    "lessons": "-",
}
CITIES = {
    "en": City(
        "Jinja",
        "Jinja City Council",
        "jinja.go.ug",
        "UG",
        "Ruth Auma",
        "Peter Kasolo",
        language="en",
        **WORDS,
    ),
    "ar": City(
        "الأقصر", "مدينة الأقصر", "luxor.gov.eg", "EG", "هدى علي", "مصطفى محمد", language="ar", **WORDS
    ),
}
ANNOUNCED, DISPUTED, FINAL = ("status--active", "status--ended", "status--good")


@pytest.mark.parametrize(("language", "script"), [("en", True), ("ar", False)])
def test_a_signature_is_announced_objected_to_settled_and_final(
    language: str,
    script: bool,
    new_visitor: Callable[..., Visitor],
    site_folder: Path,
    tmp_path: Path,
) -> None:
    city = CITIES[language]
    officer = new_visitor(language, script=script, width=360)
    slug = people.join(officer, city)
    first, second = new_visitor("en"), new_visitor("en", script=False)
    first.sign_in("secretariat@example.org")
    second.sign_in("secretariat2@example.org")

    # the desk compares what was given with what is known, and notes the mailbox that the office publishes
    first.open(f"/desk/governments/{slug}/")
    assert city.officer in first.page.locator("main").inner_text()
    people.verify_government(first, slug, city)
    first.open(f"/desk/governments/{slug}/links/")
    mailbox = f"info@{city.domain}"
    first.fill(**{"mailbox-email": mailbox})
    first.move("mailbox")

    # the officer signs; one kind of evidence and one person are not enough
    signature = people.sign(officer, city, slug, tmp_path)
    link = link_in(officer.letter(mailbox)["text"])
    people.add_call_back(first, signature)
    people.confirm_signature(first, signature)
    assert not is_public(officer, slug)
    people.confirm_signature(second, signature)
    wait_until_public(officer, ANNOUNCED, f"/governments/{slug}/")

    # the mailbox says that it was not them: opening the link says nothing yet, sending it does
    clerk = new_visitor(language, script=script, width=360)
    clerk.open(link)
    wait_until_public(clerk, ANNOUNCED, f"/governments/{slug}/")
    clerk.fill(text="We know nothing of it.")
    clerk.send()
    wait_until_public(clerk, DISPUTED, f"/governments/{slug}/")

    # the secretariat looks into it and settles: announced anew, and final by itself when the seven days are over
    second.open(f"/desk/signatures/{signature}/")
    assert "We know nothing of it." in second.page.locator("main").inner_text()
    second.fill(**{"settle-because": "The clerk was on leave. The council confirmed it by letter."})
    second.move("stands")
    wait_until_public(officer, ANNOUNCED, f"/governments/{slug}/")
    assert days_pass(6, signature, site_folder) == "announced"
    assert days_pass(8, signature, site_folder) == "confirmed"
    wait_until_public(officer, FINAL, f"/governments/{slug}/")
    reader = new_visitor(language, script=script, width=360)
    reader.open(f"/governments/{slug}/")
    shown = reader.page.content()
    assert city.mayor in shown
    for private in ("Nadia Haddad", "Tomé Duarte", "+256 414 000 100", "letter.pdf", mailbox):
        assert private not in shown
    assert reader.page.context.cookies() == []


def is_public(visitor: Visitor, slug: str) -> bool:
    """Whether the world can read the page of a government."""
    return visitor.page.request.get(f"{visitor.site}/{visitor.language}/governments/{slug}/").status == 200


def link_in(text: str) -> str:
    """The address behind “this was not us”, without the language."""
    found = re.search(r"(/not-us/signature/[^/\s]+/)", text)
    assert found, text
    return found[1]


def days_pass(days: int, signature: str, folder: Path) -> str:
    """Let the job that makes signatures final run on a day to come; the state of this one after it."""
    code = (
        "from datetime import timedelta; from django.utils import timezone;"
        "from localaction.declarations.models import Signature;"
        "from localaction.declarations.operations import finalise_due;"
        f"finalise_due(now=timezone.now() + timedelta(days={days}));"
        f"print(Signature.objects.get(reference={signature!r}).status)"
    )
    ran = subprocess.run(
        [sys.executable, "-m", "localaction", "shell", "--verbosity", "0", "-c", code],
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout.strip()
