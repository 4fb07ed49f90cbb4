"""Everything the site holds on a person, found by following the tables themselves.

A table says by its own foreign key what a row is to a person. A row that would go with the person (CASCADE) is
hers alone: it is given in full, and erased with her. A row that stays without her (SET_NULL, PROTECT) is an act
for an institution: it is named in the copy of her data, and stays when she is erased, pointing to an account
without a name. So a new table is never forgotten, neither in the copy nor in the erasure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from django.db.models import CASCADE, EmailField, ForeignKey, Model, Q

from localaction.accounts.models import Person
from localaction.desk import trail_records
from localaction.kit.events import words_of
from localaction.kit.models import OutgoingLetter, TrailEvent
from localaction.kit.plain import plain

# what the libraries we build on keep of a person: only what a person can read, never keys
OTHERS: Final = {
    "account.emailaddress": ("email", "verified"),
    "mfa.authenticator": ("type", "created_at", "last_used_at"),
    "usersessions.usersession": ("created_at", "ip", "last_seen_at", "user_agent"),
}
# addresses that stand for an institution, not for a person
INSTITUTIONAL: Final = ("governments.government.official_email",)
OURS: Final = "localaction."


@dataclass(frozen=True, slots=True)
class Tie:
    """One way in which rows of a table point to a person. `is_own`: such rows are the person's alone."""

    model: type[Model]
    field: str
    is_own: bool

    @property
    def label(self) -> str:
        """The table, "actions.presence"."""
        return str(self.model._meta.label_lower)

    def rows(self, person: Person) -> Any:
        """The rows that point to the person."""
        return self.model._base_manager.filter(**{self.field: person.pk}).order_by("pk")


def ties() -> list[Tie]:
    """Every foreign key to a person, of every table but the trail, which is asked apart."""
    found = []
    for relation in Person._meta.get_fields(include_hidden=True):
        field = getattr(relation, "field", None)
        if not relation.auto_created or relation.concrete or not isinstance(field, ForeignKey):
            continue
        model = field.model
        if model is not TrailEvent:
            is_own = field.remote_field.on_delete is CASCADE and not model._meta.auto_created
            found.append(Tie(model, field.name, is_own))
    return sorted(found, key=lambda tie: (tie.label, tie.field))


def addresses() -> list[tuple[type[Model], str]]:
    """Every column that may hold the address of a person, but that of the account itself."""
    return [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, EmailField)
        and model is not Person
        and f"{model._meta.label_lower}.{field.name}" not in INSTITUTIONAL
        and model._meta.label_lower not in OTHERS
    ]


def events_by(person: Person) -> Q:
    """The condition on events that the person did or that were done to the account."""
    return Q(person=person.pk) | Q(subject_type=Person._meta.label_lower, subject_id=person.pk)


# --- the copy


def everything_on(person: Person) -> dict[str, Any]:
    """Everything held on the person as JSON data, by what it is."""
    account = plain(person, without=("password",))
    own: dict[str, list[dict[str, Any]]] = {}
    acts: dict[str, list[str]] = {}
    for tie in ties():
        for row in tie.rows(person).iterator():
            if tie.is_own:
                own.setdefault(tie.label, []).append(_told(row, tie))
            else:
                acts.setdefault(f"{tie.label}.{tie.field}", []).append(_named(row, tie))
    return {
        "account": account,
        "own": own,
        "acts": acts,
        "letters": list(_letters(person)),
        "named_elsewhere": _named_elsewhere(person),
        "trail": list(_trail(person)),
    }


def _told(row: Model, tie: Tie) -> dict[str, Any]:
    if tie.label in OTHERS:
        return {name: _text(getattr(row, name)) for name in OTHERS[tie.label]}
    several = {
        field.name: [str(one) for one in getattr(row, field.name).all()] for field in row._meta.many_to_many
    }
    return plain(row, without=(tie.field,)) | several


def _named(row: Model, tie: Tie) -> str:
    path, _page = trail_records.path_of(tie.label)
    value: Any = row
    for step in path.split("__") if path else ():
        value = getattr(value, step, None)
    return f"{value} (#{row.pk})" if path and value else f"#{row.pk}"


def _letters(person: Person) -> Iterator[dict[str, Any]]:
    for letter in OutgoingLetter.objects.filter(recipient_email=person.email).order_by("pk").iterator():
        yield {
            "queued_at": letter.queued_at.isoformat(),
            "sent_at": _text(letter.sent_at),
            "subject": letter.subject,
            "text": letter.text,
        }


def _named_elsewhere(person: Person) -> dict[str, int]:
    counts = {
        f"{model._meta.label_lower}.{field}": model._base_manager.filter(
            **{f"{field}__iexact": person.email}
        ).count()
        for model, field in addresses()
        if model is not OutgoingLetter
    }
    return {place: count for place, count in counts.items() if count}


def _trail(person: Person) -> Iterator[dict[str, Any]]:
    for event in TrailEvent.objects.filter(events_by(person)).order_by("pk").iterator():
        yield {
            "at": event.at.isoformat(),
            "verb": event.verb,
            "words": str(words_of(event.verb)),
            "record": f"{event.subject_type} #{event.subject_id}",
            "because": event.because,
            "facts": event.facts,
        }


def _text(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
