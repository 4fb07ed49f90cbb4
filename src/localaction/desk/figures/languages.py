"""In which languages actions are written, and how far they came."""

from __future__ import annotations

from django.db.models import Count, Q

from localaction.actions.lifecycle import PUBLIC, Status
from localaction.desk.figures.scope import Row, submitted_of


def by_language(call: str) -> list[Row]:
    """Rows of (language, drafts, with the secretariat or its assessors, published), the most written first."""
    writing = Q(status__in=(Status.DRAFT, Status.HANDED_BACK))
    public = Q(status__in=PUBLIC)
    ended = Q(status__in=(Status.DECLINED, Status.WITHDRAWN))
    rows = (
        submitted_of(call)
        .values_list("language")
        .annotate(
            drafts=Count("pk", filter=writing),
            here=Count("pk", filter=~(writing | public | ended)),
            published=Count("pk", filter=public),
            all=Count("pk"),
        )
        .order_by("-all", "language")
    )
    return [[language, drafts, here, published] for language, drafts, here, published, _all in rows]
