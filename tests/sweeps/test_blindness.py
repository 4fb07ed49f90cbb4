"""What a call hides from assessors is on no page, in no letter and no file that they can get; nor is a text too early.

An action whose government, people, partners and place have names that stand nowhere else is put behind every address
that takes a record, in place of the one that the doors name.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.actions import making
from tests.assessment import people_and_actions as assessing
from tests.sweeps.doors import ROUTES, Route
from tests.sweeps.world import CANARY, World, built

from localaction.accounts.actors import actor_of
from localaction.actions.models import Action, Call, Partner
from localaction.assessment import operations as judging
from localaction.kit.models import OutgoingLetter

pytestmark = pytest.mark.django_db
NAMES = {
    "governments": ("Zorblaxia", "ZORBLAXIA", "زوربلاكسيا", "Зорблаксия", "ZCBG", "zorblaxia"),
    "people": ("Quillonde", "Fenwarrick"),
    "partners": ("Trelloway", "TRWF"),
    "place": ("Mirandoleto", "Uganda", "Ouganda", "أوغندا"),
}
TELLING = (
    "Zorblaxia and its ZORBLAXIANS, زوربلاكسيا and Зорблаксия, the ZCBG. Odaline Quillonde, Ms Fenwarrick. "
    "With the Trelloway Welfare Fund (TRWF). In Mirandoleto, Uganda. Write to odaline@zorblaxia.go.ug, zorblaxia.go.ug."
)
_SHORTEST_ADDRESS = 12
ASSESSORS = ("asked", "declared", "bystander")


@pytest.fixture(autouse=True)
def _own_index(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


def _blind(world: World, facts: tuple[str, ...]) -> World:
    """The same world, in which every address leads to the action that names everything."""
    hidden = _action(world)
    desk = actor_of(world.people["desk"])
    call = Call.objects.get(actions=hidden)
    call.blind = list(facts)
    call.save()
    hidden.refresh_from_db()
    declared = judging.assign(actor=desk, action=hidden, assessor=world.people["declared"])
    asked = judging.assign(actor=desk, action=hidden, assessor=world.people["asked"])
    judging.declare_no_conflict(actor=actor_of(world.people["declared"]), assignment=declared)
    slug = hidden.owners.get().government.slug  # type: ignore[union-attr]
    swapped = {
        key: hidden.reference if isinstance(value, str) and value.startswith("LA-") else value
        for key, value in world.keys.items()
    }
    swapped |= dict.fromkeys((key for key in world.keys if key.endswith("government")), slug)
    return replace(world, keys={**swapped, "declared_assignment": declared.pk, "asked_assignment": asked.pk})


def _action(world: World) -> Action:
    government = making.government("Zorblaxia City Board of Governance")
    government.aliases, government.names = ["زوربلاكسيا", "Зорблаксия"], {"fr": "Zorblaxia"}
    government.save()
    assessing.member(assessing.person("Odaline Quillonde"), government)
    assessing.member(assessing.person("Berthold Fenwarrick"), government)
    made = assessing.action(government, language="en")
    for name in ("title", "summary", "challenge", "results", "staff"):
        setattr(made, name, f"{TELLING} {CANARY}" if name != "title" else TELLING[:290])
    made.place_name, made.place_country = "Mirandoleto", "UG"
    made.save()
    Partner.objects.create(action=made, name="Trelloway Welfare Fund (TRWF)", role=TELLING)
    return made


def _path(route: Route, world: World) -> str:
    fills = {
        name: text[1:] if text.startswith("=") else world.keys[text] for name, text in route.fills.items()
    }
    return reverse(route.name, kwargs=fills)


def _said(client: Client, path: str, method: str, sends: dict[str, str]) -> str:
    with transaction.atomic():
        answer: Any = client.get(path) if method == "GET" else client.post(path, sends)
        text = answer.getvalue().decode(errors="replace")
        text += answer.get("Location", "")
        transaction.set_rollback(True)
    return str(text)


def _leaks(world: World, role: str, names: tuple[str, ...]) -> list[str]:
    """Where somebody reads one of the names: on every address, read and written to, and read in Arabic."""
    found, client = [], world.client(role)
    for route in ROUTES:
        # whoever holds the link of a letter is its reader; what stands on public lists crossed the wall
        if route.is_open or route.name == "nothing_here" or (route.is_public and not route.fills):
            continue
        path = _path(route, world)
        asked = [(path, "GET"), (path, "POST"), (path.replace("/en/", "/ar/", 1), "GET")]
        for there, method in asked:
            text = _said(client, there, method, route.sends)
            for typed in {str(world.keys[key]) for key in route.fills.values() if key in world.keys}:
                text = (
                    text.replace(typed, "") if len(typed) > _SHORTEST_ADDRESS else text
                )  # what was asked for
            found += [f"{method} {there}: {name}" for name in names if name in text]
    return found


def _names(fact: str) -> tuple[str, ...]:
    return NAMES[fact]


@pytest.mark.parametrize("role", ASSESSORS)
def test_no_assessor_reads_what_the_call_hides_nor_a_text_too_early(role: str) -> None:
    world = _blind(built(), tuple(NAMES))
    # names of countries stand in every list of countries: the place is told by its own name there
    names = tuple(name for fact in NAMES for name in _names(fact) if name not in NAMES["place"][1:])
    # and whoever has not declared yet, or was never asked, reads nothing of the text at all
    too_early = () if role == "declared" else (CANARY,)
    assert _leaks(world, role, names + too_early) == []


@pytest.mark.parametrize("fact", NAMES)
def test_each_fact_can_be_hidden_alone_and_the_secretariat_sees_it_all_the_same(fact: str) -> None:
    world = _blind(built(), (fact,))
    page = reverse("assessment:assessment", args=[world.keys["declared_assignment"]])
    text = world.client("declared").get(page).content.decode()
    assert CANARY in text
    assert [name for name in _names(fact) if name in text] == []
    others = [other for other in NAMES if other != fact and NAMES[other][0] in text]
    assert others == [other for other in NAMES if other != fact]
    desk = world.client("desk").get(reverse("assessment:judgement", args=[world.keys["assessing"]]))
    assert NAMES[fact][0] in desk.content.decode()


@pytest.mark.parametrize("role", ["asked", "declared"])
def test_no_letter_to_an_assessor_says_what_the_call_hides(role: str) -> None:
    world = _blind(built(), tuple(NAMES))
    for days in (11, 14, 17):
        judging.send_reminders(on=timezone.localdate() + timedelta(days=days))
    letters = OutgoingLetter.objects.filter(recipient_email=world.people[role].email)
    assert letters.filter(letter="assessment/letters/assessment_reminder").count() >= 3
    for letter in letters:
        said = f"{letter.subject} {letter.html} {letter.text}"
        assert [name for fact in NAMES for name in _names(fact) if name in said] == []


def test_a_leak_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    world = _blind(built(), tuple(NAMES))
    monkeypatch.setattr("localaction.assessment.seeing.hidden_from_assessors", lambda action: ())
    assert _leaks(world, "declared", ("Zorblaxia",)) != []
