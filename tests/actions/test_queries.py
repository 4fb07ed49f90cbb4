"""Who sees which actions."""

from __future__ import annotations

import pytest
from tests.actions.making import actor, focal_point, government, in_state, person, ready, secretariat

from localaction.actions import calls, queries
from localaction.actions.lifecycle import Status
from localaction.actions.models import Action, Call
from localaction.kit.actors import ANONYMOUS, SYSTEM

pytestmark = pytest.mark.django_db


def test_each_sees_the_own_and_the_secretariat_what_was_sent() -> None:
    who, home = focal_point()
    other, elsewhere = focal_point("Omar", of=government("Nairobi", country="KE"))
    draft, sent, theirs = (
        ready(who, home),
        in_state("submitted", who, home),
        in_state("declined", other, elsewhere),
    )
    seen = {
        "focal point": who,
        "other": other,
        "secretariat": secretariat(),
        "assessor": actor(person("Ana", desk_role="assessor")),
        "nobody": ANONYMOUS,
        "system": SYSTEM,
    }
    assert {name: set(queries.actions_for(one)) for name, one in seen.items()} == {
        "focal point": {draft, sent},
        "other": {theirs},
        "secretariat": {sent, theirs},
        "assessor": set(),
        "nobody": set(),
        "system": set(),
    }


def test_an_action_of_others_is_not_found() -> None:
    who, home = focal_point()
    stranger, _elsewhere = focal_point("Omar", of=government("Nairobi", country="KE"))
    action = ready(who, home)
    assert queries.action_for(who, action.reference) == action
    with pytest.raises(Action.DoesNotExist):
        queries.action_for(stranger, action.reference)


def test_the_desk_counts_every_state_but_drafts() -> None:
    who, home = focal_point()
    ready(who, home)
    for status in ("submitted", "submitted", "declined"):
        in_state(status, who, home)
    assert queries.counts_by_status() == {"submitted": 2, "declined": 1}
    assert [row.lead for row in queries.desk_rows(queries.desk_actions("declined"))] == ["Kampala"]


@pytest.mark.parametrize("status", Status.values)
def test_only_accepted_actions_wait_for_a_signature(status: str) -> None:
    who, home = focal_point()
    action = in_state(status, who, home)
    assert list(queries.waiting_for_signature(home.pk)) == ([action] if status == "accepted" else [])
    assert list(queries.waiting_for_signature(government("Nairobi").pk)) == []


def test_a_call_with_a_window_comes_before_the_rolling_one() -> None:
    from datetime import date

    window = Call.objects.create(code="spring", opens_on=date(2026, 3, 1), closes_on=date(2026, 5, 31))
    rolling = Call.objects.get(code="call-rolling")
    days = (date(2025, 1, 1), date(2026, 2, 28), date(2026, 3, 1), date(2026, 5, 31), date(2026, 6, 1))
    assert [calls.open_call(day) for day in days] == [None, rolling, window, window, rolling]


def test_the_team_is_written_to_and_not_those_who_were_only_asked() -> None:
    who, home = focal_point()
    partner, nairobi = focal_point("Omar", of=government("Nairobi", country="KE"))
    action = ready(who, home)
    owner = action.owners.create(government=nairobi, role="partner")
    assert [one.email for one in queries.team_of(action)] == [who.email]
    owner.agreement = "agreed"
    owner.save()
    assert [one.email for one in queries.team_of(action)] == [who.email, partner.email]
