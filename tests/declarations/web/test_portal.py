import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.declarations import making
from tests.governments import making as people

from localaction.declarations.models import Evidence, Signature

pytestmark = pytest.mark.django_db

SIGNER = {
    "signer_name": "Erias Lukwago", "signer_office": "Lord Mayor", "signed_on": "2024-05-17", "text_language": "en",
}  # fmt: skip


def _letter(content: bytes = making.PDF.content, name: str = "letter.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def _portal(client: Client, role: str = "focal_point") -> tuple[str, Any]:
    government = people.government()
    people.at_portal(client, people.member(government, role))
    return f"/portal/g/{government.slug}/declaration/", government


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "pt"])
def test_a_government_reads_signs_shows_its_mandate_and_sends(client: Client, language: str) -> None:
    path, _government = _portal(client)
    home = f"/{language}{path}"
    assert client.get(home).status_code == 200
    sign = client.post(home)["Location"]
    evidence = client.post(sign, SIGNER | {"text_language": language})["Location"]
    assert evidence.endswith("/evidence/")
    client.post(evidence, {"kind": "letter", "file": _letter(), "note": "Of 17 May."})
    assert "letter.pdf" in client.get(evidence).content.decode()
    check = evidence.replace("/evidence/", "/check/")
    page = client.get(check).content.decode()
    shown = re.search(r'name="shown" value="([0-9a-f]{64})"', page)
    assert shown
    status = client.post(check, {"shown": shown[1]})["Location"]
    signature = Signature.objects.get()
    assert (signature.status, signature.text_language, signature.text_hash) == ("pending", language, shown[1])
    assert "Erias Lukwago" in client.get(status).content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"signer_name": ""},
        {"signed_on": "2999-01-01"},
        {"signed_on": "2018-12-07"},
        {"signed_on": "yesterday"},
        {"text_language": "xx"},
        {"signer_office": "x" * 201},
    ],
)
def test_wrong_input_keeps_the_rest_on_the_page_and_in_the_draft(
    client: Client, wrong: dict[str, str]
) -> None:
    path, _government = _portal(client)
    sign = client.post(f"/en{path}")["Location"]
    page = client.post(sign, SIGNER | wrong).content.decode()
    right = [value for field, value in SIGNER.items() if field not in wrong]
    assert [value for value in right if value not in page] == []
    again = client.get(sign).content.decode()
    assert [value for value in right if value not in again] == []
    assert Signature.objects.get().status == "draft"


def test_what_is_typed_is_saved_as_you_go(client: Client) -> None:
    path, _government = _portal(client)
    sign = client.post(f"/en{path}")["Location"]
    answer = client.post(sign, {"signer_name": "Erias"}, HTTP_X_AUTOSAVE="1")
    assert "saved_at" in answer.json()
    assert Signature.objects.get().signer_name == "Erias"


@pytest.mark.parametrize("content", [b"", b"<html>", b"%PDF-cut"])
def test_a_wrong_file_is_said_at_the_field(client: Client, content: bytes) -> None:
    path, _government = _portal(client)
    evidence = client.post(f"/en{path}")["Location"].replace("/sign/", "/evidence/")
    page = client.post(
        evidence, {"kind": "letter", "file": _letter(content), "note": "Of 17 May."}
    ).content.decode()
    assert "error-summary" in page
    assert "Of 17 May." in page
    assert not Evidence.objects.exists()


def test_a_text_that_changed_is_shown_once_more(client: Client) -> None:
    path, _government = _portal(client)
    sign = client.post(f"/en{path}")["Location"]
    client.post(sign, SIGNER)
    answer = client.post(sign.replace("/sign/", "/check/"), {"shown": "0" * 64})
    assert answer.status_code == 200
    assert "Read it once more" in answer.content.decode()
    assert Signature.objects.get().status == "draft"


def test_an_incomplete_draft_is_not_sent(client: Client) -> None:
    path, _government = _portal(client)
    check = client.post(f"/en{path}")["Location"].replace("/sign/", "/check/")
    assert "before you send" in client.get(check).content.decode()
    assert client.post(check, {"shown": "0" * 64})["Location"].endswith("/sign/")


def test_papers_are_handed_out_to_the_own_government_only(client: Client) -> None:
    government = people.government()
    nadia = people.member(government)
    signature = making.with_letter(nadia, making.draft(nadia, government))
    address = f"/en/portal/g/{government.slug}/declaration/{signature.reference}/papers/{signature.evidence.get().pk}/"
    answer = people.at_portal(client, nadia).get(address)
    assert b"".join(answer.streaming_content) == making.PDF.content  # type: ignore[attr-defined]
    assert answer["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    other = people.at_portal(Client(), people.member(people.government("Gulu")))
    assert other.get(address).status_code == 404
    assert Client().get(address)["Location"].startswith("/en/account/")


@pytest.mark.parametrize("step", ["", "sign/", "evidence/", "check/", "withdraw/"])
def test_other_governments_signatures_do_not_exist(client: Client, step: str) -> None:
    government = people.government()
    signature = making.draft(people.member(government), government)
    other = people.government("Gulu")
    people.at_portal(client, people.member(other))
    for slug in (government.slug, other.slug):
        assert client.get(f"/en/portal/g/{slug}/declaration/{signature.reference}/{step}").status_code == 404


def test_a_viewer_reads_and_does_not_sign(client: Client) -> None:
    path, _government = _portal(client, "viewer")
    assert "let you write" in client.get(f"/en{path}").content.decode()
    assert client.post(f"/en{path}")["Location"] == f"/en{path}"
    assert not Signature.objects.exists()


def test_withdrawing_asks_for_a_reason(client: Client) -> None:
    government = people.government()
    nadia = people.member(government)
    signature = making.sent(nadia, government)
    address = f"/en/portal/g/{government.slug}/declaration/{signature.reference}/withdraw/"
    assert people.at_portal(client, nadia).post(address, {"because": ""}).status_code == 200
    client.post(address, {"because": "A mistake."})
    signature.refresh_from_db()
    assert signature.status == "withdrawn"


def test_a_question_is_shown_and_answered(client: Client) -> None:
    from localaction.declarations import operations

    government = people.government()
    nadia = people.member(government)
    signature = making.sent(nadia, government)
    operations.hand_back(actor=people.secretariat(), signature=signature, question="Who decided it?")
    address = f"/en/portal/g/{government.slug}/declaration/{signature.reference}/sign/"
    assert "Who decided it?" in people.at_portal(client, nadia).get(address).content.decode()
    client.post(address, SIGNER | {"answer": "The council."})
    assert signature.questions.get().answer == "The council."
