"""Everything a government has given, as one record that any program can read, with the files that belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import PurePath
from typing import Any, Final

import msgspec
from django.db.models import Model
from django.db.models.fields.files import FieldFile

from localaction.accounts.models import Person
from localaction.accounts.naming import names_for
from localaction.actions import queries
from localaction.actions.models import Action
from localaction.declarations.queries import all_signatures
from localaction.governments.models import Government
from localaction.governments.queries import whole_team
from localaction.kit.actors import ANONYMOUS
from localaction.kit.outbox import letters_about
from localaction.kit.plain import plain
from localaction.register.heard import reference_of
from localaction.register.queries import histories

FORMAT: Final = "localaction-government/1"

GIVEN: Final = (
    "owners",
    "claims",
    "milestones",
    "partners",
    "alignments",
    "pictures",
    "pages",
    "questions",
    "translations",
    "lineage",
    "suggestion_answers",
    "findings",
    "report_dates",
    "reports",
    "edits",
)
INSIDE: Final[Mapping[str, tuple[str, ...]]] = {"reports": ("milestones", "claims"), "edits": ("texts",)}
"""The rows of an action that go into the copy, by the names under which the action knows them."""

LEFT_OUT: Final[Mapping[str, str]] = {
    "set_aside": "what one person typed beside a colleague's text: the page shows it to that person only",
    "sheets": "what lay open in somebody's browser; what was typed there is in the answers",
    "filled_forms": "a file that one person is comparing with the draft; taken over, it is in the answers",
    "presences": "who had which page open a moment ago",
    "reminders": "which letters about an unfinished draft have gone; they are among the letters",
    "translation_runs": "jobs of the translating machine; what came of them is in the translations",
}
"""Rows of an action that stay behind, each with the reason. A test sees that none is forgotten."""

# what the secretariat has not sent is its own draft
_GIVEN_ONCE: Final[Mapping[str, str]] = {"edits": "proposed_at"}
_INTERNAL = ("created_by", "deleted_at")
# the words of a letter may hold links that are good for its reader only
_NOT_OF_A_LETTER = (
    *("html", "text", "about", "message_id", "recipient_email"),
    *("last_error", "attempts", "kept", "given_up_at"),
)


@dataclass(frozen=True, slots=True)
class File:
    """One file of the copy: its name inside, and where its bytes are."""

    name: str
    stored: FieldFile


@dataclass(frozen=True, slots=True)
class Given:
    """The whole copy: `record` is JSON data, `actions` the actions it tells of, for pages that show them."""

    record: dict[str, Any]
    files: tuple[File, ...]
    actions: tuple[Action, ...]


def given_by(government: Government, *, now: datetime) -> Given:
    """Everything the government has given, from its details to the published versions of its actions."""
    copy = _Copy()
    team = list(whole_team(government))
    actions = tuple(queries.owned_with_everything(government, _paths()))
    led = [action for action in actions if _is_led_by(action, government)]
    record = {
        "format": FORMAT,
        "made_at": now.isoformat(timespec="seconds"),
        "government": copy.tell(government, without=("name_key",)),
        "team": [_member(one, copy) for one in team],
        "signatures": [_signature(one, copy) for one in all_signatures(government)],
        "actions": [_action(action, copy) for action in led],
        "stands_behind": [
            {"reference": action.reference, "title": action.title, "language": action.title_language}
            for action in actions
            if not _is_led_by(action, government)
        ],
        "published": list(_published(government, led)),
        "letters": [
            copy.tell(letter, without=_NOT_OF_A_LETTER)
            for letter in letters_about(_subjects(government, led), to=[one.person.email for one in team])
        ],
    }
    return Given(record, tuple(copy.files), tuple(led))


class _Copy:
    """A copy while it is made: its files, and how rows are told to a government, that may not know every name."""

    def __init__(self) -> None:
        self.files: list[File] = []
        self.tell = partial(plain, named=self._named)
        self._names = names_for(ANONYMOUS)

    def _named(self, row: Model) -> str:
        return self._names.of(row.pk, str(row)) if isinstance(row, Person) else str(row)


def _is_led_by(action: Action, government: Government) -> bool:
    lead = queries.lead_of(action)
    return lead is not None and lead.government_id == government.pk


def _member(membership: Any, copy: _Copy) -> dict[str, Any]:
    """A person's part in the team; the address stays between that person and the site."""
    return copy.tell(membership, without=("government", "asked_at", "asked_times"))


