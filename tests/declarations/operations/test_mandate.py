import pytest
from django.conf import settings
from tests.declarations import making
from tests.governments import making as people

from localaction.declarations import operations
from localaction.declarations.models import Evidence
from localaction.declarations.papers import Paper
from localaction.kit.answers import Refused

pytestmark = pytest.mark.django_db


def test_a_letter_is_kept_under_a_name_that_says_nothing() -> None:
    government = people.government()
    nadia = people.member(government)
    signature = making.draft(nadia, government)
    paper = Paper("../Secret letter of Lukwago.exe", making.PDF.content)
    evidence = operations.add_evidence(actor=nadia, signature=signature, kind="letter", paper=paper)
    assert (evidence.file_name, evidence.file_type) == ("Secret letter of Lukwago.pdf", "application/pdf")
    assert "Lukwago" not in str(evidence.file.name)
    assert evidence.file.path.startswith(str(settings.MEDIA_ROOT / "private" / "declarations"))
    with evidence.file.open() as kept:
        assert kept.read() == making.PDF.content


@pytest.mark.parametrize("content", [b"", b"<script>", b"%PDF-cut"])
def test_other_files_are_not_taken(content: bytes) -> None:
    government = people.government()
    nadia = people.member(government)
    with pytest.raises(operations.BadPaper):
        operations.add_evidence(
            actor=nadia,
            signature=making.draft(nadia, government),
            kind="letter",
            paper=Paper("x.pdf", content),
        )
    assert not Evidence.objects.exists()


@pytest.mark.parametrize("kind", ["call_back", "public_statement", "official_mailbox"])
def test_a_government_cannot_vouch_for_itself(kind: str) -> None:
    government = people.government()
    nadia = people.member(government)
    with pytest.raises(Refused):
        operations.add_evidence(
            actor=nadia, signature=making.draft(nadia, government), kind=kind, note="Trust us."
        )


def test_a_paper_is_taken_back_only_before_sending() -> None:
    government = people.government()
    nadia = people.member(government)
    signature = making.with_letter(nadia, making.draft(nadia, government))
    operations.remove_evidence(actor=nadia, evidence=signature.evidence.get())
    assert not Evidence.objects.exists()
    making.with_letter(nadia, signature)
    sent = operations.sign(actor=nadia, signature=signature, shown=making.hash_of(signature))
    with pytest.raises(Refused):
        operations.remove_evidence(actor=nadia, evidence=sent.evidence.get())
