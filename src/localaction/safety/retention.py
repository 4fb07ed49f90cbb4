"""How long we keep who told a concern and in which words. A concern that waits for an answer keeps both."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from localaction.kit.retention import CHUNK, Rule
from localaction.safety.lifecycle import ConcernStatus
from localaction.safety.models import Concern


def _over(before: datetime) -> QuerySet[Concern]:
    """Concerns that nobody waits for any more, since before a moment."""
    over = Concern.objects.exclude(status=ConcernStatus.NEW)
    return (
        over.filter(Q(told_at__lt=before))
        .annotate(over_at=Coalesce("answered_at", "told_at"))
        .filter(over_at__lt=before)
    )


def _with_address(before: datetime) -> QuerySet[Concern]:
    return _over(before).exclude(email="")


def _with_words(before: datetime) -> QuerySet[Concern]:
    return _over(before).exclude(words="", answer="")


def _blanking(rows: Callable[[datetime], QuerySet[Concern]], *fields: str) -> Callable[[datetime], int]:
    def forget(before: datetime) -> int:
        ids = list(rows(before).order_by("pk").values_list("pk", flat=True)[:CHUNK])
        return Concern.objects.filter(pk__in=ids).update(**dict.fromkeys(fields, ""))

    return forget


RULES: tuple[Rule, ...] = (
    Rule(
        "concern_addresses",
        _("E-mail addresses of people who told a concern"),
        _("They are there for the answer alone. The answer can still be read behind its link."),
        lambda before: _with_address(before).count(),
        _blanking(_with_address, "email"),
    ),
    Rule(
        "concern_words",
        _("The words of concerns, and of the answers to them"),
        _("They may speak of people. What the concern was about, and that it was answered, stays."),
        lambda before: _with_words(before).count(),
        _blanking(_with_words, "words", "answer"),
    ),
)
