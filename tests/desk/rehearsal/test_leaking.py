"""Every address is tried, and a word that is said where it must not be said is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from localaction.assessment import conflicts, operations
from localaction.desk.rehearsal import leaking
from localaction.desk.rehearsal.browser import Browser
from localaction.desk.rehearsal.leaking import Route, Target, attempt, routes
from localaction.desk.rehearsal.report import Report, Size
from localaction.kit.answers import allow
from tests.actions import making
from tests.assessment import people_and_actions as assessing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_index(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


def test_every_named_address_is_tried() -> None:
    names = {route.name for route in routes()}
    assert {"desk:queue", "assessment:fairness_csv", "actions:page", "api:action", "showcase:search"} <= names


@pytest.mark.parametrize("opened", [False, True])
def test_a_door_left_open_is_found(opened: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    action = assessing.action(assessing.government("Kampala"))
    reader, desk = assessing.person("Reader", role="assessor"), making.secretariat()
    assignment = operations.assign(actor=desk, action=action, assessor=reader)
    browser, report = Browser(), Report(Size())
    browser.client = assessing.client_of(reader)
    monkeypatch.setattr(leaking, "routes", lambda: [Route("assessment:assessment", ("pk",))])
    if opened:  # planted: the text is shown whatever was declared
        monkeypatch.setattr(conflicts, "may_see_text", lambda *_: allow())
    attempt({"undeclared": browser}, Target({"pk": [str(assignment.pk)]}, (assessing.CANARY,)), report)
    assert report.leaks == {"assessment:assessment": (2, 1 if opened else 2)}
    assert report.is_as_declared is not opened
