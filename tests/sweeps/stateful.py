"""One action, one signature, one call and one assignment of a city, put into every state in turn, and what opens them.

`observed` asks every address that leads to such a record, as every role, reading and writing, in one state.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from tests.actions import calling, making
from tests.declarations import making as signing
from tests.sweeps.doors import ROUTES, Route
from tests.sweeps.test_permissions import _ask, _outcome, _path
from tests.sweeps.world import CANARY, World, built

from localaction.accounts.actors import actor_of
from localaction.actions import operations as acting
from localaction.actions.lifecycle import CALLS, Status
from localaction.actions.lifecycle import LIFECYCLE as ACTIONS
from localaction.actions.models import Action, Call, Question
from localaction.assessment import operations as judging
from localaction.assessment.lifecycle import ASSIGNMENT
from localaction.assessment.models import Assignment
from localaction.declarations import operations as signed
from localaction.declarations.lifecycle import LIFECYCLE as SIGNATURES
from localaction.declarations.models import Signature
from localaction.kit.actors import SYSTEM
from localaction.kit.lifecycle import Lifecycle

DONE = "done"
"""It was let in, and something was recorded."""
METHODS = ("GET", "POST")
STATEFUL_ROLES = ("viewer", "focal", "stranger", "declared", "desk")
"""Whom the state of a record can make a difference to. Editors are as focal points, but for `doors.LEADERS`; visitors,
staff without second factor and assessors who have not declared are turned away before anybody looks at the record's
state (`test_permissions`; for assessors in every state of their assignment `test_too_early`). Viewers read as focal
points do: they are only asked about writing."""


@dataclass(frozen=True)
class Kind:
    """A noun whose state decides who may do what: its lifecycle, its table, and the parts of addresses that name it.

    `keys` are names of `World.keys` that lead to one of its records.
    """

    lifecycle: Lifecycle
    model: type[Any]
    keys: frozenset[str]


KINDS = {
    "action": Kind(
        ACTIONS,
        Action,
        frozenset(
            {
                "draft",
                "handed_back",
                "assessing",
                "decided",
                "deleted",
                "assessed",
                "pending",
                "edited",
                "being_edited",
                "public",
            }
        ),
    ),
    "signature": Kind(SIGNATURES, Signature, frozenset({"signature", "unsigned"})),
    "call": Kind(CALLS, Call, frozenset({"call", "running_call", "judged_call"})),
    "assignment": Kind(ASSIGNMENT, Assignment, frozenset({"declared_assignment", "asked_assignment"})),
}
# what belongs to the record: its pictures, owners, lines …
BELONGINGS = ("picture", "sent_picture", "owner", "line", "paper", "edit", "report_date", "relation")


def kind_of(route: Route) -> str:
    """Whose state decides on a route, or ""."""
    if route.is_public or route.is_open:
        return ""
    named = set(route.fills.values())
    return next((name for name, kind in KINDS.items() if named & kind.keys), "")


def routes_of(kind: str) -> list[Route]:
    """Every address that leads to a record of a kind, once."""
    found = {route.name: route for route in ROUTES if kind_of(route) == kind}
    return [found[name] for name in sorted(found)]


def staged(kind: str) -> tuple[World, Any]:
    """The world with one record of the kind behind every address that leads to one; and that record."""
    world = built()
    keys, record = {"action": _action, "signature": _signature, "call": _call, "assignment": _assignment}[
        kind
    ](world)
    return replace(world, keys={**world.keys, **keys}), record


def _action(world: World) -> tuple[dict[str, Any], Action]:
    """An action with everything around it; what is always there, whatever its state."""
    focal, desk = actor_of(world.people["focal"]), actor_of(world.people["desk"])
    home = world.people["focal"].memberships.get(government__slug=world.keys["government"]).government
    found = making.ready(focal, home, challenge=f"{CANARY} challenge")
    picture = acting.add_picture(actor=focal, action=found, raw=making.jpeg_with_place())
    owner = acting.ask_government(actor=focal, action=found, government=making.government("Masindi"))
    line = acting.relate(actor=focal, action=found, origin_reference="CTA-001", relation="scales")
    Action.objects.filter(pk=found.pk).update(status=Status.SUBMITTED, submitted_at=found.saved_at)
    found.refresh_from_db()
    asked = judging.assign(actor=desk, action=found, assessor=world.people["asked"])
    declared = judging.assign(actor=desk, action=found, assessor=world.people["declared"])
    judging.declare_no_conflict(actor=actor_of(world.people["declared"]), assignment=declared)
    Question.objects.create(action=found, page="essentials", text=f"{CANARY} Who?", language="en")
    keys: dict[str, Any] = dict.fromkeys(KINDS["action"].keys, found.reference)
    keys |= {"picture": picture.pk, "sent_picture": picture.pk, "owner": owner.pk, "line": line.pk}
    keys |= {"declared_assignment": declared.pk, "asked_assignment": asked.pk}
    return keys | {"reporting_government": home.slug}, found


def _signature(world: World) -> tuple[dict[str, Any], Signature]:
    focal = actor_of(world.people["focal"])
    home = world.people["focal"].memberships.get(government__slug=world.keys["signing_government"]).government
    found = Signature.objects.get(reference=world.keys["unsigned"])
    signing.with_letter(focal, found)
    keys = {
        "signature": found.reference,
        "unsigned": found.reference,
        "paper": found.evidence.get(kind="letter").pk,
    }
    return keys | {"government": home.slug, "signing_government": home.slug}, found


def _call(world: World) -> tuple[dict[str, Any], Call]:
    found = calling.open_call(actor_of(world.people["desk"]), "call-staged")
    return dict.fromkeys(KINDS["call"].keys, found.code), found


def _assignment(world: World) -> tuple[dict[str, Any], Assignment]:
    """One that was declared about; the one that was not leads to the same record of the same assessor."""
    found = Assignment.objects.get(pk=world.keys["declared_assignment"])
    return {"asked_assignment": found.pk, "assessing": found.action.reference}, found


def _sign(world: World, found: Signature, state: str) -> None:
    """Lead a draft to a state by what leads there in life, as far as the database insists on it."""
    focal, desk = actor_of(world.people["focal"]), actor_of(world.people["desk"])
    if state in ("draft", "listed"):
        Signature.objects.filter(pk=found.pk).update(status=state, listed_source="A list")
        return
    signed.sign(actor=focal, signature=found, shown=signing.hash_of(found))
    if state not in ("pending", "refused"):
        signing.with_call(desk, found)
        for who in (desk, making.secretariat("Second")):
            signed.confirm(actor=who, signature=found)
        found.refresh_from_db()
        if state != "announced":
            assert found.final_at is not None
            signed.finalise(actor=SYSTEM, signature=found, now=found.final_at)
    if state == "disputed":
        signed.dispute(actor=desk, signature=found, because="Is it so?")
    elif state in ("refused", "withdrawn", "superseded"):
        Signature.objects.filter(pk=found.pk).update(status=state)


@contextmanager
def in_state(world: World, kind: str, record: Any, state: str) -> Iterator[None]:
    """The record in that state; afterwards as before."""
    with transaction.atomic():
        rows = KINDS[kind].model.objects.filter(pk=record.pk)
        if kind == "signature":
            _sign(world, rows.get(), state)
        elif (kind, state) == ("assignment", "done"):
            rows.update(status=state, submitted_at=timezone.now(), recommendation="accept")
        else:
            rows.update(status=state)
        yield
        transaction.set_rollback(True)


def observed(
    world: World, kind: str, record: Any, state: str
) -> Iterator[tuple[str, str, str, str | int, str]]:
    """(route, method, role, answer, text) for every address of the kind, in one state."""
    with in_state(world, kind, record, state):
        for role in STATEFUL_ROLES:
            client = world.client(role)
            for route in routes_of(kind):
                for method in METHODS if role != "viewer" else METHODS[1:]:
                    answer, is_recorded = _ask(client, _path(route, world), method, route.sends)
                    outcome = _outcome(answer)
                    text = answer.getvalue().decode(errors="replace")
                    yield route.name, method, role, DONE if is_recorded and outcome == "in" else outcome, text
