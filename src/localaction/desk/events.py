"""What is written on the trail about the work at the desk."""

from localaction.kit.events import Event

EVENTS: tuple[Event, ...] = ()
