"""Who signs, filled in offline."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.declarations import making
from tests.governments import making as people

from localaction.declarations.models import Signature

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(client: Client) -> tuple[Client, str, Signature]:
    """A signed-in focal point, the page of a signature's form, and the signature."""
    government = people.government()
    who = people.member(government, "focal_point")
    people.at_portal(client, who)
    signature = making.draft(who, government)
    return client, f"/en/portal/g/{government.slug}/declaration/{signature.reference}/offline/", signature


def written(client: Client, address: str, **answers: str) -> bytes:
    """The workbook with answers typed into it."""
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{address}form.xlsx").content))
    cells = book.worksheets[0]
    for row in range(1, cells.max_row + 1):
        name = str(cells.cell(row=row, column=1).value)
        if name in answers:
            cells.cell(row=row, column=4).value = answers[name]
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def bring(client: Client, address: str, content: bytes) -> Any:
    return client.post(address, {"file": SimpleUploadedFile("form.xlsx", content)})


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_the_form_comes_back_as_it_left(sheet: tuple[Client, str, Signature], kind: str) -> None:
    client, address, _signature = sheet
    content = client.get(f"{address}form.{kind}").content
    response = client.post(address, {"file": SimpleUploadedFile(f"form.{kind}", content)})
    assert response.context["found"] == []


def test_what_was_written_offline_is_shown_and_kept(sheet: tuple[Client, str, Signature]) -> None:
    client, address, signature = sheet
    content = written(client, address, signer_name="منى حسن", signed_on="2024-06-01", text_language="العربية")
    (name, day, language) = bring(client, address, content).context["found"]
    assert [one.typed for one in (name, day, language)] == ["منى حسن", "2024-06-01", "ar"]
    assert {one.choice for one in (name, day, language)} == {"file"}
    given = {f"file-{one.name}": one.typed for one in (name, day, language)}
    client.post(
        address,
        {"go": "keep", **given, "signer_name": "file", "signed_on": "file", "text_language": "online"},
    )
    signature.refresh_from_db()
    assert (signature.signer_name, signature.signed_on) == ("منى حسن", date(2024, 6, 1))
    assert (signature.text_language, signature.signer_office) == ("en", "Lord Mayor")


def test_what_both_changed_waits_for_a_choice(sheet: tuple[Client, str, Signature]) -> None:
    client, address, signature = sheet
    content = written(client, address, signer_name="From the file")
    Signature.objects.filter(pk=signature.pk).update(signer_name="Written online")
    (one,) = bring(client, address, content).context["found"]
    assert (one.file, one.online, one.choice) == ("From the file", "Written online", None)
    client.post(address, {"go": "keep", "file-signer_name": one.typed})
    signature.refresh_from_db()
    assert signature.signer_name == "Written online"


def test_a_day_that_cannot_be_is_told_and_shown_again(sheet: tuple[Client, str, Signature]) -> None:
    client, address, signature = sheet
    page = client.post(address, {"go": "keep", "file-signed_on": "tomorrow", "signed_on": "file"})
    assert "tomorrow" in page.content.decode()
    signature.refresh_from_db()
    assert signature.signed_on == making.DAY


def test_another_form_is_refused(sheet: tuple[Client, str, Signature]) -> None:
    client, address, _signature = sheet
    other = client.get("/en/offline/small.xlsx").content
    assert "another of our forms" in bring(client, address, other).content.decode()
    assert "not a Word" in bring(client, address, b"Hello").content.decode()
