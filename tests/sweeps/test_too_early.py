"""Nobody reads a submission before "no conflict": on no address, in no file and no letter, in none of these states.

Every address is read by an assessor whose assignment leads to one action, in each state in which the text is not shown.
Files are unpacked; lists are searched for words of the text. `test_blindness` posts, too, and asks who was never asked.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from tests.sweeps.doors import ROUTES
from tests.sweeps.test_permissions import _path
from tests.sweeps.world import CANARY, World, built

from localaction.accounts.actors import actor_of
from localaction.actions.models import Action
from localaction.assessment import operations as judging
from localaction.assessment.lifecycle import AssignmentStatus
from localaction.assessment.models import Assignment
from localaction.kit.models import OutgoingLetter

pytestmark = [pytest.mark.django_db, pytest.mark.unwatched]
SHOWN = (AssignmentStatus.OPEN, AssignmentStatus.DONE)
KEPT_BACK = [state for state in AssignmentStatus.values if state not in SHOWN]
WORDS = "summary"  # stands in every text beside the canary
SEARCHES = {
    "showcase:search": "q",
    "api:actions": "q",
    "desk:queue": "words",
    "desk:trail": "words",
    "desk:trail_csv": "words",
    "actions:desk": "q",
    "desk:letters": "call",
    "assessment:assessments": "show",
    "assessment:desk_assessment": "q",
    "actions:desk_passages": "q",
    "actions:desk_translations": "q",
}


@pytest.fixture(autouse=True)
def _own_index(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


def text_of(answer: Any) -> str:
    """Everything an answer says, also inside the files that it packs together."""
    return _unpacked(answer.getvalue()) + str(answer.get("Location", ""))


def _unpacked(content: bytes) -> str:
    if not content.startswith(b"PK"):
        return content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "\n".join(f"{name} {_unpacked(packed.read(name))}" for name in packed.namelist())


def _one_action(world: World) -> World:
    """The same world, with every address that names an action leading to the one that the assessor was asked about."""
    reference = world.keys["assessing"]
    swapped = {
        key: reference if isinstance(value, str) and value.startswith("LA-") else value
        for key, value in world.keys.items()
    }
    return replace(world, keys={**swapped, "declared_assignment": world.keys["asked_assignment"]})


def _said(client: Client, path: str, method: str, sends: dict[str, str]) -> str:
    with transaction.atomic():
        said = text_of(client.get(path) if method == "GET" else client.post(path, sends))
        transaction.set_rollback(True)
    return said


def _leaks(world: World, role: str) -> list[str]:
    """Where somebody reads the text; what is posted is swept by `test_blindness`, before any declaration."""
    found, client = [], world.client(role)
    for route in ROUTES:
        if route.is_for_reader or route.name == "account_logout" or (route.is_public and not route.fills):
            continue
        path = _path(route, world)
        found += [path] if CANARY in _said(client, path, "GET", {}) else []
    copy = _said(client, reverse("desk:own_copy"), "POST", {})
    found += ["own copy"] if CANARY in copy else []
    found += [
        f"search {name}"
        for name, field in SEARCHES.items()
        if CANARY in _said(client, f"{reverse(name)}?{field}={WORDS}", "GET", {})
    ]
    return found


@pytest.mark.parametrize("state", KEPT_BACK)
def test_the_text_is_kept_back_on_every_address(state: str) -> None:
    world = _one_action(built())
    Assignment.objects.filter(pk=world.keys["asked_assignment"]).update(status=state)
    assert _leaks(world, "asked") == []


def test_whoever_takes_a_conflict_back_to_mind_reads_on_nowhere() -> None:
    """Declared while reading: the text is gone at once, and the copy of one's own data does not hold it either."""
    world = built()
    mine = Assignment.objects.get(pk=world.keys["declared_assignment"])
    actor = actor_of(world.people["declared"])
    page = reverse("assessment:assessment", args=[mine.pk])
    assert CANARY in _said(world.client("declared"), page, "GET", {}), "otherwise this test proves nothing"
    judging.declare_conflict(actor=actor, assignment=mine, kind="own_country")
    assert _leaks(_one_action(world), "declared") == []


def test_no_letter_to_an_assessor_holds_the_text() -> None:
    world = built()
    for role in ("asked", "bystander"):
        letters = OutgoingLetter.objects.filter(recipient_email=world.people[role].email)
        assert [one.letter for one in letters if CANARY in one.subject + one.html + one.text] == []
    assert OutgoingLetter.objects.filter(recipient_email=world.people["asked"].email).exists()


def test_a_leak_inside_a_packed_file_would_be_found() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("inner.txt", f"{CANARY} {Action.__name__}")
    assert CANARY.encode() not in packed.getvalue()
    assert CANARY in _unpacked(packed.getvalue())
