"""Ties are seen from outside by whole words; the text stays hidden until a declaration."""

import pytest

from localaction.assessment.conflicts import (
    ActionFacts,
    AssessorFacts,
    ConflictKind,
    is_barred,
    may_see_text,
    ties,
)
from localaction.assessment.lifecycle import AssignmentStatus

ACTION = ActionFacts(frozenset({7}), frozenset({"UG"}), frozenset({"IOM Uganda", "Diomedes Trust"}))


@pytest.mark.parametrize(
    ("assessor", "expected"),
    [
        (AssessorFacts(), ()),
        (
            AssessorFacts(governments=frozenset({7}), countries=frozenset({"UG"})),
            ("own_government", "own_country"),
        ),
        (AssessorFacts(governments=frozenset({8}), countries=frozenset({"UG"})), ("own_country",)),
        (AssessorFacts(governments=frozenset({9}), countries=frozenset({"KE"})), ()),
        (AssessorFacts(body_names=frozenset({"iom"})), ("partner",)),
        (AssessorFacts(body_names=frozenset({"omed", "dio"})), ()),
    ],
)
def test_ties(assessor: AssessorFacts, expected: tuple[str, ...]) -> None:
    assert ties(assessor, ACTION) == expected


def test_only_the_own_government_bars() -> None:
    assert is_barred(("own_government",))
    assert not is_barred(("partner", "own_country"))


@pytest.mark.parametrize("status", AssignmentStatus.values)
@pytest.mark.parametrize("declared", ["", *ConflictKind.values])
def test_the_text_is_seen_only_after_denying_a_conflict(status: str, declared: str) -> None:
    answer = may_see_text(status, declared)
    assert bool(answer) == (status in ("open", "done") and declared == "none")
    assert answer or answer.reason
