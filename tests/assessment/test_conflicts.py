"""Ties are seen from outside by whole words; the text stays hidden until a declaration."""

from typing import get_args

import pytest

from localaction.assessment.conflicts import (
    EFFECTS,
    SENTENCES,
    ActionFacts,
    AssessorFacts,
    ConflictKind,
    Tie,
    is_barred,
    may_see_text,
    sentences,
    ties,
)
from localaction.assessment.lifecycle import AssignmentStatus

ACTION = ActionFacts(
    frozenset({7}), frozenset({"UG"}), frozenset({"IOM Uganda", "Diomedes Trust"}), frozenset({3}), 70
)


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
        (AssessorFacts(networks=frozenset({3, 4})), ("network",)),
        (AssessorFacts(networks=frozenset({7})), ()),
        (AssessorFacts(twins=frozenset({7})), ("twin",)),
        (AssessorFacts(met=frozenset({7})), ("contact",)),
        (AssessorFacts(declared=frozenset({7}), met=frozenset({8})), ("declared",)),
        (AssessorFacts(advised_against=frozenset({70})), ("advised_against",)),
        (AssessorFacts(advised_against=frozenset({7, 71})), ()),
    ],
)
def test_ties(assessor: AssessorFacts, expected: tuple[str, ...]) -> None:
    assert ties(assessor, ACTION) == expected


def test_what_bars_and_what_only_warns() -> None:
    assert is_barred(("own_government",))
    assert is_barred(("own_country", "partner"))
    assert is_barred(("declared",))
    assert not is_barred(("own_country", "network", "twin", "contact", "advised_against"))


def test_every_tie_has_its_effect_and_its_sentence() -> None:
    assert set(EFFECTS) == set(SENTENCES) == set(get_args(Tie))
    assert len({str(sentence) for sentence in sentences(EFFECTS)}) == len(EFFECTS)


@pytest.mark.parametrize("status", AssignmentStatus.values)
@pytest.mark.parametrize("declared", ["", *ConflictKind.values])
def test_the_text_is_seen_only_after_denying_a_conflict(status: str, declared: str) -> None:
    answer = may_see_text(status, declared)
    assert bool(answer) == (status in ("open", "done") and declared == "none")
    assert answer or answer.reason
