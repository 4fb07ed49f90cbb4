"""How long words stay that the secretariat hid by hand from the assessors of one action: they may name somebody."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from localaction.assessment.models import HiddenWords
from localaction.assessment.queries import hidden_words_of_no_use
from localaction.kit.retention import Rule, rows_rule


def _old(before: datetime) -> QuerySet[HiddenWords]:
    return hidden_words_of_no_use().filter(saved_at__lt=before)


RULES: tuple[Rule, ...] = (
    rows_rule(
        "hidden_words",
        _("Words that were hidden from the assessors of one action"),
        _("They may name people. Nobody needs them any more once the action is decided."),
        _old,
    ),
)
