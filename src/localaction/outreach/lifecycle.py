"""What may become of a government that the Call wants to reach."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from localaction.kit.lifecycle import Lifecycle, Move


class ProspectStatus(TextChoices):
    """Where a government on a list stands. Follow-ups are sent while it is invited, and in no other state."""

    LISTED = "listed", pgettext_lazy("outreach", "not invited yet")
    INVITED = "invited", pgettext_lazy("outreach", "invited")
    JOINED = "joined", pgettext_lazy("outreach", "joined")
    DECLINED = "declined", pgettext_lazy("outreach", "declined")
    REDIRECTED = "redirected", pgettext_lazy("outreach", "named somebody else")
    STOPPED = "stopped", pgettext_lazy("outreach", "not written to any more")
    DROPPED = "dropped", pgettext_lazy("outreach", "taken off the list")


ANSWERED = (ProspectStatus.DECLINED, ProspectStatus.REDIRECTED, ProspectStatus.STOPPED)

PROSPECT = Lifecycle(
    "prospect",
    ProspectStatus,
    ProspectStatus.LISTED,
    (
        Move("invite", ("listed", "redirected"), "invited", _("Invite")),
        Move("join", ("listed", "invited", "declined", "redirected", "stopped"), "joined", _("Join")),
        Move("decline", ("invited",), "declined", _("Decline")),
        Move("redirect", ("invited",), "redirected", _("Name somebody else")),
        Move("stop", ("listed", "invited", "declined", "redirected"), "stopped", _("Do not write any more")),
        Move("drop", ("listed", "declined", "redirected", "stopped"), "dropped", _("Take off the list")),
    ),
)
