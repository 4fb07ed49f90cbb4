"""Governments join, are verified, and sign: a sample through the pages, the mass by the operations behind them."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from localaction.accounts import operations as accounts
from localaction.accounts.actors import actor_of
from localaction.accounts.models import Person
from localaction.declarations import operations as signing
from localaction.declarations import queries as declared
from localaction.declarations.models import Signature
from localaction.declarations.papers import Paper
from localaction.declarations.wording import shown_hash, shown_text
from localaction.desk.rehearsal.browser import Browser
from localaction.desk.rehearsal.cast import Place, Staff
from localaction.governments import operations as teams
from localaction.governments.models import Government
from localaction.kit.actors import SYSTEM
from localaction.kit.worker import run_due_jobs

LETTER = b"%PDF-1.4\nThe letter of the mayor.\n%%EOF\n"
SIGNED_ON = date(2024, 5, 17)
CALL_BACK = {
    "number": "+256 414 000 100",
    "number_found": "The ministry's list of town halls",
    "answered_by": "The town clerk",
    "said": "The council decided it in May.",
}


def join_by_page(place: Place) -> Browser:
    """An officer asks to speak for a government on the list, and signs in with the code of a letter."""
    listed = teams.import_government(actor=SYSTEM, facts=place.facts, source="rehearsal")
    officer = Browser(place.language)
    officer.open(f"/join/government/{listed.slug}/")
    officer.send("/join/government/" + listed.slug + "/")
    officer.send(has="office", name=f"Officer of {place.name}", office="Inclusion", email=place.email,
                 language=place.language)  # fmt: skip
    officer.send(has="email")
    officer.type_code(place.email)
    officer.send("/join/finish/")
    return officer


def verify_by_page(staff: tuple[Browser, Browser], slug: str, place: Place) -> None:
    """One of the secretariat verifies the government; two accept its first focal point."""
    staff[0].open(f"/desk/governments/{slug}/")
    staff[0].send(press=("move", "verify"), domains=place.domain)
    for browser in staff:
        browser.open(f"/desk/governments/{slug}/")
        if 'value="accept"' in browser.html:
            browser.send(press=("move", "accept"))


def sign_by_page(officer: Browser, slug: str, place: Place) -> str:
    """The officer signs for the mayor with a letter; returns the signature's reference."""
    officer.open(f"/portal/g/{slug}/declaration/")
    officer.send(f"/portal/g/{slug}/declaration/")
    officer.send(
        has="signer_name", signer_name=f"Mayor of {place.name}", signer_office="Mayor",
        signed_on=SIGNED_ON.isoformat(), text_language=place.language,
    )  # fmt: skip
    paper = SimpleUploadedFile("letter.pdf", LETTER, "application/pdf")
    officer.send(has="kind", kind="letter", files={"file": paper})
    reference = officer.found(r"SIG-[A-Z0-9]+")
    officer.open(f"/portal/g/{slug}/declaration/{reference}/check/")
    officer.send(has="shown")
    return reference


def confirm_by_page(staff: tuple[Browser, Browser], reference: str) -> None:
    """The secretariat notes a call back; two people confirm."""
    staff[0].open(f"/desk/signatures/{reference}/")
    call = {f"add_call-{name}": text for name, text in CALL_BACK.items()}
    staff[0].send("", call, press=("move", "add_call"))
    for browser in staff:
        browser.open(f"/desk/signatures/{reference}/")
        browser.send(press=("move", "confirm"))


def arrive(staff: Staff, place: Place) -> Government:
    """One of the mass: brought, verified, its officer accepted by two."""
    officer = actor_of(_somebody(place))
    membership = teams.found(actor=officer, facts=place.facts, office="Inclusion")
    government = teams.verify(
        actor=staff.desk, government=membership.government, email_domains=[place.domain]
    )
    membership.refresh_from_db()
    for actor in (staff.desk, staff.other):
        if membership.status == "requested":
            membership = teams.accept(actor=actor, membership=membership)
    return government


def sign(staff: Staff, government: Government, officer: Person) -> Signature:
    """One of the mass: written, signed, proven by a letter and a call back, confirmed by two."""
    actor = actor_of(officer)
    begun = signing.begin(actor=actor, government=government, text_language=officer.language)
    written = signing.write(
        actor=actor, signature=begun, signer_name=f"Mayor of {government.official_name}",
        signer_office="Mayor", signed_on=SIGNED_ON,
    )  # fmt: skip
    text = declared.text_for(written.declaration, written.text_language)
    shown = shown_hash(shown_text(declared.words_of(text), declared.signer_of(written)))
    signed = signing.sign(actor=actor, signature=written, shown=shown)
    signing.add_evidence(actor=actor, signature=signed, kind="letter", paper=Paper("letter.pdf", LETTER))
    note = signing.CallNote(called_on=timezone.localdate(), **CALL_BACK)
    signing.note_call_back(actor=staff.desk, signature=signed, call=note)
    signing.confirm(actor=staff.desk, signature=signed)
    return signing.confirm(actor=staff.other, signature=signed)


def finish_signatures() -> int:
    """Let the seven days pass in which anybody can object; returns how many became final."""
    final = 0
    while found := signing.finalise_due(now=timezone.now() + timedelta(days=8)):
        final += found
    run_due_jobs()
    return final


def _somebody(place: Place) -> Person:
    return accounts.person_for_email(place.email, f"Officer of {place.name}", place.language)
