"""A report says what was done, and counts as a fault what should be otherwise."""

from __future__ import annotations

from localaction.desk.rehearsal.report import Report, Size


def test_a_number_that_was_wanted_and_is_another_is_a_fault() -> None:
    report = Report(Size())
    report.note("letters", 5, wanted=5)
    report.note("pages", 7)
    assert report.is_as_declared
    report.note("actions published", 3, wanted=4)
    report.demand(False, "it leaks")
    assert report.faults == ["actions published: 3 instead of 4", "it leaks"]
    assert "NOT AS DECLARED: it leaks" in list(report.lines())


def test_the_report_names_routes_and_letters() -> None:
    report = Report(Size(), leaks={"desk:queue": (4, 4)}, severe="Assessor 12, -20.0 points")
    report.letters["ar"] = 1_200
    text = "\n".join(report.lines())
    assert "   4    4  desk:queue" in text
    assert "Letters by language: ar 1,200" in text
    assert "Assessor 12" in text
    assert text.endswith("Everything was as declared.")
