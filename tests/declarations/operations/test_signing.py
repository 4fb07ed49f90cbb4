from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.declarations import making
from tests.governments import making as people

from localaction.declarations import operations, queries
from localaction.declarations.models import DeclarationText, Signature
from localaction.governments import operations as governments
from localaction.kit.answers import Refused
from localaction.kit.models import OutgoingLetter
from localaction.register import queries as published

pytestmark = pytest.mark.django_db


def test_beginning_twice_is_beginning_once() -> None:
    government = people.government()
    nadia = people.member(government)
    first = operations.begin(actor=nadia, government=government)
    assert operations.begin(actor=people.member(government, "editor", "Omar"), government=government) == first


def test_the_first_person_signs_while_being_checked() -> None:
    nadia = people.somebody()
    government = governments.found(actor=nadia, facts=people.facts()).government
    assert making.sent(nadia, government).status == "pending"


def test_an_editor_writes_and_the_focal_point_sends() -> None:
    government = people.government()
    editor = people.member(government, "editor", "Omar")
    written = making.draft(editor, government)
    with pytest.raises(Refused):
        operations.sign(actor=editor, signature=written, shown=making.hash_of(written))
    operations.sign(actor=people.member(government), signature=written, shown=making.hash_of(written))


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"signer_name": ""}, ["signer_name"]),
        ({"signer_office": " "}, ["signer_office"]),
        ({"signed_on": timezone.localdate() + timedelta(days=1)}, ["signed_on"]),
        ({"signed_on": date(2018, 12, 7)}, ["signed_on"]),
    ],
)
def test_what_is_missing_is_said_and_the_draft_stays(change: dict[str, object], missing: list[str]) -> None:
    government = people.government()
    nadia = people.member(government)
    written = operations.write(actor=nadia, signature=making.draft(nadia, government), **change)  # type: ignore[arg-type]
    with pytest.raises(operations.Incomplete) as caught:
        operations.sign(actor=nadia, signature=written, shown=making.hash_of(written))
    assert caught.value.fields == missing


def test_nobody_signs_a_text_they_were_not_shown() -> None:
    government = people.government()
    nadia = people.member(government)
    written = making.draft(nadia, government)
    shown = making.hash_of(written)
    operations.write(actor=nadia, signature=written, signer_name="Somebody Else")
    with pytest.raises(operations.TextChanged):
        operations.sign(actor=nadia, signature=written, shown=shown)


def test_what_was_signed_stays_when_the_words_change() -> None:
    government = people.government()
    signature = making.sent(people.member(government), government)
    before = signature.shown_text
    operations.load_text(
        actor=people.secretariat(), code="marrakech-2018", language="en", text="We, the mayors, …"
    )
    signature.refresh_from_db()
    assert signature.shown_text == before
    assert signature.text is not None
    assert (signature.text.is_current, signature.text.official_text) == (False, "")
    assert DeclarationText.objects.get(language="en", is_current=True).official_text == "We, the mayors, …"


def test_a_mailbox_of_the_verified_domain_is_evidence() -> None:
    government = people.government(domains=("kcca.go.ug",))
    signature = making.sent(people.member(government, domain="mail.kcca.go.ug"), government)
    found = signature.evidence.get()
    assert (found.kind, found.added_by, found.note) == ("official_mailbox", None, "mail.kcca.go.ug")


@pytest.mark.parametrize("domains", [(), ("gmail.com",), ("kcca.go.ug",)])
def test_free_mail_and_other_domains_are_no_evidence(domains: tuple[str, ...]) -> None:
    government = people.government(domains=domains)
    signature = making.sent(people.member(government, domain="gmail.com"), government)
    assert queries.evidence_kinds(signature) == []


def test_a_domain_verified_later_is_seen() -> None:
    nadia = people.somebody(domain="kcca.go.ug")
    government = governments.found(actor=nadia, facts=people.facts()).government
    signature = making.sent(nadia, government)
    governments.verify(actor=people.secretariat(), government=government, email_domains=["kcca.go.ug"])
    operations.follow_verification(government.pk)
    assert queries.evidence_kinds(signature) == ["official_mailbox"]


def test_each_reads_their_letter_in_their_language() -> None:
    government = people.government()
    desk = people.person("Leila", desk_role="secretariat", language="ar")
    nadia = people.member(government, language="pt")
    making.sent(nadia, government)
    found = {
        (one.recipient_email, one.letter.rpartition("/")[2], one.language)
        for one in OutgoingLetter.objects.all()
    }
    assert found == {
        (nadia.email, "signature_received", "pt"),
        (desk.email, "signature_arrived", "ar"),
    }


def test_a_public_signature_that_is_withdrawn_leaves_a_tombstone() -> None:
    government = people.government()
    nadia = people.member(government)
    signature = making.confirmed(nadia, people.secretariat("Sara"), people.secretariat("Omar"), government)
    operations.withdraw(actor=nadia, signature=signature, because="The council decided otherwise.")
    tombstone = published.tombstone("signature", signature.reference)
    assert tombstone is not None
    assert tombstone.because == "The council decided otherwise."
    assert queries.standing(government) == "none"


def test_a_draft_that_is_withdrawn_tells_nobody() -> None:
    government = people.government()
    nadia = people.member(government)
    operations.withdraw(actor=nadia, signature=making.draft(nadia, government), because="A mistake.")
    assert not OutgoingLetter.objects.exists()
    assert Signature.objects.get().status == "withdrawn"


def test_other_governments_see_nothing() -> None:
    government = people.government()
    signature = making.sent(people.member(government), government)
    other = people.member(people.government("Gulu"))
    assert list(queries.signatures_for(other)) == []
    with pytest.raises(Signature.DoesNotExist):
        queries.signature_for(other, signature.reference)
