"""What is drawn without the template engine escapes every text."""

from dataclasses import replace

from localaction.showcase.queries.cards import ActionCard, Chip
from localaction.showcase.queries.facets import Facet, Option
from localaction.showcase.queries.search import Found
from localaction.showcase.saying import said, tongue
from localaction.showcase.web import drawing

BAD = '<b onclick="x">'


def _card() -> ActionCard:
    return ActionCard(
        reference=BAD,
        href=BAD,
        title=said(BAD, BAD),
        government=said(BAD, BAD),
        more_governments=2,
        country=BAD,
        line=BAD,
        kind=BAD,
        stage=BAD,
        stage_tone="quiet",
        year=BAD,
        chips=(Chip(BAD, BAD, "gcm", BAD),),
        is_collected=True,
        line_tongue=tongue(BAD),
        translated=BAD,
        is_outdated=True,
    )


def test_entries_escape_everything() -> None:
    drawn = drawing.entries([_card()])
    assert BAD not in drawn
    assert "The original has changed since" in drawn


def test_marked_results_escape_everything() -> None:
    drawn = drawing.found([Found(_card(), ((BAD, True), (BAD, False)), ((BAD, True),), tongue(BAD))])
    assert BAD not in drawn
    assert drawn.count("<mark>") == 2


def test_facets_escape_everything_and_keep_what_is_chosen() -> None:
    drawn = drawing.facets([Facet(BAD, BAD, (Option(BAD, BAD, 1, BAD, True),), True, 1)])
    assert BAD not in drawn
    assert " checked" in drawn
    assert '<details class="facet" open>' in drawn


def test_a_choice_is_offered_both_ways_until_it_is_made() -> None:
    offered = drawing.facets([_group(Option("UG", "Uganda", 3, "3", chosen=False))])
    assert 'value="UG">' in offered
    assert 'value="-UG" aria-label="Leave out: Uganda"' in offered
    chosen = drawing.facets([_group(Option("UG", "Uganda", 3, "3", chosen=True))])
    assert (chosen.count("<input"), 'value="UG" checked' in chosen) == (1, True)
    out = drawing.facets([_group(Option("UG", "Uganda", 3, "3", chosen=False, excluded=True))])
    assert (out.count("<input"), 'value="-UG" checked' in out, "without: Uganda" in out) == (1, True, True)


def test_of_two_values_none_is_left_out() -> None:
    group = _group(Option("yes", "Yes", 3, "3", chosen=False))
    assert drawing.facets([replace(group, is_either_or=True)]).count("<input") == 1


def test_further_groups_stand_apart_and_open_when_something_in_them_is_chosen() -> None:
    near = _group(Option("UG", "Uganda", 3, "3", chosen=False))
    far = replace(near, is_further=True, rule=BAD)
    assert drawing.facets([near, far]).count("<summary>") == 1
    assert '<details class="facets__further"><summary>' in drawing.further([near, far])
    assert '<details class="facets__further" open>' in drawing.further([replace(far, chosen=1)])
    assert BAD not in drawing.further([far])
    assert drawing.further([near]) == ""


def test_why_something_was_found_is_escaped_and_each_result_can_be_compared() -> None:
    drawn = drawing.found([Found(_card(), (("t", False),), (), tongue("en"), why=BAD)])
    assert BAD not in drawn
    assert 'class="entry__why"' in drawn
    assert drawn.count('name="a" form="compare"') == 1
    assert "compare" not in drawing.entries([_card()])
    nearest = [Found(_card(), (("t", False),), (), tongue("en"))]
    assert "compare" not in drawing.found(nearest, to_compare=False)


def _group(option: Option) -> Facet:
    return Facet("country", "Country", (option,), is_open=True, chosen=0)


def test_no_chips_draw_nothing() -> None:
    assert drawing.chips([]) == ""
