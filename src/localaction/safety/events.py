"""What is written on the trail about safety."""

from localaction.kit.events import Event

EVENTS: tuple[Event, ...] = ()
