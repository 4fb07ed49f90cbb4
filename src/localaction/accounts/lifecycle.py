"""What may become of a person's request to be erased."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from localaction.kit.lifecycle import Lifecycle, Move


class ErasureStatus(TextChoices):
    """Where a request to be erased stands."""

    ASKED = "asked", _("waits for the secretariat")
    WITHDRAWN = "withdrawn", pgettext_lazy("erasure request", "withdrawn")
    REFUSED = "refused", pgettext_lazy("erasure request", "refused")
    DONE = "done", pgettext_lazy("erasure request", "done")


ERASURE = Lifecycle(
    "erasure",
    ErasureStatus,
    ErasureStatus.ASKED,
    [
        Move("withdraw_erasure", ("asked",), "withdrawn", _("Withdraw the request")),
        Move("refuse_erasure", ("asked",), "refused", _("Refuse with a reason")),
        Move("carry_out_erasure", ("asked",), "done", _("Erase the person")),
    ],
)
