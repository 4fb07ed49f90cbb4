"""What is drawn without the template engine escapes every text."""

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


def test_no_chips_draw_nothing() -> None:
    assert drawing.chips([]) == ""
