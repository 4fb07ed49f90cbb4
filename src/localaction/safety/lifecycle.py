"""What may become of something hidden, and of a concern."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from localaction.kit.lifecycle import Lifecycle, Move


class HidingStatus(TextChoices):
    """`asked`: one person wants to restore it, a second one must agree."""

    HIDDEN = "hidden", pgettext_lazy("record", "hidden")
    ASKED = "asked", _("one person wants to restore it")
    RESTORED = "restored", pgettext_lazy("record", "restored")


class ConcernStatus(TextChoices):
    """`aside`: nothing to answer, for example advertising."""

    NEW = "new", pgettext_lazy("concern", "new")
    ANSWERED = "answered", pgettext_lazy("concern", "answered")
    ASIDE = "aside", pgettext_lazy("concern", "put aside")


HIDING = Lifecycle(
    "hiding",
    HidingStatus,
    HidingStatus.HIDDEN,
    (
        Move("ask_to_restore", ("hidden",), "asked", _("Ask to restore it")),
        Move("keep_hidden", ("asked",), "hidden", _("Keep it hidden")),
        Move("restore", ("asked",), "restored", _("Restore it")),
    ),
)
CONCERN = Lifecycle(
    "concern",
    ConcernStatus,
    ConcernStatus.NEW,
    (
        Move("answer", ("new", "aside"), "answered", _("Answer it")),
        Move("put_aside", ("new",), "aside", _("Put it aside")),
        Move("reopen", ("answered", "aside"), "new", _("Take it up again")),
    ),
)
