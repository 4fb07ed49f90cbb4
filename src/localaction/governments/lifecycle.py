"""What may become of a government's record, and of a membership."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from localaction.kit.lifecycle import Lifecycle, Move


class GovernmentStatus(TextChoices):
    """`listed`: the secretariat entered it from its own records, and nobody has been verified to speak for it yet."""

    PROPOSED = "proposed", pgettext_lazy("government", "proposed")
    LISTED = "listed", pgettext_lazy("government", "listed")
    VERIFIED = "verified", pgettext_lazy("government", "verified")
    MERGED = "merged", pgettext_lazy("government", "merged")
    REJECTED = "rejected", pgettext_lazy("government", "not accepted")


class MembershipStatus(TextChoices):
    """Where a person's wish to speak for a government stands."""

    REQUESTED = "requested", _("asked to join")
    ACTIVE = "active", _("member")
    DECLINED = "declined", pgettext_lazy("membership", "not accepted")
    ENDED = "ended", pgettext_lazy("membership", "ended")


LIVE = (GovernmentStatus.PROPOSED, GovernmentStatus.LISTED, GovernmentStatus.VERIFIED)

GOVERNMENT = Lifecycle(
    "government",
    GovernmentStatus,
    GovernmentStatus.PROPOSED,
    (
        Move("enlist", ("proposed",), "listed", _("List from our records")),
        Move("verify", ("proposed", "listed"), "verified", _("Verify")),
        Move("reject", ("proposed",), "rejected", _("Do not accept")),
        Move("reopen", ("rejected",), "proposed", _("Open again")),
        Move("merge", ("proposed", "listed", "verified"), "merged", _("Merge into another")),
    ),
)

MEMBERSHIP = Lifecycle(
    "membership",
    MembershipStatus,
    MembershipStatus.REQUESTED,
    (
        Move("accept", ("requested",), "active", _("Accept")),
        Move("decline", ("requested",), "declined", _("Do not accept")),
        Move("end", ("requested", "active"), "ended", _("End")),
    ),
)
