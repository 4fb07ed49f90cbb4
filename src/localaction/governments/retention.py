"""How long names and addresses are kept of people who were invited to a team and never came."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from localaction.governments.models import Invitation
from localaction.kit.retention import Rule, rows_rule


def _unanswered(before: datetime) -> QuerySet[Invitation]:
    over = Q(expires_at__lt=before) | Q(withdrawn_at__lt=before)
    return Invitation.objects.filter(over, accepted_at__isnull=True)


RULES: tuple[Rule, ...] = (
    rows_rule(
        "invitations",
        _("Invitations to a team that were never accepted"),
        _(
            "They hold the name and address of somebody who has no account. The trail keeps that somebody was invited."
        ),
        _unanswered,
    ),
)
