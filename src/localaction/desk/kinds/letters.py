"""Letters that somebody must read before they leave."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from localaction.desk import outbox
from localaction.desk.waiting import Kind, Why

KINDS = (
    Kind(
        code="letter",
        name=_("Letters"),
        found=lambda actor: outbox.held_for(actor).order_by(),
        page="desk:letter",
        key="pk",
        since="held_at",
        title="subject",
        title_language="language",
        language="language",
        whys={"read": Why(_("A letter must be read before it leaves"), _("Read the letter"))},
        searched=("subject", "recipient_name", "recipient_email"),
    ),
)
