"""Route × role × method × state: the state of a record lets in exactly those who are declared, and writes nothing else.

Beside it: nobody comes to one city's record by the address of another's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.sweeps.doors import ROUTES, Route
from tests.sweeps.state_doors import STATES, Declared, In
from tests.sweeps.stateful import (
    BELONGINGS,
    KINDS,
    METHODS,
    STATEFUL_ROLES,
    kind_of,
    observed,
    routes_of,
    staged,
)
from tests.sweeps.test_permissions import _ask, _outcome, _path
from tests.sweeps.world import CANARY, World, built

pytestmark = [pytest.mark.django_db, pytest.mark.unwatched]
GROUPS = {"team": ("viewer", "focal"), "rest": STATEFUL_ROLES}
SPREAD = {"action": 5}
"""Over so many tests the states of a kind are spread, to run side by side."""
PARTS = [
    (kind, tuple(KINDS[kind].lifecycle.states.values[start :: SPREAD.get(kind, 1)]))
    for kind in KINDS
    for start in range(SPREAD.get(kind, 1))
]


@pytest.fixture(autouse=True)
def _own_index(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"


def _read(text: str) -> dict[str, set[str]]:
    """ "rest=404 team=in desk=done|in" as the answers of each role."""
    found: dict[str, set[str]] = {}
    for token in text.split():
        who, _equals, answers = token.partition("=")
        found |= {key: set(answers.split("|")) for key in GROUPS.get(who, (who,))}
    return found


def _row(rows: tuple[In, ...], state: str) -> In:
    named = [row for row in rows if state in row.states.split()]
    return (named or [row for row in rows if row.states == "*"])[0]


def _undeclared(states: dict[str, Declared], routes: list[Route]) -> Iterator[str]:
    """Stateful routes that are not declared, declared ones that are none, states that a route says nothing about."""
    for kind in KINDS:
        known = {route.name for route in routes if kind_of(route) == kind}
        yield from (f"{kind} {name}: not declared" for name in sorted(known - states[kind].keys()))
        yield from (f"{kind} {name}: no such route" for name in sorted(states[kind].keys() - known))
        for name, rows in states[kind].items():
            yield from (f"{kind} {name}: {why}" for why in _gaps(rows, KINDS[kind].lifecycle.states.values))


def _gaps(rows: tuple[In, ...], states: list[str]) -> Iterator[str]:
    told = [state for row in rows for state in row.states.split() if state != "*"]
    yield from (f"{state} twice" for state in {one for one in told if told.count(one) > 1})
    yield from (f"no state {state}" for state in set(told) - set(states))
    if not any(row.states == "*" for row in rows):
        yield from (f"{state} is missing" for state in sorted(set(states) - set(told)))
    for row in rows:
        for text in (row.read, row.write):
            yield from (f"nothing about {role}" for role in STATEFUL_ROLES if role not in _read(text))


def test_every_state_of_every_stateful_route_is_declared() -> None:
    assert list(_undeclared(STATES, ROUTES)) == []


def test_a_route_or_a_state_without_declaration_is_found() -> None:
    planted = Route("actions:planted", None, None, {"reference": "draft"})
    assert list(_undeclared(STATES, [*ROUTES, planted])) == ["action actions:planted: not declared"]
    name, rows = next(iter(STATES["call"].items()))
    without = {**STATES, "call": {**STATES["call"], name: (In("draft open", rows[0].read, rows[0].write),)}}
    assert list(_undeclared(without, ROUTES)) == [
        f"call {name}: archived is missing",
        f"call {name}: closed is missing",
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "states"), PARTS, ids=lambda value: value if isinstance(value, str) else "")
def test_each_state_lets_in_exactly_those_who_may(kind: str, states: tuple[str, ...]) -> None:
    world, record = staged(kind)
    wrong = []
    for state in states:
        for name, method, role, found, text in observed(world, kind, record, state):
            row = _row(STATES[kind][name], state)
            allowed = _read(row.read if method == "GET" else row.write)[role]
            if str(found) not in allowed:
                wrong.append(f"{state} {role} {method} {name}: {found}, declared {sorted(allowed)}")
            if method == "GET" and found == "done":
                wrong.append(f"{state} {role} {method} {name}: recorded something")
            if role == "stranger" and CANARY in text:
                wrong.append(f"{state} {role} {method} {name}: shows a text that is not for this role")
    assert wrong == [], "\n".join(wrong)


def _mixed(world: World) -> Iterator[tuple[Route, World]]:
    """Every address of something that belongs to a record, below the address of another record of the same city."""
    actions, signatures = ("handed_back", "assessing", "decided"), ("unsigned", "signature")
    for route in ROUTES:
        part = route.fills.get("reference", "")
        if "reference" in route.fills and set(route.fills.values()) & set(BELONGINGS) and part in world.keys:
            others = signatures if part in signatures else actions
            here = next(one for one in others if world.keys[one] != world.keys[part])
            yield route, replace(world, keys={**world.keys, part: world.keys[here]})


@pytest.mark.parametrize("role", ["focal", "desk"])
def test_nothing_of_another_record_opens_by_the_address_of_one_s_own(role: str) -> None:
    """The picture, paper, line, edit … of one record, asked for below the address of another."""
    world = built()
    wrong, client, asked = [], world.client(role), set()
    for route, mixed in _mixed(world):
        asked.add(route.name)
        for method in METHODS:
            answer, is_recorded = _ask(client, _path(route, mixed), method, route.sends)
            if _outcome(answer) not in (403, 404, 405) or is_recorded:
                wrong.append(f"{role} {method} {route.name}: {_outcome(answer)}")
    assert wrong == [], "\n".join(wrong)
    assert {"actions:picture", "actions:owner", "actions:line", "actions:edit", "declarations:paper"} <= asked


def test_the_sweep_asks_about_every_kind() -> None:
    assert all(len(routes_of(kind)) > 2 for kind in KINDS)
