"""The pages of the import at the desk."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.actions.importing.files import as_csv
from tests.actions.making import at_desk, secretariat

from localaction.actions.models import Batch, BatchProblem
from localaction.kit.worker import run_due_jobs
from localaction.register import queries as register

pytestmark = pytest.mark.django_db


def bring(client: Client, content: bytes, name: str = "list.csv", **facts: str) -> Batch:
    sent = {"subject": "actions", "source": "UCLG", "file": SimpleUploadedFile(name, content), **facts}
    assert client.post(reverse("actions:desk_imports"), sent).status_code == 302
    run_due_jobs()
    return Batch.objects.latest("pk")


def page(client: Client, name: str, batch: Batch) -> str:
    return client.get(reverse(f"actions:{name}", args=[batch.pk])).content.decode()


def columns_of(client: Client, batch: Batch) -> dict[str, Any]:
    form = client.get(reverse("actions:desk_import_columns", args=[batch.pk])).context["form"]
    return {field.html_name: field.value() or "" for field in form}


def test_a_list_from_the_file_to_the_register_and_back(client: Client) -> None:
    at_desk(client, secretariat())
    batch = bring(client, as_csv({"id": "A-1"}, {"id": "A-2", "country_iso2": "XX"}))
    matched = client.post(reverse("actions:desk_import_columns", args=[batch.pk]), columns_of(client, batch))
    assert matched.status_code == 302
    run_due_jobs()
    shown = page(client, "desk_import", batch)
    assert "Kampala for All" in shown
    assert "There is no country with this code" in shown
    assert register.current("action", "A-1") is None

    client.post(reverse("actions:desk_import", args=[batch.pk]), {"go": "run"})
    run_due_jobs()
    assert register.current("action", "A-1") is not None
    assert "A-1" in page(client, "desk_import_records", batch)

    undo = reverse("actions:desk_import_undo", args=[batch.pk])
    assert client.post(undo, {"because": ""}).status_code == 422
    client.post(undo, {"because": "A wrong list."})
    run_due_jobs()
    assert register.tombstone("action", "A-1") is not None
    assert "A wrong list." in page(client, "desk_import", batch)


def test_errors_are_a_file_without_formulas(client: Client) -> None:
    at_desk(client, secretariat())
    batch = bring(client, as_csv({"id": "A-1"}))
    BatchProblem.objects.create(batch=batch, line=7, column="id", value="=1+1", reason="Mend it.", code="x")
    response = client.get(reverse("actions:desk_import_errors", args=[batch.pk]))
    assert response.headers["Content-Type"].startswith("text/csv")
    assert response.content.decode("utf-8-sig").splitlines()[1] == "7,Identifier,,'=1+1,Mend it."


def test_columns_that_are_needed_are_asked_for_at_the_field(client: Client) -> None:
    at_desk(client, secretariat())
    batch = bring(client, b"Stadt;Country\nKampala;UG\n", subject="governments")
    address = reverse("actions:desk_import_columns", args=[batch.pk])
    answer = client.post(address, {**columns_of(client, batch), "from-government_name": ""})
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert set(errors) == {"from-government_name", "from-government_level", "from-language"}
    twice = {**columns_of(client, batch), "from-government_name": "Country"}
    assert "from-country_iso2" in client.post(address, twice).context["form"].errors


def test_a_source_is_matched_as_the_last_time(client: Client) -> None:
    at_desk(client, secretariat())
    first = bring(client, b"Place;Land\nKampala;UG\n", subject="governments")
    chosen = {
        **columns_of(client, first),
        "from-government_name": "Place",
        "from-country_iso2": "Land",
        "fixed-government_level": "city",
        "fixed-language": "en",
    }
    assert client.post(reverse("actions:desk_import_columns", args=[first.pk]), chosen).status_code == 302
    run_due_jobs()
    second = bring(client, b"Place;Land\nGulu;UG\n", subject="governments", source="  uclg ")
    again = columns_of(client, second)
    assert (again["from-government_name"], again["from-country_iso2"], again["fixed-language"]) == (
        "Place",
        "Land",
        "en",
    )


@pytest.mark.parametrize(("name", "content"), [("list.docx", b"x"), ("list.csv", b"")])
def test_what_is_no_list_is_refused_at_the_field(client: Client, name: str, content: bytes) -> None:
    at_desk(client, secretariat())
    sent = {"subject": "actions", "source": "UCLG", "file": SimpleUploadedFile(name, content)}
    answer = client.post(reverse("actions:desk_imports"), sent)
    assert answer.status_code == 422
    assert "file" in answer.context["form"].errors


@pytest.mark.parametrize("name", ["desk_imports", "desk_import", "desk_import_records"])
def test_lists_ask_the_database_as_often_for_twelve_as_for_one(
    client: Client, name: str, django_assert_num_queries: Any
) -> None:
    at_desk(client, secretariat())
    batch = bring(client, as_csv(*({"id": f"A-{number}"} for number in range(1))))

    def fill(more: int) -> None:
        for number in range(more):
            BatchProblem.objects.create(batch=batch, line=number, column="id", reason="Mend.", code="x")
            batch.records.create(kind="action", reference=f"A-{number}", pk_of=number)
            Batch.objects.create(
                subject="actions", source="S", file_name=f"{number}.csv", brought_by=batch.brought_by
            )

    address = reverse(f"actions:{name}", args=[] if name == "desk_imports" else [batch.pk])
    fill(1)
    client.get(address)
    with django_assert_num_queries(_count(client, address)):
        fill(0)
        client.get(address)
    before = _count(client, address)
    fill(11)
    assert _count(client, address) == before


def _count(client: Client, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)
