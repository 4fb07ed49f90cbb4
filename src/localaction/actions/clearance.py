"""Where an action stands with the protection check: what is found in it now, and what was answered about that."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from localaction.actions import protection, publishing, wordings
from localaction.actions.models import Action, Finding, FindingState
from localaction.actions.protection import FieldText
from localaction.kit.answers import Answer, Refused, allow_if

NOT_ANSWERED = _(
    "Some passages could lead to a person or a shelter. Change them, or say why they must stay; the list shows which."
)
NOT_CLEARED = _(
    "This cannot be published yet: some passages could lead to a person or a shelter, and nobody has cleared them."
)
_TOLD = {relation: told for relation, _name, told in wordings.ROWS}


class Uncleared(Refused):
    """Something would cross to the register in which a finding is not cleared. `findings` says which."""

    def __init__(self, findings: tuple[protection.Finding, ...]) -> None:
        super().__init__(NOT_CLEARED)
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Passage:
    """A finding as it stands: in which text, and what was answered (None: nothing yet)."""

    finding: protection.Finding
    text: FieldText
    answer: Finding | None

    @property
    def key(self) -> str:
        """What names it in forms and in the table of answers."""
        return key_of(self.finding)

    @property
    def state(self) -> str:
        """ "open", "kept" or "cleared"."""
        return str(self.answer.state) if self.answer else str(FindingState.OPEN)

    @property
    def waits_for_author(self) -> bool:
        """Whether it must be mended, or kept with a reason, before the action can be sent."""
        return self.finding.must_be_cleared and self.state == FindingState.OPEN

    @property
    def waits_for_clearing(self) -> bool:
        """Whether it keeps the action from being published."""
        return self.finding.must_be_cleared and self.state != FindingState.CLEARED

    @property
    def shown(self) -> protection.Shown:
        """The passage in its sentence."""
        return protection.shown(self.text.text, self.finding.start, self.finding.end)


def key_of(finding: protection.Finding) -> str:
    """The same for the same passage, of the same kind, in the same field: SHA-256, 64 characters."""
    told = "\0".join((finding.field, finding.kind, finding.passage))
    return hashlib.sha256(told.encode()).hexdigest()


def passages_of(action: Action) -> tuple[Passage, ...]:
    """Everything found in an action loaded `with_details()`, as it stands now, each passage once per field.

    What would be published of it is read, and with it the translations that nobody has released yet.
    """
    content = publishing.content_of(action, signature="none")
    texts = [*protection.texts_of(content, action.language), *_unreleased(action), *_unshown(action)]
    return _answered(action, texts)


def passages_in(action: Action, content: Any) -> tuple[Passage, ...]:
    """Everything found in what would be published about an action: of the action itself, or a progress report."""
    return _answered(action, protection.texts_of(content))


def _answered(action: Action, texts: Iterable[FieldText]) -> tuple[Passage, ...]:
    answers = {row.key: row for row in action.findings.all()}
    found: dict[str, Passage] = {}
    for one in texts:
        for finding in protection.findings_of([one]):
            found.setdefault(key_of(finding), Passage(finding, one, answers.get(key_of(finding))))
    return tuple(found.values())


def _unreleased(action: Action) -> Iterator[FieldText]:
    """Translations as they are written, under the field names that they will have when they are released."""
    for row in action.translations.all():
        if row.text.strip() and row.text != row.released_text:
            relation, _dash, rest = row.key.partition("-")
            name = f"{_TOLD.get(relation, relation)}.{rest.rpartition('-')[2]}" if rest else row.key
            yield FieldText(f"translations[{row.language}].{name}", row.text, row.language)


def _unshown(action: Action) -> Iterator[FieldText]:
    """Words of pictures that cannot be shown yet: they will be, once their consent is written down."""
    for place, picture in enumerate(action.pictures.all()):
        if not publishing.may_be_shown(picture):
            for name in ("alt", "credit"):
                if getattr(picture, name):
                    yield FieldText(f"images.{name}", getattr(picture, name), action.language, place)


def is_answered(action: Action) -> Answer:
    """Whether every passage was mended or kept with a reason, so that the action can be sent."""
    return allow_if(not any(one.waits_for_author for one in passages_of(action)), NOT_ANSWERED)


def uncleared_in(action: Action, content: Any, *, stands: Any = None) -> tuple[protection.Finding, ...]:
    """What the gate would stop in `content`: findings that nobody has cleared.

    `stands` is what is public now, one structure or several: where only other facts are restated, texts that stand
    there word for word are not asked about again.
    """
    public = {(one.field, one.text) for one in protection.texts_of(stands)} if stands is not None else set()
    return tuple(
        one.finding
        for one in passages_in(action, content)
        if one.waits_for_clearing and (one.text.field, one.text.text) not in public
    )


def must_be_clear(action: Action, content: Any, *, stands: Any = None) -> None:
    """The gate: raise Uncleared unless every finding in `content` is cleared (see `uncleared_in`)."""
    uncleared = uncleared_in(action, content, stands=stands)
    if uncleared:
        raise Uncleared(uncleared)
