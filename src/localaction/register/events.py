"""What is written on the trail about the register."""

from django.utils.translation import gettext_lazy as _

from localaction.kit.events import Event

EVENTS: tuple[Event, ...] = (
    Event("register.published", _("Published in the register")),
    Event("register.published_many", _("Several records published in the register")),
    Event("register.withdrawn", _("Taken out of the register, a notice stands there")),
    Event("register.hidden", _("Hidden from the public for now")),
    Event("register.restored", _("Shown to the public again, as it stood")),
    Event("register.checkpointed", _("State of the register sealed"), keeps="routine"),
)
