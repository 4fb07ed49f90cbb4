"""Who is on a draft."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.actions.making import actor, draft, focal_point, government, member, person

from localaction.actions import operations, queries
from localaction.actions.models import Action, Presence, Sheet
from localaction.kit.actors import Actor
from localaction.kit.trail import history_of

pytestmark = pytest.mark.django_db


def two() -> tuple[Actor, Actor, Action]:
    who, home = focal_point()
    colleague = person("Colette")
    member(colleague, home, "editor")
    return who, actor(colleague), draft(who, home)


def test_a_colleague_is_seen_on_her_page_and_oneself_never() -> None:
    who, other, action = two()
    operations.seen_on(actor=who, action=action, page="results")
    operations.seen_on(actor=other, action=action, page="challenge")
    (present,) = queries.who_else(who, action)
    assert (present.name, present.page) == ("Colette", "challenge")
    assert [event.verb for event in history_of(action)] == ["action.started"]


def test_a_visit_keeps_its_beginning_while_it_lasts_and_begins_anew_on_another_page() -> None:
    who, other, action = two()
    operations.seen_on(actor=other, action=action, page="challenge")
    early = timezone.now() - timedelta(minutes=5)
    Presence.objects.update(since=early, seen_at=early)
    operations.seen_on(actor=other, action=action, page="challenge")
    assert queries.who_else(who, action)[0].since == early
    operations.seen_on(actor=other, action=action, page="results")
    assert queries.who_else(who, action)[0].since > early


def test_who_left_or_was_not_seen_for_long_is_not_here() -> None:
    who, other, action = two()
    operations.seen_on(actor=other, action=action, page="challenge")
    operations.gone_from(actor=other, action=action, page="results")
    assert len(queries.who_else(who, action)) == 1
    operations.gone_from(actor=other, action=action, page="challenge")
    assert queries.who_else(who, action) == []
    operations.seen_on(actor=other, action=action)
    Presence.objects.update(seen_at=timezone.now() - queries.HERE_FOR - timedelta(seconds=1))
    assert queries.who_else(who, action) == []


def test_somebody_who_only_reads_is_not_announced() -> None:
    who, home = focal_point()
    reader = person("Rita")
    member(reader, home, "viewer")
    action = draft(who, home)
    operations.seen_on(actor=actor(reader), action=action)
    stranger, _elsewhere = focal_point("Omar", of=government("Nairobi", country="KE"))
    operations.seen_on(actor=stranger, action=action)
    assert Presence.objects.count() == 0


def test_forms_that_nobody_used_for_long_are_forgotten() -> None:
    who, _other, action = two()
    for code in ("old", "new"):
        operations.open_sheet(actor=who, action=action, page="challenge", code=code, shown={})
    Sheet.objects.filter(code="old").update(used_at=timezone.now() - timedelta(days=61))
    assert operations.forget_sheets(before=timezone.now() - timedelta(days=60)) == 1
    assert [sheet.code for sheet in Sheet.objects.all()] == ["new"]
