"""What is written on the trail about outreach."""

from localaction.kit.events import Event

EVENTS: tuple[Event, ...] = ()
