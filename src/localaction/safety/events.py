"""What is written on the trail about concerns, hiding and recalling."""

from django.utils.translation import gettext_lazy as _

from localaction.kit.events import Event

EVENTS: tuple[Event, ...] = (
    Event("concern.told", _("A concern was reported")),
    Event("concern.answered", _("Concern answered")),
    Event("concern.put_aside", _("Concern put aside")),
    Event("concern.reopened", _("Concern taken up again")),
    Event("hiding.hidden", _("Hidden from the public at once")),
    Event("hiding.restoring_asked", _("One person asked to restore it")),
    Event("hiding.kept_hidden", _("Kept hidden")),
    Event("hiding.restored", _("Restored by two people")),
    Event("copy.noted", _("Noted where a copy is")),
    Event("copy.ended", _("Noted that a copy is gone")),
    Event("recall.acknowledged", _("A place confirmed that its copy is hidden")),
    Event("recall.reminded", _("A place was asked again"), keeps="routine"),
)