def _signature(signature: Any, copy: _Copy) -> dict[str, Any]:
    papers = []
    for paper in signature.evidence.all():
        row = copy.tell(paper, without=("signature", "file"))
        if paper.file:
            ending = PurePath(paper.file_name or paper.file.name).suffix[:8]
            row["file"] = f"files/{signature.reference}-{paper.pk}{ending}"
            copy.files.append(File(row["file"], paper.file))
        papers.append(row)
    asked = [copy.tell(one, without=("signature",)) for one in signature.questions.all()]
    told = copy.tell(signature, without=("government", "settled_from"))
    return {**told, "evidence": papers, "questions": asked}


def _action(action: Action, copy: _Copy) -> dict[str, Any]:
    told = copy.tell(action, without=_INTERNAL)
    for name in GIVEN:
        told[name] = [
            _row(action, row, copy) | {inside: _inside(row, inside, copy) for inside in INSIDE.get(name, ())}
            for row in _rows(action, name)
        ]
    return told


def _paths() -> Iterator[str]:
    """What to load with the actions: their rows, and whatever an action or a row points to."""
    yield from _pointed_to(Action)
    for name in GIVEN:
        yield name
        yield from (f"{name}__{field}" for field in _pointed_to(Action._meta.get_field(name).related_model))
        yield from (f"{name}__{inside}" for inside in INSIDE.get(name, ()))


def _pointed_to(model: Any) -> list[str]:
    """The fields by which a row points to another, but for those that lead back to what it hangs on."""
    fields = [field for field in model._meta.concrete_fields if field.is_relation]
    return [field.name for field in fields if field.related_model is not Action]


def _rows(thing: Model, name: str) -> Iterable[Model]:
    rows: Iterable[Model] = getattr(thing, name).all()
    once = _GIVEN_ONCE.get(name)
    return [row for row in rows if getattr(row, once)] if once else rows


def _inside(row: Model, name: str, copy: _Copy) -> list[dict[str, Any]]:
    """The rows that hang on a row, without saying again on which."""
    return [copy.tell(one, without=("report", "edit")) for one in _rows(row, name)]


def _row(action: Action, row: Model, copy: _Copy) -> dict[str, Any]:
    told = copy.tell(row, without=("action",))
    for field in row._meta.concrete_fields:
        stored = getattr(row, field.name)
        if isinstance(stored, FieldFile) and stored.name:
            told[field.name] = f"files/{action.reference}-{row.pk}{PurePath(stored.name).suffix}"
            copy.files.append(File(told[field.name], stored))
    return told


def _published(government: Government, actions: Iterable[Action]) -> Iterator[dict[str, Any]]:
    """Everything the register holds of a government, version by version."""
    reports = [
        reference_of(action.reference, one.number) for action in actions for one in action.reports.all()
    ]
    names = {
        "government": [government.slug],
        "signature": [one.reference for one in government.signatures.all()],
        "action": [action.reference for action in actions],
        "progress": reports,
    }
    for kind, references in names.items():
        for reference, versions in histories(kind, references).items():
            for version in versions:
                yield {"kind": kind, "reference": reference, **msgspec.to_builtins(version)}


def _subjects(government: Government, actions: Iterable[Action]) -> list[str]:
    """What letters were about: the government, its signatures and its actions."""
    own: list[Model] = [government, *government.signatures.all(), *actions]
    return [f"{one._meta.label_lower} {one.pk}" for one in own]
