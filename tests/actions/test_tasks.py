"""Jobs by their names."""

from __future__ import annotations

import pytest
from tests.actions.making import focal_point, government, in_state, ready

from localaction.actions.models import Action
from localaction.kit import jobs
from localaction.register import queries as register

pytestmark = pytest.mark.django_db


def test_publish_ready_is_known_by_name_and_publishes() -> None:
    who, home = focal_point()
    action = in_state("accepted", who, home)
    Action.objects.filter(pk=action.pk).update(how="collected")
    jobs.find("actions.publish_ready").function(government_id=home.pk)
    assert register.current("action", action.reference) is not None


def test_it_bears_to_run_again() -> None:
    for _ in range(2):
        jobs.find("actions.publish_ready").function(government_id=None)
    assert register.count("action") == 0


def test_actions_follow_a_merged_government_by_name() -> None:
    who, old = focal_point()
    new = government("Kampala Capital City")
    action = ready(who, old)
    jobs.find("actions.follow_merger").function(from_id=old.pk, into_id=new.pk)
    assert [owner.government for owner in action.owners.all()] == [new]
