"""What was typed into a sheet, understood in any script, and nothing taken that was not meant."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localaction.actions import reports
from localaction.actions.periods import Period
from localaction.actions.reports import Claim, Given, Reached, key_of

TODAY = date(2027, 5, 20)
MILESTONES = ("Twelve schools are open.", "Every class has a helper.")
METHODS = ("survey", "estimate", "unknown")


def read(**sent: str) -> tuple[Given, list[str]]:
    """What was understood, and the names of the fields that were not."""
    given, problems = reports.read(
        {name.replace("__", "-"): text for name, text in sent.items()},
        milestones=MILESTONES,
        methods=METHODS,
        language="en",
        today=TODAY,
    )
    return given, [problem.field for problem in problems]


def test_a_stage_is_enough() -> None:
    given, problems = read(stage="stalled")
    assert (given, problems) == (Given("stalled", "en"), [])
    assert given.is_bare


@pytest.mark.parametrize("stage", ["", "silent", "done", "In progress"])
def test_only_the_five_stages_are_taken(stage: str) -> None:
    assert read(stage=stage)[1] == ["stage"]


@pytest.mark.parametrize(
    ("evidence", "link"),
    [
        ("https://kampala.example/schools", "https://kampala.example/schools"),
        ("HTTP://kampala.example", "HTTP://kampala.example"),
        ("See https://kampala.example/schools", ""),
        ("javascript:alert(1)", ""),
        ("The minutes of the council", ""),
        ("https://kampala", ""),
    ],
)
def test_evidence_is_a_web_address_or_words(evidence: str, link: str) -> None:
    given, problems = read(stage="planning", evidence=evidence)
    assert (given.link, given.evidence, problems) == (link, evidence, [])


def test_a_ticked_milestone_has_its_day_and_what_shows_it() -> None:
    first, second = map(key_of, MILESTONES)
    given, problems = read(
        stage="in_progress",
        **{f"done__{first}": "on", f"on__{first}": "٢٠٢٧-٠٣", f"proof__{first}": " Opening "},
        **{f"done__{second}": "on"},
        done__ffffffff="on",
    )
    assert problems == []
    assert given.milestones == (
        Reached(MILESTONES[0], Period(date(2027, 3, 31), "month"), "Opening"),
        Reached(MILESTONES[1], Period(TODAY, "day")),
    )


@pytest.mark.parametrize("day", ["2027-05-21", "2028", "soon", "2027-02-30"])
def test_a_day_that_has_not_come_or_is_none_is_not_taken(day: str) -> None:
    key = key_of(MILESTONES[0])
    assert read(stage="planning", **{f"done__{key}": "on", f"on__{key}": day})[1] == [f"on-{key}"]


def test_the_running_month_and_year_are_taken() -> None:
    key = key_of(MILESTONES[0])
    for day in ("2027", "2027-05", "20/05/2027"):
        assert read(stage="planning", **{f"done__{key}": "on", f"on__{key}": day})[1] == []


def test_claims_have_source_method_and_date() -> None:
    given, problems = read(
        stage="in_progress",
        number__0="1,240",
        who__0="pupils",
        method__0="survey",
        source__0="School office",
        as_of__0="2026",
        number__3="٢٤٠",
        method__3="guess",
    )
    assert problems == []
    assert given.claims == (
        Claim(1240, "pupils", "survey", "School office", Period(date(2026, 12, 31), "year")),
        Claim(240),
    )


@pytest.mark.parametrize("number", ["many", "-5", "12.5.x", "9" * 12, "²"])
def test_a_number_that_is_none_is_said(number: str) -> None:
    assert read(stage="planning", number__0=number)[1] == ["number-0"]


def test_a_claim_without_its_number_is_said() -> None:
    assert read(stage="planning", source__1="School office")[1] == ["number-1"]


def test_too_long_is_said_and_kept() -> None:
    text = "word " * 151
    given, problems = read(stage="planning", changed=text)
    assert (given.changed, problems) == (text.strip(), ["changed"])


@given(
    st.dictionaries(
        st.sampled_from(
            ["stage", "changed", "evidence", "number-0", "as_of-0", f"on-{key_of(MILESTONES[0])}"]
        ),
        st.text(max_size=80),
    )
)
def test_anything_can_be_typed(sent: dict[str, Any]) -> None:
    given, _problems = reports.read(sent, milestones=MILESTONES, methods=METHODS, language="en", today=TODAY)
    assert "\x00" not in given.changed
