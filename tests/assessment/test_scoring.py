"""Scores are bounded, monotone and symmetric; what is far apart is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localaction.assessment import scoring

CODES = ("relevance", "people", "results", "partnership")
levels = st.fixed_dictionaries({code: st.integers(0, 4) for code in CODES})
weights = st.fixed_dictionaries({code: st.integers(1, 60) for code in CODES})


def test_a_score_is_the_weighted_share_of_what_could_be_reached() -> None:
    assert scoring.weighted({"a": 4, "b": 2}, {"a": 75, "b": 25}) == 87.5


def test_a_criterion_without_a_level_has_no_score() -> None:
    with pytest.raises(KeyError):
        scoring.weighted({"a": 4}, {"a": 75, "b": 25})


@given(levels, weights)
def test_scores_run_from_0_to_100(given_levels: dict[str, int], given_weights: dict[str, int]) -> None:
    assert 0 <= scoring.weighted(given_levels, given_weights) <= 100


@given(weights)
def test_the_ends_are_reached(given_weights: dict[str, int]) -> None:
    assert scoring.weighted(dict.fromkeys(CODES, 0), given_weights) == 0
    assert scoring.weighted(dict.fromkeys(CODES, 4), given_weights) == pytest.approx(100)


@given(levels, weights, st.sampled_from(CODES))
def test_a_higher_level_never_lowers_the_score(
    given_levels: dict[str, int], given_weights: dict[str, int], code: str
) -> None:
    higher = given_levels | {code: min(4, given_levels[code] + 1)}
    assert scoring.weighted(higher, given_weights) >= scoring.weighted(given_levels, given_weights)


@given(levels, levels, weights)
def test_agreement_is_symmetric_bounded_and_full_only_for_the_same(
    one: dict[str, int], other: dict[str, int], given_weights: dict[str, int]
) -> None:
    found = scoring.agreement(one, other, given_weights)
    assert found == pytest.approx(scoring.agreement(other, one, given_weights))
    assert 0 <= found <= 1
    assert (found == 1) == (one == other)


@given(levels, levels)
def test_far_apart_is_two_levels_or_more(one: dict[str, int], other: dict[str, int]) -> None:
    far_apart = [row.criterion for row in scoring.compare([one, other], CODES) if row.is_far_apart]
    assert far_apart == [code for code in CODES if abs(one[code] - other[code]) >= 2]


@given(levels, levels)
def test_only_what_all_agree_on_is_proposed(one: dict[str, int], other: dict[str, int]) -> None:
    assert scoring.proposal([one, other], CODES) == {c: one[c] for c in CODES if one[c] == other[c]}


@given(st.lists(levels, min_size=2, max_size=4), weights)
def test_common_agreement_is_that_of_the_two_furthest_apart(
    given_levels: list[dict[str, int]], given_weights: dict[str, int]
) -> None:
    found = scoring.common_agreement(given_levels, given_weights)
    assert all(
        found <= scoring.agreement(one, other, given_weights)
        for one in given_levels
        for other in given_levels
    )


def test_one_assessment_agrees_with_itself() -> None:
    assert scoring.common_agreement([{"a": 1}], {"a": 100}) == 1
