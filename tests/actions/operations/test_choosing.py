"""Choosing how many questions a draft asks."""

import pytest
from tests.actions.making import draft, focal_point, government, in_state

from localaction.actions import drafted, operations, pathways, queries
from localaction.actions.models import Action
from localaction.actions.readiness import readiness
from localaction.kit.answers import Refused

pytestmark = pytest.mark.django_db


def test_a_draft_begins_on_the_pathway_that_suits_its_government() -> None:
    who, home = focal_point(of=government("Zahlé", country="LB", population=12_000))
    assert draft(who, home).pathway == "small"
    assert operations.start(actor=who, government=home, pathway="network").pathway == "network"
    assert operations.start(actor=who, government=home, language="ar").language == "ar"


def test_a_shorter_pathway_keeps_what_a_longer_one_asked() -> None:
    who, home = focal_point()
    action = draft(who, home)
    Action.objects.filter(pk=action.pk).update(summary="In short.", evidence="A survey.", kind="practice")
    action.refresh_from_db()
    operations.take_pathway(actor=who, action=action, pathway="small")
    action.refresh_from_db()
    assert (action.pathway, action.summary, action.evidence) == ("small", "In short.", "A survey.")
    asked = {name for page in pathways.pages("small", "practice") for name in page.names}
    assert not {"summary", "evidence"} & asked
    assert readiness(drafted.draft_facts(action)).questions == 12


def test_it_is_written_down_once() -> None:
    who, home = focal_point()
    action = draft(who, home)
    for _time in range(2):
        operations.take_pathway(actor=who, action=action, pathway="small")
    events = [event for event in queries.history(action) if event.verb == "action.pathway_taken"]
    assert [event.facts for event in events] == [{"pathway": "small"}]


def test_an_unknown_pathway_is_refused() -> None:
    who, home = focal_point()
    with pytest.raises(ValueError, match="long"):
        operations.take_pathway(actor=who, action=draft(who, home), pathway="long")


def test_only_those_who_may_write_choose() -> None:
    who, home = focal_point()
    stranger, _elsewhere = focal_point("Omar", of=government("Nairobi", country="KE"))
    with pytest.raises(Refused):
        operations.take_pathway(actor=stranger, action=draft(who, home), pathway="small")
    with pytest.raises(Refused):
        operations.take_pathway(actor=who, action=in_state("submitted", who, home), pathway="small")
