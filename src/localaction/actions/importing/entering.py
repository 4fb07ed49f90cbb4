"""Entering checked rows, many at once: governments, signatures, actions, and what is published of them.

Everything of one chunk happens in one transaction, so that a row is there whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from django.db import DataError, IntegrityError, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from localaction.actions import publicity
from localaction.actions.importing.content import KEPT, kept_values, published
from localaction.actions.importing.holding import held_among
from localaction.actions.importing.known import ACTION, COLLECTED, COLLECTED_AGAIN, Change, sort_out
from localaction.actions.importing.problems import Problem
from localaction.actions.importing.rows import Row
from localaction.actions.importing.tables import Table
from localaction.actions.lifecycle import PUBLIC, Status
from localaction.actions.models import (
    Action,
    Agreement,
    Alignment,
    How,
    Owner,
    OwnerRole,
    Partner,
    PeopleClaim,
)
from localaction.actions.publishing import content_of
from localaction.declarations import operations as declarations
from localaction.declarations.queries import standings
from localaction.governments import operations as governments
from localaction.governments.models import Government
from localaction.kit.actors import Actor
from localaction.kit.models import TrailEvent
from localaction.register import operations as register
from localaction.register import shapes
from localaction.register.operations import Publication

_REMEMBERED: Final = 20_000
_ACTIONS: Final = Table(Action, KEPT)
_OWNERS: Final = Table(Owner, ("action", "government"))
_CLAIMS: Final = Table(PeopleClaim, ("action", "number", "method", "source"))
_ALIGNMENTS: Final = Table(Alignment, ("action", "item", "framework"))
_PARTNERS: Final = Table(Partner, ("action", "position", "name"))
_TRAIL: Final = Table(TrailEvent, ("verb", "subject_id", "facts"))


@dataclass(slots=True)
class Outcome:
    """What became of some rows."""

    entered: int = 0
    corrected: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    held: list[Problem] = field(default_factory=list)

    def add(self, other: Outcome) -> None:
        """Count another outcome in."""
        self.entered += other.entered
        self.corrected += other.corrected
        self.unchanged += other.unchanged
        self.problems += other.problems
        self.held += other.held


class _Placed(NamedTuple):
    """A row with the record it has become."""

    row: Row
    action_id: int
    government: Government


class Entering:
    """One run over one file. `source` names the file where a signature or a version says where it comes from."""

    def __init__(self, *, actor: Actor, source: str, on: date) -> None:
        self._actor = actor
        self._source = source
        self._on = on
        self._governments: dict[str, Government] = {}
        self.has_listed = False

    def enter(self, rows: Sequence[Row]) -> Outcome:
        """Enter what is new or changed. When the database refuses a row, the others are entered without it."""
        try:
            return self._enter_together(rows)
        except (IntegrityError, DataError) as error:
            if len(rows) == 1:
                reason = _("The database refused this row: %(error)s.")
                problem = Problem(rows[0].line, "", rows[0].reference, reason % {"error": error}, "refused")
                return Outcome(problems=[problem])
        self._governments.clear()  # some of them were taken back with the chunk
        middle = len(rows) // 2
        outcome = self.enter(rows[:middle])
        outcome.add(self.enter(rows[middle:]))
        return outcome

    @transaction.atomic
    def _enter_together(self, rows: Sequence[Row]) -> Outcome:
        found = sort_out(rows)
        by_row = self._ensure_governments(found.new)
        by_row |= {change.row.reference: change.government for change in found.changed}
        todo = [*found.new, *(change.row for change in found.changed)]
        newly_listed = self._list_signatures(todo, by_row)
        placed = [*self._add(found.new, by_row), *self._change(found.changed)]
        self._add_details(placed)
        self._record(placed, again={change.action_id for change in found.changed})
        held = self._publish(placed)
        self._refresh_others(newly_listed, placed)
        return Outcome(len(found.new), len(found.changed), found.unchanged, found.problems, held)

    # --- governments and signatures

    def _ensure_governments(self, rows: Sequence[Row]) -> dict[str, Government]:
        """The government of each new row by the row's reference, entered and published when it is new."""
        if len(self._governments) > _REMEMBERED:
            self._governments.clear()
        wanted = {row.government.key: row.government for row in rows}
        unknown = [facts for key, facts in wanted.items() if key not in self._governments]
        if unknown:
            found = governments.ensure_many(actor=self._actor, rows=unknown, source=self._source)
            self._governments |= found
            declarations.publish_governments(
                actor=self._actor,
                governments={one.pk: one for one in found.values()}.values(),
                source=self._source,
            )
        return {row.reference: self._governments[row.government.key] for row in rows}

    def _list_signatures(self, rows: Sequence[Row], by_row: dict[str, Government]) -> set[int]:
        """List the signatures that the file knows of; returns the governments for which that is new."""
        signed = {by_row[row.reference].pk: by_row[row.reference] for row in rows if row.is_signed}
        if not signed:
            return set()
        listed = declarations.list_legacy_many(
            actor=self._actor,
            rows=[declarations.Legacy(government=government) for government in signed.values()],
            source=self._source,
            listed_on=self._on,
        )
        self.has_listed = self.has_listed or bool(listed)
        return {signature.government_id for signature in listed}

    # --- actions

    def _add(self, rows: Sequence[Row], by_row: dict[str, Government]) -> list[_Placed]:
        now = timezone.now()
        kept = (kept_values(row, self._on) for row in rows)
        _ACTIONS.insert(
            ([values[name] for name in KEPT] for values in kept),
            created_at=now,
            saved_at=now,
            published_at=now,
            created_by=self._actor.person_id,
        )
        found = Action.objects.filter(reference__in=[row.reference for row in rows])
        ids = dict(found.values_list("reference", "id")) if rows else {}
        placed = [_Placed(row, ids[row.reference], by_row[row.reference]) for row in rows]
        _OWNERS.insert(
            ((one.action_id, one.government.pk) for one in placed),
            role=OwnerRole.LEAD,
            agreement=Agreement.AGREED,
            asked_at=now,
            answered_at=now,
        )
        return placed

    def _change(self, changes: Iterable[Change]) -> list[_Placed]:
        placed = []
        for row, action_id, government in changes:
            values = kept_values(row, self._on) | {"saved_at": timezone.now()}
            values["published_at"] = Coalesce(
                "published_at", timezone.now()
            )  # it may have been held until now
            Action.objects.filter(pk=action_id).update(**values)
            placed.append(_Placed(row, action_id, government))
        ids = [one.action_id for one in placed]
        for details in (PeopleClaim, Alignment, Partner) if ids else ():
            details.objects.filter(action_id__in=ids).delete()
        return placed

    def _add_details(self, placed: Sequence[_Placed]) -> None:
        _CLAIMS.insert(
            (action_id, row.people, "unknown", row.source_url)
            for row, action_id, _government in placed
            if row.people is not None
        )
        _ALIGNMENTS.insert(
            (action_id, code, framework)
            for row, action_id, _government in placed
            for code, framework in row.alignment
        )
        _PARTNERS.insert(
            (action_id, position, name)
            for row, action_id, _government in placed
            for position, name in enumerate(row.partners)
        )

    def _record(self, placed: Sequence[_Placed], again: set[int]) -> None:
        _TRAIL.insert(
            (
                (
                    COLLECTED_AGAIN if action_id in again else COLLECTED,
                    action_id,
                    {"source": self._source, "line": row.line, "digest": row.digest},
                )
                for row, action_id, _government in placed
            ),
            at=timezone.now(),
            person=self._actor.person_id,
            name=self._actor.name,
            subject_type=ACTION,
        )

    # --- the register

    def _publish(self, placed: Sequence[_Placed]) -> list[Problem]:
        """Publish what is clear; returns what is not, a line for each row."""
        stands = standings({one.government.pk for one in placed})

        def content(one: _Placed) -> shapes.Action:
            standing = stands[one.government.pk]
            signature = standing if standing in publicity.MAY_BE_PUBLIC else "none"
            return published(one.row, one.government, signature=signature, on=self._on)

        contents = [(one.row, one.action_id, content(one)) for one in placed]
        held = held_among(contents)
        lines = {problem.line for problem in held}
        register.publish_many(
            actor=self._actor,
            items=(
                Publication("action", row.reference, told, row.language)
                for row, _action_id, told in contents
                if row.line not in lines
            ),
            source=self._source,
        )
        return held

    def _refresh_others(self, governments: set[int], placed: Sequence[_Placed]) -> None:
        """What was published with "no signature on record" says otherwise once a signature is listed."""
        if not governments:
            return
        others = (
            Action.objects.with_details()
            .filter(owners__government_id__in=governments, owners__role="lead", how=How.COLLECTED)
            .filter(status__in=PUBLIC)
            .exclude(pk__in=[one.action_id for one in placed])
        )
        items = (
            Publication("action", action.reference, content_of(action, signature="listed"), action.language)
            for action in others
            if action.status == Status.PUBLISHED
        )
        register.publish_many(actor=self._actor, items=items, source=self._source)
        for action in others:
            if action.status != Status.PUBLISHED:  # what is written there now has not been approved
                publicity.restate_signature(self._actor, action)
