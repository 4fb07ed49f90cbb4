from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.actions.importing.files import a_file, as_csv

from localaction.actions import operations as actions
from localaction.actions.importing.running import Report, import_file
from localaction.actions.models import Action, How
from localaction.actions.publishing import content_of
from localaction.declarations.models import Signature
from localaction.governments.models import Government
from localaction.kit.actors import ANONYMOUS, SYSTEM, Actor
from localaction.kit.answers import Refused
from localaction.kit.content import CONTENT
from localaction.kit.models import TrailEvent
from localaction.register import index, queries, shapes
from localaction.register.models import Entry

pytestmark = pytest.mark.django_db
COHORT = CONTENT / "cohorts" / "first_cohort.csv"
DAY = date(2026, 5, 31)
SECRETARIAT = Actor(None, "Nadia", roles=frozenset({"secretariat"}))
FURTHER = {"id": "CTA-901", "action_title": "A second action"}


def run(path: Path, *, actor: Actor = SYSTEM, on: date = DAY, dry_run: bool = False) -> Report:
    """Import a file as the system."""
    return import_file(actor=actor, path=path, on=on, dry_run=dry_run)


def counts(report: Report) -> tuple[int, int, int, int, int]:
    """Read, entered, corrected, unchanged, refused."""
    return report.read, report.entered, report.corrected, report.unchanged, report.refused


def everything() -> dict[str, int]:
    """How many rows stand in every table that an import writes."""
    tables = (Action, Government, Signature, Entry, TrailEvent)
    return {table._meta.label: table.objects.count() for table in tables}


def standing(reference: str) -> queries.Published:
    """What is published of an action."""
    found = queries.current("action", reference)
    assert found is not None
    return found


def test_the_first_cohort_enters_whole_and_twice_is_the_same() -> None:
    assert counts(run(COHORT)) == (78, 78, 0, 0, 0)
    assert [queries.count(kind) for kind in ("action", "government", "signature")] == [78, 78, 10]
    assert index.sequence() == 166
    before = everything()
    assert counts(run(COHORT, on=date(2027, 1, 1))) == (78, 0, 0, 78, 0)
    assert everything() == before


def test_what_is_published_is_what_the_kept_action_would_be_published_as() -> None:
    run(COHORT)
    for action in Action.objects.with_details():
        content = standing(action.reference).content
        assert isinstance(content, shapes.Action)
        assert content == content_of(action, signature=content.origin.signature)


def test_collected_actions_say_so_and_are_never_elevated() -> None:
    run(COHORT)
    assert set(
        Action.objects.values_list("how", "consent_hub", "consent_gcm", "consent_gcr", "consent_gfmd")
    ) == {(How.COLLECTED, None, None, None, None)}
    standings = [
        published.content.origin.signature
        for published in queries.all_current("action")
        if isinstance(published.content, shapes.Action) and published.content.origin.how == "collected"
    ]
    assert sorted(set(standings)) == ["listed", "none"]
    assert standings.count("listed") == Signature.objects.filter(status="listed").count() == 10


def test_a_bad_row_leaves_nothing_and_the_others_enter(tmp_path: Path) -> None:
    before = everything()
    bad = {"government_name": "City of Nowhere", "wikidata_or_geonames_id": "", "latitude": "80"}
    report = run(a_file(tmp_path, as_csv(bad | {"signed_declaration": "yes"})))
    assert counts(report) == (1, 0, 0, 0, 1)
    assert everything() == before
    assert counts(run(a_file(tmp_path, as_csv(bad, FURTHER)))) == (2, 1, 0, 0, 1)
    assert not Government.objects.filter(official_name="City of Nowhere").exists()
    assert list(Action.objects.values_list("reference", flat=True)) == ["CTA-901"]


def test_a_dry_run_says_what_would_be_done_and_changes_nothing(tmp_path: Path) -> None:
    run(a_file(tmp_path, as_csv({})))
    before = everything()
    changed = as_csv({"action_title": "Another title"}, FURTHER, {"id": "CTA-902", "language": "xx"})
    assert counts(run(a_file(tmp_path, changed), dry_run=True)) == (3, 1, 1, 0, 1)
    assert everything() == before


