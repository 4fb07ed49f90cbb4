"""How long it is kept what was sent to a webhook and what it answered."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from localaction.api.models import Delivery
from localaction.kit.retention import Rule, rows_rule


def _old(before: datetime) -> QuerySet[Delivery]:
    return Delivery.objects.filter(made_at__lt=before)


RULES: tuple[Rule, ...] = (
    rows_rule(
        "deliveries",
        _("Messages to webhooks, with what was answered"),
        _("They help the owner of an address to find out why something did not arrive."),
        _old,
    ),
)
