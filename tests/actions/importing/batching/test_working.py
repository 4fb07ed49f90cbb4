"""A file at the desk: read, matched, checked, brought in, and undone as a whole."""

from __future__ import annotations

import csv
import io
from typing import Any

import openpyxl
import pytest
from django.core.files.base import ContentFile
from tests.actions.importing.files import as_csv
from tests.actions.making import member, person, secretariat

from localaction.actions import operations
from localaction.actions.importing.batching import headings
from localaction.actions.importing.batching.subjects import COLUMNS_OF
from localaction.actions.importing.columns import COLUMNS
from localaction.actions.models import Action, Batch, ColumnMemory
from localaction.declarations.models import Signature
from localaction.governments.models import Government
from localaction.kit.actors import Actor
from localaction.kit.answers import Refused
from localaction.kit.worker import run_due_jobs
from localaction.register import queries as register
from localaction.register import shapes

pytestmark = pytest.mark.django_db
TWO = ({"id": "A-1"}, {"id": "A-2", "action_title": "Another school"})


def brought(
    content: bytes, *, subject: str = "actions", name: str = "list.csv", source: str = "Cohort"
) -> Batch:
    desk = secretariat()
    batch = operations.bring_import(
        actor=desk, subject=subject, source=source, upload=ContentFile(content), name=name
    )
    run_due_jobs()
    batch.refresh_from_db()
    return batch


def matched(batch: Batch, **fixed: str) -> Batch:
    mapping = headings.guessed(batch.headings, COLUMNS_OF[batch.subject])
    return operations.match_columns(
        actor=secretariat(), batch=batch, mapping=mapping, fixed=fixed, on=batch.collected_on
    )


def checked(batch: Batch, **fixed: str) -> Batch:
    operations.check_import(actor=secretariat(), batch=matched(batch, **fixed))
    run_due_jobs()
    batch.refresh_from_db()
    return batch


def done(batch: Batch, **fixed: str) -> Batch:
    operations.run_import(actor=secretariat(), batch=checked(batch, **fixed))
    run_due_jobs()
    batch.refresh_from_db()
    return batch


def undone(batch: Batch) -> Batch:
    operations.undo_import(actor=secretariat(), batch=batch, because="It was the wrong file.")
    run_due_jobs()
    batch.refresh_from_db()
    return batch


def numbers(batch: Batch) -> tuple[int, ...]:
    return tuple(batch.counts[name] for name in ("entered", "changed", "unchanged", "refused"))


def standing(reference: str, kind: str = "action") -> Any:
    found = register.current(kind, reference)
    return found.content if found and isinstance(found.content, shapes.Shape) else None


def places(*lines: tuple[str, ...]) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(lines)
    return out.getvalue().encode()


def test_a_check_says_what_would_happen_and_changes_nothing() -> None:
    batch = checked(brought(as_csv(*TWO, {"id": "A-3", "country_iso2": "XX"})))
    assert (batch.status, batch.rows, batch.done) == ("checked", 3, 3)
    assert numbers(batch) == (2, 0, 0, 1)
    (problem,) = batch.problems.all()
    assert (problem.line, problem.column, problem.code) == (4, "country_iso2", "unknown_country")
    assert Action.objects.count() == 0
    assert [one["fate"] for one in batch.counts["preview"]] == ["new", "new"]


def test_good_rows_come_in_and_bad_ones_are_told() -> None:
    batch = done(brought(as_csv(*TWO, {"id": "A-3", "country_iso2": "XX"})))
    assert (batch.status, numbers(batch)) == ("done", (2, 0, 0, 1))
    assert {one.reference for one in batch.records.filter(kind="action")} == {"A-1", "A-2"}
    assert standing("A-2").title == "Another school"


def test_a_workbook_with_other_headings_and_fixed_texts() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Ciudad", "País", "Título", "Resumen"])
    book.worksheets[0].append(["Kampala", "UG", "Una escuela", "Una escuela de noche."])
    out = io.BytesIO()
    book.save(out)
    batch = done(
        brought(out.getvalue(), name="Lista.xlsx"),
        id="ES",
        language="es",
        kind="action",
        status="ongoing",
        government_level="city",
        source_url="https://example.org/lista",
    )
    assert numbers(batch) == (1, 0, 0, 0), list(batch.problems.values_list("reason", flat=True))
    assert (standing("ES-2").title, standing("ES-2").language) == ("Una escuela", "es")