def test_a_changed_row_is_a_correction_with_a_new_version(tmp_path: Path) -> None:
    run(a_file(tmp_path, as_csv({}, FURTHER)))
    change = {
        "action_title": "Another title",
        "partners": "IOM",
        "gcm_objectives": "2",
        "estimated_people_reached": "",
    }
    assert counts(run(a_file(tmp_path, as_csv(change, FURTHER)))) == (2, 0, 1, 1, 0)
    published = standing("CTA-900")
    assert isinstance(published.content, shapes.Action)
    assert (published.version, published.content.title, published.content.served) == (2, "Another title", ())
    assert published.content == content_of(
        Action.objects.with_details().get(reference="CTA-900"), signature="none"
    )
    assert standing("CTA-901").version == 1


def test_an_id_of_another_government_is_refused(tmp_path: Path) -> None:
    run(a_file(tmp_path, as_csv({})))
    before = everything()
    other = {"government_name": "Entebbe Municipality", "wikidata_or_geonames_id": "geonames:233476"}
    (problem,) = run(a_file(tmp_path, as_csv(other))).problems
    assert problem == {
        "line": 2,
        "column": "id",
        "value": "CTA-900",
        "reason": "This identifier is already used for an action of another government: "
        "Kampala Capital City Authority.",
        "code": "other_government",
    }
    assert everything() == before


def test_what_was_withdrawn_here_is_not_brought_back(tmp_path: Path) -> None:
    run(a_file(tmp_path, as_csv({})))
    actions.withdraw(actor=SECRETARIAT, action=Action.objects.get(), because="Asked for by the city")
    assert counts(run(a_file(tmp_path, as_csv({})))) == (1, 0, 0, 1, 0)
    (problem,) = run(a_file(tmp_path, as_csv({"lessons": "New"}))).problems
    assert (
        problem["reason"] == "This action was changed on this site after it was imported. Correct it there."
    )
    assert queries.current("action", "CTA-900") is None


def test_an_action_that_its_government_wrote_is_not_touched(tmp_path: Path) -> None:
    Action.objects.create(reference="CTA-900")
    (problem,) = run(a_file(tmp_path, as_csv({}))).problems
    assert problem["reason"] == "This identifier belongs to an action that its government submitted itself."


def test_a_signature_listed_later_shows_on_what_stood_before(tmp_path: Path) -> None:
    run(a_file(tmp_path, as_csv({})))
    run(a_file(tmp_path, as_csv({}, FURTHER | {"signed_declaration": "yes"})))
    for reference, version in (("CTA-900", 2), ("CTA-901", 1)):
        published = standing(reference)
        assert isinstance(published.content, shapes.Action)
        assert (published.content.origin.signature, published.version) == ("listed", version)


def test_the_same_government_in_two_rows_is_one(tmp_path: Path) -> None:
    run(a_file(tmp_path, as_csv({}, FURTHER, {"id": "CTA-902", "wikidata_or_geonames_id": ""})))
    assert Government.objects.count() == 1


def test_a_file_that_cannot_be_read_changes_nothing(tmp_path: Path) -> None:
    report = run(a_file(tmp_path, b""))
    assert (report.is_readable, counts(report)) == (False, (0, 0, 0, 0, 0))
    assert [problem["code"] for problem in report.problems] == ["empty_file"]


def test_excel_s_mark_is_accepted(tmp_path: Path) -> None:
    assert counts(run(a_file(tmp_path, b"\xef\xbb\xbf" + as_csv({})))) == (1, 1, 0, 0, 0)


def test_only_the_secretariat_imports(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        run(a_file(tmp_path, as_csv({})), actor=ANONYMOUS)
    assert counts(run(a_file(tmp_path, as_csv({})), actor=SECRETARIAT)) == (1, 1, 0, 0, 0)


def test_the_number_of_queries_does_not_grow_with_the_rows(
    tmp_path: Path, django_assert_max_num_queries: Any
) -> None:
    rows = [{"id": f"CTA-{number}"} for number in range(300)]
    with django_assert_max_num_queries(66):
        assert counts(run(a_file(tmp_path, as_csv(*rows)))) == (300, 300, 0, 0, 0)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_report(tmp_path: Path, tail: bytes) -> None:
    for content in (tail, as_csv() + tail):
        report = run(a_file(tmp_path, content), dry_run=True)
        assert report.entered == 0
