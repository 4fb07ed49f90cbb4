"""How long it is kept that a program once had a token."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from localaction.accounts.models import ApiToken
from localaction.kit.retention import Rule, rows_rule


def _ended(before: datetime) -> QuerySet[ApiToken]:
    return ApiToken.objects.filter(Q(expires_at__lt=before) | Q(revoked_at__lt=before))


RULES: tuple[Rule, ...] = (
    rows_rule(
        "ended_tokens",
        _("Tokens that ended or were revoked"),
        _(
            "Their owner can see for a while which program wrote in their name. The trail keeps that there was one."
        ),
        _ended,
    ),
)
