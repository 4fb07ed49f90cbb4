"""What can be written on the trail: every verb is declared once, in the `events.py` of the part that records it.

    EVENTS = (Event("action.submitted", _("Submitted")), …)

`words` is the line of a history. `keeps` says under which rule of retention the personal parts of such an event
fall (see `content/retention`): "institutional" for acts on a record, "account" for what people do with their own
accounts, "routine" for what the site does by itself again and again. The event itself always stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Final, Literal

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Keeps = Literal["institutional", "account", "routine"]
PACKAGE: Final = "localaction."


class UndeclaredEvent(LookupError):
    """No part declares an event of that verb."""


@dataclass(frozen=True, slots=True)
class Event:
    """One kind of event: its verb ("action.submitted"), its words in a history, and its rule of retention."""

    verb: str
    words: str | Promise
    keeps: Keeps = "institutional"


EVENTS: tuple[Event, ...] = (
    Event("retention.carried_out", _("Old personal data let go"), keeps="routine"),
    Event("letter.released", _("Letter read and released")),
    Event("letter.withdrawn", _("Letter withdrawn before it left")),
)


def gathered(events: Iterable[Event]) -> dict[str, Event]:
    """Events by verb. Raises ValueError when two declare the same verb, or a verb is not "noun.what_was_done"."""
    found: dict[str, Event] = {}
    for event in events:
        noun, dot, done = event.verb.partition(".")
        if not (noun and dot and done) or event.verb in found:
            raise ValueError(f"the event {event.verb!r} is declared twice, or has no noun")
        found[event.verb] = event
    return found


@cache
def declared() -> dict[str, Event]:
    """Every event of every part, by verb, in the order of the parts."""
    modules = [
        f"{config.name}.events" for config in apps.get_app_configs() if config.name.startswith(PACKAGE)
    ]
    return gathered(event for name in modules if find_spec(name) for event in import_module(name).EVENTS)


def find(verb: str) -> Event:
    """The event of that verb. Raises UndeclaredEvent."""
    try:
        return declared()[verb]
    except KeyError:
        raise UndeclaredEvent(verb) from None


def words_of(verb: str) -> str | Promise:
    """A verb in words; a verb that nobody declares any more is shown as it is."""
    event = declared().get(verb)
    return event.words if event else verb


def verbs_kept(keeps: Keeps) -> list[str]:
    """The verbs under one rule of retention."""
    return [event.verb for event in declared().values() if event.keeps == keeps]