def test_columns_are_remembered_for_their_source() -> None:
    matched(brought(as_csv(*TWO), source="City List"), language="en")
    kept = ColumnMemory.objects.get()
    assert (kept.source_key, kept.fixed, kept.mapping["id"]) == ("city list", {"language": "en"}, "id")


def test_undoing_takes_back_what_came_and_it_can_come_again() -> None:
    batch = undone(done(brought(as_csv(*TWO))))
    assert (batch.status, batch.counts["gone"], batch.counts["stays"]) == ("undone", batch.records.count(), 0)
    assert [standing("A-1"), standing("A-2")] == [None, None]
    assert register.tombstone("action", "A-1") is not None
    assert Action.objects.get(reference="A-1").status == "withdrawn"
    again = done(brought(as_csv(*TWO)))
    assert numbers(again)[:2] == (0, 2)
    assert standing("A-1").reference == "A-1"


def test_undoing_a_change_restores_what_was_said_before() -> None:
    done(brought(as_csv(*TWO)))
    before = standing("A-1")
    batch = done(brought(as_csv({"id": "A-1", "action_title": "Better", "partners": "UNHCR"})))
    assert standing("A-1").title == "Better"
    undone(batch)
    assert standing("A-1") == before
    assert standing("A-2") is not None


def test_what_others_built_on_stays_and_says_why() -> None:
    batch = done(brought(as_csv(*TWO)))
    home = Government.objects.get()
    member(person("Nadia"), home)
    batch = undone(batch)
    assert (batch.counts["gone"], batch.counts["stays"]) == (0, batch.records.count())
    assert standing("A-1") is not None
    assert "speaks for it" in batch.records.filter(kind="action")[0].why_stays


def test_governments_come_in_and_go() -> None:
    lines = (
        ("Ville", "Pays", "Niveau", "Population"),
        ("Zarqa", "JO", "city", "635160"),
        ("Gulu", "UG", "city", ""),
        ("Nowhere", "ZZ", "city", ""),
    )
    batch = done(brought(places(*lines), subject="governments"), language="en")
    assert numbers(batch) == (2, 0, 0, 1)
    slugs = list(Government.objects.values_list("slug", flat=True))
    assert all(standing(slug, "government") for slug in slugs)
    undone(batch)
    assert not any(standing(slug, "government") for slug in slugs)
    assert Government.objects.count() == 0


def test_signatures_come_in_and_go() -> None:
    lines = (
        ("City", "Country", "Level", "Mayor", "Date"),
        ("Zarqa", "JO", "city", "A. Omari", "08/12/2018"),
        ("Gulu", "UG", "city", "B. Okot", "2018"),
    )
    batch = done(brought(places(*lines), subject="signatures"), language="en")
    assert numbers(batch) == (1, 0, 0, 1)
    signature = Signature.objects.get()
    assert (signature.signer_name, str(signature.signed_on), signature.status) == (
        "A. Omari",
        "2018-12-08",
        "listed",
    )
    undone(batch)
    assert standing(signature.reference, "signature") is None


def test_a_file_that_cannot_be_read_says_why() -> None:
    batch = brought("Stadt;Land\nM\xfcnchen;DE\n".encode("latin-1"))
    assert batch.status == "failed"
    assert "CSV UTF-8" in batch.problem
    operations.discard_import(actor=secretariat(), batch=batch)


def test_only_the_secretariat_brings_files() -> None:
    for actor in (Actor(1, "Nadia"), Actor(2, "Ann", roles=frozenset({"assessor"}))):
        with pytest.raises(Refused):
            operations.bring_import(
                actor=actor, subject="actions", source="", upload=ContentFile(b"a"), name="a.csv"
            )


def test_every_heading_of_our_own_format_is_understood() -> None:
    assert headings.guessed(list(COLUMNS), COLUMNS) == {name: name for name in COLUMNS}
