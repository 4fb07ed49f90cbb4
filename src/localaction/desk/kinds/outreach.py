"""Answers to invitations that nobody has read yet."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from localaction.desk.waiting import Kind, Why
from localaction.outreach import queries

KINDS = (
    Kind(
        code="outreach",
        name=_("Answers to invitations"),
        found=lambda _actor: queries.answers_to_read(),
        key="pk",
        page="outreach:prospect",
        since="answered_at",
        title="name",
        why="status",
        whys={
            "declined": Why(_("A government declined an invitation"), _("Read the answer")),
            "redirected": Why(_("Somebody else should be written to"), _("Change the contact")),
            "stopped": Why(_("An address asked not to be written to any more"), _("Take note")),
        },
        country="country",
        language="language",
        searched=("name", "contact_name"),
    ),
)
