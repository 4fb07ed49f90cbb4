"""What may become of a signature."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from localaction.kit.lifecycle import Lifecycle, Move


class SignatureStatus(TextChoices):
    """`announced`: two people confirmed it and everyone can read it; it is final unless somebody objects in seven days.

    `listed`: taken over from an earlier record, with its source; we hold no evidence of our own.
    """

    DRAFT = "draft", _("being written")
    PENDING = "pending", pgettext_lazy("signature", "being checked")
    ANNOUNCED = "announced", pgettext_lazy("signature", "announced")
    CONFIRMED = "confirmed", pgettext_lazy("signature", "confirmed")
    LISTED = "listed", pgettext_lazy("signature", "listed")
    DISPUTED = "disputed", _("disputed")
    REFUSED = "refused", pgettext_lazy("signature", "not accepted")
    WITHDRAWN = "withdrawn", _("withdrawn")
    SUPERSEDED = "superseded", _("reaffirmed by a later signature")


OPEN = (SignatureStatus.DRAFT, SignatureStatus.PENDING)
STANDING = (SignatureStatus.CONFIRMED, SignatureStatus.LISTED, SignatureStatus.DISPUTED)
PUBLIC = (*STANDING, SignatureStatus.ANNOUNCED)

LIFECYCLE = Lifecycle(
    "signature",
    SignatureStatus,
    SignatureStatus.DRAFT,
    (
        Move("sign", ("draft",), "pending", _("Sign")),
        Move("hand_back", ("pending",), "draft", _("Ask a question")),
        Move("announce", ("pending",), "announced", _("Announce")),
        Move("finalise", ("announced",), "confirmed", _("Make final")),
        Move("refuse", ("pending",), "refused", _("Do not accept")),
        Move("list_legacy", ("draft",), "listed", _("List from an earlier record")),
        Move("dispute", ("announced", "confirmed", "listed"), "disputed", _("Mark as disputed")),
        Move("settle_as_announced", ("disputed",), "announced", _("Settle: the signature is announced anew")),
        Move("settle_as_confirmed", ("disputed",), "confirmed", _("Settle: the signature stays confirmed")),
        Move("settle_as_listed", ("disputed",), "listed", _("Settle: the signature stays listed")),
        Move(
            "settle_as_withdrawn", ("disputed",), "withdrawn", _("Settle: the signature is no longer valid")
        ),
        Move(
            "withdraw",
            ("draft", "pending", "announced", "confirmed", "listed", "disputed"),
            "withdrawn",
            _("Withdraw"),
        ),
        Move(
            "supersede", ("announced", "confirmed", "listed"), "superseded", _("Replace by a later signature")
        ),
    ),
)
