"""The page of a framework item: whose wording its title is, what it joins, and where nobody serves it."""

import msgspec
import pytest
from tests.factories.register import action_of, publish, rows

from localaction.showcase.queries.items import item_page

pytestmark = pytest.mark.usefixtures("cohort")


def test_a_wording_of_our_own_is_marked() -> None:
    english, arabic = item_page("gcm-15", "en"), item_page("gcm-15", "ar")
    assert english is not None
    assert arabic is not None
    assert (english.is_official, arabic.is_official) == (True, False)


def test_a_priority_shows_what_it_joins_and_that_this_is_our_reading() -> None:
    page = item_page("po-1", "en")
    assert page is not None
    assert "GCM 4" in [chip.code for chip in page.joins]
    assert not page.mapping_is_confirmed
    joined = item_page("gcm-4", "en")
    assert joined is not None
    assert "PO 1" in [chip.code for chip in joined.joined_by]


def test_a_goal_has_its_targets_and_a_target_its_goal() -> None:
    goal, target = item_page("sdg-1", "en"), item_page("sdg-1.3", "en")
    assert goal is not None
    assert target is not None
    assert len(goal.children) == 7
    assert target.parent is not None
    assert target.parent.code == "SDG-1"


def test_the_regions_add_up_and_those_with_none_are_named() -> None:
    page = item_page("gcm-15", "en")
    assert page is not None
    assert [bar["label"] for bar in page.coverage.regions] == [
        "Africa",
        "Americas",
        "Asia",
        "Europe",
        "Oceania",
    ]
    assert sum(bar["value"] for bar in page.coverage.regions) == page.total
    assert page.coverage.gaps == ", ".join(
        bar["label"] for bar in page.coverage.regions if not bar["value"]
    ).replace(", ", " and ")


def test_a_bar_leads_to_exactly_the_actions_that_it_counts() -> None:
    page = item_page("gcm-15", "en")
    assert page is not None
    africa = page.coverage.regions[0]
    assert africa["href"] == "/en/actions/?gcm=GCM-15&region=002"


def test_what_nobody_has_heard_of_is_counted_as_silent_and_as_nothing_else() -> None:
    action = action_of(rows()[0])
    origin = msgspec.structs.replace(action.origin, collected_on="2020-01-01")
    publish(msgspec.structs.replace(action, stage="in_progress", origin=origin))
    code = action.alignment[0].code
    page = item_page(code.lower(), "en")
    assert page is not None
    stages = {bar["href"].rpartition("=")[2]: bar["value"] for bar in page.coverage.stages}
    assert stages["silent"] == 1
    assert sum(stages.values()) == page.total
    assert page.coverage.is_anything_silent
